// Watch it learn: a small transformer trains in the page, and its output turns from noise into sentences.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { percent, table, quoted } = Tables;
  const { defaults, guess } = Demos.find("learn");
  const NURSE = "The nurse says she is tired.",
    BEGUN = ["The capital of Iceland is ", "The lion sat on the "],
    WEIGHED = "The nurse says ";
  const TEXTS = {
    all: ["All lines", (text) => text],
    iceland: ["Without Iceland", (text) => Learning.without(text, "Iceland")],
    nurse: ["Nurse, six times", (text) => Learning.repeated(text, NURSE, 6)],
    own: ["Your text", (text) => text],
  };
  const BETS = {
    iceland: [
      "Now leave out one line: “The capital of Iceland is Reykjavik.” Asked for Iceland, what will it write?",
      { right: "Reykjavik", nothing: "nothing", other: "something else" },
    ],
    nurse: [
      `Now let it read “${NURSE}” six times instead of once. Its odds of “she” after “The nurse says” will …`,
      { less: "fall", same: "stay as they were", more: "rise" },
    ],
  };

  function start({ stage, lead, controls, result, film, outcome, pressed, linked, inView }, state, say) {
    const runs = [],
      place = stage.closest("live-demo"),
      { dataset } = place; // finished runs, oldest first; dataset.told lists the further guesses already answered
    dataset.told = "";
    let running = null,
      kind = state.x,
      text = LearnText;
    const halt = Controls.button("Stop", () => running?.worker.stop());
    const again = Controls.button("Train", () => train(kind), "demo-first"),
      play = Controls.button("Play this result", () => train(kind), "demo-first");
    const skip = Controls.button("Show a finished run", elsewhere);
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
    const bets = Object.entries(BETS).map(([key, [question, chips]]) => bet(key, question, chips));
    const own = [
      Controls.form(begun),
      Controls.bar(Controls.button("Go on", () => goOn(begun.querySelector("input").value))),
      answer,
      Controls.form(field, seed),
      Controls.bar(
        Controls.button("Train on this text", () => train("own")),
        Controls.button("Put our text back", () => {
          field.querySelector("textarea").value = text = LearnText;
          say("Our text is back.");
        }),
      ),
    ];
    lead.append(again, halt, skip, ...bets);
    controls.append(...own);
    for (const one of bets) one.hidden = true;
    halt.hidden = skip.hidden = true;

    /** A question with buttons, each of which starts a training. */
    function bet(key, question, chips) {
      const asked = make("p.demo-caption", question);
      const { row, mark } = Guess.chips(chips, (value) => {
        state.b = value;
        mark(value);
        place.asking(`${question} You bet: “${chips[value]}”.`); // question, bet and picture belong together
        inView();
        train(key);
      });
      if (state.x === key) mark(state.b);
      return make("div", asked, row);
    }

    function train(which) {
      const read = Learning.read(TEXTS[which][1](which === "own" ? text : LearnText));
      if (!read.lines.length) return say("There is no line to read.");
      if (!runs.includes(running)) running?.worker.end();
      kind = which;
      state.f = "";
      if (which !== "own") state.x = which;
      if (!(which in BETS)) place.asking();
      if (!["iceland", "nurse"].includes(which)) state.b = "";
      const like = Learning.isLike(read.lines, LearnText),
        asked = like ? [BEGUN, [WEIGHED]] : [[], []];
      const worker = Training.start(Learning.lesson(read, Number(state.s), ...asked), hear);
      const facts = Learning.facts(read.lines),
        noun = facts[0][0].startsWith("The capital") ? "capitals" : "lines finished";
      running = { which, read, facts, noun, like, losses: [], looks: [], worker };
      film({ length: 0, draw: () => {} });
      busy(true);
      Board.draw(stage, running, earlier(running));
    }

    /** The run to compare with: the one on all lines, or the last different one; none if the texts have little in common. */
    function earlier({ which, like }) {
      const others = runs.filter((run) => run.which !== which && run.which !== "own");
      return like && others.length ? [others.findLast((run) => run.which === "all") ?? others.at(-1)] : [];
    }

    /** Ends the workers whose models are no longer offered for questions. */
    function tidy(run) {
      for (const other of runs.filter((one) => ![run, ...earlier(run)].includes(one))) {
        other.worker.end();
        other.gone = true;
      }
    }

    function busy(now) {
      const held = [again, halt, skip, play].includes(document.activeElement); // a button that is removed must not lose the focus
      again.hidden = now || runs.length > 0;
      halt.hidden = !now;
      skip.hidden = !now || kind !== "all" || state.s !== defaults.s; // only that run stands on the page
      if (now) result.setAttribute("aria-busy", "true");
      else result.removeAttribute("aria-busy");
      if (held) (now ? halt : (lead.querySelector("div:not([hidden]) button") ?? again)).focus({ preventScroll: true });
    }

    function hear({ failed, losses, seen, done }) {
      if (failed) {
        finished();
        return Demos.empty(
          stage,
          "This browser does not let the page train here. The numbers below were trained elsewhere, by the same code.",
        );
      }
      running.losses.push(...losses);
      running.looks.push(...seen.map((look) => Board.told(look, running)));
      if (seen.length || !Demos.still()) Board.draw(stage, running, earlier(running));
      if (done) finish();
    }

    /** Ends the training, and shows the tables of a run that was trained elsewhere by the same code. */
    function finished() {
      running?.worker.end();
      running = null;
      busy(false);
      result.replaceChildren(...place.querySelector(".demo-static").cloneNode(true).children);
    }

    /** For readers who do not want to wait: the end of the run on the page, with the verdict on the guess. */
    function elsewhere() {
      const {
        read: { lines },
      } = running;
      finished();
      const [wrote, answers] = result.querySelectorAll("tbody"),
        writes = [...wrote.rows].at(-1).cells[2].textContent;
      Board.ended(stage, "Trained on another machine by the same code: steps, and what it wrote", [wrote, answers]);
      outcome(
        Guess.judged(guess, state.g, kindOf(writes, lines)),
        `It writes “${writes}”, and finishes ${answers.rows[0].cells[1].textContent} capitals correctly.`,
      );
      inView();
    }

    function finish() {
      const run = running,
        before = earlier(run)[0];
      runs.push(run);
      tidy(run);
      const next = bets.findIndex((_, at) => !runs.some(({ which }) => which === Object.keys(BETS)[at]));
      bets.forEach((one, at) => {
        one.hidden = at !== next;
      });
      busy(false);
      result.replaceChildren(...view(before ? [before, run] : [run]));
      film({
        length: run.looks.length,
        first: run.looks.length,
        pace: 350,
        draw: (step) => Board.draw(stage, run, before ? [before] : [], step),
      });
      const whole = run.losses.length === Learning.STEPS;
      if (whole && run.which !== "own") state.f = FOUND[run.which](run);
      if (whole) dataset.told += ` ${run.which}`;
      outcome(...verdict(run, before, state));
      if (run.read.left)
        say(`${counted(run.read.left, "line")} did not fit and ${run.read.left === 1 ? "was" : "were"} left out.`);
    }

    /** Continues the reader's text with the newest model and with the one it is compared with. */
    async function goOn(line) {
      const run = runs.at(-1);
      if (!run || running !== run) return say("It has not been trained yet.");
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

    if (pressed) train(kind);
    else if (linked && state.f) {
      again.hidden = true;
      Demos.empty(stage, found(state), play);
      dataset.told = kind;
    } else
      Demos.empty(
        stage,
        "Press “Train”: it takes some seconds on a quick computer, and a minute or more on a busy one.",
      );
    return {
      stop() {
        for (const run of [...runs, running]) run?.worker.end();
      },
      state: () => state,
      result: () => shared(state, runs),
    };
  }

  const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;
  const last = (run) => run.looks.at(-1);
  const iceland = (run) => last(run).begun[0] || "nothing";
  const facts = (run) => `${last(run).right} of ${run.facts.length}`;

  const filled = (word) => (word === "nothing" ? "nothing" : word.startsWith("Reykjavik") ? "right" : "other");

  /** The kind of a written line: a sentence of known words, some known words, or noise. */
  function kindOf(line, lines) {
    const known = new Set(lines.join(" ").split(" ")),
      words = line.split(" ");
    if (words.length > 1 && words.every((word) => known.has(word)) && line.endsWith(".")) return "sentences";
    return words.some((word) => known.has(word)) ? "words" : "noise";
  }

  /** The result of a finished run that a link carries, by kind of run. */
  const FOUND = { all: (run) => last(run).writes, iceland, nurse: (run) => percent(last(run).she) };
  const ended = (words) => Tables.stopped(`“${words}”`);
  const found = ({ x, f }) =>
    ({
      all: `After ${Learning.STEPS} steps it wrote ${ended(f)}`,
      iceland: `Without Iceland's line it made Iceland's capital ${ended(f)}`,
      nurse: `With the nurse's line six times, “she” had ${f} of its odds.`,
    })[x];

  function verdict(run, before, { g, b }) {
    const now = last(run);
    if (run.losses.length < Learning.STEPS)
      return [null, `You stopped it at step ${now.step}: it writes “${now.writes}”`];
    if (run.which === "iceland") {
      return [
        b ? Guess.judged(BETS.iceland[1], b, filled(iceland(run))) : null,
        `It never read the answer, and writes “${iceland(run)}” without a sign of doubt. Of the capitals it did read it knows ${facts(run)}.`,
      ];
    }
    if (run.which === "nurse") {
      const was = before ? `, from ${percent(last(before).she)}` : "";
      return [
        b && before
          ? Guess.judged(BETS.nurse[1], b, ["less", "same", "more"][1 + Math.sign(now.she - last(before).she)])
          : null,
        `“She” now has ${percent(now.she)} of the odds${was}. Five more lines, and nobody told it anything about nurses.`,
      ];
    }
    if (run.which === "own")
      return [null, `After ${now.step} steps on your text it finishes ${facts(run)} lines as you wrote them.`];
    return [
      Guess.judged(guess, g, kindOf(now.writes, run.read.lines)),
      `It writes “${now.writes}”, and finishes ${facts(run)} capitals correctly.`,
    ];
  }

  function shared(state, runs) {
    const run = runs.at(-1),
      { g } = state;
    if (!run) return state.f ? `Watch it learn: ${found(state)}` : "";
    const left = runs.findLast(({ which }) => which === "iceland");
    const more = left ? ` ${found({ x: "iceland", f: iceland(left) })}` : "";
    return `Watch it learn: I guessed ${guess[g]}; after ${last(run).step} steps it wrote ${ended(last(run).writes)}${more}`;
  }

  /** The tables: the output of the newest run during training, and the final results of all runs. */
  function view(runs) {
    const run = runs.at(-1),
      [fact] = run.facts[0];
    const way = run.looks
      .filter(({ step }) => Learning.SHOWN.includes(step) || step === last(run).step)
      .map(({ step, loss, writes, fact: end }) => [
        String(step),
        loss.toFixed(2),
        quoted(writes || "nothing"),
        quoted(end || "nothing"),
      ]);
    const asked = {
      "Lines finished as they stand in its text": facts,
      [`“${BEGUN[0]}…”`]: (one) => quoted(iceland(one)),
      [`“${BEGUN[1]}…”`]: (one) => quoted(last(one).begun[1] || "nothing"),
      [`“${WEIGHED}she …”`]: (one) => percent(last(one).she),
      [`“${WEIGHED}he …”`]: (one) => percent(last(one).he),
    };
    const rows = Object.entries(asked).map(([words, cell]) => [words, ...runs.map((one) => cell(one))]);
    return [
      table(`${TEXTS[run.which][0]}: what it writes as it learns`, ["Step", "Loss", "By itself", `“${fact}…”`], way),
      table(
        "After training",
        ["Asked", ...runs.map(({ which }) => TEXTS[which][0])],
        run.like ? rows : rows.slice(0, 1),
      ),
    ];
  }

  return { start };
})();
