// What do you believe?, before the first answer: its statement stands in the static result. The rest is loaded then.
"use strict";

window.BeliefsFirst = (() => {
  const { button } = Dom;
  const ANSWERS = { T: "True, I’m sure", F: "False, I’m sure", t: "True, I think", f: "False, I think" };
  const OTHER = { A: "B", B: "A" };
  const defaults = { f: "A", g: "" };

  /** Starts a form with the answers so far: f is the form, g the answers. */
  function start(frame, state) {
    const ask = (play) => {
      show(frame, frame.place.querySelector(".belief-first").textContent, play);
      frame.count(1, Quiz.FIVE, "0 right");
    };
    return Quiz.begin(frame, state, state.g || state.f !== defaults.f, ask, (sign) =>
      BeliefsPlay.start(frame, state, sign),
    );
  }

  /** Shows a statement with its answers, and returns the first. */
  function show(frame, statement, press) {
    const answers = Object.entries(ANSWERS).map(([sign, words]) => button(words, () => press(sign)));
    frame.place.asking("");
    Quiz.show(frame, Quiz.line(false, statement), ...answers);
    return answers[0];
  }

  Dom.store("guide.believed5", null); // kept by an earlier version
  Demos.define("beliefs", {
    defaults,
    retired: ["a", "b", "c", "d", "e", "r", "s"], // the answers in links from when the statements were others
    limits: { f: { of: Object.keys(OTHER) }, g: { like: /^[TFtf]{0,10}$/ } },
    start,
  });

  return { ANSWERS, OTHER, show };
})();
