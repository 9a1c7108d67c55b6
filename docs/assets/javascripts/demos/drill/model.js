// The things of a trust drill, five a round, and what comes of a reader's judgements. No DOM.
// A judgement is { said, holds }: t for trust, d for doubt or l for look, and whether the thing is right or exists.
"use strict";

window.Drill = (() => {
  const COUNT = 5,
    ROUNDS = 5,
    LOOKS = 1; // a round

  /** Rounds by a seed, of { holds, … } each: a name that is explained wrongly, two more of the model's answers, and two references. Two or three of five hold, and no two are the same. */
  function series(seed, { answers, works, made }) {
    const next = Dice.roll(seed);
    const between = (least, most) => least + Math.floor(next() * (most - least + 1));
    const pile = (list, holds) => Dice.shuffled(list, next).map((one) => ({ ...one, holds }));
    const piles = (...kinds) =>
      [true, false].map((holds) => {
        const fits = (one) => kinds.includes(one.kind) && (one.written === one.truth) === holds;
        return pile(answers.filter(fits), holds);
      });
    const take = ([holding, others], holds) => (holds ? holding : others).pop();
    const names = piles("name"),
      school = piles("capital", "sum"),
      everyday = piles("world", "everyday"),
      papers = [pile(works, true), pile(made, false)];
    const rounds = Array.from({ length: ROUNDS }, () => {
      const real = between(0, 2),
        right = between(Math.max(0, 2 - real), Math.min(2, 3 - real));
      const five = [take(names, false), take(school, right > 0), take(everyday, right > 1)];
      return Dice.shuffled([...five, take(papers, real > 0), take(papers, real > 1)], next);
    });
    return rounds.flat();
  }

  /** "right", "wrong" or "look", as a judgement turned out. */
  const came = ({ said, holds }) => (said === "l" ? "look" : (said === "t") === holds ? "right" : "wrong");

  /** How many of some judgements went wrong, and how many were looked up. */
  function result(marks) {
    const count = (fits) => marks.filter(fits).length;
    return { wrong: count((mark) => came(mark) === "wrong"), looked: count(({ said }) => said === "l") };
  }

  return { COUNT, ROUNDS, LOOKS, series, came, result };
})();
