// How a language model goes on with a beginning, and what odds it gives to some ends. No DOM.
"use strict";

window.ForeseeEnds = (() => {
  /** How a model goes on with a beginning: { text, odds, came }, its words up to a full stop, the odds of each option,
      and the number of the one that came; if none did, what came takes the place of a wrong one. Yields often. */
  function* goOn(weights, words, item) {
    const { options, right } = item;
    const reader = new LanguageModel.Reader(weights),
      scores = yield* reader.feedAll([0, ...words.encode(item.text)]);
    const { place } = reader,
      first = LanguageModel.odds(scores),
      odds = [];
    for (const option of options) odds.push(yield* chance(reader, place, first, words.encode(` ${option}`)));
    rewind(reader, place);
    const steps = yield* reader.goOn(scores, 8, words.isLast),
      text = words.textOf(steps).trim(),
      came = options.findIndex((option) => text.startsWith(option) && !/^\w/.test(text.slice(option.length)));
    if (came >= 0) return { text, odds, came };
    options[options.findIndex((option) => option !== right)] = text.replace(/\.$/, "");
    return yield* goOn(weights, words, item);
  }

  /** The odds of some tokens, one after the other. */
  function* chance(reader, place, first, tokens) {
    let product = 1,
      chances = first;
    rewind(reader, place);
    for (const token of tokens) {
      product *= chances[token];
      if (token !== tokens.at(-1)) yield (chances = LanguageModel.odds(reader.feed(token)));
    }
    return product;
  }

  /** Makes a reader forget what it read after a place. */
  function rewind(reader, place) {
    reader.place = place;
    for (const held of [...reader.keys, ...reader.values]) held.length = place;
  }

  return { goOn };
})();
