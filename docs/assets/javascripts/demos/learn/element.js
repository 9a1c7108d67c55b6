// Watch it learn, before the guess; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const defaults = { x: "all", b: "", s: "2", f: "" }; // f is the result that a link carries
  const limits = {
    x: { of: ["all", "egypt"] },
    b: { of: ["", "right", "nothing", "other"] },
    s: DemoState.SEED,
    f: { longest: 39 },
  };
  const guess = { noise: "letters in no order", words: "words, but no sentences", sentences: "whole sentences" };

  /** Draws the stage before the guess: some of the lines that will be read. */
  function ask(stage) {
    const lines = LearnText.split("\n"),
      some = [0, 15, 42, 70, 90, 91].map((at) => lines[at]);
    Demos.empty(stage, `It will read ${lines.length} lines such as these:`, Dom.make("p.demo-lines", some.join("\n")));
  }

  const start = (...all) => LearnPlay.start(...all);
  Demos.define("learn", { defaults, limits, guess, ask, start, locks: true });
})();
