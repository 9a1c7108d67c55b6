// What do you believe?, before the first answer: its statement stands in the static result. The rest is loaded then.
"use strict";

window.BeliefsFirst = (() => {
  const { button } = Dom;
  const ANSWERS = { T: "True, I’m sure", F: "False, I’m sure", t: "True, I think", f: "False, I think" };
  const STORED = "guide.believed5"; // in this browser, until the reader deletes it; a new order of the statements needs a new name
  const ANSWERED = /^[TFtf]{0,10}$/; // the answers of a form so far
  const OTHER = { A: "B", B: "A" };
  const defaults = { f: "A", c: "" };
  let resumes = true; // the first start goes on where this browser left off

  /** The answers of each form so far, by the order in which the forms were begun. */
  const stored = () =>
    Object.fromEntries(
      Object.entries(Dom.stored(STORED) ?? {}).filter(([form, answers]) => OTHER[form] && ANSWERED.test(answers)),
    );

  /** Starts a form with the answers so far: f is the form, c the answers. */
  function start(frame, state) {
    if (resumes && !state.c) state.c = stored()[state.f] ?? "";
    resumes = false;
    const ask = (play) => {
      show(frame, frame.place.querySelector(".belief-first").textContent, play);
      frame.count(1, Quiz.FIVE, "0 right");
    };
    return Quiz.begin(frame, state, state.c || state.f !== defaults.f, ask, (sign) =>
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

  Demos.define("beliefs", {
    defaults,
    retired: ["a", "b", "r", "s"], // the answers in links from when the order was another
    limits: { f: { of: Object.keys(OTHER) }, c: { like: ANSWERED } },
    start,
  });

  return { ANSWERS, STORED, OTHER, defaults, stored, show };
})();
