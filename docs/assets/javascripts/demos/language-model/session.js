// One generated text: a prompt, one of three ways to ask the model, and what it writes. No DOM.
"use strict";

window.LanguageSession = (() => {
  const ASK = "Reader: ",
    REPLY = "\nGuide:";
  const KEPT = 96, // tokens of a text that leaves no room to write
    LONGEST = 60; // tokens that it writes

  /** The text that the model gets, in parts: [before, prompt, after]. */
  const wrap = (prompt, way) => (way === "base" ? ["", prompt, ""] : [ASK, prompt, REPLY]);

  /** Reads a prompt and writes the likeliest tokens, but doesn't end at once: { way, parts, words, steps, text, repeats },
      the last if it wrote a sentence twice and would go on so. Yields often. */
  function* write(weights, words, { prompt, way }) {
    const parts = wrap(prompt, way),
      read = [0, ...words.encode(parts.join(""))].slice(-KEPT);
    const written = [];
    const isTwice = () => /(\w[^.?]{9,}[.?])\s*\1$/.test(words.decode(written));
    const stops = (token) => written.push(token) && isTwice(),
      choose = (chances) => LanguageModel.likeliest(chances, 2).find((token) => token || written.length);
    const steps = yield* LanguageModel.written(weights, read, LONGEST, stops, choose);
    return { way, parts, words, weights, read, steps, text: words.textOf(steps), repeats: isTwice() };
  }

  /** The whole word that each of some tokens would be a piece of at a step, as the model would end it. Yields often. */
  function* inWords({ words, weights, read, steps }, at, tokens) {
    const before = steps.slice(0, at).map(({ chosen }) => chosen),
      isOther = (token) => !/^[a-z]/i.test(words.tokens[token]),
      found = [];
    for (const token of tokens) {
      const on = yield* LanguageModel.written(weights, [...read, ...before, token], 6, isOther);
      const rest = on.map(({ chosen }) => chosen).filter((token) => !isOther(token));
      const text = words.decode([...before, token, ...rest]);
      found.push(token ? text.split(" ").at(-1) : LanguageTokenizer.named("<end>"));
    }
    return found;
  }

  /** The index of the step whose token was the least likely. */
  function boldest({ steps }) {
    const odds = steps.map(({ chances, chosen }) => chances[chosen]);
    return odds.indexOf(Math.min(...odds));
  }

  return { wrap, write, inWords, boldest };
})();
