// Learning to add, before the guess; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const defaults = { n: "500", x: "all", b: "", s: "3", q: "What is 47 plus 38?", f: "" }; // f is the result that a link carries
  const limits = {
    n: { least: 100, most: 2000, step: 100 },
    x: { of: ["all", "small"] },
    b: { of: ["", "none", "half", "most"] },
    s: DemoState.SEED,
    q: { longest: 200 },
    f: { longest: 8 },
  };
  const guess = { none: "none", half: "about half", most: "nearly all" };

  /** Draws the stage before the guess: a dot on the map for each sum that will be shown. */
  function ask(stage, { s }) {
    const count = Number(defaults.n);
    SumsMap.draw(stage, { parts: Sums.split(Number(s), count, false), losses: [], looks: [] });
    SumsMap.tell(
      stage,
      `Each dot is a sum that the model will be shown with its answer, ${count} in all: the first number counts from left to right, the second from bottom to top. So far the model is nothing but 7,196 random numbers.`,
    );
  }

  const start = (...all) => SumsPlay.start(...all);
  Demos.define("sums", { defaults, limits, guess, ask, start, locks: true });
})();
