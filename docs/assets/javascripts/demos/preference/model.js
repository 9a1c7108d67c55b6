// Rewarding replies: how ratings shift the odds of a few replies of the model. No DOM.
"use strict";

window.Preference = (() => {
  const QUESTION = "What is the capital of Iceland?";
  const REPLIES = [
    "The capital of Norway is Oslo.",
    "The capital of Iceland is Paris.",
    "The capital of Iceland is Reykjavik.",
    "Iceland is a country in Europe.",
    "I am a very small language model.",
    "What is your question?",
  ];

  /** Returns the log-probability of each reply, including its end. Yields after each token. */
  function* logs(weights, words) {
    const asked = [0, ...words.encode(LanguageSession.wrap(QUESTION, "tuned").join(""))],
      sums = [];
    for (const reply of REPLIES) {
      const reader = new LanguageModel.Reader(weights);
      let scores,
        sum = 0;
      for (const token of asked) {
        scores = reader.feed(token);
        yield;
      }
      for (const token of [...words.encode(` ${reply}`), 0]) {
        sum += Math.log(LanguageModel.odds(scores)[token]);
        scores = reader.feed(token);
        yield;
      }
      sums.push(sum);
    }
    return sums;
  }

  /** The relative odds of the replies after rewarding: odds times e to the power of rating / caution. */
  function tilt(sums, ratings, caution) {
    return LanguageModel.odds(sums.map((sum, at) => sum + ratings[at] / caution));
  }

  return { QUESTION, REPLIES, logs, tilt };
})();
