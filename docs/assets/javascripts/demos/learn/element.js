// Watch it learn, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const defaults = { b: "", m: "" }; // the two bets
  const guess = { nothing: "nothing", right: "hiss", other: "something else" };
  const limits = {
    b: { of: ["", ...Object.keys(guess)] },
    m: { of: ["", "nothing", "read", "other"] },
  };

  /** Shows what it writes at first and some of the lines that it will read, and asks for the bet. */
  function start(frame, state) {
    const lines = LearnText.split("\n"),
      some = [30, 31, 81, 0].map((at) => lines[at]),
      first = frame.place.querySelector(".demo-static bdi").textContent;
    frame.stage.replaceChildren(
      make(
        "div.bet-empty",
        make("p", "At first it writes"),
        make("p.learn-now", first),
        make("p", `It reads ${lines.length - 1} lines such as these`),
        make("p.demo-lines", some.join("\n")),
      ),
    );
    const play = (isPressed) => LearnPlay.start(frame, state, isPressed);
    return Onward.first(frame, state, guess, play, {
      ahead: () => LearnPlay.ahead(),
      at: "b",
      isMade: Boolean(state.b),
    });
  }

  const retired = ["g", "l", "x", "s", "f"]; // keys in links from when there were other bets, texts and seeds
  Demos.define("learn", { defaults, retired, limits, guess, start });
})();
