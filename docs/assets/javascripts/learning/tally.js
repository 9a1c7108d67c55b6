// What a reader's judgements come to. A mark is { believed, true, sure }: what was said, what holds, and how sure, 1 to 3. No DOM.
"use strict";

window.Tally = (() => {
  const STEPS = { 1: "guessing", 2: "fairly sure", 3: "certain" };
  const isRight = (mark) => mark.believed === mark.true;

  /** How many were right at each step of being sure: [{ sure, words, right, of }]. */
  function bySureness(marks) {
    return Object.entries(STEPS).map(([step, words]) => {
      const here = marks.filter(({ sure }) => sure === Number(step));
      return { sure: Number(step), words, right: here.filter(isRight).length, of: here.length };
    });
  }

  /** The two errors, each out of what could have led to it: the false believed, the true doubted. */
  function errors(marks) {
    const lies = marks.filter((mark) => !mark.true), truths = marks.filter((mark) => mark.true);
    return {
      believed: { count: lies.filter(({ believed }) => believed).length, of: lies.length },
      doubted: { count: truths.filter(({ believed }) => !believed).length, of: truths.length },
    };
  }

  /** How far the certain answers could be trusted, in a sentence. */
  function certainWords(marks) {
    const { right, of } = bySureness(marks).at(-1);
    if (!of) return "You were never certain.";
    if (of === 1) return `You were certain once, and ${right ? "right" : "wrong"}.`;
    if (right === of) return `You were certain ${of} times, and right each time.`;
    return `Of the ${of} you were certain of, ${right || "none"} ${right === 1 ? "was" : "were"} right.`;
  }

  const right = (marks) => marks.filter(isRight).length;

  return { STEPS, isRight, bySureness, errors, certainWords, right };
})();
