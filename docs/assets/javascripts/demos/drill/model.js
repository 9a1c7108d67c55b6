// The things of a trust drill, five a round, and what comes of a reader's judgements. No DOM.
// A judgement is { sign, holds }: t for trust, d for doubt or l for look, and whether the thing is right or exists.
"use strict";

window.Drill = (() => {
  const COUNT = 5,
    ROUNDS = 5,
    LOOKS = 1; // a round

  /** Rounds by a seed: a name explained wrongly, two more answers, two books; two or three of five hold, all differ. */
  function series(seed, { answers, books }) {
    const next = Dice.roll(seed);
    const between = (least, most) => least + Math.floor(next() * (most - least + 1));
    const pile = (...kinds) => Dice.shuffled(answers, next).filter(({ kind }) => kinds.includes(kind));
    const take = (from, wanted) =>
      from.splice(
        from.findIndex(({ holds }) => holds === wanted),
        1,
      )[0];
    const names = pile("name"),
      school = pile("capital", "sum"),
      everyday = pile("world", "everyday"),
      shelf = Dice.shuffled(books, next);
    const rounds = Array.from({ length: ROUNDS }, () => {
      const two = shelf.splice(0, 2),
        real = two.filter(({ holds }) => holds).length,
        right = between(Math.max(0, 2 - real), Math.min(2, 3 - real));
      const three = [take(names, false), take(school, right > 0), take(everyday, right > 1)];
      return Dice.shuffled([...three, ...two], next);
    });
    return rounds.flat();
  }

  /** "right", "wrong" or "look", as a judgement turned out. */
  const came = ({ sign, holds }) => (sign === "l" ? "look" : (sign === "t") === holds ? "right" : "wrong");

  /** How many of some judgements went wrong, and how many were looked up. */
  function result(marks) {
    const count = (fits) => marks.filter(fits).length;
    return { wrong: count((mark) => came(mark) === "wrong"), looked: count(({ sign }) => sign === "l") };
  }

  return { COUNT, ROUNDS, LOOKS, series, came, result };
})();
