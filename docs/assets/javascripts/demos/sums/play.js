// Learning to add: a small transformer is trained on some sums, and a map shows which of all sums it gets right.
"use strict";

window.SumsPlay = (() => {
  const { make } = Dom;
  const { percent, table, quoted } = Tables;
  const { defaults, limits, guess } = Demos.find("sums");
  const many = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString takes 20 ms the first time
  const CORNER = "Now it sees 2,000 sums, but none of 150 or more. How many of those will it get right?";
  const CHUNK = 900; // how many sums are tested at a time, at the end

  function start({ stage, lead, controls, result, film, outcome, pressed, linked, inView }, state, say) {
    const runs = [],
      place = stage.closest("live-demo"),
      { dataset } = place; // dataset.told lists the further guesses already answered
    dataset.told = "";
    let running = null;
    const halt = Controls.button("Stop", () => running?.worker?.stop());
    const again = Controls.button("Train", () => train({ x: "all", b: "" }), "demo-first"),
      play = Controls.button("Play this result", () => train({}), "demo-first");
    const skip = Controls.button("Show a finished run", elsewhere);
    const field = Controls.text("A question with a sum in it", state.q, limits.q, (value) => {
      state.q = value;
      answer();
    });
    const both = make("p.demo-text");
    const { row, mark } = Guess.chips(guess, (b) => {
      inView();
      train({ x: "small", b });
    });
    const more = make(
      "div",
      { hidden: true },
      make("p.demo-caption", "Let it calculate: it writes the sum down, and a program runs it."),
      Controls.form(field),
      Controls.bar(Controls.button("Write and run", () => answer())),
      both,
    );
    const bet = make("div", { hidden: true }, make("p.demo-caption", CORNER), row);
    lead.append(again, halt, skip, bet);
    controls.append(
      Controls.form(
        Controls.slider(
          "Sums it is shown",
          state.n,
          limits.n,
          (n) => `${many(n)} of 8,100`,
          (n) => {
            Object.assign(state, { n, f: "" });
            say(`${many(Number(n))} sums, from the next training on.`);
          },
        ),
      ),
      Controls.bar(
        Controls.button("Train on these", () => {
          inView();
          train({ x: "all", b: "" });
        }),
      ),
      more,
      make(
        "details",
        make("summary", "Change the seed"),
        Controls.form(
          Controls.seed("Seed: the sums it is shown, and the numbers it starts from", state.s, (s) => {
            Object.assign(state, { s, f: "" });
            say("Another seed, from the next training on.");
          }),
        ),
      ),
    );
    halt.hidden = skip.hidden = true;

    async function train(change) {
      running?.worker?.end();
      Object.assign(state, change, { f: "" });
      const small = state.x === "small",
        run = (running = { small, count: small ? 2000 : Number(state.n), losses: [], looks: [] });
      mark(small ? state.b : "");
      place.asking(small ? `${CORNER}${state.b && ` You bet: “${guess[state.b]}”.`}` : null); // question, bet and picture belong together
      film({ length: 0, draw: () => {} });
      busy(true);
      await Demos.inSlices(begin(run, Number(state.s)), () => running === run);
    }

    /** Chooses the sums and starts the worker, in steps, so that the page stays responsive. */
    function* begin(run, seed) {
      yield;
      run.parts = Sums.split(seed, run.count, run.small);
      yield;
      const lesson = Sums.lesson(run.parts, seed);
      Object.assign(run, { sums: Sums.asked(run.parts), steps: lesson.steps });
      yield;
      SumsMap.draw(stage, run);
      yield;
      run.worker = Training.start(lesson, hear);
    }

    function busy(now) {
      const held = [again, halt, skip, play].includes(document.activeElement); // a button that is removed must not lose the focus
      again.hidden = now || runs.length > 0;
      bet.hidden ||= now;
      halt.hidden = !now;
      skip.hidden = !now || ["n", "x", "s"].some((key) => state[key] !== defaults[key]); // only that run stands on the page
      if (now) result.setAttribute("aria-busy", "true");
      else result.removeAttribute("aria-busy");
      if (held) (now ? halt : again).focus({ preventScroll: true });
    }

    async function hear({ failed, losses, seen, done }) {
      const run = running;
      if (failed) {
        finished();
        return Demos.empty(
          stage,
          "This browser does not let the page train here. The numbers below were trained elsewhere, by the same code.",
        );
      }
      run.losses.push(...losses);
      for (const { step, goesOn } of seen) look(run, step, run.sums, goesOn.map(Sums.digits));
      if (seen.length) SumsMap.draw(stage, run);
      else SumsMap.count(stage, run);
      if (!done) return;
      await askAll(run);
      if (running === run) finish(run);
    }

    /** Records what the model writes for some sums after a step. */
    function look(run, step, sums, written) {
      run.looks.push({
        step,
        sums,
        written,
        marks: Sums.marks(run.parts, sums, written),
        loss: mean(run.losses.slice(Math.max(0, step - 25), step)),
      });
    }

    /** Tests all 8,100 sums at the end. */
    async function askAll(run) {
      const sums = Object.values(run.parts).flat(),
        written = [];
      for (let at = 0; at < sums.length && running === run; at += CHUNK) {
        const rows = await run.worker.ask(sums.slice(at, at + CHUNK).map(Sums.question), 3);
        written.push(...rows.map(Sums.digits));
      }
      if (running !== run) return;
      const { step } = run.looks.pop();
      look(run, step, sums, written);
      await Demos.breathe();
    }

    /** Ends the training, and shows the tables of a run that was trained elsewhere by the same code. */
    function finished() {
      running?.worker?.end();
      running = null;
      busy(false);
      result.replaceChildren(...place.querySelector(".demo-static").cloneNode(true).children);
    }

    /** For readers who do not want to wait: the end of the run on the page, with the verdict on the guess. */
    function elsewhere() {
      finished();
      const kinds = [...result.querySelectorAll("tbody")[0].rows].map((row) => {
        const [words, asked, right] = [...row.cells].map((cell) => cell.textContent.replace(",", ""));
        return [words, Number(right) / Number(asked), { asked, right }];
      });
      const [, share, unseen] = kinds.at(-1);
      SumsMap.ended(
        stage,
        Sums.split(Number(state.s), Number(state.n), false),
        "Trained on another machine by the same code",
        kinds,
      );
      outcome(
        Guess.judged(guess, state.g, about(unseen)),
        `Of the sums it never saw, ${percent(share)} are right. Train it here to see which are wrong.`,
      );
      inView();
    }

    function finish(run) {
      runs.push(run);
      busy(false);
      more.hidden = false;
      bet.hidden = false;
      result.replaceChildren(...view(run));
      film({
        length: run.looks.length,
        first: run.looks.length,
        pace: 350,
        draw: (step) => SumsMap.draw(stage, run, step),
      });
      const { step, marks } = run.looks.at(-1);
      if (step === run.steps) state.f = share(run.small ? marks.beyond : marks.unseen);
      if (run.small && state.f) dataset.told = "small";
      outcome(...verdict(run, state));
      answer(true);
    }

    /** Answers one question twice: with the model and with the calculator. */
    async function answer(quiet = false) {
      const run = runs.at(-1);
      if (!run || running !== run) return say("It is still learning its sums.");
      const expression = Sums.extract(state.q),
        row = Sums.readable(expression),
        exact = Sums.calculate(expression);
      const written = row ? Sums.digits((await run.worker.ask([row], 3))[0]).replace(/^0+(?=\d)/, "") : null;
      const pattern = written ?? "nothing: it has signs and room only for sums such as 47+38";
      const strange =
        row && !/^[1-9]\d\+[1-9]\d$/.test(expression) ? " (every sum it was shown had two numbers of two digits)" : "";
      both.replaceChildren(
        "The model writes: ",
        quoted(pattern),
        strange,
        make("br"),
        "It writes down ",
        quoted(expression || "nothing"),
        " and the calculator runs it: ",
        quoted(exact.value ?? exact.fault),
      );
      if (!quiet) say(`Written: ${pattern}${strange}. Run: ${exact.value ?? exact.fault}.`);
    }

    if (pressed) train({ x: "all", b: "" });
    else if (linked && state.f) {
      Demos.empty(stage, found(state), play);
      dataset.told = state.x;
    } else
      Demos.empty(
        stage,
        "Press “Train”: it takes some seconds on a quick computer, and a minute or more on a busy one.",
      );
    return {
      stop() {
        running?.worker?.end();
        running = null;
      },
      state: () => state,
      result: () => shared(state, runs),
    };
  }

  const mean = (list) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const share = ({ asked, right }) => (asked ? percent(right / asked) : "–");

  /** The choice of the guess that is closest to a share. */
  const about = ({ asked, right }) => (right > asked * 0.75 ? "most" : right > asked * 0.25 ? "half" : "none");

  function verdict(run, { g, b }) {
    const { step, marks } = run.looks.at(-1);
    const isWhole = step === run.steps,
      stopped = isWhole ? "" : `You stopped it at step ${step}. `;
    if (run.small) {
      return [
        isWhole && b ? Guess.judged(guess, b, about(marks.beyond)) : null,
        `${stopped}Of the sums below 150 that it never saw, ${share(marks.unseen)} are right; of those from 150 on, ${share(marks.beyond)}.`,
      ];
    }
    const told = run.count === Number(defaults.n) ? Guess.judged(guess, g, about(marks.unseen)) : null; // the guess was about this number of sums
    return [
      isWhole ? told : null,
      `${stopped}Of the ${many(marks.unseen.asked)} sums it never saw, ${share(marks.unseen)} are right; of the ${many(run.count)} it saw, ${share(marks.shown)}.`,
    ];
  }

  /** The sentence about a finished run that a link brings along. */
  const found = ({ n, x, f }) =>
    x === "small"
      ? `Shown 2,000 sums, none of 150 or more, it got ${f} of those from 150 on right.`
      : `Shown ${many(n)} sums, it got ${f} of the others right.`;

  function shared(state, runs) {
    const run = runs.at(-1),
      { g } = state;
    if (!run) return state.f ? `Learning to add: ${found(state)}` : "";
    const { marks } = run.looks.at(-1);
    const end = run.small ? `; from 150 on, which it was never shown, ${share(marks.beyond)}` : "";
    const guessed = run.count === Number(defaults.n) ? `I guessed ${guess[g]}; ` : "";
    return `Learning to add: ${guessed}shown ${many(run.count)} sums, it got ${share(marks.unseen)} of the others right${end}.`;
  }

  const KINDS = { shown: "shown", unseen: "never shown", beyond: "150 and more, left out" };

  function view(run) {
    const { marks } = run.looks.at(-1);
    const kinds = Object.entries(KINDS).filter(([kind]) => marks[kind].asked);
    const way = run.looks
      .slice(0, -1)
      .map(({ step, loss, marks: then }) => [
        String(step),
        loss.toFixed(2),
        ...kinds.map(([kind]) => share(then[kind])),
      ]);
    return [
      table(
        `After ${many(run.count)} of 8,100 sums, read over and over`,
        ["Sums", "Asked", "Right", "Share"],
        kinds.map(([kind, words]) => [words, many(marks[kind].asked), many(marks[kind].right), share(marks[kind])]),
      ),
      table("On the way, right of a sample", ["Step", "Loss", ...kinds.map(([, words]) => words)], way),
    ];
  }

  return { start };
})();
