// The sentences of a text, those that a word model draws from them, and from which each was cut. No DOM.
"use strict";

window.Sentences = (() => {
  const MOST_SENTENCES = 200;

  /** The sentences of a text: lines, split after full stops, question marks and exclamation marks. */
  function split(text) {
    return text
      .split(/\n|(?<=[.!?])\s+/u)
      .map((part) => part.trim().split(/\s+/u).slice(0, Ngrams.MOST_WORDS).join(" "))
      .filter(Boolean)
      .slice(0, MOST_SENTENCES);
  }

  /** So many sentences drawn with the seed, word by word, each word with the sentences that contain it in this context. */
  function several(list, size, seed, count) {
    const model = Ngrams.learn(list, size),
      next = Dice.roll(seed);
    return Array.from({ length: count }, () => Ngrams.write(model, next));
  }

  /** Cuts a sentence into the fewest pieces, { words, from, to, source }, each the longest run from one source sentence. */
  function pieces(steps) {
    const cut = [];
    for (let from = 0; from < steps.length; ) {
      const best = steps[from].sources
        .map((source) => ({ source, to: reach(steps, from, source) }))
        .reduce((one, other) => (other.to > one.to ? other : one));
      cut.push({ words: steps.slice(from, best.to).map(({ word }) => word), from, ...best });
      from = best.to;
    }
    return cut;
  }

  /** How far, from a step on, one source sentence contains every step. */
  function reach(steps, from, source) {
    let to = from;
    while (to < steps.length && steps[to].sources.includes(source)) to++;
    return to;
  }

  return { split, several, pieces };
})();
