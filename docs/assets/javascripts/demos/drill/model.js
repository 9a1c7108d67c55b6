// The fifty things of a trust drill, and what comes of a reader's judgements. No DOM.
// A judgement is { said, holds }: t for trust, d for doubt or l for look, and whether the thing is right or exists.
"use strict";

window.Drill = (() => {
  const COUNT = 10,
    ROUNDS = 5,
    LOOKS = 3; // a round
  // The model's answers in a round: how many of each kind, and of these at least and at most how many are right.
  const MIX = [
    ["capital", 3, 1, 2],
    ["sum", 2, 1, 1],
    ["world", 2, 1, 1],
    ["everyday", 2, 1, 2],
    ["name", 1, 0, 0],
  ];

  /** Five rounds of ten things by a seed, each { holds, … }: the last of references, the others of the model's answers. Four to six of ten hold, and no two are the same. */
  function series(seed, { answers, works, made }) {
    const next = Dice.roll(seed);
    const between = (least, most) => least + Math.floor(next() * (most - least + 1));
    const pile = (list, holds) => Dice.shuffled(list, next).map((one) => ({ ...one, holds }));
    const of = (kind, holds) => answers.filter((one) => one.kind === kind && (one.written === one.truth) === holds);
    const piles = MIX.map(([kind]) => [true, false].map((holds) => pile(of(kind, holds), holds)));
    const mixed = () =>
      MIX.flatMap(([, count, least, most], at) => {
        const [right, wrong] = piles[at],
          rights = between(least, most);
        return [...right.splice(0, rights), ...wrong.splice(0, count - rights)];
      });
    const real = between(4, 6);
    const answered = Array.from({ length: ROUNDS - 1 }, mixed),
      papers = [...pile(works, true).slice(0, real), ...pile(made, false).slice(0, COUNT - real)];
    return [...answered, papers].flatMap((round) => Dice.shuffled(round, next));
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
