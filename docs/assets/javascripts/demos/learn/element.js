// Watch it learn, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const defaults = { b: "", m: "", x: "snake", s: "17", f: "" }; // f is the result that a link carries
  const guess = { nothing: "nothing", right: "hiss", other: "something else" };
  const limits = {
    b: { of: ["", ...Object.keys(guess)] },
    m: { of: ["", "nothing", "read", "other"] },
    x: { of: ["all", "snake"] }, // all in links from when it read of the snake first
    s: DemoState.SEED,
    f: { longest: 39 },
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
      ahead: () => LearnPlay.ahead(state),
      at: "b",
      isMade: Boolean(state.b || state.f),
    });
  }

  const retired = ["g", "l"]; // keys in links from when there was another bet, and when further questions were counted
  Demos.define("learn", { defaults, retired, limits, guess, start });
})();
