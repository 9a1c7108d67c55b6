// The things of a drill, five a round, and what comes of a reader's judgements. No DOM.
// A judgement is { sign, holds }: t for true, d for doubt or l for look, and whether the thing is so.
"use strict";

window.Drill = (() => {
  const COUNT = 5,
    ROUNDS = 3,
    FIRST = 3425; // begins with five of their own

  /** Rounds by a seed: two books, two of studies, cases, events and claims, and an answer of the model; two or three of five
      hold, and as many for who answers yes and no in turn; all differ. */
  function series(seed, { first, answers, books, papers }) {
    const next = Dice.roll(seed),
      isHalf = (round, by) => [2, 3].includes(round.filter(by).length),
      fits = (round) => isHalf(round, ({ holds }) => holds) && isHalf(round, ({ holds }, at) => holds === !(at % 2));
    let rounds;
    do {
      const [shelf, desk, model] = [books, papers, answers].map((pile) => Dice.shuffled(pile, next));
      rounds = Array.from({ length: ROUNDS }, () =>
        Dice.shuffled([...shelf.splice(0, 2), ...desk.splice(0, 2), model.shift()], next),
      );
    } while (!rounds.every(fits));
    if (seed === FIRST) rounds[0] = first;
    return rounds.flat();
  }

  /** "right", "wrong" or "look", as a judgement turned out. */
  const came = ({ sign, holds }) => (sign === "l" ? "look" : (sign === "t") === holds ? "right" : "wrong");

  /** How many judgements weren't wrong; what was looked up never is. */
  const tally = (marks) => marks.filter((mark) => came(mark) !== "wrong").length;

  return { COUNT, ROUNDS, series, came, tally };
})();
