// One generated text: a prompt, one of three ways to ask the model, and what it writes. No DOM.
"use strict";

window.LanguageSession = (() => {
  const ASK = "Reader: ",
    REPLY = "\nGuide:";
  const KEPT = 96, // tokens of a text that leaves no room to write
    LONGEST = 60; // tokens that it writes

  /** The text that the model gets, in parts: [before, prompt, after]. */
  const wrap = (prompt, way) => (way === "base" ? ["", prompt, ""] : [ASK, prompt, REPLY]);

  /** Reads a prompt and writes the likeliest tokens: { way, parts, words, steps, text, repeats }; `repeats` if it wrote a sentence twice and would go on so. Yields often. */
  function* write(weights, words, { prompt, way }) {
    const parts = wrap(prompt, way),
      read = [0, ...words.encode(parts.join(""))],
      kept = read.length > KEPT ? read.slice(-KEPT) : read;
    const reader = new LanguageModel.Reader(weights),
      written = [];
    const isTwice = () => /(\w[^.?]{9,}[.?])\s*\1$/.test(words.decode(written));
    const steps = yield* reader.goOn(yield* reader.feedAll(kept), LONGEST, (token) => {
      written.push(token);
      return isTwice();
    });
    return { way, parts, words, steps, text: words.said(steps), repeats: isTwice() };
  }

  /** The index of the step whose token was the least likely. */
  function boldest({ steps }) {
    const odds = steps.map(({ chances, chosen }) => chances[chosen]);
    return odds.indexOf(Math.min(...odds));
  }

  return { wrap, write, boldest };
})();
