// Watch it learn: a small transformer trains in the page, and its output turns from noise into sentences.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { table, quoted } = Tables;
  const { defaults, guess } = Demos.find("learn");
  const LEFT_OUT = "The capital of Egypt is Cairo.",
    BEGUN = ["The capital of Egypt is ", "The lion sat on the "];
  const TEXTS = {
    all: ["All lines", (text) => text],
    egypt: ["Without Egypt", (text) => Learning.without(text, "Egypt")],
    own: ["Your text", (text) => text],
  };
  /** How the runs with the seed of the page end, trained on another machine by the same code. */
  const ENDS = {
    all: { right: 30, begun: ["Cairo."] },
    egypt: { right: 27, begun: ["Havana."] },
  };
  const BETS = {
    egypt: {
      lead: "Now leave one line out",
      question: "Now it reads all but the line on Egypt. Asked for Egypt’s capital, what does it write?",
      chips: { right: "Cairo", nothing: "nothing", other: "something else" },
      lines: LearnText.split("\n")
        .slice(12, 19)
        .map((line) => (line === LEFT_OUT ? make("del", line) : line)),
    },
  };

  function start(parts, state, say) {
    const { stage, controls, result, film, outcome, inView } = parts;
    const runs = [], // those that were trained here and are over, oldest first
      place = stage.closest("live-demo");
    let running = null,
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
        say(`${counted(Learning.read(text).lines.length, "line")} to read.`, { seen: false }); // heard only: shown, it would move the button that ended the typing
      },
    );
    const begun = Controls.text("Begin a sentence, and let it go on", "The capital of Mars is", { longest: 39 }, goOn);
    const answer = make("p.demo-text");
    const asks = make(
      "div",
      { hidden: true },
      Controls.form(begun),
      Controls.bar(Controls.button("Go on", () => goOn(begun.querySelector("input").value))),
      answer,
    );
    controls.append(
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
    );
    const bets = Object.fromEntries(
      Object.entries(BETS).map(([key, bet]) => [
        key,
        { ...bet, draw: () => Demos.empty(stage, "", listed(bet.lines)) },
      ]),
    );
    const stop = () => running?.worker?.stop();
    const course = Course.build(parts, state, bets, { train, stop, elsewhere });

    function train(which) {
      const read = Learning.read(TEXTS[which][1](which === "own" ? text : LearnText));
      if (!read.lines.length) return say("There is no line to read.");
      if (!runs.includes(running)) running?.worker?.end();
      state.f = "";
      if (which !== "own") state.x = which;
      if (!(which in BETS)) state.b = "";
      const like = Learning.isLike(read.lines, LearnText),
        begun = like ? BEGUN : [];
      const worker = Training.start(Learning.lesson(read, Number(state.s), begun), hear);
      const facts = Learning.facts(read.lines),
        noun = facts[0][0].startsWith("The capital") ? "capitals" : "lines finished";
      running = { which, read, facts, noun, like, losses: [], looks: [], worker };
      course.begin(which, which !== "own" && state.s === defaults.s);
      Board.draw(stage, running, before(running));
    }

    /** The run to compare with: the one on all lines, or the last different one; none if the texts have little in common. */
    function earlier({ which, like }) {
      const others = runs.filter((run) => run.which !== which && run.which !== "own");
      return like && others.length ? [others.findLast((run) => run.which === "all") ?? others.at(-1)] : [];
    }

    /** The end of the run on all lines, from here or, with the same seed, from elsewhere. */
    function before({ which }) {
      const whole = runs.findLast((run) => run.which === "all");
      return which in BETS ? (whole ? last(whole) : state.s === defaults.s && ENDS.all) : null;
    }

    /** Ends the workers whose models are no longer offered for questions. */
    function tidy(run) {
      for (const other of runs.filter((one) => ![run, ...earlier(run)].includes(one))) {
        other.worker.end();
        other.gone = true;
      }
    }

    function hear({ failed, losses, seen, done }) {
      if (failed) {
        say("This browser does not let the page train here.");
        return elsewhere();
      }
      running.losses.push(...losses);
      running.looks.push(...seen.map((look) => Board.told(look, running)));
      if (seen.length || !Demos.still()) Board.draw(stage, running, before(running));
      if (done) finish();
    }

    /** For readers who do not want to wait, or whose browser does not train: how the same run ended elsewhere. */
    function elsewhere() {
      running.worker.end();
      const which = running.which === "own" ? "all" : running.which,
        given = place.querySelector(".demo-static"),
        looks = [{ step: Learning.STEPS }];
      if (which === "all") {
        const rows = [...given.querySelector("tbody").rows].map(({ cells }) => cells);
        looks.unshift(...rows.slice(0, -1).map(shownIn));
        Object.assign(looks.at(-1), shownIn(rows.at(-1)));
      }
      Object.assign(looks.at(-1), ENDS[which]);
      Object.assign(state, { s: defaults.s, x: which });
      const head = "Trained on another machine, by the same code.";
      running = { ...running, which, worker: null, head, losses: [], looks };
      finish(which === "all" ? [...given.cloneNode(true).children] : []);
      inView();
    }

    function finish(given) {
      const run = running,
        [other] = earlier(run),
        isWhole = last(run).step === Learning.STEPS;
      asks.hidden = !run.worker;
      answer.replaceChildren();
      if (run.worker) {
        runs.push(run);
        tidy(run);
      }
      result.replaceChildren(...(given ?? view(other ? [other, run] : [run])));
      film({
        length: run.looks.length,
        first: run.looks.length,
        pace: 350,
        draw: (step) => Board.draw(stage, run, before(run), step),
      });
      if (isWhole && run.which !== "own") state.f = FOUND[run.which](run);
      course.over(run.which, isWhole);
      outcome(...verdict(run, state));
      if (run.read.left)
        say(`${counted(run.read.left, "line")} did not fit and ${run.read.left === 1 ? "was" : "were"} left out.`);
    }

    /** Continues the reader's text with the newest model and with the one it is compared with. */
    async function goOn(line) {
      const run = running;
      if (!runs.includes(run)) return say("It has not been trained yet.");
      const asked = [...earlier(run), run].filter(({ gone }) => !gone),
        start = [...line].slice(0, 38).join("").trimEnd();
      const ends = await Promise.all(asked.map((one) => ended(one, start)));
      answer.replaceChildren(
        ...asked.flatMap(({ which }, at) => [
          ...(at ? [make("br")] : []),
          asked.length > 1 ? `${TEXTS[which][0]}: ` : "",
          quoted(start),
          " ",
          make("span.demo-written", quoted(ends[at])),
        ]),
      );
      const strange = [...new Set(start)].filter((letter) => !run.read.letters.includes(letter)).join(" ");
      const words = asked.map(
        ({ which }, at) => `${asked.length > 1 ? `${TEXTS[which][0]}: ` : ""}“${start} ${ends[at]}”`,
      );
      say(`It goes on: ${words.join("; ")}${strange && `; it never met ${strange} and does not see it`}`);
    }

    async function ended({ read: { letters }, worker }, start) {
      const [tokens] = await worker.ask([Learning.row(letters, `${start} `)], 38);
      return Learning.words(letters, tokens) || "(nothing)";
    }

    if (parts.pressed) train(state.x);
    else course.wait(parts.linked && state.f && found(state));
    return {
      stop() {
        course.end();
        for (const run of [...runs, running]) run?.worker?.end();
        running = null;
      },
      state: () => state,
      result: () => shared(state, runs),
    };
  }

  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  const last = ({ looks }) => looks.at(-1);
  const egypt = (run) => last(run).begun[0] || "nothing";
  const facts = (run) => `${last(run).right} of ${run.facts.length}`;

  const filled = (word) => (word === "nothing" ? "nothing" : word.startsWith("Cairo") ? "right" : "other");

  /** The kind of a written line: a sentence of known words, some known words, or noise. */
  function kindOf(line, lines) {
    const known = new Set(lines.join(" ").split(" ")),
      words = line.split(" ");
    if (words.length > 1 && words.every((word) => known.has(word)) && line.endsWith(".")) return "sentences";
    return words.some((word) => known.has(word)) ? "words" : "noise";
  }

  /** The result of a finished run that a link carries, by kind of run. */
  const FOUND = { all: (run) => last(run).writes, egypt };
  const ended = (words) => Tables.stopped(`“${words}”`);
  const found = ({ x, f }) =>
    ({
      all: `After ${Learning.STEPS} steps it wrote ${ended(f)}`,
      egypt: `Without Egypt's line it made Egypt's capital ${ended(f)}`,
    })[x];

  function verdict(run, { g, b }) {
    const now = last(run);
    if (now.step < Learning.STEPS) return [null, `You stopped it at step ${now.step}: it writes “${now.writes}”`];
    if (run.which === "own")
      return [null, `After ${now.step} steps on your text it finishes ${facts(run)} lines as you wrote them.`];
    if (run.which === "all")
      return [
        Guess.judged(guess, g, kindOf(now.writes, run.read.lines)),
        `It writes “${now.writes}”, and gets ${facts(run)} capitals right.`,
      ];
    return [
      b && Guess.judged(BETS.egypt.chips, b, filled(egypt(run))),
      `It writes “${egypt(run)}”, without a sign of doubt. Of the capitals that it did read, it gets ${facts(run)} right.`,
    ];
  }

  function shared(state, runs) {
    const run = runs.at(-1),
      { g } = state;
    if (!run) return state.f ? `Watch it learn: ${found(state)}` : "";
    const left = runs.findLast(({ which }) => which === "egypt");
    const more = left ? ` ${found({ x: "egypt", f: egypt(left) })}` : "";
    return `Watch it learn: I guessed ${guess[g]}; after ${last(run).step} steps it wrote ${ended(last(run).writes)}${more}`;
  }

  /** The tables: the output of the newest run during training, and the final results of all runs. */
  function view(runs) {
    const run = runs.at(-1),
      [fact] = run.facts[0];
    const way = run.looks
      .filter(({ step }) => Learning.SHOWN.includes(step) || step === last(run).step)
      .map(({ step, writes, fact: end }) => [String(step), quoted(writes || "nothing"), quoted(end || "nothing")]);
    const asked = {
      "Lines finished as they stand in its text": facts,
      [`“${BEGUN[0]}…”`]: (one) => quoted(egypt(one)),
      [`“${BEGUN[1]}…”`]: (one) => quoted(last(one).begun[1] || "nothing"),
    };
    const rows = Object.entries(asked).map(([words, cell]) => [words, ...runs.map((one) => cell(one))]);
    return [
      table(`${TEXTS[run.which][0]}: what it writes as it learns`, ["Step", "By itself", `“${fact}…”`], way),
      table(
        "After training",
        ["Asked", ...runs.map(({ which }) => TEXTS[which][0])],
        run.like ? rows : rows.slice(0, 1),
      ),
    ];
  }

  /** Lines below each other, one of them struck out perhaps. */
  const listed = (lines) => make("p.demo-lines", ...lines.flatMap((line) => [line, "\n"]));

  /** What a row of the table on the page says of a check. */
  const shownIn = ([step, writes]) => ({ step: Number(step.textContent), writes: writes.textContent });

  return { start };
})();
