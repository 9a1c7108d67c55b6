// What the shipped model does with one line: the chances of the next piece, what it writes, and what it draws. No DOM.
"use strict";

window.Run = (() => {
  const LONGEST = 60,
    SHORT = 12; // the pieces after which a text or a draw is cut

  /**
   * Reads a line and goes on from it, as the likeliest piece each time. Yields often.
   *
   * `given` is the whole text that the model gets; `pieces` the longest that it can read, the end mark at the start included, so
   * that older pieces fall out; `until` is "sentence" or "end"; the chances shown are those of the `count`
   * likeliest pieces of the first step; `draws` texts are drawn by the chances, with one die for all.
   */
  function* line(weights, words, { given, pieces, until, count, draws, seed }) {
    const kept = [0, ...words.encode(given).slice(1 - pieces)],
      dice = Dice.roll(seed),
      drawn = [];
    const steps = yield* until === "end"
      ? LanguageModel.written(weights, kept, LONGEST, () => false)
      : LanguageModel.written(weights, kept, SHORT, words.isLast);
    for (let time = 0; time < draws; time++) {
      const steps = yield* LanguageModel.written(weights, kept, SHORT, words.isLast, (chances) =>
        Dice.fall(chances, dice()),
      );
      drawn.push(words.textOf(steps));
    }
    return { text: words.textOf(steps), bars: bars(words, steps[0], count), drawn };
  }

  /** The likeliest pieces, and all others together: { piece, share, chosen }. */
  function bars(words, { chances, chosen }, count) {
    const top = LanguageModel.likeliest(chances, count).map((token) => ({
      piece: words.tokens[token],
      share: chances[token],
      chosen: token === chosen,
    }));
    const rest = top.reduce((left, { share }) => left - share, 1);
    return [...top, { piece: null, count: chances.length - count, share: Math.max(0, rest), chosen: false }];
  }

  return { line };
})();
