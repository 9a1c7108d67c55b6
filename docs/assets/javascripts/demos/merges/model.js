// Byte-pair encoding on a small text: join the commonest pair, count again, join again. No DOM.
"use strict";

window.Merges = (() => {
  const LEAST = 2;

  /** The words of a text, each with the space before it; pairs never cross word boundaries. */
  const words = (text) => text.match(/ ?\S+|\s/gu) ?? [];

  const key = ([left, right]) => `${left.length} ${left}${right}`;

  /** The distinct words of a text as lists of characters, with their frequencies. */
  function tally(text) {
    const counts = new Map();
    for (const word of words(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
    return [...counts].map(([word, count]) => ({ parts: Array.from(word), count }));
  }

  /** All pairs of neighbours, commonest first; among equals, those that occur first in the text. */
  function pairs(list) {
    const found = new Map();
    for (const { parts, count } of list) {
      for (let at = 0; at + 1 < parts.length; at++) {
        const pair = [parts[at], parts[at + 1]],
          entry = found.get(key(pair)) ?? { pair, count: 0 };
        entry.count += count;
        found.set(key(pair), entry);
      }
    }
    return [...found.values()].sort((a, b) => b.count - a.count);
  }

  /** The parts with every occurrence of the pair joined, from the left; `glue` creates the joined part. */
  function join(parts, [left, right], glue = (a, b) => a + b, name = (part) => part) {
    const joined = [];
    for (const part of parts) {
      const last = joined.at(-1);
      if (last && name(last) === left && name(part) === right) joined[joined.length - 1] = glue(last, part);
      else joined.push(part);
    }
    return joined;
  }

  /** Learns up to `most` merges, { pair, count }, until no pair occurs twice. Yields after each. */
  function* learn(text, most) {
    const list = tally(text),
      merges = [];
    while (merges.length < most) {
      const [best] = pairs(list);
      if (!best || best.count < LEAST) break;
      merges.push(best);
      for (const word of list) word.parts = join(word.parts, best.pair);
      yield;
    }
    return merges;
  }

  /** The pairs of the text after these merges; the first is the one to join next. */
  function counts(text, merges) {
    const list = tally(text);
    for (const { pair } of merges) for (const word of list) word.parts = join(word.parts, pair);
    return pairs(list);
  }

  /** The tokens of any text after these merges: { text } for a character, { text, left, right, step } for a join. */
  function cut(text, merges) {
    return words(text).flatMap((word) =>
      merges.reduce(
        (parts, { pair }, at) =>
          join(
            parts,
            pair,
            (left, right) => ({ text: left.text + right.text, left, right, step: at + 1 }),
            (part) => part.text,
          ),
        Array.from(word, (character) => ({ text: character })),
      ),
    );
  }

  /** The joins that made a token, in order. */
  function history(token) {
    const made = token.step ? [...history(token.left), ...history(token.right), token] : [];
    return made.sort((a, b) => a.step - b.step);
  }

  return { words, learn, counts, cut, history };
})();
