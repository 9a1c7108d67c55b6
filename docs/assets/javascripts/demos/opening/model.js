// One question and its whole answer, token by token, by the tuned model. No DOM.
"use strict";

window.Opening = (() => {
  const QUESTION = "What is the capital of Iceland?", LONGEST = 24;

  /** Yields often: every step of the answer, { token, odds: the likeliest tokens with theirs }, the likeliest token chosen each time. */
  function* answer(weights, words, count) {
    const session = new LanguageSession(weights, words, { prompt: QUESTION, way: "tuned", pick: "top", seed: "0" }), steps = [];
    while (!session.ended && steps.length < LONGEST) {
      const { chances, chosen } = yield* session.next();
      steps.push({ token: words.tokens[chosen], odds: LanguageModel.likeliest(chances, count).map((number) => [words.tokens[number], chances[number]]) });
    }
    return steps;
  }

  return { QUESTION, answer };
})();
