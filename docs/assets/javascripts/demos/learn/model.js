// Prepares lines for the small transformer: their letters, and what it is asked during training. No DOM.
"use strict";

window.Learning = (() => {
  const LONGEST = 39, // letters of a line
    STEPS = 500,
    SEED = 17,
    MOST = 15; // letters that it's asked to write
  const LOOKS = [1, 10, 20, 35, 50, 75, 100, 125, 150, 161, 190, 210, 218, 250, 287, 320, 350, 400, 450, 500];
  const SHOWN = [1, 20, 50, 75, 100, 125, 161, 218, 287, 500]; // the steps whose checks the table shows

  /** Our lines without the snake's, and one more, if any. */
  const lines = (more) => [...LearnText.split("\n").filter((line) => !line.includes("snake")), more].filter(Boolean);

  /** The letters of some lines, after the end of a line. */
  const letters = (lines) => ["\n", ...[...new Set(lines.flatMap((line) => [...line]))].sort()];

  /** The tokens of a line; letters that are not in the text are left out. */
  const row = (letters, begun) =>
    ["\n", ...begun].map((letter) => letters.indexOf(letter)).filter((token) => token >= 0);

  const words = (letters, tokens) => tokens.map((token) => letters[token] ?? "?").join("");

  /** What worker.js needs to train on some lines; `begun` are beginnings to continue. */
  function lesson({ lines, letters }, begun) {
    return {
      shape: {
        vocabulary: Math.ceil(letters.length / 4) * 4,
        width: 28,
        heads: 4,
        hidden: 56,
        context: LONGEST + 1,
        seed: SEED,
      },
      rows: lines.map((line) => row(letters, `${line}\n`)),
      steps: STEPS,
      rate: 0.02,
      batch: 8,
      looks: LOOKS,
      asked: begun.map((start) => row(letters, start)),
      most: MOST,
    };
  }

  return { STEPS, SHOWN, MOST, lines, letters, row, words, lesson };
})();
