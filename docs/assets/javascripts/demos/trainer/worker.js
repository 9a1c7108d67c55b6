// Trains in a worker, so that the page stays responsive. The worker is made from the trainer's own text, because a page
// opened from disk can start no other kind.
"use strict";

window.Training = (() => {
  /** The code of the worker. It trains in slices of 50 ms, and posts the result of each. */
  function work({ create, learn, goOn }, roll) {
    function train({ rows, steps, rate, batch, shape, looks, asked, most }) {
      const model = create(shape),
        dice = roll(shape.seed + 1);
      let step = 0;
      /** Checks the model: how it continues given rows, and its numbers. */
      const look = () => ({
        step,
        goesOn: asked.map((row) => [...goOn(model, row, Math.min(shape.context, row.length + most))]),
        numbers: Float32Array.from(model.weights),
      });
      (function slice() {
        const end = performance.now() + 50,
          seen = [];
        while (step < steps && performance.now() < end) {
          const drawn = Array.from({ length: batch }, () => rows[Math.floor(dice() * rows.length)]);
          learn(model, drawn, 0, rate * (1 - step++ / steps));
          if (looks.includes(step)) seen.push(look());
        }
        const done = step === steps;
        if (done && !looks.includes(step)) seen.push(look());
        postMessage({ step, seen, done });
        if (!done) setTimeout(slice);
      })();
    }

    self.onmessage = ({ data }) => train(data);
  }

  /** Starts a training; calls `hear` after each slice, or with `{ failed }`. Returns how to end the worker. */
  function start(lesson, hear) {
    const address = URL.createObjectURL(
      new Blob([`(${work})((${makeTrainer})(${Dice.roll}), ${Dice.roll})`], { type: "text/javascript" }),
    );
    let worker = null;
    try {
      worker = new Worker(address);
      worker.onmessage = ({ data }) => hear(data);
      worker.onerror = () => hear({ failed: true });
      worker.postMessage(lesson);
    } catch {
      setTimeout(() => hear({ failed: true }));
    }
    return {
      end() {
        worker?.terminate();
        URL.revokeObjectURL(address);
      },
    };
  }

  return { start };
})();
