// Learning to add: a small transformer is trained on some sums, and a map shows which of all sums it gets right.
"use strict";

window.SumsPlay = (() => {
  const { make } = Dom;
  const { percent, table, quoted } = Tables;
  const { defaults, limits, guess } = Demos.find("sums");
  const many = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString takes 20 ms the first time
  const MANY = 2000; // sums without the big ones
  const CHUNK = 900; // how many sums are tested at a time, at the end
  /** How many of each kind came out right on another machine, by the same code and with the settings of the page. */
  const ENDS = { all: { shown: 500, unseen: 7006, beyond: 0 }, small: { shown: 2000, unseen: 4875, beyond: 0 } };
  /** Which of the sums that it never saw came out wrong there: how far each is from the last, in digits of base 36; a z is 35 more. */
  const WRONG =
    "n6cz6a48cir63me28qz7zbyljz413z24io5lza8gz03b88ok4qc4m9bz4wc44zd59ul695anzbdg6dbav7132a8kg7lgdf4adkb64749322p2davp2b17e213382825j243ned47b13141t5p3p3cc2ab1fg358k948z02y6y6a87sd62ud356e2z55lr2tm34xl42v5zqz337w4836428e52169c6gdzl2cakl1686o549za61ed4ih637n48t2zbczc1ce2xj1eoz4fc1hi26i34ru3576ktcb9k38i7cb13d6jzzf343ad3pqda2j5g64g4a32538y7frz2561166apm36z3gf31423254etgoi5235hbszeanab423c16a6h5859zd7i68cw76f99196c536z8z45415aa8cc2db33k69e271m5639hlg6ij321jd1z743vg13241vijznco3guf25qie5g2tdgl74a1591b27nb1ki5112fdz0j6142lh31b4ii3bz365jfer3d5dl1292hv6y9z448o1psznqeq962r682rk2264536z01s474f21mog4t99z57z39hz3l1ka41381g91835z213z049j7zd584zl";

  function start(parts, state, say) {
    const { stage, controls, result, film, outcome, inView } = parts;
    let run = null; // the newest
    const field = Controls.text("A question with a sum in it", state.q, limits.q, (value) => {
      state.q = value;
      answer();
    });
    const both = make("p.demo-text");
    const more = make(
      "div",
      { hidden: true }, // until it has been trained once
      make("p.demo-caption", "Let it calculate: it writes the sum down, and a program runs it."),
      Controls.form(field),
      Controls.bar(Controls.button("Write and run", () => answer())),
      both,
    );
    controls.append(
      more,
      Controls.form(
        Controls.slider(
          "Sums it reads",
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
          train("all");
        }),
      ),
      make(
        "details",
        make("summary", "Change the seed"),
        Controls.form(
          Controls.seed("Seed: the sums it reads, and the numbers it starts from", state.s, (s) => {
            Object.assign(state, { s, f: "" });
            say("Another seed, from the next training on.");
          }),
        ),
      ),
    );
    const bets = {
      small: {
        lead: "Now leave out the big ones",
        question: "Now it reads 2,000 sums, but none of 150 or more. How many of those does it get right?",
        chips: guess,
        draw: () => SumsMap.draw(stage, waiting(Sums.split(Number(state.s), MANY, true))),
      },
    };
    const stop = () => run?.worker?.stop();
    const course = Course.build(parts, state, bets, { train, stop, elsewhere });

    async function train(x) {
      run?.worker?.end();
      Object.assign(state, { x, f: "" }, x === "all" && { b: "" });
      const small = x === "small",
        mine = (run = { x, small, count: small ? MANY : Number(state.n), losses: [], looks: [] });
      course.begin(x, state.s === defaults.s && (small || state.n === defaults.n));
      await Demos.inSlices(begin(mine, Number(state.s)), () => run === mine);
    }

    /** Chooses the sums and starts the worker, in steps, so that the page stays responsive. */
    function* begin(mine, seed) {
      yield;
      mine.parts = Sums.split(seed, mine.count, mine.small);
      yield;
      const lesson = Sums.lesson(mine.parts, seed);
      Object.assign(mine, { sums: Sums.asked(mine.parts), steps: lesson.steps });
      yield;
      SumsMap.draw(stage, mine);
      yield;
      mine.worker = Training.start(lesson, hear);
    }

    async function hear({ failed, losses, seen, done }) {
      if (failed) {
        say("This browser does not let the page train here.");
        return elsewhere();
      }
      const mine = run;
      mine.losses.push(...losses);
      for (const { step, goesOn } of seen) look(mine, step, mine.sums, goesOn.map(Sums.digits));
      if (seen.length) SumsMap.draw(stage, mine);
      else SumsMap.count(stage, mine);
      if (!done) return;
      await askAll(mine);
      if (run === mine) finish();
    }

    /** Records what the model writes for some sums after a step. */
    function look(mine, step, sums, written) {
      mine.looks.push({ step, sums, written, marks: Sums.marks(mine.parts, sums, written) });
    }

    /** Tests all 8,100 sums at the end. */
    async function askAll(mine) {
      const sums = Object.values(mine.parts).flat(),
        written = [];
      for (let at = 0; at < sums.length && run === mine; at += CHUNK) {
        const rows = await mine.worker.ask(sums.slice(at, at + CHUNK).map(Sums.question), 3);
        written.push(...rows.map(Sums.digits));
      }
      if (run !== mine) return;
      look(mine, mine.looks.pop().step, sums, written);
      await Demos.breathe();
    }

    /** For readers who do not want to wait, or whose browser does not train: how the same run ended elsewhere. */
    function elsewhere() {
      run.worker?.end();
      Object.assign(state, { n: defaults.n, s: defaults.s });
      run = ended(run.x);
      finish();
      parts.inView();
    }

    function finish() {
      const { x, looks, worker, steps } = run,
        mine = run,
        { step, marks } = looks.at(-1);
      run.isOver = Boolean(worker);
      more.hidden = false;
      both.replaceChildren();
      result.replaceChildren(...view(run));
      film({ length: looks.length, first: looks.length, pace: 350, draw: (at) => SumsMap.draw(stage, mine, at) });
      if (step === steps) state.f = share(marks[asked(run)]);
      course.over(x, step === steps);
      outcome(...verdict(run, state));
      if (worker) answer(true);
    }

    /** Answers one question twice: with the model and with the calculator. */
    async function answer(quiet = false) {
      if (!run?.isOver) {
        const words = "It learns its sums first, some seconds long; then it answers.";
        if (run?.head) train(run.x); // its end was shown from elsewhere
        both.textContent = words;
        return say(words, { seen: false });
      }
      const expression = Sums.extract(state.q),
        row = Sums.readable(expression),
        exact = Sums.calculate(expression);
      const written = row ? Sums.plain(Sums.digits((await run.worker.ask([row], 3))[0])) : null;
      const pattern = written ?? "nothing: it has signs and room only for sums such as 47+38";
      const strange =
        row && !/^[1-9]\d\+[1-9]\d$/.test(expression) ? " (every sum it read had two numbers of two digits)" : "";
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

    if (parts.pressed) train("all");
    else course.wait(parts.linked && state.f && found(state));
    return {
      stop() {
        course.end();
        run?.worker?.end();
        run = null;
      },
      state: () => state,
      result: () => shared(state, run),
    };
  }

  const capital = (words) => words[0].toUpperCase() + words.slice(1);
  const share = ({ asked, right }) => (asked ? percent(right / asked) : "–");

  /** The choice of the guess that is closest to a share. */
  const about = ({ asked, right }) => (right > asked * 0.75 ? "most" : right > asked * 0.25 ? "half" : "none");

  /** The kind of sums that the question of a run is about. */
  const asked = ({ small }) => (small ? "beyond" : "unseen");

  /** A run that has not begun: a dot for each sum that it will read. */
  const waiting = (parts) => ({ parts, small: true, losses: [], looks: [], head: "A dot for each sum that it reads." });

  /** How a run ended elsewhere; its map is known, too. */
  function ended(x) {
    const small = x === "small",
      count = small ? MANY : Number(defaults.n),
      parts = Sums.split(Number(defaults.s), count, small),
      kinds = Object.entries(parts),
      steps = Sums.STEPS;
    const marks = Object.fromEntries(kinds.map(([kind, all]) => [kind, { asked: all.length, right: ENDS[x][kind] }]));
    const sums = kinds.flatMap(([, all]) => all),
      wrong = new Set(small ? parts.beyond : missed(parts.unseen));
    const written = sums.map((sum) => (wrong.has(sum) ? "" : Sums.answer(sum)));
    const head = "Trained on another machine, by the same code.";
    return { x, small, count, parts, steps, head, losses: [], looks: [{ step: steps, sums, written, marks }] };
  }

  /** The sums that `WRONG` tells of. */
  function* missed(sums) {
    let at = -1;
    for (const sign of WRONG) {
      at += Number.parseInt(sign, 36);
      if (sign !== "z") yield sums[at];
    }
  }

  function verdict(run, { g, b }) {
    const { step, marks } = run.looks.at(-1),
      isWhole = step === run.steps,
      came = about(marks[asked(run)]),
      bet = run.small ? b : run.count === Number(defaults.n) && g; // the guess was about this number of sums
    const words = run.small
      ? `of the ${many(marks.beyond.asked)} sums from 150 on, ${share(marks.beyond)} are right; of the smaller ones that it never saw, ${share(marks.unseen)}.`
      : `of the ${many(marks.unseen.asked)} sums it never saw, ${share(marks.unseen)} are right.`;
    if (!isWhole) return [null, `You stopped it at step ${step}. ${capital(words)}`];
    if (!bet) return [null, capital(words)];
    return [Guess.judged(guess, bet, came), `${capital(guess[came])}: ${words}`];
  }

  /** The sentence about a finished run that a link brings along. */
  const found = ({ n, x, f }) =>
    x === "small"
      ? `Shown 2,000 sums, none of 150 or more, it got ${f} of those from 150 on right.`
      : `Shown ${many(n)} sums, it got ${f} of the others right.`;

  function shared(state, run) {
    const { g } = state;
    if (!run?.looks.length) return state.f ? `Learning to add: ${found(state)}` : "";
    const { marks } = run.looks.at(-1);
    const end = run.small ? `; from 150 on, which it was never shown, ${share(marks.beyond)}` : "";
    const guessed = run.count === Number(defaults.n) ? `I guessed ${guess[g]}; ` : "";
    return `Learning to add: ${guessed}shown ${many(run.count)} sums, it got ${share(marks.unseen)} of the others right${end}.`;
  }

  const KINDS = { shown: "shown", unseen: "never shown", beyond: "150 and more, left out" };

  function view({ count, looks }) {
    const { marks } = looks.at(-1),
      kinds = Object.entries(KINDS).filter(([kind]) => marks[kind].asked);
    const way = looks
      .slice(0, -1)
      .map(({ step, marks: then }) => [String(step), ...kinds.map(([kind]) => share(then[kind]))]);
    const end = table(
      `After ${many(count)} of 8,100 sums, read over and over`,
      ["Sums", "Asked", "Right", "Share"],
      kinds.map(([kind, words]) => [words, many(marks[kind].asked), many(marks[kind].right), share(marks[kind])]),
    );
    if (!way.length) return [end];
    return [end, table("On the way, right of a sample", ["Step", ...kinds.map(([, words]) => words)], way)];
  }

  return { start };
})();
