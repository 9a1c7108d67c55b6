// Watch it learn, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const defaults = { g: "", x: "all", b: "", s: "17", f: "" }; // f is the result that a link carries
  const guess = { noise: "letters in no order", words: "words, but no sentences", sentences: "whole sentences" };
  const limits = {
    g: { of: ["", ...Object.keys(guess)] },
    x: { of: ["all", "snake"] },
    b: { of: ["", "right", "nothing", "other"] },
    s: DemoState.SEED,
    f: { longest: 39 },
  };

  /** Shows what it writes at first and some of the lines that it will read, and asks for the bet. */
  function start(frame, state) {
    const lines = LearnText.split("\n"),
      some = [0, 15, 42, 70].map((at) => lines[at]),
      first = frame.place.querySelector(".demo-static bdi").textContent;
    frame.stage.replaceChildren(
      make(
        "div.bet-empty",
        make("p", "At first it writes"),
        make("p.learn-now", first),
        make("p", `It reads ${lines.length} lines such as these`),
        make("p.demo-lines", some.join("\n")),
      ),
    );
    const play = (isPressed) => LearnPlay.start(frame, state, isPressed);
    return Onward.first(frame, state, guess, play, () => LearnPlay.ahead(state));
  }

  const retired = ["l"]; // a key in links from when further questions were counted
  Demos.define("learn", { defaults, retired, limits, guess, start });
})();
