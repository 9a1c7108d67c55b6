// Trains in a worker, so that the page stays responsive. The worker is made from the trainer's own text, because a page
// opened from disk can start no other kind.
"use strict";

window.Training = (() => {
  /** The code of the worker. It trains in slices of 50 ms, posts the result of each, and receives messages in between. */
  function work({ create, learn, next }, roll) {
    let model = null,
      lesson = null,
      going = false;

    /** Continues a row until token 0 or the end of the context, with the likeliest token each time, or at random. */
    function written(row, most, dice) {
      const whole = [...row];
      while (whole.length < Math.min(lesson.shape.context, row.length + most)) {
        const odds = next(model, whole);
        let token = 0,
          left = dice?.() ?? 0;
        if (dice) while (token < odds.length - 1 && (left -= odds[token]) >= 0) token++;
        else for (let other = 1; other < odds.length; other++) if (odds[other] > odds[token]) token = other;
        if (token === 0) break;
        whole.push(token);
      }
      return whole.slice(row.length);
    }

    /** Continues several rows; those of equal length without their own end are read together, which is faster. */
    function continued(rows, most) {
      if (lesson.ends) return rows.map((row) => written(row, most));
      const whole = rows.map((row) => [...row]),
        size = lesson.shape.vocabulary;
      for (let time = 0; time < most; time++) {
        const odds = next(model, ...whole);
        whole.forEach((row, at) => {
          const own = odds.subarray(at * size, (at + 1) * size);
          row.push(own.indexOf(Math.max(...own)));
        });
      }
      return whole.map((row, at) => row.slice(rows[at].length));
    }

    /** Checks the model: how it continues given rows, and what it writes unprompted. */
    const look = (step) => ({
      step,
      goesOn: lesson.rows.length ? continued(lesson.asked, lesson.most) : [],
      writes: lesson.ends ? written([0], lesson.shape.context, roll(lesson.dice)) : [],
      numbers: lesson.numbers && Float32Array.from(model.weights),
    });

    function train() {
      const { rows, from, steps, rate, batch, shape, looks } = lesson,
        dice = roll(shape.seed + 1);
      let step = 0;
      going = true;
      (function slice() {
        const end = performance.now() + 50,
          seen = [];
        while (going && step < steps && performance.now() < end) {
          const drawn = Array.from({ length: batch }, () => rows[Math.floor(dice() * rows.length)]);
          learn(model, drawn, from, rate * (1 - step++ / steps));
          if (looks.includes(step)) seen.push(look(step));
        }
        const done = !going || step === steps;
        if (done && !looks.includes(step)) seen.push(look(step));
        postMessage({ step, seen, done });
        if (!done) setTimeout(slice);
      })();
    }

    self.onmessage = ({ data }) => {
      if (data.stop) going = false;
      else if (data.ask) postMessage({ answers: continued(data.ask, data.most) });
      else {
        lesson = data.lesson;
        model = create(lesson.shape);
        train();
      }
    };
  }

  /**
   * Starts a training; calls `told` after each slice, or with `{ failed }`. Returns functions to stop it, to ask the model, and to end the worker.
   */
  function start(lesson, told) {
    const address = URL.createObjectURL(
      new Blob([`(${work})((${makeTrainer})(${Dice.roll}), ${Dice.roll})`], { type: "text/javascript" }),
    );
    let hear = null,
      worker = null;
    try {
      worker = new Worker(address);
      worker.onmessage = ({ data }) => (data.answers ? hear(data.answers) : told(data));
      worker.onerror = () => told({ failed: true });
      worker.postMessage({ lesson });
    } catch {
      setTimeout(() => told({ failed: true }));
    }
    return {
      stop: () => worker?.postMessage({ stop: true }),
      /** Continues given rows by at most `most` tokens each. */
      ask: (rows, most) =>
        new Promise((resolve) => {
          hear = resolve;
          worker.postMessage({ ask: rows, most });
        }),
      end() {
        worker?.terminate();
        URL.revokeObjectURL(address);
      },
    };
  }

  return { start };
})();
