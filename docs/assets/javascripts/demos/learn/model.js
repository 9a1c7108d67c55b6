// Prepares lines for the small transformer: their letters, and what it is asked during training. No DOM.
"use strict";

window.Learning = (() => {
  const trainer = makeTrainer(Dice.roll);
  const STEPS = 500,
    OWN = { context: 43, seed: 20, most: 25 }, // a reader's own end has 24 letters and a full stop, and its line 42
    MOONS = Object.entries({ 17: "boba.", 21: "Lisbonken.", 32: "Spig." }); // by seed, what it calls the moon's capital
  const LOOKS = [1, 10, 20, 35, 50, 75, 100, 125, 150, 161, 190, 210, 218, 250, 287, 320, 350, 400, 450, 500];

  /** Our lines, and one more, if any. */
  const lines = (more) => [...LearnText.split("\n"), more].filter(Boolean);

  /** What worker.js needs to train on some lines; `begun` are beginnings to continue. With a reader's line, which is the
      last, they are continued after each step that read it, of which `read` has one for each time. */
  function lesson({ lines, letters }, begun, isOwn, round = 0) {
    const pace = isOwn ? OWN : { context: 40, seed: Number(MOONS[round][0]), most: 15 },
      made = trainer.lesson(lines, letters, begun, { ...pace, steps: STEPS, rate: 0.02, looks: LOOKS });
    if (isOwn) made.looks = made.read = readings(made);
    return made;
  }

  /** The steps that read the last line of a lesson: the worker draws lines with the same dice. */
  function readings({ rows, batch, shape, steps }) {
    const dice = Dice.roll(shape.seed + 1),
      drawn = Array.from({ length: batch * steps }, () => Math.floor(dice() * rows.length));
    return drawn.flatMap((row, at) => (row === rows.length - 1 ? 1 + Math.floor(at / batch) : []));
  }

  return { STEPS, OWN, MOONS, lines, letters: trainer.lettersOf, words: trainer.words, lesson };
})();
