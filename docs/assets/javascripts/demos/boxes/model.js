// Three questions about a system, and what the catalogue says to each answer. No DOM.
"use strict";

window.Boxes = (() => {
  const QUESTIONS = {
    kind: {
      words: "What kind of thing is it?",
      choices: { product: "a product or service", model: "a model or a family of models", technique: "a technique", dataset: "a set of data" },
    },
    model: { words: "Is it a large language model?", choices: { yes: "yes", inside: "no, but it runs one inside", no: "no" } },
    generates: { words: "Does it put out new content?", choices: { yes: "yes", no: "no", none: "the question does not apply" } },
  };
  const SAME = { service: "product", "model family": "model", "does not apply": "none" };
  const OPEN = new Set(["disputed", "not stated here"]);

  /** The choice that a value of the catalogue stands for; null when the catalogue leaves it open. */
  function held(system, question) {
    const value = system[question];
    return OPEN.has(value) ? null : SAME[value] ?? value;
  }

  /** What to say to an answer: { verdict: "right" | "not this" | "open", held, reason }. */
  function judge(system, question, answer) {
    const truth = held(system, question);
    const reason = system.disputed[question] ?? (system[question] === "not stated here" ? "The listed sources do not say." : "");
    if (truth !== null && answer === truth) return { verdict: "right", held: truth, reason };
    return { verdict: reason ? "open" : "not this", held: truth, reason };
  }

  return { QUESTIONS, held, judge };
})();
