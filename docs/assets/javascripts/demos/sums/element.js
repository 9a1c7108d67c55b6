// Learning to add, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const defaults = { g: "", n: "500", x: "all", b: "", s: "3", q: "What is 99 plus 98?", f: "" }; // f is the result that a link carries
  const guess = { none: "none", half: "about half", most: "nearly all" };
  const limits = {
    g: { of: ["", ...Object.keys(guess)] },
    n: { least: 100, most: 2000, step: 100 },
    x: { of: ["all", "small"] },
    b: { of: ["", "none", "half", "most"] },
    s: DemoState.SEED,
    q: { longest: 200 },
    f: { longest: 8 },
  };

  /** Shows some of the sums that it will read, and asks for the bet. */
  function start(frame, state) {
    const { shown } = Sums.split(Number(state.s), 4, false),
      lines = shown.map((sum) => `${sum.join(" + ")} = ${Sums.plain(Sums.answer(sum))}`);
    frame.stage.replaceChildren(
      Dom.make(
        "div.bet-empty",
        Dom.make("p", "What it reads looks like this:"),
        Dom.make("p.demo-lines", lines.join("\n")),
      ),
    );
    const play = (isPressed) => SumsPlay.start(frame, state, isPressed);
    return Onward.first(frame, state, guess, play, () => SumsPlay.ahead(state));
  }

  const retired = ["l"]; // a key in links from when further questions were counted
  Demos.define("sums", { defaults, retired, limits, guess, start });
})();
