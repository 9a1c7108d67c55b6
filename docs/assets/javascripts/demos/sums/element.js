// Learning to add, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const defaults = { g: "", n: "500", x: "small", b: "", s: "3", q: "What is 99 plus 98?", f: "" }; // f is the result that a link carries
  const guess = { most: "197", half: "nearly 197", none: "something far off" };
  const limits = {
    g: { of: ["", "none", "half", "most"] },
    n: { least: 100, most: 2000, step: 100 },
    x: { of: ["all", "small"] },
    b: { of: ["", ...Object.keys(guess)] },
    s: DemoState.SEED,
    q: { longest: 200 },
    f: { longest: 8 },
  };

  /** Shows some of the sums that it will read, and asks for the bet. */
  function start(frame, state) {
    const { shown } = Sums.split(Number(state.s), 4, true),
      lines = shown.map((sum) => `${sum.join(" + ")} = ${Sums.plain(Sums.answer(sum))}`);
    const parts = [make("p", "What it reads looks like this:"), make("p.demo-lines", lines.join("\n"))];
    frame.stage.replaceChildren(make("div.bet-empty", ...parts));
    const play = (isPressed) => SumsPlay.start(frame, state, isPressed);
    const isMade = Boolean(state.b || state.g || state.f);
    return Onward.first(frame, state, guess, play, { ahead: () => SumsPlay.ahead(state), at: "b", isMade });
  }

  const retired = ["l"]; // a key in links from when further questions were counted
  Demos.define("sums", { defaults, retired, limits, guess, start });
})();
