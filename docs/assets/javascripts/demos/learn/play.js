// Watch it learn: a small transformer trains in the page, and its output turns from noise into sentences.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { quoted } = Shares;
  const { guess } = Demos.find("learn");
  const BEGUN = ["The snake says ", "The capital of London is "];
  const LONDON = {
    at: "m",
    lead: "And the capital of London?",
    question: "It read the capitals of thirty countries. How does it end “The capital of London is …”?",
    chips: { nothing: "nothing", read: "one of the thirty", other: "a made-up one" },
  };

  /** A training that has not begun, on all lines but the snake's, and on what the reader lets the snake say. */
  function prepared(snake = "") {
    const lines = Learning.lines(snake && `${BEGUN[0]}${snake}.`),
      read = { lines, letters: Learning.letters(lines) };
    return { snake, read, key: `snake ${snake}`, lesson: () => Learning.lesson(read, BEGUN), step: 0, looks: [] };
  }

  /** Begins the training that a bet is about while it's being read. */
  function ahead() {
    const { key, lesson } = prepared();
    Course.ahead(key, lesson);
  }

  function start(frame, state, isPressed) {
    const { stage, place, inView } = frame,
      say = (words, isSeen) => place.tell(words, isSeen);
    let run = null; // the newest
    const mouth = Controls.text("The snake says … (it learns anew, up to a minute)", "", { longest: 23 }, () => {}),
      teach = () => {
        const words = mouth.querySelector("input").value.trim().replace(/\.$/, "");
        if (!words) return say("Write what it says first.");
        inView();
        train(words);
      };
    const begun = Controls.text(
        "Begin a sentence, and let it go on",
        "The capital of the moon is",
        { longest: 39 },
        goOn,
      ),
      on = Controls.button("Go on", () => goOn(begun.querySelector("input").value)),
      answer = make("p.demo-text"),
      asks = make("div", { hidden: true }, Controls.form(begun), Controls.bar(on), answer);
    frame.more.replaceChildren(
      Controls.form(mouth),
      Controls.bar(Controls.button("Let it read that, too", teach)),
      asks,
      Controls.fold("All that it reads", make("p.demo-lines", Learning.lines().join("\n"))),
    );
    const second = {
      ...LONDON,
      draw() {
        if (run.snake) run = given(); // this bet is about our lines
        draw(stage, run, `${BEGUN[1]}…`);
      },
      made: () => show(),
    };
    const acts = { stop: () => run.worker.stop(), elsewhere },
      course = Course.build(frame, state, { at: "b", chips: guess }, second, acts);

    function train(snake) {
      run?.worker?.end();
      run = prepared(snake);
      course.begin(Boolean(state.m), !snake);
      if (snake) {
        frame.chips.replaceChildren(); // no bet is about this
        place.asking("It reads your line, too. What does the snake say now?");
      }
      draw(stage, run);
      run.worker = Course.take(run.key, run.lesson);
      run.worker.show(hear, stage);
    }

    function hear({ failed, step, seen, done }) {
      if (failed) {
        say("This browser does not let the page train here.");
        return elsewhere();
      }
      run.step = step;
      run.looks.push(...seen.map((look) => told(look, run)));
      if (seen.length || !Demos.still()) draw(stage, run);
      if (done) show();
    }

    /** How the training on our lines ended elsewhere, as the tables on the page have it. */
    function given() {
      const [way, end] = [...place.querySelectorAll(".demo-static tbody")].map(({ rows }) =>
          [...rows].map(({ cells }) => [...cells].map(({ textContent }) => textContent)),
        ),
        looks = way.map(([step, writes, snake]) => ({ step: Number(step), writes, begun: [snake] }));
      looks.at(-1).begun = end.map(([, one]) => one);
      return { ...prepared(), isGiven: true, step: Learning.STEPS, looks };
    }

    /** For readers who do not want to wait, or whose browser is slow or does not train: how the same training ended elsewhere. */
    function elsewhere(isWaited) {
      const { step: at, worker } = run;
      worker?.end();
      const mine = given(),
        way = isWaited ? mine.looks.filter(({ step }) => step > at) : [],
        upTo = ({ step }) => ({ ...mine, step, looks: mine.looks.filter((one) => one.step <= step) });
      run = mine;
      Course.replay(
        stage,
        way,
        (one) => draw(stage, upTo(one)),
        show,
        () => run === mine,
      );
    }

    /** Shows what a training that is over wrote to the bet that is asked. */
    function show() {
      const begins = state.m && !run.snake ? BEGUN[1] : BEGUN[0];
      asks.hidden = !run.worker;
      answer.replaceChildren();
      draw(stage, run, `${begins}${ended(run, begins)}`);
      course.over(!run.snake && run.step === Learning.STEPS, verdict(run, state));
    }

    /** Continues the reader's text with the newest model. */
    async function goOn(line) {
      if (!run?.worker) return;
      const { worker, read } = run,
        start = [...line].slice(0, 38).join("").trimEnd(),
        [tokens] = await worker.ask([Learning.row(read.letters, `${start} `)], 38),
        end = Learning.words(read.letters, tokens) || "(nothing)";
      const strange = [...new Set(start)].filter((letter) => !read.letters.includes(letter)).join(" "),
        unseen = strange && `; it never met ${strange} and does not see it`;
      answer.replaceChildren(quoted(start), " ", make("span.demo-written", quoted(end)), unseen);
      say(`It goes on: “${start} ${end}”${unseen}`, false); // shown, it would move the field
    }

    if (isPressed) train();
    else {
      course.lay(Boolean(state.m));
      run = given(); // whoever comes back, or by a link, finds what came of the bet
      show();
    }
    return {
      stop() {
        course.end();
        run?.worker?.end();
        run = null;
      },
      state: () => state,
    };
  }

  /** A check as text: tokens become letters. */
  function told({ step, goesOn, writes, numbers }, { read: { letters } }) {
    const begun = goesOn.map((tokens) => Learning.words(letters, tokens));
    return { step, numbers, writes: Learning.words(letters, writes), begun };
  }

  /** Draws the stage: the numbers, a sentence in large letters (by default what the snake says), and what it wrote by itself. */
  function draw(stage, run, large = "") {
    if (!stage.querySelector(".learn-list")) {
      stage.square?.stop();
      stage.square = NumberSquare.build();
      const caption = make("p.small-print", "All its numbers, a dot each"),
        numbers = make("div.learn-numbers", stage.square.canvas, caption);
      stage.replaceChildren(numbers, make("p.learn-now"), make("p.learn-head"), make("ol.plain-list.learn-list"));
    }
    const [numbers, big, head, list] = stage.children,
      { step, looks } = run,
      now = looks.at(-1);
    head.textContent = `Step ${step} of ${Learning.STEPS}${run.isGiven ? ", replayed from our machine" : ""}`;
    numbers.hidden = !run.worker;
    if (now?.numbers) stage.square.draw(now.numbers);
    const words = written(run, large || (now ? `${BEGUN[0]}${now.begun[0] || "nothing"}` : ""));
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

  /** How a training that is over ends one of the two beginnings. */
  const ended = (run, begins) => run.looks.at(-1).begun[BEGUN.indexOf(begins)] || "nothing";

  const filled = (word) => (word === "nothing" ? "nothing" : word.startsWith("hiss") ? "right" : "other");

  function verdict(run, { b, m }) {
    const title = `“${BEGUN[0]}${ended(run, BEGUN[0])}”`;
    if (run.step < Learning.STEPS)
      return ["look", `You stopped it at step ${run.step}.`, `It writes “${run.looks.at(-1).writes}”`];
    if (run.snake)
      return ["look", `Now it writes ${title}`, "It read your line some forty times, as each of the others."];
    if (m) {
      const words =
        "London has no capital, it is one; and the program says that in the tone of “The capital of France is Paris.”";
      return Guess.told(LONDON.chips, m, "read", `“${BEGUN[1]}${ended(run, BEGUN[1])}”`, words);
    }
    const words =
      "It never read of a snake, and nothing shows that. Let it read “The snake says hiss.”, and it writes that.";
    return b ? Guess.told(guess, b, filled(ended(run, BEGUN[0])), title, words) : ["look", title, words];
  }

  return { ahead, start };
})();
