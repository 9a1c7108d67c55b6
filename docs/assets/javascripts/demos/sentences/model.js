// All sentences that a word model can generate from a text, with their exact odds. No DOM.
"use strict";

window.Sentences = (() => {
  const LEAST = 2e-4,
    LONGEST = 40,
    MOST_SENTENCES = 200;

  /** The sentences of a text: lines, split after full stops, question marks and exclamation marks. */
  function split(text) {
    return text
      .split(/\n|(?<=[.!?])\s+/u)
      .map((part) => part.trim().split(/\s+/u).slice(0, Ngrams.MOST_WORDS).join(" "))
      .filter(Boolean)
      .slice(0, MOST_SENTENCES);
  }

  /** Returns all sentences with odds of at least 1 in 5,000, likeliest first: { text, odds, copied }. Yields at intervals. */
  function* reachable(list, size) {
    const model = Ngrams.learn(list, size);
    const found = new Map(),
      open = [{ words: [], odds: 1 }];
    while (open.length) {
      const { words, odds } = open.pop();
      for (const { word, odds: share } of Ngrams.followers(model, words)) {
        const now = odds * share;
        if (now < LEAST || words.length > LONGEST) continue;
        if (word !== Ngrams.END) open.push({ words: [...words, word], odds: now });
        else found.set(words.join(" "), (found.get(words.join(" ")) ?? 0) + now);
      }
      yield;
    }
    const known = new Set(list);
    return [...found]
      .map(([text, odds]) => ({ text, odds, copied: known.has(text) }))
      .sort((a, b) => b.odds - a.odds || (a.text < b.text ? -1 : 1));
  }

  /** The number and total odds of copied and new sentences; the other odds belong to sentences below the limit. */
  function summary(sentences) {
    const sum = (some) => ({ count: some.length, odds: some.reduce((total, one) => total + one.odds, 0) });
    const [copied, fresh] = [true, false].map((kind) => sum(sentences.filter((one) => one.copied === kind)));
    return { copied, fresh, rest: Math.max(0, 1 - copied.odds - fresh.odds) };
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

  return { split, reachable, summary, several, pieces };
})();
