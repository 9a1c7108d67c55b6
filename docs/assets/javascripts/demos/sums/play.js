// Learning to add: a small transformer is trained on some sums, and a map shows which of all sums it gets right.
"use strict";

window.SumsPlay = (() => {
  const { make } = Dom;
  const { percent, table, quoted } = Tables;
  const { defaults, limits, guess } = Demos.find("sums");
  const FIRST = { at: "b", chips: guess };
  const SHARES = { none: "none", half: "about half", most: "nearly all" };
  const many = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString takes 20 ms the first time
  const MANY = 2000; // sums without the big ones
  const CHUNK = 900; // how many sums are tested at a time, at the end
  /** How many of each kind came out right on another machine, by the same code and with the settings of the page. */
  const ENDS = { all: { shown: 500, unseen: 7006, beyond: 0 }, small: { shown: 2000, unseen: 4875, beyond: 0 } };

  /** A training that has not begun, of the kind and number of sums that a state asks for. */
  function prepared({ x, n, s }) {
    const small = x === "small",
      count = small ? MANY : Number(n),
      parts = Sums.split(Number(s), count, small),
      key = `${x} ${count} ${s}`;
    const lesson = () => Sums.lesson(parts, Number(s));
    return { x, small, count, parts, key, lesson, sums: Sums.asked(parts), steps: Sums.STEPS, step: 0, looks: [] };
  }

  /** Begins the training that a bet is about while it's being read. */
  function ahead(state) {
    const { key, lesson } = prepared(state);
    Course.ahead(key, lesson);
  }

  function start(frame, state, isPressed) {
    const { stage, inView } = frame,
      say = (words, isSeen) => frame.place.tell(words, isSeen),
      steps = make("div"), // to look at each
      map = make("div"),
      result = make("div.demo-result");
    const done = {}; // what came of each kind of training, in a sentence
    let run = null, // the newest
      isAsked = false; // a question waits for the end of a training
    const typed = (value) => {
      state.q = value || defaults.q; // left empty, it gets the grey words
      answer();
    };
    const own = state.q === defaults.q ? "" : state.q,
      field = Controls.text("A question with a sum in it", own, limits.q, typed),
      both = make("p.demo-text"),
      ask = Controls.button("Ask the model", () => answer());
    field.lastChild.placeholder = defaults.q;
    const more = make("div", { hidden: true }, Controls.form(field), Controls.bar(ask), both); // until it is trained
    const next = (changed, words) => {
      Object.assign(state, changed, { f: "" });
      say(`${words}, from the next training on.`);
    };
    const fewer = (n) => next({ n }, `${many(Number(n))} sums`),
      count = Controls.slider("Sums it reads", state.n, limits.n, (n) => `${many(n)} of 8,100`, fewer);
    const again = Controls.button("Train on these", () => {
      inView();
      train("all");
    });
    const other = (s) => next({ s }, "Another seed"),
      seed = Controls.seed("Seed: the sums it reads, and the numbers it starts from", state.s, other);
    frame.more.replaceChildren(
      more,
      Controls.form(count),
      Controls.bar(again),
      Controls.fold("Change the seed", Controls.form(seed)),
      map,
      steps,
      make("details.demo-numbers", make("summary", "The numbers"), result),
    );
    const second = {
      at: "g",
      chips: SHARES,
      lead: "Now give it some big ones",
      question: "Now it reads only 500 sums, but of every size. How many of the 7,600 others does it get right?",
      draw: () => stage.replaceChildren(make("div.bet-empty", make("p.demo-lines", lines(state).join("\n")))),
      made: () => train("all"),
    };
    const course = Course.build(frame, state, FIRST, second, {
      ahead: () => ahead({ ...state, x: "all" }),
      train: (isSecond) => train(isSecond ? "all" : "small"),
      stop: () => run?.worker?.stop(),
      elsewhere,
    });

    function train(x) {
      run?.worker?.end();
      Object.assign(state, { x, f: "" }, x === "small" && { g: "" });
      run = prepared(state);
      const isKnown = state.s === defaults.s && (run.small || state.n === defaults.n);
      course.begin(!run.small, isKnown && !isAsked);
      for (const one of [steps, map]) one.replaceChildren();
      SumsMap.draw(stage, run);
      run.worker = Course.take(run.key, run.lesson);
      run.worker.show(hear, stage);
    }

    async function hear({ failed, step, seen, done }) {
      if (failed) {
        say("This browser does not let the page train here.");
        return elsewhere();
      }
      const mine = run;
      mine.step = step;
      for (const one of seen) look(mine, one.step, mine.sums, one.goesOn.map(Sums.digits));
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
    function elsewhere(isWaited) {
      const { step, x, worker } = run;
      worker?.end();
      Object.assign(state, { n: defaults.n, s: defaults.s });
      const mine = ended(x),
        way = run.small && isWaited ? onTheWay().filter((one) => one.step > step) : [];
      run = mine;
      const show = (one) => SumsMap.draw(stage, { ...mine, step: one.step, looks: [one] });
      Course.replay(stage, way, show, finish, () => run === mine);
    }

    /** What the table on the page tells of the way there, and the stage shows. */
    const onTheWay = () =>
      [...frame.place.querySelectorAll(".demo-static table:last-child tbody tr")].map(({ cells }) => {
        const [step, , right] = [...cells].map(({ textContent }) => Number.parseFloat(textContent));
        return { step, sums: [[99, 98]], written: [], marks: { unseen: { asked: 100, right } } };
      });

    function finish() {
      const { x, looks, worker } = run,
        mine = run,
        { step, marks } = looks.at(-1);
      run.isOver = Boolean(worker);
      run.isEnd = true;
      done[x] = sentence(run);
      more.hidden = false;
      both.replaceChildren();
      result.replaceChildren(...view(run));
      const show = (at) => {
        SumsMap.draw(stage, mine, at);
        if (worker) SumsMap.fill(map, mine, at); // of an end from elsewhere not every sum is known
      };
      show(looks.length);
      if (looks.length > 1) steps.replaceChildren(Controls.steps(looks.length, show));
      const isWhole = step === mine.steps;
      if (isWhole) state.f = share(marks[asked(run)]);
      course.over(isWhole, verdict(run, state));
      if (isAsked && worker) answer().then(() => both.scrollIntoView({ block: "nearest" }));
      else if (isAsked) both.textContent = "The model can’t answer, since this browser does not let it train here.";
    }

    /** Answers one question twice: with the model and with the calculator. */
    async function answer() {
      isAsked = !run?.isOver;
      if (isAsked) {
        const words = "It learns its sums first, for up to a minute; then it answers. “Stop” makes it answer at once.";
        if (run?.isEnd)
          train(run.x); // its end was shown from elsewhere
        else if (run) course.begin(!run.small, false); // that end couldn't answer
        both.textContent = words;
        return say(words, false);
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
        "Or it writes down ",
        quoted(expression || "nothing"),
        " and the calculator runs it: ",
        quoted(exact.value ?? exact.fault),
      );
      say(`Written: ${pattern}${strange}. Run: ${exact.value ?? exact.fault}.`);
    }

    if (isPressed) train("small");
    else course.wait(state.x === "all", state.f && found(state));
    return {
      stop() {
        course.end();
        run?.worker?.end();
        run = null;
      },
      state: () => state,
      result: () => `Learning to add: ${Object.values(done).join(" ") || (state.f && found(state))}`,
    };
  }

  /** Four sums as it reads them, two of them big. */
  const lines = ({ s, n }) => {
    const { shown } = Sums.split(Number(s), Number(n), false),
      two = (isBig) => shown.filter(([a, b]) => a + b >= Sums.EDGE === isBig).slice(0, 2);
    return [...two(false), ...two(true)].map((sum) => `${sum.join(" + ")} = ${Sums.plain(Sums.answer(sum))}`);
  };

  const share = ({ asked, right }) => (asked ? percent(right / asked) : "–");

  /** The choice of the guess that is closest to a share. */
  const about = ({ asked, right }) => (right > asked * 0.75 ? "most" : right > asked * 0.25 ? "half" : "none");

  /** The kind of sums that the question of a run is about. */
  const asked = ({ small }) => (small ? "beyond" : "unseen");

  /** How a run ended elsewhere: how many of each kind are right, and of the sums themselves only 99 + 98. */
  function ended(x) {
    const run = prepared({ ...defaults, x }),
      kinds = Object.entries(run.parts);
    const marks = Object.fromEntries(kinds.map(([kind, all]) => [kind, { asked: all.length, right: ENDS[x][kind] }]));
    const look = { step: run.steps, sums: [[99, 98]], written: [run.small ? "147" : "197"], marks };
    return { ...run, isGiven: true, step: run.steps, looks: [look] };
  }

  function verdict(run, { g, b }) {
    const { step, marks } = run.looks.at(-1),
      bet = run.small ? b : run.count === Number(defaults.n) && g, // the guess was about this number of sums
      [title, words] = run.small
        ? beyond(run)
        : [
            `Now 99 + 98 = ${big(run)}, and ${share(marks.unseen)} of the others are right`,
            `${told(marks.unseen)} that it never saw ${marks.unseen.right === 1 ? "is" : "are"} right${about(marks.unseen) === "most" ? ", so it didn’t learn them by heart" : ""}. Ask it for what it has seen the like of; for the rest, take a calculator.`,
          ];
    if (step < run.steps) return ["look", `You stopped it at step ${step}.`, words];
    if (!bet) return ["look", title, words];
    return Guess.told(run.small ? guess : SHARES, bet, run.small ? near(big(run)) : about(marks.unseen), title, words);
  }

  /** What it writes for 99 + 98, where that was left out. */
  function big({ looks }) {
    const { sums, written } = looks.at(-1);
    return Number(written[sums.findIndex(([a, b]) => a === 99 && b === 98)]);
  }

  /** The choice of the first bet that an answer to 99 + 98 is closest to. */
  const near = (answer) => (answer === 197 ? "most" : Math.abs(answer - 197) < 10 ? "half" : "none");

  const told = ({ asked, right }) =>
    `${right === asked ? "All" : right ? `${many(right)} of` : "None of"} the ${many(asked)} sums`;

  /** The title and the words for the sums that were left out; where its answers stay below them, they say so. */
  function beyond(run) {
    const { sums, written, marks } = run.looks.at(-1),
      isBelow = sums.every(([a, b], at) => a + b < Sums.EDGE || Number(written[at]) < Sums.EDGE),
      why = isBelow ? "It learned which digits come next, and never read an answer past 149. " : "",
      { asked, right } = marks.beyond;
    const off = Math.abs(big(run) - 197),
      won = { most: "", half: ": nearly right", none: `: far off, by ${off}` }[near(big(run))];
    return [
      `99 + 98 = ${big(run)}, it says${won}`,
      `${why}It gets ${right ? many(right) : "none"} of the ${many(asked)} bigger sums right: have a calculator check yours.`,
    ];
  }

  /** The sentence about a finished run that a link brings along. */
  const found = ({ n, x, f }) =>
    x === "small"
      ? `Shown 2,000 sums, none of 150 or more, it got ${f} of those from 150 on right.`
      : `Shown ${many(n)} sums, it got ${f} of the others right.`;

  /** The same about a run, with what it says to 99 + 98. */
  const sentence = (run) =>
    `${found({ n: run.count, x: run.x, f: share(run.looks.at(-1).marks[asked(run)]) })}${run.small ? ` 99 + 98 = ${big(run)}, it says.` : ""}`;

  const KINDS = { shown: "sums it read", unseen: "new sums", beyond: "150 and more, left out" };

  function view({ count, small, looks }) {
    const { marks } = looks.at(-1),
      kinds = Object.entries(KINDS).filter(([kind]) => marks[kind].asked);
    const way = looks
      .slice(0, -1)
      .map((look) => [
        String(look.step),
        ...kinds.map(([kind]) => share(look.marks[kind])),
        ...(small ? [String(big({ looks: [look] }))] : []),
      ]);
    const end = table(
      `After ${many(count)} of 8,100 sums, read over and over${small ? ", none of 150 or more" : ""}`,
      ["Sums", "Asked", "Right", "Share"],
      kinds.map(([kind, words]) => [words, many(marks[kind].asked), many(marks[kind].right), share(marks[kind])]),
    );
    if (!way.length) return [end];
    const heads = ["Step", ...kinds.map(([, words]) => words), ...(small ? ["99 + 98"] : [])];
    return [end, table("On the way, right of a sample", heads, way)];
  }

  return { ahead, start };
})();
