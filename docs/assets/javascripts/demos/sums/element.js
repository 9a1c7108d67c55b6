// Learning to add, before the guess; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const defaults = { n: "500", x: "all", b: "", s: "3", q: "What is 99 plus 98?", f: "" }; // f is the result that a link carries
  const limits = {
    n: { least: 100, most: 2000, step: 100 },
    x: { of: ["all", "small"] },
    b: { of: ["", "none", "half", "most"] },
    s: DemoState.SEED,
    q: { longest: 200 },
    f: { longest: 8 },
  };
  const guess = { none: "none", half: "about half", most: "nearly all" };

  /** Draws the stage before the guess: some of the sums that it will read. */
  function ask(stage, { s }) {
    const { shown } = Sums.split(Number(s), 4, false),
      lines = shown.map((sum) => `${sum.join(" + ")} = ${Sums.plain(Sums.answer(sum))}`);
    DemoFrame.empty(stage, "What it reads looks like this:", Dom.make("p.demo-lines", lines.join("\n")));
  }

  const start = (...all) => SumsPlay.start(...all),
    ahead = (...all) => SumsPlay.ahead(...all);
  Demos.define("sums", {
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
