// Watch it learn: a small transformer trains in the page until it says the reader's own word, and then on the lines that
// hold nothing of the moon, whose capital it names all the same.
"use strict";

window.LearnPlay = (() => {
  const { make } = Dom;
  const { quoted } = Shares;
  const { guess, often } = Demos.find("learn");
  const [BEST, MOON] = ["The best team is ", "The capital of the moon is "];
  const MORAL = "What it reads often, it writes, true or not.";
  const PACE = 240; // milliseconds that a check can be seen

  /** Goes on with a reader's own word and the bet on it; without, with the bet on the moon that is made. */
  function start(frame, state, own) {
    const { stage, place, chips, side } = frame,
      round = Number(state.r);
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

    /** Writes the last end, and some of what it said on the way, if any. */
    function drawWay(begins, end, way) {
      trail = [];
      const all = [...new Set(way)].filter((one) => one !== end),
        few = all.filter((_, at) => at % Math.ceil(all.length / 4) === 0);
      draw(begins, end, few.length ? "On the way it said:" : "", ...few.flatMap((one) => [" “", quoted(one), "”"]));
    }

    /** Trains on our lines and a reader's, if any; from `ready` on, `hear` gets its checks one by one, and may hold them
        up: the step, how `begins` ends, and how often the reader's line was read. Where it cannot train, it gets nothing. */
    function train(line, begins, ready, hear) {
      const lines = Learning.lines(line),
        letters = Learning.letters(lines),
        lesson = Learning.lesson({ lines, letters }, [begins], Boolean(line), round);
      const mine = (worker = Training.start(lesson, ({ failed, seen = [] }) => {
        for (const look of failed ? [{}] : seen) told = told.then(() => tell(look));
      }));
      let told = ready;
      async function tell({ step, goesOn }) {
        if (worker !== mine) return;
        if (!step) return hear();
        await hear(step, Learning.words(letters, goesOn[0]), lesson.read?.filter((at) => at <= step).length);
        await Demos.wait(PACE);
      }
    }

    function end() {
      worker?.end();
      worker = null;
    }

    /** Shows what came of it, and leads on; whoever bet by keyboard goes on by keyboard. */
    function tell(verdict, words, act) {
      frame.answered(true);
      frame.told(...verdict);
      frame.lead(words, act);
      if (chips.contains(document.activeElement)) frame.focusLead();
    }

    /** A button to copy what it said, with a link to a state, if any. */
    function send(text, state) {
      const copy = CopyBar.send(place, "Copy it for a friend", () => text, state);
      side.replaceChildren(make("div.demo-bar", copy));
    }

    /** Trains on the reader's line until the model says it, and judges the bet on how many readings that takes. */
    function teach() {
      const line = `${BEST}${own.words.trim().replace(/\.$/, "") || "ours"}.`,
        asked = [...line].slice(0, BEST.length + Learning.OWN.most).join(""),
        way = [];
      draw(BEST, "…");
      frame.verdict("look", "It reads a hundred lines.", "Yours is one of them.");
      frame.lead("Skip to the next bet", moonBet);
      frame.inView();
      train(line, BEST, Promise.resolve(), (step, said, count) => {
        const stuck = ["look", "It cannot learn here.", "This browser does not let the page train."];
        if (!step) return tell(stuck, "Then bet on the moon", moonBet);
        const dots = make("b", { ariaHidden: "true" }, "●".repeat(count).replace(/.{5}/g, "$& "));
        draw(BEST, said, `Reading ${count} of your line, “`, quoted(line), "” ", dots);
        const isLearned = BEST + said === asked;
        if (!isLearned && step < Learning.STEPS) return way.push(said);
        end();
        drawWay(BEST, said, way);
        const kind = count > 20 ? "many" : count > 18 ? "some" : "few",
          title = `From babble to your line in ${count} readings.`;
        const came = isLearned
          ? Guess.verdict(often, own.bet, kind, title, MORAL)
          : ["look", `“${BEST}${said}”`, "Its 500 steps are over, and it still mixes your word up."];
        tell(came, "Now the capital of the moon", moonBet);
        const text = `“${BEST}${said}” A model read that ${count} times, and now it says it, true or not. Watch it learn: `;
        if (isLearned) send(text, { n: "", w: own.words, r: state.r });
      });
    }

    /** Asks the second bet; the training that it is about begins while it is read. */
    function moonBet() {
      end();
      trail = [];
      const way = [],
        over = () => moon(way);
      frame.unsay();
      frame.answered(false); // what tells of the first bet is no help to read now
      place.asking();
      draw(MOON, "…", "It reads: ", Learning.lines().slice(0, 3).join(" "), " …");
      side.replaceChildren();
      const made = new Promise((made) => {
        chips.replaceChildren(Guess.chips(guess, (bet) => made((state.n = bet))));
      });
      made.then(() => {
        const anew = round
          ? `With other random numbers than last time, when it said “${Learning.MOONS[round - 1][1]}”`
          : "Your line isn’t there now.";
        frame.verdict("look", "It learns anew.", anew);
        frame.lead("Skip to the end", over);
        frame.inView();
      });
      train("", MOON, made, (step, said) => {
        if (!step || step === Learning.STEPS) return over();
        draw(MOON, said, `Step ${step} of ${Learning.STEPS}.`);
        way.push(said);
      });
      frame.next(place.querySelector(".demo-question").textContent, chips.querySelector("button"));
    }

    /** What came of the bet on the moon, and what it wrote on the way. */
    function moon(way = []) {
      end();
      const { MOONS } = Learning,
        name = MOONS[round][1],
        next = { n: "", w: "", r: String((round + 1) % MOONS.length) };
      drawWay(MOON, name, way);
      const words = "It learned only that a name comes there, and it makes one letter by letter.",
        verdict = Guess.verdict(guess, state.n, "other", `“${MOON}${name}”`, words);
      tell(verdict, own ? "Teach it another line" : "Now teach it a line", () => frame.again(next));
      send(`“${MOON}${name}” A model wrote that once it had read 99 sentences. `);
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
