// The fifty things of a trust drill, and what comes of a reader's judgements. No DOM.
// A judgement is { said, holds }: "trust", "doubt" or "look", and whether the thing is right or exists.
"use strict";

window.DrillRound = (() => {
  const COUNT = 10,
    ROUNDS = 5,
    RECENT = 10;
  const POINTS = { right: 0, look: 1, wrong: 2 }; // looking it up costs a point less than a mistake
  const sound = ({ written, truth }) => written === truth;

  /** Five rounds of ten things by a seed, each { holds, … }: four rounds of the model's answers, and the last of references. Four to six of ten hold. */
  function series(seed, { answers, works, made }) {
    const next = Dice.roll(seed);
    const mixed = (list, holds) =>
      Dice.shuffled(
        list.map((one) => ({ ...one, holds: holds(one) })),
        next,
      );
    const right = mixed(answers.filter(sound), () => true),
      wrong = mixed(
        answers.filter((one) => !sound(one)),
        () => false,
      );
    const rounds = Dice.shuffled([5, 5, 6, 6], next).map((count) => [
      ...right.splice(0, count),
      ...wrong.splice(0, COUNT - count),
    ]);
    const real = 4 + Math.floor(next() * 3);
    rounds.push([...mixed(works, () => true).slice(0, real), ...mixed(made, () => false).slice(0, COUNT - real)]);
    return rounds.flatMap((round) => Dice.shuffled(round, next));
  }

  /** "right", "wrong" or "look", as a judgement turned out. */
  const came = ({ said, holds }) => (said === "look" ? "look" : (said === "trust") === holds ? "right" : "wrong");

  const count = (marks, fits) => marks.filter(fits).length;
  const lost = (marks) => marks.reduce((sum, mark) => sum + POINTS[came(mark)], 0);

  /** What some judgements came to, beside what two simple habits would have lost. */
  function result(marks) {
    const said = (what) => ({
      of: count(marks, (mark) => mark.said === what),
      held: count(marks, (mark) => mark.said === what && mark.holds),
    });
    return {
      trusted: said("trust"),
      doubted: said("doubt"),
      looked: said("look"),
      lost: lost(marks),
      trusting: lost(marks.map(({ holds }) => ({ said: "trust", holds }))),
      looking: marks.length * POINTS.look,
    };
  }

  /** For each judgement, the share of right ones among the last ten decisions until then; null before the first decision. */
  function curve(marks) {
    return marks.map((_, at) => {
      const decided = marks
        .slice(0, at + 1)
        .filter(({ said }) => said !== "look")
        .slice(-RECENT);
      return decided.length ? count(decided, (mark) => came(mark) === "right") / decided.length : null;
    });
  }

  return { COUNT, ROUNDS, series, came, result, curve };
})();
