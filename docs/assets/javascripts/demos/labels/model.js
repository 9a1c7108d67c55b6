// Which of these really lived?: a generator makes up names, and a labeller, which can make none, tells one list from the other. No DOM.
"use strict";

window.Labels = (() => {
  const LOOKS_BACK = 3;
  const ROUNDS = 5, // of a game, each of four names
    SHOWN = 4;
  const SHORTEST = 6,
    LONGEST = 18;

  /** For each list, which letter followed which three. */
  const learnShapes = (lists) =>
    lists.map((list) =>
      Ngrams.learn(
        list.map((name) => [...name].join(" ")),
        LOOKS_BACK,
      ),
    );

  /** The rounds of a game by its number, an even one of dinosaurs and an odd one of elements: { kind, names, real }, `real` being the place of the one name that is not made up. */
  function game({ asked, known }, learnt, number) {
    const next = Dice.roll(number),
      taken = new Set();
    const kind = number % 2;
    const reals = asked.map((names) => Dice.shuffled(names, next))[kind];
    return Array.from({ length: ROUNDS }, () => {
      const real = reals.pop();
      const made = Array.from({ length: SHOWN - 1 }, () => invented(learnt[kind], known, taken, next));
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

  /** A name as it is shown. */
  const shown = (name) => name[0].toUpperCase() + name.slice(1);

  return { ROUNDS, learnShapes, game, shown };
})();
