// The end of a game of names: how many were found, why the others looked real, and a strip to send.
"use strict";

window.NamesEnd = (() => {
  const { make } = Dom;
  const { ROUNDS, shown } = Labels;

  /** The score, the point, and a strip for a friend, who gets the same names. */
  function show(frame, state, rounds, strip, right) {
    const fooled = rounds.flatMap(({ names, real }, round) =>
      Number(state.p[round]) === real ? [] : [shown(names[state.p[round]])],
    );
    const often = ["and couldn’t fool you", "and fooled you once"][fooled.length];
    const which = ["dinosaurs really lived", "elements really exist"][rounds[0].kind];
    const text = `Which of these ${which}? ${strip} I found ${right} of ${ROUNDS}. A program that has only read names made up the others. The same names: `;
    frame.answered(true);
    frame.place.asking(
      `It had read only names, ${often ?? `and fooled you ${fooled.length} times out of ${ROUNDS}`}.`,
    );
    frame.head.replaceChildren();
    frame.stage.replaceChildren(
      make(
        "div.name-end",
        make("p.bet-score", `You found ${right} of ${ROUNDS} `, make("span.bet-dots", strip)),
        make("p", "Chance finds 1 or 2."),
        fooled.length > 0 && make("p", `You took these for real: ${fooled.join(", ")}.`),
        ...CopyBar.send(frame.place, "Copy it for a friend", text, { n: state.n }),
      ),
    );
    frame.verdict(
      "look",
      "A made-up source looks as real as a true one.",
      "A program put these names together from pieces of real ones. A book or a court case can be made up in the same way: look it up.",
    );
  }

  return { show };
})();
