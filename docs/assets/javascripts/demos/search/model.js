// Three ways to answer from one set of passages: find one, write one, find and then write. No DOM.
"use strict";

window.Search = (() => {
  const K = 1.2,
    B = 0.75,
    COMMON = 0.25;
  const MOST = 100;
  const EMPTY = new Set(
    (
      "a an and are as at be by did do does for from had has have how in is it its of on or that the there " +
      "they this to was were what when where which who whom whose why will with"
    ).split(" "),
  );

  /** The passages of a text, one per line. */
  const passages = (text) =>
    text
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean)
      .slice(0, MOST);

  /** The words of a text in lower case and singular, without stop words. */
  function terms(text) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return words.filter((word) => !EMPTY.has(word)).map((word) => (word.length > 3 ? word.replace(/s$/, "") : word));
  }

  /** The passages that contain a word of the query, with their scores, best first (BM25, k1 = 1.2, b = 0.75). */
  function rank(query, list) {
    const held = list.map(terms);
    const mean = held.reduce((sum, words) => sum + words.length, 0) / held.length;
    const asked = [...new Set(terms(query))];
    const rarity = new Map(
      asked.map((term) => {
        const holders = held.filter((words) => words.includes(term)).length;
        return [term, Math.log(1 + (held.length - holders + 0.5) / (holders + 0.5))];
      }),
    );
    const score = (words) =>
      asked.reduce((sum, term) => {
        const often = words.filter((word) => word === term).length;
        return sum + (rarity.get(term) * often * (K + 1)) / (often + K * (1 - B + (B * words.length) / mean));
      }, 0);
    return held
      .map((words, number) => ({ number, score: score(words) }))
      .filter((one) => one.score > 0)
      .sort((a, b) => b.score - a.score || a.number - b.number);
  }

  /** The words of the query: how many passages contain each, and whether an answer must contain it. */
  function needs(query, list) {
    const held = list.map((passage) => new Set(terms(passage)));
    return [...new Set(terms(query))].map((term) => {
      const holders = held.filter((words) => words.has(term)).length;
      return { term, holders, needed: holders <= COMMON * list.length };
    });
  }

  /** The best passages that contain every needed word; none if a rare word is in no passage. */
  function find(query, list) {
    const needed = needs(query, list)
      .filter((one) => one.needed)
      .map((one) => one.term);
    return rank(query, list).filter(({ number }) => {
      const held = terms(list[number]);
      return needed.every((term) => held.includes(term));
    });
  }

  /** The numbers of the passages given to the generator: the best answer found, then the next best search results. */
  function handed(query, list, count) {
    const [best] = find(query, list);
    if (!best) return [];
    const others = rank(query, list).filter((one) => one.number !== best.number);
    return [best, ...others].slice(0, count).map((one) => one.number);
  }

  /** A sentence drawn from a trigram model, in which sentences that share words with the query count more. */
  function write(query, list, seed) {
    const asked = new Set(terms(query));
    const weigh = (sentence) => 1 + 30 * new Set(terms(sentence).filter((term) => asked.has(term))).size ** 2;
    const model = Ngrams.learn(Ngrams.sentences(list.join("\n")), 2, weigh);
    return Ngrams.write(model, Dice.roll(seed))
      .map((step) => step.word)
      .join(" ");
  }

  return { passages, terms, rank, needs, find, handed, write };
})();
