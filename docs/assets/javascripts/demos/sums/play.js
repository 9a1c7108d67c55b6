// Learning to add: a small transformer is trained on some sums, and asked for others.
"use strict";

window.SumsPlay = (() => {
  const { make } = Dom;
  const { percent, bar, quoted } = Shares;
  const { guess, shares } = Demos.find("sums");
  const ASKED = "What is 99 plus 98?"; // what stands there in grey for a question of the reader's own
  const many = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ","); // toLocaleString takes 20 ms the first time
  /** How the training without big sums ends, and that on sums of every size, the same on every machine: what came of the bet, what it writes for 99 + 98, and how many sums of a kind are asked and right. */
  const SMALL = { came: "none", big: 147, unseen: { asked: 4875, right: 4875 }, beyond: { asked: 1225, right: 0 } },
    ALL = { came: "most", big: 197, unseen: { asked: 7600, right: 7006 } };
  const share = ({ asked, right }) => percent(right / asked);
  const key = (isSmall) => (isSmall ? "small sums" : "all sums");

  /** Begins a training while its bet is being read. */
  function ahead(isSmall = true) {
    Course.ahead(key(isSmall), () => Sums.lesson(Sums.parts(isSmall)));
  }

  function start(frame, state, isPressed) {
    const { stage, inView } = frame,
      say = (words, isSeen) => frame.place.tell(words, isSeen);
    let run = null, // the newest
      isAsked = false; // a question waits for the end of a training
    const field = Controls.text("A question with a sum in it", "", { longest: 200 }, () => answer()),
      ask = Controls.button("Ask the model", () => answer()),
      both = make("p.demo-text"),
      more = make("div", { hidden: true }, Controls.form(field), Controls.bar(ask), both); // until it is trained
    field.lastChild.placeholder = ASKED;
    frame.more.replaceChildren(more);
    const second = {
      at: "g",
      chips: shares,
      lead: "Now give it some big ones",
      question: "Now it reads only 500 sums, but of every size. How many of the 7,600 others does it get right?",
      draw: () => stage.replaceChildren(make("div.bet-empty", make("p.demo-lines", some()))),
      made: () => train(false),
    };
    const course = Course.build(frame, state, { at: "b", chips: guess }, second, {
      ahead: () => ahead(false),
      stop: () => run.worker.stop(),
      elsewhere,
    });

    function train(isSmall) {
      run?.worker?.end();
      const parts = Sums.parts(isSmall);
      run = { isSmall, parts, sums: Sums.asked(parts), step: 0 };
      course.begin(!isSmall, !isAsked);
      draw(stage, run);
      run.worker = Course.take(key(isSmall), () => Sums.lesson(parts));
      run.worker.show(hear, stage);
    }

    function hear({ failed, step, seen, done }) {
      if (failed) {
        say("This browser does not let the page train here.");
        return elsewhere();
      }
      run.step = step;
      if (seen.length) {
        const written = seen.at(-1).goesOn.map(Sums.digits);
        draw(stage, run, { unseen: Sums.marks(run.parts, run.sums, written).unseen });
      } else stage.querySelector(".learn-head").textContent = head(run);
      if (done) finish();
    }

    /** For readers who do not want to wait, or whose browser does not train: how the same training ends, after what is known of its way if they waited. */
    function elsewhere(isWaited) {
      const { isSmall, step, worker } = run;
      worker?.end();
      const mine = { isSmall, isGiven: true, step: Sums.STEPS },
        way = isSmall && isWaited ? onTheWay().filter((one) => one.step > step) : [];
      run = mine;
      const show = (one) => draw(stage, { ...mine, step: one.step }, one);
      Course.replay(stage, way, show, finish, () => run === mine);
    }

    /** What the table on the page tells of the way there, and the stage shows. */
    const onTheWay = () =>
      [...frame.place.querySelectorAll(".demo-static table:last-child tbody tr")].map(({ cells }) => {
        const [step, , right] = [...cells].map(({ textContent }) => Number.parseFloat(textContent));
        return { step, unseen: { asked: 100, right } };
      });

    function finish() {
      const { isSmall, step, worker } = run,
        isWhole = step === Sums.STEPS;
      run.isOver = true;
      more.hidden = false;
      both.replaceChildren();
      if (isWhole) draw(stage, run, isSmall ? SMALL : ALL);
      course.over(isWhole, isWhole ? verdict(isSmall, state) : ["look", `You stopped it at step ${step}.`]);
      if (isAsked && worker) answer().then(() => both.scrollIntoView({ block: "nearest" }));
      else if (isAsked) both.textContent = "The model can’t answer, since this browser does not let it train here.";
    }

    /** Answers one question twice: with the model and with the calculator. */
    async function answer() {
      isAsked = !run.isOver || run.isGiven;
      if (isAsked) {
        const words = "It learns its sums first, for up to a minute; then it answers. “Stop” makes it answer at once.";
        if (run.isOver) {
          inView();
          train(run.isSmall); // its end was shown from elsewhere
        } else course.begin(!run.isSmall, false); // that end couldn't answer
        both.textContent = words;
        return say(words, false);
      }
      const sum = Sums.calculate(field.lastChild.value.trim() || ASKED),
        row = sum && Sums.readable(sum.expression);
      if (!sum) {
        both.textContent = "That holds no sum of two whole numbers, such as 47 plus 38.";
        return say(both.textContent, false);
      }
      const written = row ? Sums.plain(Sums.digits((await run.worker.ask([row], 3))[0])) : null;
      const pattern = written ?? "nothing: it has signs and room only for sums such as 47+38";
      const strange =
        row && !/^[1-9]\d\+[1-9]\d$/.test(sum.expression) ? " (every sum it read had two numbers of two digits)" : "";
      both.replaceChildren(
        "The model writes: ",
        pattern,
        strange,
        make("br"),
        "Or it writes down ",
        quoted(sum.expression),
        " and the calculator runs it: ",
        quoted(sum.value),
      );
      say(`Written: ${pattern}${strange}. Run: ${sum.value}.`, false);
    }

    if (isPressed) train(true);
    else {
      run = { isSmall: !state.g };
      course.lay(!run.isSmall);
      elsewhere(); // whoever comes back, or by a link, finds what came of the bet
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

  /** Draws the stage: how many of the new sums are right and, at the end, what it says to one big sum. */
  function draw(stage, run, { unseen, beyond, big } = {}) {
    const row = (kind, one) =>
      make("p.sums-bar", make("span", `${kind}, right`), bar(one.right / one.asked), make("span", share(one)));
    const is = big && make(`span.sums-${big === 197 ? "yes" : "no"}`, big === 197 ? "right" : "not 197");
    stage.replaceChildren(
      make(
        "div.sums-told",
        !big && make("p.learn-head", head(run)),
        unseen && make("p.sums-line", `99 + 98 = ${big ?? "…"} `, is),
        unseen && row(run.isSmall ? "Sums under 150" : "New sums", unseen),
        beyond && row("Bigger sums", beyond),
        big && run.isGiven && make("p.small-print", "Replayed from our machine."),
      ),
    );
  }

  const head = ({ step }) => `Step ${step} of ${Sums.STEPS}`;

  /** Four of the sums of every size, two of them big. */
  function some() {
    const { shown } = Sums.parts(false),
      two = (isBig) => shown.filter(([a, b]) => a + b >= Sums.EDGE === isBig).slice(0, 2);
    return Sums.lines([...two(false), ...two(true)]);
  }

  function verdict(isSmall, { b, g }) {
    const { came, big, unseen, beyond } = isSmall ? SMALL : ALL,
      bet = isSmall ? b : g;
    const [title, words] = isSmall
      ? [
          `99 + 98 = ${big}, it says: far off, by ${197 - big}`,
          `It learned which digits come next, and never read an answer past 149. It gets none of the ${many(beyond.asked)} bigger sums right: have a calculator check yours.`,
        ]
      : [
          `Now 99 + 98 = ${big}, and ${share(unseen)} of the others are right`,
          `${many(unseen.right)} of the ${many(unseen.asked)} sums that it never saw are right, so it didn’t learn them by heart. Ask it for what it has seen the like of; for the rest, take a calculator.`,
        ];
    return bet ? Guess.told(isSmall ? guess : shares, bet, came, title, words) : ["look", title, words];
  }

  return { ahead, start };
})();
