// The tuned model's whole answer to one question, token by token. No DOM.
"use strict";

window.Opening = (() => {
  const QUESTION = "What is the capital of Iceland?", LONGEST = 24;

  /** Returns the steps of the answer, { token, odds }, where `odds` has the likeliest tokens; always chooses the likeliest. Yields often. */
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
