// One press gives an answer and its certainty: a row of three buttons for each side, and a button for "not sure".
"use strict";

window.Scale = (() => {
  const { make } = Dom;

  /** `sides` is [[value, words], …]; `press` gets the value and 1 to 3, or null and null for the button `unsure`; `given` is an earlier answer. */
  function scale(legend, sides, press, unsure, given = {}) {
    const button = (words, said, sure, ariaLabel = words) => {
      const one = make("button", { onclick: () => press(said, sure), ariaLabel }, words);
      if (given.said === said && (said === null || given.sure === sure)) one.ariaPressed = "true";
      return one;
    };
    const rows = sides.map(([value, words]) => {
      const steps = Object.entries(Tally.STEPS).map(([sure, how]) =>
        button(how, value, Number(sure), `${words}, ${how}`),
      );
      return group("div.scale-side", words, make("span", { ariaHidden: "true" }, words), ...steps);
    });
    return group("div.scale", legend, ...rows, make("div.scale-side", button(unsure, null, null)));
  }

  const group = (kind, ariaLabel, ...parts) => make(kind, { role: "group", ariaLabel }, ...parts);

  /** A table of marks: the share of right answers at each degree of certainty. */
  function sureTable(marks) {
    const rows = Tally.bySureness(marks).map(({ words, right, of }) => [
      words,
      of ? `${right} of ${of} right` : "none",
    ]);
    return Tables.table("How sure, against how right", ["You were", "Of these"], rows);
  }

  return { scale, sureTable };
})();
