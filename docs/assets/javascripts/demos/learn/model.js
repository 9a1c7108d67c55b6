// Prepares lines for the small transformer: their letters, and what it is asked during training. No DOM.
"use strict";

window.Learning = (() => {
  const trainer = makeTrainer(Dice.roll);
  const LONGEST = 39, // letters of a line
    STEPS = 500,
    SEED = 17,
    MOST = 15; // letters that it's asked to write
  const LOOKS = [1, 10, 20, 35, 50, 75, 100, 125, 150, 161, 190, 210, 218, 250, 287, 320, 350, 400, 450, 500];
  const SHOWN = [1, 20, 75, 100, 125, 161, 218, 287, 320, 500]; // the steps whose checks the table shows

  /** Our lines without the snake's, and one more, if any. */
  const lines = (more) => [...LearnText.split("\n").filter((line) => !line.includes("snake")), more].filter(Boolean);

  /** What worker.js needs to train on some lines; `begun` are beginnings to continue. */
  function lesson({ lines, letters }, begun) {
    const pace = { steps: STEPS, rate: 0.02, looks: LOOKS, most: MOST };
    return trainer.lesson(lines, letters, begun, { context: LONGEST + 1, seed: SEED, ...pace });
  }

  return { STEPS, SHOWN, MOST, lines, letters: trainer.lettersOf, words: trainer.words, lesson };
})();
