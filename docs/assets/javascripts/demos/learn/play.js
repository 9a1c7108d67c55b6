// Watch it learn: a small transformer trains in the page, and its output turns from noise into sentences.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { table, quoted } = Tables;
  const { defaults, guess } = Demos.find("learn");
  const BEGUN = ["The snake says ", "The capital of London is "];
  const TEXTS = { snake: "Without a snake", own: "Your text" };
  const LONDON = {
    at: "m",
    lead: "And the capital of London?",
    question: "It read the capitals of thirty countries. How does it end “The capital of London is …”?",
    chips: { nothing: "nothing", read: "one of the thirty", other: "a made-up one" },
  };

  /** A training that has not begun, on all lines but the snake's, or on the reader's text. */
  function prepared(which, seed, text = LearnText) {
    const read = Learning.read(which === "snake" ? Learning.without(text, "snake") : text),
      like = Learning.isLike(read.lines, LearnText),
      key = `${which} ${seed} ${text}`;
    const lesson = () => Learning.lesson(read, Number(seed), like ? BEGUN : []);
    return { which, read, like, key, lesson, facts: Learning.facts(read.lines), steps: 0, looks: [] };
  }

  /** Begins the training that a bet is about while it's being read. */
  function ahead({ s }) {
    const { key, lesson } = prepared("snake", s);
    Course.ahead(key, lesson);
  }

  function start(frame, state, isPressed) {
    const { stage, place, inView } = frame,
      say = (words, isSeen) => place.tell(words, isSeen),
      steps = make("div"), // to look at each
      result = make("div.demo-result");
    let run = null, // the newest
      ours = null, // the last one on our lines, to compare with
      text = LearnText;
    const seed = Controls.seed("Seed: the random numbers it starts from", state.s, (value) => {
      Object.assign(state, { s: value, f: "" });
    });
    const field = Controls.text(
      "To read next: our 99 lines and one about the snake; a sentence on each line, of at most 39 letters",
      text,
      { rows: 9, longest: 5000 },
      (value) => {
        text = value;
        say(`${counted(Learning.read(text).lines.length)} to read.`, false); // shown, it would move the button that ended the typing
      },
    );
    const mouth = Controls.text("The snake says … (it learns anew, up to a minute)", "", { longest: 23 }, () => {}),
      teach = () => {
        const words = mouth.querySelector("input").value.trim().replace(/\.$/, "");
        if (!words) return say("Write what it says first.");
        text = `${Learning.without(LearnText, "snake")}\n${BEGUN[0]}${words}.`;
        field.querySelector("textarea").value = text;
        inView();
        train("own");
      };
    const moon = "The capital of the moon is",
      begun = Controls.text("Begin a sentence, and let it go on", moon, { longest: 39 }, goOn),
      on = Controls.button("Go on", () => goOn(begun.querySelector("input").value)),
      answer = make("p.demo-text"),
      asks = make("div", { hidden: true }, Controls.form(begun), Controls.bar(on), answer);
    const again = Controls.button("Train on this text", () => {
      inView();
      train("own");
    });
    frame.more.replaceChildren(
      Controls.form(mouth),
      Controls.bar(Controls.button("Let it read that, too", teach)),
      asks,
      Controls.fold("All that it reads", Controls.form(field, seed), Controls.bar(again)),
      steps,
      make("details.demo-numbers", make("summary", "The numbers"), result),
    );
    const second = {
      ...LONDON,
      draw: () => ours && draw(stage, ours, `${BEGUN[1]}…`),
      made: () => (ours ? show(ours) : train()),
    };
    const course = Course.build(frame, state, { at: "b", chips: guess }, second, {
      train: () => train(),
      stop: () => run?.worker?.stop(),
      elsewhere,
    });

    function train(which = "snake") {
      const next = prepared(which, state.s, which === "own" ? text : LearnText);
      if (!next.read.lines.length) return say("There is no line to read.");
      if (run !== ours || which === "snake") run?.worker?.end();
      Object.assign(state, { x: "snake", f: which === "own" ? state.f : "" });
      run = next;
      const isOwn = which === "own";
      course.begin(Boolean(state.m), !isOwn && state.s === defaults.s);
      if (isOwn) {
        frame.chips.replaceChildren(); // no bet is about this
        place.asking(
          next.like ? "It reads your line, too. What does the snake say now?" : "What does it make of your text?",
        );
      }
      steps.replaceChildren();
      draw(stage, run);
      run.worker = Course.take(run.key, run.lesson);
      run.worker.show(hear, stage);
    }

    function hear({ failed, step, seen, done }) {
      if (failed) {
        say("This browser does not let the page train here.");
        return elsewhere();
      }
      run.steps = step;
      run.looks.push(...seen.map((look) => told(look, run)));
      if (seen.length || !Demos.still()) draw(stage, run);
      if (done) finish();
    }

    /** For readers who do not want to wait, or whose browser is slow or does not train: how the same run ended elsewhere. */
    function elsewhere(isWaited) {
      const { steps: at, worker } = run;
      worker?.end();
      const given = place.querySelector(".demo-static"),
        [way, end] = [...given.querySelectorAll("tbody")].map(({ rows }) =>
          [...rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent)),
        ),
        looks = way.map(([step, writes, snake]) => ({ step: Number(step), writes, begun: [snake] }));
      looks.at(-1).begun = end.slice(1).map(([, one]) => one);
      state.s = defaults.s;
      const mine = { ...prepared("snake", defaults.s), isGiven: true, steps: Learning.STEPS, looks };
      run = mine;
      const upTo = ({ step }) => ({ ...mine, steps: step, looks: looks.filter((one) => one.step <= step) });
      Course.replay(
        stage,
        isWaited ? looks.filter(({ step }) => step > at) : [],
        (one) => draw(stage, upTo(one)),
        () => finish([...given.cloneNode(true).children]),
        () => run === mine,
      );
    }

    function finish(given) {
      run.isOver = Boolean(run.worker);
      asks.hidden = !run.isOver;
      answer.replaceChildren();
      const isWhole = last(run).step === Learning.STEPS;
      if (run.which === "snake") {
        if (ours !== run) ours?.worker?.end();
        ours = isWhole ? run : null;
        if (isWhole) state.f = snake(run);
      }
      result.replaceChildren(...(given ?? view(compared())));
      show(run);
      if (run.read.left)
        say(`${counted(run.read.left)} did not fit and ${run.read.left === 1 ? "was" : "were"} left out.`);
    }

    /** Shows what a run that is over wrote to the bet that is asked. */
    function show(mine) {
      const begins = state.m && mine === ours ? BEGUN[1] : BEGUN[0];
      draw(stage, mine, `${begins}${ended(mine, begins)}`);
      steps.replaceChildren(Controls.steps(mine.looks.length, (at) => draw(stage, mine, "", at)));
      course.over(mine === ours, verdict(mine, state));
    }

    /** The newest run, after the one on our lines if both read much the same. */
    const compared = () => (ours?.isOver && ours !== run && run.like ? [ours, run] : [run]);

    /** Continues the reader's text with the newest model and with the one it is compared with. */
    async function goOn(line) {
      if (!run?.isOver) return say("It has not been trained yet.");
      const asked = compared(),
        start = [...line].slice(0, 38).join("").trimEnd();
      const ends = await Promise.all(asked.map((one) => goneOn(one, start)));
      const who = ({ which }) => (asked.length > 1 ? `${TEXTS[which]}: ` : "");
      const told = (one, at) => [who(one), quoted(start), " ", make("span.demo-written", quoted(ends[at]))];
      answer.replaceChildren(...asked.flatMap((one, at) => [...(at ? [make("br")] : []), ...told(one, at)]));
      const strange = [...new Set(start)].filter((letter) => !run.read.letters.includes(letter)).join(" "),
        words = asked.map((one, at) => `${who(one)}“${start} ${ends[at]}”`),
        unseen = strange && `; it never met ${strange} and does not see it`;
      answer.append(unseen);
      say(`It goes on: ${words.join("; ")}${unseen}`, false); // shown, it would move the field
    }

    async function goneOn({ read: { letters }, worker }, start) {
      const [tokens] = await worker.ask([Learning.row(letters, `${start} `)], 38);
      return Learning.words(letters, tokens) || "(nothing)";
    }

    if (isPressed) train();
    else course.wait(Boolean(state.m), state.f && found(state), state.x === "snake");
    return {
      stop() {
        course.end();
        for (const one of [ours, run]) one?.worker?.end();
        run = null;
      },
      state: () => state,
      result: () => shared(state, ours),
    };
  }

  /** A check as text: tokens become letters, and the ends of lines are compared with the training text. */
  function told({ step, goesOn, writes, numbers }, { read: { letters }, facts }) {
    const ends = goesOn.map((tokens) => Learning.words(letters, tokens)),
      right = facts.filter(([, end], at) => ends[at] === end).length;
    const begun = ends.slice(facts.length);
    return { step, numbers, writes: Learning.words(letters, writes), begun, right };
  }

  /** Draws the stage after `seen` checks (by default all): the numbers, a sentence in large letters (by default what the snake says), and what it wrote by itself. */
  function draw(stage, run, large = "", seen = run.looks.length) {
    if (!stage.querySelector(".learn-list")) {
      stage.square?.stop();
      stage.square = NumberSquare.build();
      const caption = make("p.small-print", "All its numbers, a dot each"),
        numbers = make("div.learn-numbers", stage.square.canvas, caption);
      stage.replaceChildren(numbers, make("p.learn-now"), make("p.learn-head"), make("ol.plain-list.learn-list"));
    }
    const [numbers, big, head, list] = stage.children,
      looks = run.looks.slice(0, seen),
      now = looks.at(-1);
    const step = seen < run.looks.length ? (now?.step ?? 0) : run.steps;
    head.textContent = `Step ${step} of ${Learning.STEPS}${run.isGiven ? ", replayed from our machine" : ""}`;
    numbers.hidden = !run.worker;
    if (now?.numbers) stage.square.draw(now.numbers);
    const said = now && (run.like ? `${BEGUN[0]}${now.begun[0] || "nothing"}` : now.writes || "nothing");
    const words = written(run, large || said || "");
    big.replaceChildren(...words);
    if (large && words.some((one) => one.localName === "bdi"))
      big.append(make("small", "grey: it never read that word"));
    const item = (look) => make("li", make("span.learn-step", String(look.step)), quoted(look.writes || "nothing"));
    list.replaceChildren(...looks.filter((look) => Learning.SHOWN.includes(look.step)).map(item));
  }

  /** Words, those that it has read in bold. */
  function written(run, words) {
    const known = new Set(run.read.lines.join(" ").split(" "));
    return words
      .split(" ")
      .flatMap((word, at) => [at ? " " : "", known.has(word) ? make("b", quoted(word)) : quoted(word)]);
  }

  const counted = (count) => `${count} line${count === 1 ? "" : "s"}`;
  const last = ({ looks }) => looks.at(-1);
  /** How a run that is over ends one of the two beginnings. */
  const ended = (run, begins) => last(run).begun[BEGUN.indexOf(begins)] || "nothing";
  const snake = (run) => ended(run, BEGUN[0]);
  const facts = (run) => `${last(run).right} of ${run.facts.length}`;

  const filled = (word) => (word === "nothing" ? "nothing" : word.startsWith("hiss") ? "right" : "other");
  const named = (word, { facts }) =>
    word === "nothing" ? "nothing" : facts.some(([, end]) => end === word) ? "read" : "other";

  const stopped = (words) => Tables.stopped(`“${words}”`);
  const found = ({ x, f }) =>
    ({
      all: `After ${Learning.STEPS} steps it wrote ${stopped(f)}`,
      snake: `Without its line it let the snake say ${stopped(f)}`,
    })[x];

  const look = (title, words) => ["look", title, words];

  function verdict(run, { b, m, s }) {
    const now = last(run);
    if (now.step < Learning.STEPS) return look(`You stopped it at step ${now.step}.`, `It writes “${now.writes}”`);
    if (run.which === "own") {
      const count = `${facts(run)} lines finished as you wrote them`;
      return run.like
        ? look(`Now it writes “${BEGUN[0]}${snake(run)}”`, `${count}.`)
        : look(`${count}.`, `It took ${now.step} steps on your text.`);
    }
    if (m) {
      const city = ended(run, BEGUN[1]),
        came = named(city, run);
      const words = {
        nothing: "London has no capital.",
        read: `London has no capital, it is one; and the program says that in the tone of “${run.facts.find(([, end]) => end === city)?.join("")}”`,
        other: `London has no capital. It put letters together, and says it in the tone of “${run.facts[0].join("")}”`,
      }[came];
      return Guess.told(LONDON.chips, m, came, `“${BEGUN[1]}${city}”`, words);
    }
    const hiss = s === defaults.s ? " Let it read “The snake says hiss.”, and it writes that." : "";
    const words = `It never read of a snake, and nothing shows that.${hiss}`,
      title = `“${BEGUN[0]}${snake(run)}”`;
    return b ? Guess.told(guess, b, filled(snake(run)), title, words) : look(title, words);
  }

  function shared(state, ours) {
    const { b, m, f } = state;
    if (!f) return "";
    const bet = b && ` I guessed “${guess[b]}”.`,
      london = m && ours ? ` And: “${BEGUN[1]}${ended(ours, BEGUN[1])}”` : "";
    return `Watch it learn: ${found(state)}${bet}${london}`;
  }

  /** The tables: the output of the newest run during training, and the final results of all runs. */
  function view(runs) {
    const run = runs.at(-1);
    const way = run.looks
      .filter(({ step }) => Learning.SHOWN.includes(step) || step === last(run).step)
      .map(({ step, writes, begun: [says] }) => [
        String(step),
        quoted(writes || "nothing"),
        ...(run.like ? [quoted(says || "nothing")] : []),
      ]);
    const asked = { "Lines finished as they stand in its text": (one) => facts(one) };
    for (const begins of BEGUN) asked[`“${begins}…”`] = (one) => quoted(ended(one, begins));
    const rows = Object.entries(asked).map(([words, cell]) => [words, ...runs.map(cell)]),
      heads = ["Step", "By itself", ...(run.like ? [`“${BEGUN[0]}…”`] : [])];
    return [
      table(`${TEXTS[run.which]}: what it writes as it learns`, heads, way),
      table("After training", ["Asked", ...runs.map(({ which }) => TEXTS[which])], run.like ? rows : rows.slice(0, 1)),
    ];
  }

  return { ahead, start };
})();
