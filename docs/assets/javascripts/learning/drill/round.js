// The thirty things of a trust drill, and what comes of a reader's judgements. No DOM.
// A judgement is { said, holds }: "trust", "doubt" or "look", and whether the thing is right or exists.
"use strict";

window.DrillRound = (() => {
  const COUNT = 10,
    ROUNDS = 3;
  const sound = ({ written, truth }) => written === truth;

  /** Three rounds of ten things by a seed, each { holds, … }: two of the model's answers, and the last of references. Four to six of ten hold. */
  function series(seed, { answers, works, made }) {
    const next = Dice.roll(seed);
    const mixed = (list, holds) =>
      Dice.shuffled(
        list.map((one) => ({ ...one, holds })),
        next,
      );
    const many = () => 4 + Math.floor(next() * 3);
    const right = mixed(answers.filter(sound), true),
      wrong = mixed(
        answers.filter((one) => !sound(one)),
        false,
      );
    const first = many(),
      real = many();
    const rounds = [
      ...[first, COUNT - first].map((count) => [...right.splice(0, count), ...wrong.splice(0, COUNT - count)]),
      [...mixed(works, true).slice(0, real), ...mixed(made, false).slice(0, COUNT - real)],
    ];
    return rounds.flatMap((round) => Dice.shuffled(round, next));
  }

  /** "right", "wrong" or "look", as a judgement turned out. */
  const came = ({ said, holds }) => (said === "look" ? "look" : (said === "trust") === holds ? "right" : "wrong");

  /** How many of some judgements went wrong and how many were looked up, beside the mistakes of who trusts all and who doubts all. */
  function result(marks) {
    const count = (fits) => marks.filter(fits).length;
    return {
      wrong: count((mark) => came(mark) === "wrong"),
      looked: count((mark) => came(mark) === "look"),
      trusting: count(({ holds }) => !holds),
      doubting: count(({ holds }) => holds),
    };
  }

  return { COUNT, ROUNDS, series, came, result };
})();
