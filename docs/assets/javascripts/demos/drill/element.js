// Can you tell what's made up?, before the first answer: its thing stands in the static result. The rest comes then.
"use strict";

window.DrillFirst = (() => {
  const { button, make } = Dom;
  const defaults = { d: "3425", h: "" };
  const MOST = 99_999;

  /** Starts a drill with the judgements so far, h: d is its number. */
  function start(frame, state) {
    const ask = (play) => {
      const [asked, ...said] = frame.place.querySelector(".demo-static tbody th").childNodes;
      frame.place.asking(asked.textContent);
      Quiz.show(frame, Quiz.line(false, ...said.map(({ textContent }) => textContent)), ...answers(true, play));
      frame.count(1, Quiz.FIVE, "0 right");
    };
    return Quiz.begin(frame, state, state.h || state.d !== defaults.d, ask, (sign) =>
      DrillPlay.start(frame, state, sign),
    );
  }

  /** The answers; there is one look-up a round, which is never wrong. */
  const answers = (mayLook, press) => [
    button("Yes", () => press("t")),
    button("Made up", () => press("d")),
    mayLook ? button("Look it up (once)", () => press("l")) : make("p.quiz-foot", "Your look-up is spent."),
  ];

  Demos.define("drill", {
    defaults,
    retired: ["s", "a", "n", "m", "r", "j", "g"], // keys in links from when the things were others
    limits: { d: { least: 1, most: MOST, step: 1 }, h: { like: /^[tdl]{0,15}$/ } },
    start,
  });

  return { MOST, answers };
})();
