// The things of a trust drill, five a round, and what comes of a reader's judgements. No DOM.
// A judgement is { sign, holds }: t for trust, d for doubt or l for look, and whether the thing is right or exists.
"use strict";

window.Drill = (() => {
  const COUNT = 5,
    ROUNDS = 5,
    FIRST = 18660; // begins with five of their own

  /** Rounds by a seed: a name explained wrongly, another answer, two books, a paper; two or three of five hold, all differ. */
  function series(seed, { first, answers, books, papers }) {
    const next = Dice.roll(seed);
    const pile = (...kinds) => Dice.shuffled(answers, next).filter(({ kind }) => kinds.includes(kind));
    const take = (from, wanted) => from.splice(from.map(({ holds }) => holds).indexOf(wanted), 1)[0];
    const names = pile("name"),
      others = pile("capital", "sum", "world", "everyday"),
      desk = Dice.shuffled(papers, next),
      shelf = Dice.shuffled(books, next);
    const between = (least, most) => least + Math.floor(next() * (most - least + 1));
    const rounds = Array.from({ length: ROUNDS }, () => {
      const two = shelf.splice(0, 2),
        real = two.filter(({ holds }) => holds).length,
        paper = real ? desk.shift() : take(desk, true),
        held = real + paper.holds,
        right = between(Math.max(0, 2 - held), Math.min(1, 3 - held));
      return Dice.shuffled([take(names, false), take(others, right > 0), paper, ...two], next);
    });
    if (seed === FIRST) rounds[0] = first;
    return rounds.flat();
  }

  /** "right", "wrong" or "look", as a judgement turned out. */
  const came = ({ sign, holds }) => (sign === "l" ? "look" : (sign === "t") === holds ? "right" : "wrong");

  /** How many of some judgements came as `kind`. */
  const count = (marks, kind) => marks.filter((mark) => came(mark) === kind).length;

  return { COUNT, ROUNDS, series, came, count };
})();
