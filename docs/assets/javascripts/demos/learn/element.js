// Watch it learn, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const defaults = { n: "" }; // the bet on the moon
  const guess = { nothing: "nothing", read: "a city it read of", other: "a made-up one" };
  const limits = { n: { of: ["", ...Object.keys(guess)] } };

  /** Shows what it writes at first and some of the lines that it will read, and asks for the bet. */
  function start(frame, state) {
    const lines = LearnText.split("\n"),
      some = [30, 0, 67, 81].map((at) => lines[at]);
    frame.stage.replaceChildren(
      make("p.learn-now", "The capital of the moon is ", make("b", "…")),
      make("p.learn-head", `So far it writes noise. Now it reads ${lines.length - 1} lines such as these.`),
      make("p.demo-lines", some.join("\n")),
    );
    const play = (isPressed) => LearnPlay.start(frame, state, isPressed);
    const onward = Onward.first(frame, state, guess, play, { ahead: () => LearnPlay.ahead(), at: "n" });
    if (!state.n) frame.side.append(Dom.button("Or teach it a line of yours first", () => onward.go(play)));
    return onward;
  }

  const retired = ["b", "c", "m", "g", "l", "x", "s", "f"]; // keys in links from when there were other bets, texts and seeds
  Demos.define("learn", { defaults, retired, limits, guess, start });
})();
