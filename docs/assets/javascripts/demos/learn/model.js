// Prepares lines for the small transformer: their letters, and what it is asked during training. No DOM.
"use strict";

window.Learning = (() => {
  const trainer = makeTrainer(Dice.roll);
  const LONGEST = 39, // letters of a line
    STEPS = 500,
    SEED = 17,
    MOST = 15, // letters that it's asked to write
    WHOLE = 22; // those of a reader's own end, of which the blank takes 21, with the full stop
  const LOOKS = [1, 10, 20, 35, 50, 75, 100, 125, 150, 161, 190, 210, 218, 250, 287, 320, 350, 400, 450, 500];
  const OFTEN = Array.from({ length: STEPS / 5 }, (_, at) => 5 * at + 5); // for a line whose readings are counted

  /** Our lines, and one more, if any. */
  const lines = (more) => [...LearnText.split("\n"), more].filter(Boolean);

  /** What worker.js needs to train on some lines; `begun` are beginnings to continue. */
  function lesson({ lines, letters }, begun, isCounted) {
    const pace = { steps: STEPS, rate: 0.02, looks: isCounted ? OFTEN : LOOKS, most: isCounted ? WHOLE : MOST };
    return trainer.lesson(lines, letters, begun, { context: LONGEST + 1, seed: SEED, ...pace });
  }

  /** How often the last line of a lesson has been read by a step: the worker draws lines with the same dice. */
  function readings({ rows, batch, shape }, step) {
    const dice = Dice.roll(shape.seed + 1);
    let count = 0;
    for (let drawn = 0; drawn < batch * step; drawn++) count += Math.floor(dice() * rows.length) === rows.length - 1;
    return count;
  }

  return { STEPS, WHOLE, lines, letters: trainer.lettersOf, words: trainer.words, lesson, readings };
})();
