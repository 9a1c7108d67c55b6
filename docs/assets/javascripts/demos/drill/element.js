// Can you tell what's made up?, before the first answer: its thing stands in the static result. The rest comes then.
"use strict";

window.DrillFirst = (() => {
  const { button } = Dom;
  const defaults = { d: "18", g: "" };
  const MOST = 99_999;

  /** Starts a drill with the judgements so far, g: d is its number. */
  function start(frame, state) {
    const ask = (play) => {
      const [asked, ...said] = frame.place.querySelector(".demo-static tbody th").childNodes;
      frame.place.asking(asked.textContent);
      Quiz.show(frame, Quiz.line(false, ...said.map(({ textContent }) => textContent)), ...answers(true, play));
      frame.count(1, Quiz.FIVE, "0 right");
    };
    return Quiz.begin(frame, state, state.g || state.d !== defaults.d, ask, (sign) =>
      DrillPlay.start(frame, state, sign),
    );
  }

  /** The three answers; a look-up costs half a point, and there is one a round. */
  function answers(mayLook, press) {
    const look = button(mayLook ? "Look it up, for half a point" : "Looked up once already", () => press("l"));
    look.disabled = !mayLook;
    return [button("Yes", () => press("t")), button("Made up", () => press("d")), look];
  }

  Demos.define("drill", {
    defaults,
    retired: ["s", "a", "n", "m", "r", "j"], // keys in links from when the things were others
    limits: { d: { least: 1, most: MOST, step: 1 }, g: { like: /^[tdl]{0,15}$/ } },
    start,
  });

  return { MOST, answers };
})();
