// Which of these really lived?: a generator makes up names, and a labeller, which can make none, tells one list from the other. No DOM.
"use strict";

window.Labels = (() => {
  const ROUNDS = 200,
    RATE = 4,
    PULL = 0.001,
    LETTERS = 27,
    LOOSE = 0.1,
    LOOKS_BACK = 3;
  const KINDS = ["dinosaur", "element"];
  // The rounds of a game: seven with dinosaurs, then three with elements, each of four names.
  const GAME = [...new Array(7).fill(0), ...new Array(3).fill(1)],
    SHOWN = 4;
  const SHORTEST = 6,
    LONGEST = 18;

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

  /** The odds that a name belongs to the second list, by the labeller. */
  const border = (weights, name) =>
    squash(["", ...pairs(name)].reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));

  /** For each list, which letter followed which three. */
  const learnShapes = (lists) =>
    lists.map((list) => ({
      share: list.length,
      model: Ngrams.learn(
        list.map((name) => [...name].join(" ")),
        LOOKS_BACK,
      ),
    }));

  /** The odds that a name belongs to the second list, by the generator: Bayes' rule, with a small probability for letters it never saw there. */
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

  /** The rounds of a game by its number: { kind, names, real }, `real` being the place of the one name that is not made up. */
  function game({ asked, known }, learnt, number) {
    const next = Dice.roll(number),
      taken = new Set();
    const reals = asked.map((names) => Dice.shuffled(names, next));
    return GAME.map((kind) => {
      const real = reals[kind].pop();
      const made = Array.from({ length: SHOWN - 1 }, () => invented(learnt[kind].model, known, taken, next));
      const names = Dice.shuffled([real, ...made], next);
      return { kind, names, real: names.indexOf(real) };
    });
  }

  /** A name that the generator draws: none that is known, is part of a known one or differs from one by a letter, and none twice. */
  function invented(model, known, taken, next) {
    for (;;) {
      const name = Ngrams.write(model, next, LONGEST + 1)
        .map(({ word }) => word)
        .join("");
      const fits = name.length >= SHORTEST && name.length <= LONGEST && !taken.has(name);
      if (!fits || known.some((one) => one.includes(name) || isNear(one, name))) continue;
      taken.add(name);
      return name;
    }
  }

  /** Whether two names are equal or differ by one letter, more, less or other. */
  function isNear(one, other) {
    const longer = Math.max(one.length, other.length),
      shorter = Math.min(one.length, other.length);
    let start = 0,
      end = 0;
    while (start < shorter && one[start] === other[start]) start++;
    while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end++;
    return longer - start - end <= 1;
  }

  return { KINDS, GAME, pairs, learnBorder, border, learnShapes, shapes, game, isNear };
})();
