// Watch it learn: a small transformer trains in the page, and its output turns from noise into sentences.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { table, quoted } = Tables;
  const { defaults, guess } = Demos.find("learn");
  const BEGUN = ["The snake says ", "The lion sat on the "];
  const TEXTS = { all: "All lines", snake: "Without the snake", own: "Your text" };
  const READ = { all: "It read all lines", snake: "It read all but the snake’s line", own: "It read your text" };
  /** How the runs with the seed of the page end, trained on another machine by the same code. */
  const ENDS = {
    all: { right: 28, begun: ["hiss."] },
    snake: { right: 28, begun: ["he is tired."] },
  };
  /** What it writes on the way without the snake, at the steps that the list shows. */
  const SNAKE = {
    1: "p V  s    rd  s",
    20: "the is is ished",
    50: "te is ten.",
    100: "he is tired.",
    200: "he is tired.",
    350: "he is tired.",
  };
  const BET = {
    key: "snake",
    lead: "What if it never reads of the snake?",
    question: "Now it reads all but “The snake says hiss.” How does it end “The snake says …”?",
    chips: { right: "hiss", nothing: "nothing", other: "something else" },
  };

  /** A training that has not begun, on all lines, on all but the snake's, or on the reader's text. */
  function prepared(which, seed, text = LearnText) {
    const read = Learning.read(which === "snake" ? Learning.without(text, "snake") : text),
      like = Learning.isLike(read.lines, LearnText),
      key = `${which} ${seed} ${text}`;
    const lesson = () => Learning.lesson(read, Number(seed), like ? BEGUN : []);
    return { which, read, like, key, lesson, facts: Learning.facts(read.lines), steps: 0, looks: [] };
  }

  /** Begins the training that a bet is about while it's being read. */
  function ahead({ x, s }) {
    const { key, lesson } = prepared(x, s);
    Course.ahead(key, lesson);
  }

  function start(frame, state, isPressed) {
    const { stage, place, inView } = frame,
      say = (words, isSeen) => place.tell(words, isSeen),
      steps = make("div"), // to look at each
      result = make("div.demo-result");
    let soon = 0,
      run = null, // the newest
      whole = null, // the last one on all lines that is over, to compare with
      text = LearnText;
    const seed = Controls.seed("Seed: the random numbers it starts from", state.s, (value) => {
      Object.assign(state, { s: value, f: "" });
    });
    const field = Controls.text(
      "What it reads: a sentence on each line, of at most 39 letters",
      text,
      { rows: 9, longest: 5000 },
      (value) => {
        text = value;
        say(`${counted(Learning.read(text).lines.length)} to read.`, false); // shown, it would move the button that ended the typing
      },
    );
    const begun = Controls.text("Begin a sentence, and let it go on", "The capital of Mars is", { longest: 39 }, goOn),
      answer = make("p.demo-text");
    const asks = make(
      "div",
      { hidden: true },
      Controls.form(begun),
      Controls.bar(Controls.button("Go on", () => goOn(begun.querySelector("input").value))),
      answer,
    );
    frame.more.replaceChildren(
      asks,
      Controls.form(field, seed),
      Controls.bar(
        Controls.button("Train on this text", () => {
          inView();
          train("own");
        }),
        Controls.button("Put our text back", () => {
          field.querySelector("textarea").value = text = LearnText;
          say("Our text is back.");
        }),
      ),
      steps,
      make("details.demo-numbers", make("summary", "The numbers"), result),
    );
    const stop = () => run?.worker?.stop(),
      bet = { ...BET, draw: () => stage.replaceChildren(make("div.bet-empty", leftOut())) };
    const course = Course.build(frame, state, guess, bet, {
      ahead: (x) => ahead({ ...state, x }),
      train,
      stop,
      elsewhere,
    });

    function train(which) {
      const next = prepared(which, state.s, which === "own" ? text : LearnText);
      if (!next.read.lines.length) return say("There is no line to read.");
      if (run !== whole) run?.worker?.end();
      clearTimeout(soon);
      state.f = "";
      if (which !== "own") state.x = which;
      if (which !== "snake") state.b = "";
      run = next;
      course.begin(which, which !== "own" && state.s === defaults.s);
      steps.replaceChildren();
      draw(stage, run);
      run.worker = Course.take(run.key, run.lesson);
      run.worker.show(hear);
      if (which !== "own" && state.s === defaults.s) soon = setTimeout(elsewhere, window.LearnPlay.patience);
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
    function elsewhere() {
      clearTimeout(soon);
      run.worker.end();
      const which = run.which === "own" ? "all" : run.which,
        given = place.querySelector(".demo-static"),
        rows = [...given.querySelector("tbody").rows].map(({ cells }) => shownIn(cells)),
        looks = rows.map((look) => (which === "all" ? look : { step: look.step, begun: [SNAKE[look.step]] }));
      Object.assign(looks.at(-1), ENDS[which]);
      Object.assign(state, { s: defaults.s, x: which });
      run = {
        ...prepared(which, defaults.s),
        worker: null,
        steps: Learning.STEPS,
        looks,
      };
      finish(which === "all" ? [...given.cloneNode(true).children] : []);
    }

    function finish(given) {
      clearTimeout(soon);
      const mine = run,
        isWhole = last(run).step === Learning.STEPS;
      run.isOver = Boolean(run.worker);
      asks.hidden = !run.isOver;
      answer.replaceChildren();
      if (run.worker && run.which === "all") {
        whole?.worker.end();
        whole = run;
      }
      result.replaceChildren(...(given ?? view(compared())));
      draw(stage, mine);
      steps.replaceChildren(Controls.steps(mine.looks.length, (at) => draw(stage, mine, at)));
      if (isWhole && run.which !== "own") state.f = FOUND[run.which](run);
      const known = whole ?? (state.s === defaults.s && { looks: [ENDS.all] });
      course.over(run.which, isWhole, verdict(run, state, known));
      if (run.read.left)
        say(`${counted(run.read.left)} did not fit and ${run.read.left === 1 ? "was" : "were"} left out.`);
    }

    /** The newest run, after the one on all lines if both read much the same. */
    const compared = () => (whole && whole !== run && run.like ? [whole, run] : [run]);

    /** Continues the reader's text with the newest model and with the one it is compared with. */
    async function goOn(line) {
      if (!run?.isOver) return say("It has not been trained yet.");
      const asked = compared(),
        start = [...line].slice(0, 38).join("").trimEnd();
      const ends = await Promise.all(asked.map((one) => ended(one, start)));
      const who = ({ which }) => (asked.length > 1 ? `${READ[which]}: ` : "");
      answer.replaceChildren(
        ...asked
          .flatMap((one, at) => [
            at > 0 && make("br"),
            who(one),
            quoted(start),
            " ",
            make("span.demo-written", quoted(ends[at])),
          ])
          .filter(Boolean),
      );
      const strange = [...new Set(start)].filter((letter) => !run.read.letters.includes(letter)).join(" "),
        words = asked.map((one, at) => `${who(one)}“${start} ${ends[at]}”`),
        unseen = strange && `; it never met ${strange} and does not see it`;
      answer.append(unseen);
      say(`It goes on: ${words.join("; ")}${unseen}`, false); // shown, it would move the field
    }

    async function ended({ read: { letters }, worker }, start) {
      const [tokens] = await worker.ask([Learning.row(letters, `${start} `)], 38);
      return Learning.words(letters, tokens) || "(nothing)";
    }

    if (isPressed) train(state.x);
    else course.wait(state.f && found(state));
    return {
      stop() {
        clearTimeout(soon);
        course.end();
        for (const one of [whole, run]) one?.worker?.end();
        run = null;
      },
      state: () => state,
      result: () => shared(state, whole, run),
    };
  }

  /** A check as text: tokens become letters, and the ends of lines are compared with the training text. */
  function told({ step, goesOn, writes, numbers }, { read: { letters }, facts }) {
    const ends = goesOn.map((tokens) => Learning.words(letters, tokens)),
      right = facts.filter(([, end], at) => ends[at] === end).length;
    const begun = ends.slice(facts.length);
    return { step, numbers, writes: Learning.words(letters, writes), fact: ends[0], begun, right };
  }

  /** Draws the stage after `seen` checks (by default all): the numbers, what it writes now, and what it wrote before. */
  function draw(stage, run, seen = run.looks.length) {
    if (!stage.querySelector(".learn-list")) {
      stage.square?.stop();
      stage.square = NumberSquare.build();
      const numbers = make(
        "div.learn-numbers",
        stage.square.canvas,
        make("p.small-print", "All its numbers, a dot each"),
      );
      stage.replaceChildren(make("p.learn-head"), numbers, make("p.learn-now"), make("ol.plain-list.learn-list"));
    }
    const [head, numbers, big, list] = stage.children,
      looks = run.looks.slice(0, seen),
      now = looks.at(-1);
    const step = seen < run.looks.length ? (now?.step ?? 0) : run.steps;
    const right = now?.right === undefined || run.which === "snake" ? "" : ` · ${facts(run, now)} ${noun(run)} right`;
    head.textContent = `Step ${step} of ${Learning.STEPS}${right}`;
    numbers.hidden = !run.worker;
    if (now?.numbers) stage.square.draw(now.numbers);
    big.replaceChildren(...(now ? written(run, now) : []));
    const item = (look) => make("li", make("span.learn-step", String(look.step)), quoted(line(run, look) || "nothing"));
    const shown = looks.filter((look) => line(run, look) !== undefined && Learning.SHOWN.includes(look.step));
    list.replaceChildren(...shown.filter((look) => look !== now).map(item));
  }

  /** What a check shows: a sentence of its own or, without the snake's line, what the snake says. */
  const line = ({ which }, { writes, begun }) => (which === "snake" ? begun?.[0] : writes);

  /** What it writes now, words that it has read in bold. */
  function written(run, now) {
    const words = line(run, now) || "nothing",
      known = new Set(run.read.lines.join(" ").split(" "));
    const each = words
      .split(" ")
      .flatMap((word, at) => [at ? " " : "", known.has(word) ? make("b", quoted(word)) : quoted(word)]);
    return run.which === "snake" ? [BEGUN[0], ...each] : each;
  }

  const counted = (count) => `${count} line${count === 1 ? "" : "s"}`;
  const last = ({ looks }) => looks.at(-1);
  const snake = (run) => last(run).begun[0] || "nothing";
  const facts = (run, look = last(run)) => `${look.right} of ${run.facts.length}`;
  const noun = ({ facts: [[first]] }) => (first.startsWith("The capital") ? "capital cities" : "lines finished");

  const filled = (word) => (word === "nothing" ? "nothing" : word.startsWith("hiss") ? "right" : "other");

  /** The kind of a written line: a sentence of known words, some known words, or noise. */
  function kindOf(line, lines) {
    const known = new Set(lines.join(" ").split(" ")),
      words = line.split(" ");
    if (words.length > 1 && words.every((word) => known.has(word)) && line.endsWith(".")) return "sentences";
    return words.some((word) => known.has(word)) ? "words" : "noise";
  }

  /** The result of a finished run that a link carries, by kind of run. */
  const FOUND = { all: (run) => last(run).writes, snake };
  const stopped = (words) => Tables.stopped(`“${words}”`);
  const found = ({ x, f }) =>
    ({
      all: `After ${Learning.STEPS} steps it wrote ${stopped(f)}`,
      snake: `Without its line it let the snake say ${stopped(f)}`,
    })[x];

  const look = (title, words) => [{ kind: "look", title }, words];

  function verdict(run, { g, b }, whole) {
    const now = last(run);
    if (now.step < Learning.STEPS) return look(`You stopped it at step ${now.step}.`, `It writes “${now.writes}”`);
    if (run.which === "own")
      return look(`${facts(run)} lines finished as you wrote them.`, `It took ${now.step} steps on your text.`);
    if (run.which === "all") {
      const { lines } = run.read,
        whence = lines.includes(now.writes) ? "That’s one of its lines" : "None of its lines says that";
      const words = `${whence}, and it gets ${facts(run)} capital cities right. Nobody told it a rule.`;
      return Guess.told(guess, g, kindOf(now.writes, lines), `“${now.writes}”`, words);
    }
    const words = `Nothing shows that a line is missing.${whole ? ` With it, it wrote “${snake(whole)}”` : ""}`,
      title = `“${BEGUN[0]}${snake(run)}”`;
    return b ? Guess.told(BET.chips, b, filled(snake(run)), title, words) : look(title, words);
  }

  function shared({ g, x, f }, whole, run) {
    if (!run?.looks.length) return f ? `Watch it learn: ${found({ x, f })}` : "";
    const first = whole ?? run,
      more = run.which === "snake" ? ` ${found({ x: "snake", f: snake(run) })}` : "";
    const wrote = last(first).writes
      ? `; after ${last(first).step} steps it wrote ${stopped(last(first).writes)}`
      : ".";
    return `Watch it learn: I guessed ${guess[g]}${wrote}${more}`;
  }

  /** The tables: the output of the newest run during training, and the final results of all runs. */
  function view(runs) {
    const run = runs.at(-1),
      [fact] = run.facts[0];
    const way = run.looks
      .filter(({ step }) => Learning.SHOWN.includes(step) || step === last(run).step)
      .map(({ step, writes, fact: end }) => [String(step), quoted(writes || "nothing"), quoted(end || "nothing")]);
    const asked = {
      "Lines finished as they stand in its text": (one) => facts(one),
      [`“${BEGUN[0]}…”`]: (one) => quoted(snake(one)),
      [`“${BEGUN[1]}…”`]: (one) => quoted(last(one).begun[1] || "nothing"),
    };
    const rows = Object.entries(asked).map(([words, cell]) => [words, ...runs.map(cell)]);
    return [
      table(`${TEXTS[run.which]}: what it writes as it learns`, ["Step", "By itself", `“${fact}…”`], way),
      table("After training", ["Asked", ...runs.map(({ which }) => TEXTS[which])], run.like ? rows : rows.slice(0, 1)),
    ];
  }

  /** Some lines of the text, the snake's struck out. */
  function leftOut() {
    const lines = LearnText.split("\n").slice(39, 46);
    return make("p.demo-lines", ...lines.flatMap((line) => [line.includes("snake") ? make("del", line) : line, "\n"]));
  }

  /** What a row of the table on the page says of a check. */
  const shownIn = ([step, writes]) => ({ step: Number(step.textContent), writes: writes.textContent });

  /** After how many milliseconds a training whose end is known gives way to that end. */
  return { ahead, start, patience: 15_000 };
})();
