// Watch it learn: a small transformer trains in the page, and what it calls the capital of the moon turns from noise into
// names, beside that of France, which it reads; the reader's own line comes then, or first.
"use strict";

window.LearnPlay = (() => {
  const { make, button } = Dom;
  const { quoted } = Shares;
  const { guess } = Demos.find("learn");
  const [FRANCE, MOON, SNAKE] = ["The capital of France is ", "The capital of the moon is ", "The snake says "];
  const PACE = 180; // milliseconds for which each check can be seen
  let ready = null; // a training that has begun, and that no bet has asked for yet

  /** Resolves once a reader sees some of it: the page is in front, and it is in the window. */
  const inSight = (place) =>
    new Promise((seen) => {
      const watch = new IntersectionObserver((all) => all.at(-1).isIntersecting && seen(watch.disconnect()));
      watch.observe(place);
    });
  /** Whether a line goes on so, as far as it was asked. */
  const isLearned = (line, begins, end) => [...line].slice(0, begins.length + Learning.MOST).join("") === begins + end;
  const { wait } = Demos;

  /** Begins a training on all lines but the snake's, and on `line`; its checks are held back until `show` is called,
      and then come one by one while the stage is seen. */
  function begun(line = "") {
    const lines = Learning.lines(line),
      letters = Learning.letters(lines),
      held = [];
    let hear = null,
      isBusy = false,
      stage = null;
    const worker = Training.start(Learning.lesson({ lines, letters }, line ? [SNAKE] : [MOON, FRANCE]), (report) => {
      held.push(report);
      next();
    });
    async function next() {
      if (!hear || isBusy || !held.length) return;
      isBusy = true;
      const { seen = [], ...report } = held.shift(),
        isShown = seen.length && !line && !Demos.still(); // a line of the reader's comes as fast as it can
      if (isShown) await inSight(stage);
      const ends = ({ goesOn }) => goesOn.map((tokens) => Learning.words(letters, tokens));
      hear?.({ ...report, looks: seen.map((look) => ({ step: look.step, ends: ends(look) })) });
      await wait(isShown ? PACE : 0);
      isBusy = false;
      next();
    }
    return {
      stop: worker.stop,
      /** Tells it all to `hearer` from now on, a check at a time, where a reader sees `place`. */
      show(hearer, place) {
        [hear, stage] = [hearer, place];
        next();
      },
      end() {
        hear = null;
        worker.end();
      },
    };
  }

  /** Begins the training that the first bet is about while it's being read. */
  function ahead() {
    ready ??= begun();
  }

  function start(frame, state, isPressed) {
    const { stage, place, chips, side } = frame;
    const rows = [...place.querySelector(".demo-static tbody").rows],
      way = rows.map(({ cells }) => [...cells].map(({ textContent }) => textContent)),
      recorded = way.map(([step, ...ends]) => ({ step: Number(step), ends })), // how the training went on our machine
      [boba, paris] = recorded.at(-1).ends;
    let worker = null,
      timer = 0,
      alive = true;
    frame.more.replaceChildren(
      make("p.demo-lines", make("b", "All that it reads"), `\n${Learning.lines().join("\n")}`),
    );

    /** Writes on the stage a beginning with its end in large letters, that of France small, and what is known of the way there. */
    function draw(begins, [end, france], looks, step) {
      const item = ({ step, ends }) => make("li", make("span.learn-step", String(step)), quoted(ends[0] || "nothing"));
      stage.replaceChildren(
        make("p.learn-now", begins, make("b", quoted(end || "nothing"))),
        make("p.learn-head", step, france && make("span", " France’s, which it reads: ", make("b", quoted(france)))),
        make("ol.plain-list.learn-list", ...looks.filter(({ step }) => Learning.SHOWN.includes(step)).map(item)),
      );
    }

    /** Trains, and shows how `begins` ends on the way; returns the checks; `over` gets them, and whether it broke. */
    function train(begins, line, halt, over) {
      const looks = [];
      worker = (!line && ready) || begun(line);
      if (!line) ready = null;
      frame.unsay();
      const head = (step) => `Step ${step} of ${Learning.STEPS}`;
      draw(begins, ["…"], [], head(0));
      side.replaceChildren(make("div.demo-bar", halt, make("span", line ? "" : "It’s learning here, on your device.")));
      if (document.activeElement === document.body) halt.focus({ preventScroll: true }); // a button that has gone must not lose the focus
      frame.inView();
      worker.show(({ failed, step, looks: more, done }) => {
        if (failed) return over(looks, true);
        looks.push(...more);
        const now = looks.at(-1);
        if (now) draw(begins, now.ends, looks, `${head(step)}.`);
        if (now && isLearned(line, begins, now.ends[0])) worker.stop();
        if (done) over(looks, step < Learning.STEPS);
      }, stage);
      return looks;
    }

    /** Trains before the reader's eyes; where that takes long, how it went on our machine comes in its place. */
    function watch() {
      frame.answered(false); // what tells of the bet is no help to read now
      const end = (isLive) => {
        clearTimeout(timer);
        worker.end();
        moon(isLive);
      };
      const looks = train(
        MOON,
        "",
        button("Skip to the end", () => end()),
        (_, isBroken) => end(!isBroken),
      );
      timer = setTimeout(() => {
        worker.end();
        replay(recorded.filter(({ step }) => step > (looks.at(-1)?.step ?? 0)));
      }, window.LearnPlay.patience);
    }

    /** Shows the recorded checks within three seconds while the stage is seen, and then the end; first says why. */
    async function replay(steps) {
      side.firstChild.lastChild.textContent =
        "Your device is busy: these are the same steps, as they ran on our machine.";
      for (const look of Demos.still() ? [] : steps) {
        await inSight(stage);
        if (!alive || !side.firstChild) return; // stopped, or skipped
        const looks = recorded.filter(({ step }) => step <= look.step);
        draw(MOON, look.ends, looks, `Step ${look.step} of ${Learning.STEPS}.`);
        await wait(2900 / steps.length);
      }
      if (alive && side.firstChild) moon(false);
    }

    /** What came of the bet, and what it wrote on the way, by steps; `isLive` if it was all trained here. */
    function moon(isLive) {
      const isHeld = isPressed && (place.contains(document.activeElement) || document.activeElement === document.body);
      frame.answered(true);
      draw(MOON, [boba, paris], recorded, isLive ? "By step." : "By step, as it ran on our machine.");
      const words = `It never read of the moon, and says it in the same tone as “${FRANCE}${paris}”`;
      frame.told(...Guess.verdict(guess, state.n, "other", `“${MOON}${boba}”`, words));
      const sent = `“${MOON}${boba}” A model wrote that once it had read 99 sentences. `;
      side.replaceChildren(make("div.demo-bar", ...CopyBar.send(place, "Copy it for a friend", () => sent)));
      frame.lead("Now teach it what a snake says", voice);
      if (isHeld) frame.focusLead();
    }

    /** Asks what the snake says, in the line itself. */
    function voice() {
      const properties = { className: "bet-blank", placeholder: "hiss", maxLength: 23, ariaLabel: SNAKE };
      const blank = Bet.field(properties, () => teach(blank.value));
      place.asking("It reads 99 sentences, one of them yours. Will it say what you tell it?");
      chips.replaceChildren();
      side.replaceChildren();
      stage.replaceChildren(make("p.learn-now.learn-own", SNAKE, blank, "."));
      frame.verdict("look", "What does the snake say?", "Leave it empty, and it reads “hiss”.");
      frame.lead("Let it learn that", () => teach(blank.value));
      blank.focus({ preventScroll: true });
      frame.inView();
    }

    function teach(words) {
      const sound = words.trim().replace(/\.$/, "") || "hiss";
      train(
        SNAKE,
        `${SNAKE}${sound}.`,
        button("Stop", () => worker.stop()),
        (looks, isBroken) => {
          worker.end();
          side.replaceChildren();
          const { step, ends: [end] = [] } = looks.at(-1) ?? {},
            often = `What it reads often, it writes, true or not: it had read your line some ${Math.round((8 * step) / 100)} times.`,
            sent = () => `“${SNAKE}${end}” A model learned that from me in ${step} steps. What does yours say? `;
          if (!looks.length) frame.told("look", "It cannot learn here.", "This browser does not let the page train.");
          else if (isBroken && !isLearned(`${SNAKE}${sound}.`, SNAKE, end))
            frame.told("look", "You stopped it.", `So far it writes “${SNAKE}${end}”`);
          else {
            frame.told("right", `Learned: “${SNAKE}${end}”`, often);
            side.replaceChildren(make("div.demo-bar", ...CopyBar.send(place, "Copy it for a friend", sent)));
          }
          if (state.n) frame.lead("Another voice", voice);
          else frame.lead("Now bet on the moon", () => frame.again(state));
          frame.focusLead();
        },
      );
    }

    if (!state.n) voice();
    else if (isPressed) watch();
    else moon();
    return {
      stop() {
        alive = false;
        clearTimeout(timer);
        worker?.end();
        ready?.end();
        ready = null;
      },
      state: () => state,
    };
  }

  return { ahead, start, patience: 8000 };
})();
