// The language model demonstration before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

window.LanguageModelDemo = (() => {
  const { make } = Dom;
  const WAYS = {
    both: "Base and tuned, side by side",
    base: "Base model",
    wrapped: "Base model, “Reader:” and “Guide:” added",
    tuned: "Tuned model",
  };
  const defaults = { g: "", prompt: "Who is Taylor Swift?", way: "tuned", n: "0", b: "" };
  const guess = {
    unknown: "that it doesn’t know",
    singer: "that she’s a singer",
    animal: "something that isn’t about her",
    silent: "nothing",
  };
  const limits = {
    g: { of: ["", ...Object.keys(guess), "right", "other"] }, // the last two in links from when the bet was on Iceland
    prompt: { longest: 2000 },
    way: { of: Object.keys(WAYS) },
    n: { least: 0, most: 999, step: 1 },
    b: { of: ["", "none", "made", "real", "answer", "question", "nothing"] }, // the bets that follow
  };

  /** Draws the stage before anything is written: the text as the model will read it. */
  function ask(stage, { prompt, way }) {
    const wrapper = (part) => ["wrapped", "tuned"].includes(way) && make("span.demo-wrapper", part);
    const text = make("p.demo-text", wrapper("Reader: "), make("bdi", prompt), wrapper("\nGuide:"));
    stage.replaceChildren(make("div", make("p.demo-caption", "What it will read"), text));
  }

  /** Asks the first bet, or the next one if the home page has answered that. */
  function start(frame, state) {
    if (Dom.stored("guide.singer") && !state.g && state.prompt === defaults.prompt)
      Object.assign(state, { g: "animal", prompt: "What is the capital of Velmora?" });
    ask(frame.stage, state);
    return Onward.first(frame, state, guess, (isPressed) => LanguagePlay.start(frame, state, isPressed));
  }

  Demos.define("language-model", {
    defaults,
    retired: ["l", "pick", "seed"], // keys in links from when further questions were counted, and tokens could be drawn
    limits,
    guess,
    start,
    more: "More: the steps, the texts it read",
  });

  return { WAYS, defaults, limits, guess, ask };
})();
