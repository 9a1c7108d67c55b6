// Counts a reader's judgements. A mark is { believed, true, sure }: the reader's answer, the truth, and the certainty from 1 to 3. No DOM.
"use strict";

window.Tally = (() => {
  const STEPS = { 1: "guessing", 2: "fairly sure", 3: "certain" };
  const isRight = (mark) => mark.believed === mark.true;

  /** How many answers were right at each degree of certainty: [{ sure, words, right, of }]. */
  function bySureness(marks) {
    return Object.entries(STEPS).map(([step, words]) => {
      const here = marks.filter(({ sure }) => sure === Number(step));
      return { sure: Number(step), words, right: here.filter(isRight).length, of: here.length };
    });
  }

  /** A sentence about how reliable the answers given with certainty were. */
  function certainWords(marks) {
    const { right, of } = bySureness(marks).at(-1);
    if (!of) return "You were never certain.";
    if (of === 1) return `You were certain once, and ${right ? "right" : "wrong"}.`;
    if (right === of) return `You were certain ${of} times, and right each time.`;
    return `Of the ${of} you were certain of, ${right || "none"} ${right === 1 ? "was" : "were"} right.`;
  }

  return { STEPS, bySureness, certainWords };
})();
