// An n-gram model: which words followed the same few words, and in which sentences. No DOM.
"use strict";

window.Ngrams = (() => {
  const MOST_WORDS = 40;
  const END = "\n";

  const context = (words, size) => [...new Array(size).fill(""), ...words].slice(-size).join(" ");

  /** Counts the words after each context of `size` words. */
  function learn(list, size) {
    const table = new Map();
    list.forEach((sentence, number) => {
      const words = [...sentence.split(" "), END];
      words.forEach((word, at) => add(table, context(words.slice(Math.max(0, at - size), at), size), word, number));
    });
    return { table, size };
  }

  function add(table, before, word, number) {
    if (!table.has(before)) table.set(before, new Map());
    const followers = table.get(before);
    const entry = followers.get(word) ?? { weight: 0, sources: [] };
    entry.weight++;
    if (!entry.sources.includes(number)) entry.sources.push(number);
    followers.set(word, entry);
  }

  /** The words that may follow: a list of { word, odds, sources }. */
  function followers({ table, size }, words) {
    const found = [...(table.get(context(words, size)) ?? [])];
    const sum = found.reduce((total, [, { weight }]) => total + weight, 0);
    return found.map(([word, { weight, sources }]) => ({ word, odds: weight / sum, sources }));
  }

  /** Draws a sentence by the odds; returns its steps, each an entry from `followers`. */
  function write(model, next, longest = MOST_WORDS) {
    const steps = [];
    while (steps.length < longest) {
      const said = steps.map(({ word }) => word),
        choices = followers(model, said);
      if (!choices.length) break;
      const odds = choices.map((choice) => choice.odds),
        step = choices[Dice.fall(odds, next())];
      if (step.word === END) break;
      steps.push(step);
    }
    return steps;
  }

  return { END, MOST_WORDS, learn, followers, write };
})();
