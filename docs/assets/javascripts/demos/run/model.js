// What the shipped model does with one line: the chances of the next piece, what it writes, and what it draws. No DOM.
"use strict";

window.Run = (() => {
  const LONGEST = 60,
    SHORT = 12; // the pieces after which a text or a draw is cut
  const isEnd = (piece) => [".", "?", "<end>"].includes(piece);

  /**
   * Reads a line and goes on from it, as the likeliest piece each time. Yields often.
   *
   * `given` is the whole text that the model gets; `pieces` the longest that it can read, the end mark at the start included, so
   * that older pieces fall out; `until` is "sentence" or "end"; `look` picks the step whose chances are shown: "first" or "least",
   * the one whose piece was the least likely, and `count` of its pieces; `draws` texts are drawn by the chances, with one die for all.
   */
  function* line(weights, words, { given, pieces, until, look, count, draws, seed }) {
    const kept = [0, ...words.encode(given).slice(1 - pieces)],
      dice = Dice.roll(seed),
      drawn = [];
    const steps = yield* written(
      weights,
      words,
      kept,
      until === "end" ? LONGEST : SHORT,
      until === "end" ? null : isEnd,
      best,
    );
    const least = steps.reduce((one, step) => (step.chances[step.chosen] < one.chances[one.chosen] ? step : one));
    for (let time = 0; time < draws; time++) {
      drawn.push(
        textOf(words, yield* written(weights, words, kept, SHORT, isEnd, (chances) => Dice.fall(chances, dice()))),
      );
    }
    return { text: textOf(words, steps), bars: bars(words, look === "least" ? least : steps[0], count), drawn };
  }

  const best = (chances) => LanguageModel.likeliest(chances, 1)[0];
  const textOf = (words, steps) => words.decode(steps.map(({ chosen }) => chosen).filter((token) => token !== 0));

  /** The steps by which a text goes on, { chances, chosen }; it ends at the end mark or after `longest` pieces, or where `stops`. */
  function* written(weights, words, kept, longest, stops, choose) {
    const reader = new LanguageModel.Reader(weights),
      steps = [];
    let scores;
    for (const token of kept) {
      scores = reader.feed(token);
      yield;
    }
    for (;;) {
      const chances = LanguageModel.odds(scores),
        chosen = choose(chances);
      steps.push({ chances, chosen });
      if (
        chosen === 0 ||
        stops?.(words.tokens[chosen]) ||
        steps.length === longest ||
        reader.place === LanguageModel.SHAPE.context
      )
        return steps;
      scores = reader.feed(chosen);
      yield;
    }
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
