// Two kinds of model for one task: a classifier learns the border between two lists, a generator learns each list. No DOM.
"use strict";

window.Labels = (() => {
  const ROUNDS = 200,
    RATE = 4,
    PULL = 0.001,
    LETTERS = 27,
    LOOSE = 0.1,
    FOLDS = 5;

  /** The distinct names in a text, in lower case: at most 150 names of at most 30 letters. */
  function names(text) {
    const found = text
      .toLowerCase()
      .split(/[\s,;]+/u)
      .map((name) => [...name].slice(0, 30).join(""))
      .filter(Boolean);
    return [...new Set(found)].slice(0, 150);
  }

  /** The pairs of adjacent letters, including start and end. */
  function pairs(name) {
    const letters = ["^", ...name, "$"];
    return [...new Set(letters.slice(1).map((letter, at) => letters[at] + letter))];
  }

  const squash = (score) => 1 / (1 + Math.exp(-score));

  /** Logistic regression on letter pairs: learns the odds of the second list, but not how names look. Yields. */
  function* learnBorder([first, second]) {
    const weights = new Map([["", 0]]);
    const cases = [...first.map((name) => [name, 0]), ...second.map((name) => [name, 1])].map(([name, label]) => [
      ["", ...pairs(name)],
      label,
    ]);
    for (let round = 0; round < ROUNDS; round++) {
      const slope = new Map();
      for (const [marks, label] of cases) {
        const miss = label - squash(marks.reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));
        for (const mark of marks) slope.set(mark, (slope.get(mark) ?? 0) + miss / cases.length);
      }
      for (const [mark, rise] of slope) weights.set(mark, (weights.get(mark) ?? 0) * (1 - PULL * RATE) + RATE * rise);
      yield;
    }
    return weights;
  }

  /** The odds that a name belongs to the second list, by the classifier. */
  const border = (weights, name) =>
    squash(["", ...pairs(name)].reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));

  /** A letter trigram model for each list. */
  const learnShapes = (lists) =>
    lists.map((list) => ({
      share: list.length,
      model: Ngrams.learn(
        list.map((name) => [...name].join(" ")),
        2,
      ),
    }));

  /** The odds by Bayes' rule, from the name's probability in each list; unseen letters get a small probability. */
  function shapes(learnt, name) {
    const [first, second] = learnt.map(({ share, model }) => Math.log(share) + likelihood(model, [...name]));
    return squash(second - first);
  }

  function likelihood(model, letters) {
    return [...letters, Ngrams.END].reduce((sum, letter, at) => {
      const seen = Ngrams.followers(model, letters.slice(0, at)).find((one) => one.word === letter);
      return sum + Math.log((1 - LOOSE) * (seen?.odds ?? 0) + LOOSE / LETTERS);
    }, 0);
  }

  /** Names drawn from one list's model: { name, copied }. */
  function create({ model }, list, count, seed) {
    const next = Dice.roll(seed);
    return Array.from({ length: count }, () => {
      const name = Ngrams.write(model, next, 30)
        .map((step) => step.word)
        .join("");
      return { name, copied: list.includes(name) };
    });
  }

  /** The share of names labelled correctly in five-fold cross-validation. Yields between folds. */
  function* crossValidate(lists) {
    const right = { border: 0, shapes: 0, asked: 0 };
    for (let fold = 0; fold < FOLDS; fold++) {
      const [kept, out] = [false, true].map((held) =>
        lists.map((list) => list.filter((_, at) => (at % FOLDS === fold) === held)),
      );
      const weights = yield* learnBorder(kept),
        learnt = learnShapes(kept);
      for (const [label, list] of out.entries())
        for (const name of list) {
          right.asked++;
          right.border += Number(border(weights, name) > 0.5 === Boolean(label));
          right.shapes += Number(shapes(learnt, name) > 0.5 === Boolean(label));
          yield;
        }
    }
    return right;
  }

  return { names, pairs, learnBorder, border, learnShapes, shapes, create, crossValidate };
})();
