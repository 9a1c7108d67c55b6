// Watch it learn: a small transformer trains in the page until it says the reader's own word, and then on the lines that
// hold nothing of the moon, whose capital it names all the same.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { quoted } = Shares;
  const { wait } = Demos;
  const { guess, often } = Demos.find("learn");
  const [BEST, MOON, FRANCE] = ["The best team is ", "The capital of the moon is ", "The capital of France is "];
  const PACE = 140; // milliseconds for which each check can be seen; those on the moon, which are fewer, twice as many

  /** Resolves once a reader sees some of it: the page is in front, and it is in the window. */
  const inSight = (place) =>
    new Promise((seen) => {
      const watch = new IntersectionObserver((all) => all.at(-1).isIntersecting && seen(watch.disconnect()));
      watch.observe(place);
    });

  /** Goes on with a reader's own word and the bet on it; without, with the bet on the moon that is made. */
  function start(frame, state, own) {
    const { stage, place, chips, side } = frame;
    const recorded = [...place.querySelector(".demo-static tbody").rows].map(({ cells }) => cells), // on our machine
      [, boba, paris] = [...recorded.at(-1)].map(({ textContent }) => textContent);
    let worker = null,
      trail = []; // what it has said since it began, the last first
    frame.more.replaceChildren(
      make("p.demo-lines", make("b", "All that it reads"), `\n${Learning.lines().join("\n")}`),
    );

    /** Writes on the stage a beginning with its end in large letters, the ends before it, and a note. */
    function draw(begins, end, ...note) {
      if (end !== trail[0]) trail.unshift(end);
      stage.replaceChildren(
        make("p.learn-now", begins, make("b", quoted(end || "nothing"))),
        make("p.learn-trail", { ariaHidden: "true" }, ...trail.slice(1, 4).map(quoted)),
        make("p.learn-head", ...note),
      );
    }

    /** Trains on our lines and a reader's, if any; from `ready` on, `hear` gets its checks one by one: the step, how
        `begins` ends, and how often the last line was read. Where it cannot train, it gets nothing. */
    function train(line, begins, ready, hear) {
      const lines = Learning.lines(line),
        letters = Learning.letters(lines),
        lesson = Learning.lesson({ lines, letters }, [begins], Boolean(line));
      const mine = (worker = Training.start(lesson, ({ failed, seen = [] }) => {
        for (const look of failed ? [null] : seen) told = told.then(() => tell(look));
      }));
      let told = ready;
      async function tell(look) {
        if (!line && !Demos.still()) await inSight(stage);
        if (worker !== mine) return;
        if (!look) return hear();
        hear(look.step, Learning.words(letters, look.goesOn[0]), Learning.readings(lesson, look.step));
        await wait(line ? PACE : 2 * PACE);
      }
    }

    function end() {
      worker?.end();
      worker = null;
    }

    /** Trains on the reader's line until the model says it; the bet on how often it must read it is judged as soon as it can be. */
    function teach() {
      const most = { few: 5, some: 15, many: 15 }[own.bet]; // readings that leave the bet open
      let isJudged = false;
      const line = `${BEST}${own.words.trim().replace(/\.$/, "") || "ours"}.`;
      draw(BEST, "…", "It begins with random numbers.");
      frame.verdict("look", "It reads.", "Does it say your line yet?");
      frame.lead("Skip to the next bet", moonBet);
      frame.inView();
      train(line, BEST, Promise.resolve(), (step, said, count) => {
        if (!step) {
          frame.told("look", "It cannot learn here.", "This browser does not let the page train.");
          return frame.lead("Then bet on the moon", moonBet);
        }
        const dots = make("b", { ariaHidden: "true" }, "●".repeat(count).replace(/.{5}/g, "$& "));
        draw(BEST, said, `It has read your line ${count} ${count === 1 ? "time" : "times"}. `, dots);
        const isLearned = [...line].slice(0, BEST.length + Learning.WHOLE).join("") === BEST + said;
        const came = count > 15 ? "many" : !isLearned ? "" : count > 5 ? "some" : "few";
        if (!isLearned && step < Learning.STEPS) {
          if (isJudged || count <= most) return;
          isJudged = true;
          frame.answered(true);
          const soFar = `Read ${count} times, and not yet.`;
          return frame.verdict(...Guess.verdict(often, own.bet, came, soFar, "It reads on."));
        }
        end();
        const [title, words] = isLearned
          ? ["What it reads often, it writes, true or not.", `It took ${count}.`]
          : [`“${BEST}${said}”`, "Its 500 steps are over, and it still mixes your word up."];
        frame.answered(true);
        frame.told(...Guess.verdict(often, own.bet, came, title, words));
        const sent = () =>
          `“${BEST}${said}” A model read that ${count} times, and now it says it, true or not. Watch it learn: `;
        const copy = CopyBar.send(place, "Copy it for a friend", sent, { n: "", w: own.words });
        side.replaceChildren(make("div.demo-bar", copy));
        frame.lead("Now the capital of the moon", moonBet);
        if (chips.contains(document.activeElement)) frame.focusLead();
      });
    }

    /** Asks the second bet; the training that it is about begins while it is read. */
    function moonBet() {
      end();
      trail = [];
      frame.unsay();
      frame.answered(false); // what tells of the first bet is no help to read now
      place.asking();
      draw(MOON, "…");
      side.replaceChildren();
      const made = new Promise((made) => {
        chips.replaceChildren(Guess.chips(guess, (bet) => made((state.n = bet))));
      });
      made.then(() => {
        frame.verdict("look", "It learns anew.", "Your line isn’t there now.");
        frame.lead("Skip to the end", moon);
        frame.inView();
      });
      train("", MOON, made, (step, said) => {
        if (step) draw(MOON, said, `Step ${step} of ${Learning.STEPS}.`);
        if (!step || step === Learning.STEPS) moon();
      });
      frame.next(place.querySelector(".demo-question").textContent, chips.querySelector("button"));
    }

    /** What came of the bet on the moon, and what it wrote on the way. */
    function moon() {
      end();
      const way = recorded.slice(1, -1).flatMap(([, { textContent }]) => [" “", quoted(textContent), "”"]);
      frame.answered(true);
      trail = [];
      draw(MOON, boba, "On the way it said:", ...way);
      const words = `It never read of the moon, and says it in the same tone as “${FRANCE}${paris}”`;
      frame.told(...Guess.verdict(guess, state.n, "other", `“${MOON}${boba}”`, words));
      const sent = () => `“${MOON}${boba}” A model wrote that once it had read 99 sentences. `;
      side.replaceChildren(make("div.demo-bar", CopyBar.send(place, "Copy it for a friend", sent)));
      frame.lead(own ? "Another line" : "Now teach it a line", () => frame.again({ n: "", w: "" }));
      if (own) frame.focusLead();
    }

    if (own) teach();
    else {
      place.asking();
      chips.replaceChildren(Guess.chips(guess, () => {}, state.n));
      moon();
    }
    return { stop: end, state: () => state };
  }

  return { start };
})();
