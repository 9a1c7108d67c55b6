// Watch it learn, before the guess; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const defaults = { x: "all", b: "", s: "17", f: "" }; // f is the result that a link carries
  const limits = {
    x: { of: ["all", "snake"] },
    b: { of: ["", "right", "nothing", "other"] },
    s: DemoState.SEED,
    f: { longest: 39 },
  };
  const guess = { noise: "letters in no order", words: "words, but no sentences", sentences: "whole sentences" };

  /** Draws the stage before the guess: what it writes at first, and some of the lines that it will read. */
  function ask(stage) {
    const lines = LearnText.split("\n"),
      some = [0, 15, 42, 70].map((at) => lines[at]),
      first = stage.closest("live-demo").querySelector(".demo-static bdi").textContent;
    DemoFrame.empty(
      stage,
      "At first it writes",
      make("p.learn-now", first),
      make("p", `It reads ${lines.length} lines such as these`),
      make("p.demo-lines", some.join("\n")),
    );
  }

  const start = (...all) => LearnPlay.start(...all),
    ahead = (...all) => LearnPlay.ahead(...all);
  Demos.define("learn", {
    defaults,
    retired: ["l"], // a key in links from when further questions were counted
    limits,
    guess,
    ask,
    start,
    ahead,
    locks: true,
  });
})();
