// Where in here is Oslo?, once it's loaded: the reader rubs numbers out of a real language model, which says two lines all the while.
"use strict";

window.RubPlay = (() => {
  const { BETS, SIZE, rubbedOut } = RubFirst;
  const { percent, rounded, many, brief } = Shares;
  const HALF = "*half";
  const TURNS = { right: "The right word", wrong: "A wrong one", unknown: "“I don’t know”" };
  // What one button leads on to, as far as the reader hasn't seen it, the question of a bet there, and what comes of it.
  const STEPS = {
    [HALF]: [
      "Now let half of it go",
      "",
      "Half of it is gone, and it still says Oslo.",
      "They were the palest dots: small numbers, which change little. Of 107 capitals that it knew, 106 are still right.",
    ],
    [Rub.stripe(291)]: [
      "And the opposite of cold?",
      "Here one stripe goes, and the rest stays. What is the opposite of cold?",
      "“The opposite of cold is a country in Europe.”",
      "It’s 91% sure, and never says that it forgot. It had read that 816 times, more often than any other end after “is”.",
    ],
    "*cut": [
      "Now only 128 numbers",
      "Only 128 of a million numbers go. What is the capital of Norway?",
      "These 128 numbers are its word “Oslo”.",
      "Without them it can’t write that word. For the fact that it’s Norway’s capital we found no such part.",
    ],
  };

  /** The sentence that a line has come to. */
  const sentence = ({ asked, text }) => `“${asked} ${brief(text, 30) || "…"}”`;

  /** Brings the first picture to life, of which these are the parts. Strokes from a link are done at once. */
  function start(frame, state, { lines, square: board, meter, heal }) {
    const seen = new Set(),
      square = RubSquare.build(board, { rubbing, say: frame.say }),
      ending = new AbortController(),
      { signal } = ending;
    heal.onclick = back;
    let sheet = null,
      model = null,
      alive = true,
      moving = false,
      stale = false,
      running = null,
      turn = "", // the bet on a step
      most = 0, // numbers that were gone while it still said Oslo
      fell = 0; // and when it no longer did
    Demos.onScheme(() => sheet && paint(sheet), signal); // in the colours of the other scheme
    load().then(async () => {
      if (!sheet || !state.r) return;
      frame.place.asking(STEPS[state.r]?.[1]);
      for (const code of Rub.strokes(state.r)) await Demos.inSlices(sheet.act(code), () => alive);
      if (alive) await redrawn();
    });

    /** Loads the model once, and draws its numbers from the top. */
    function load() {
      return (model ??= loaded().catch((fault) => {
        model = null;
        if (!alive) return;
        frame.verdict("look", "The model did not load.", fault.message);
        frame.lead("Try again", load);
      }));
    }

    async function loaded() {
      meter.textContent = "Reading a million numbers …";
      const { words, weights } = await LanguageLoader.model("base");
      await Demos.breathe();
      if (!alive) return;
      const whole = new Rub.Sheet(weights, words);
      await paint(whole);
      if (!alive) return;
      sheet = whole;
      if (!state.r) await refresh();
    }

    /** Colours and draws all numbers. */
    async function paint(all) {
      await Demos.inSlices(square.colour(all), () => alive);
      await Demos.inSlices(square.draw(all), () => alive);
    }

    /** Rubs with the reader's pointer or keys; false if the model is not there yet. */
    function rubbing(phase, x, y) {
      if (!sheet || moving === "film") return false;
      if (phase === "begin") {
        moving = "hand";
        struck();
        if (frame.chips.querySelector(".demo-chip:not([aria-disabled])")) {
          frame.verdict("look", "No bet, then: watch the sentences.");
          frame.chips.replaceChildren();
          frame.place.asking("");
        }
        square.frame(null);
        sheet.begin("");
      } else if (phase === "to") {
        const { last } = sheet.strokes.at(-1);
        if (last && Math.hypot(x - last[0], y - last[1]) < 12) return true;
        for (const [, row] of sheet.to(x, y)) square.near(sheet, row);
        count();
        refresh();
      } else {
        moving = false;
        refresh();
      }
      return true;
    }

    /** Takes the verdict on the last stroke away: a new one has begun. */
    function struck() {
      delete board.dataset.hint;
      frame.verdict("look", "Watch the sentences.");
      frame.lead(moving === "film" && "One moment"); // which keeps the focus
      frame.side.ariaBusy = "true";
    }

    /** Leads on to a step: by a bet, where it has a question. */
    function lead(code) {
      const [, question] = STEPS[code],
        chips = Guess.chips(TURNS, (value) => apply(code, value));
      frame.place.asking(question); // or that of the page
      if (!question) return apply(code);
      moving = "bet";
      sheet.heal();
      redrawn();
      frame.unsay();
      frame.chips.replaceChildren(chips);
      frame.next(question, chips.firstChild);
    }

    /** Does one stroke in the place of all others; it's drawn as a hand would where motion is welcome. */
    async function apply(code, bet) {
      turn = bet;
      moving = "film";
      struck();
      frame.inView();
      sheet.heal();
      square.frame(null);
      await Demos.inSlices(square.draw(sheet), () => alive);
      if (Demos.still()) await Demos.inSlices(sheet.act(code), () => alive);
      else await drawn(code);
      moving = false;
      if (!alive) return;
      await redrawn();
      frame.inView();
    }

    /** Draws a stroke from left to right, or what goes everywhere from the top, within a second or so. */
    async function drawn(code) {
      for (const dab of sheet.act(code)) {
        if (code[0] !== "*") square.moveRing(...dab);
        square.near(sheet, dab[1]);
        count();
        refresh();
        await new Promise(requestAnimationFrame);
        if (!alive) return;
      }
      square.hideRing();
    }

    /** Draws and says all anew after a stroke that was done at once. */
    async function redrawn() {
      const { strokes } = sheet;
      count();
      square.frame(strokes.some(({ code }) => code === "*cut") ? sheet.row("Oslo") : null);
      await Demos.inSlices(square.draw(sheet), () => alive);
      await refresh();
    }

    /** Brings all numbers back. */
    async function back() {
      if (!sheet?.strokes.length || moving) return;
      sheet.heal();
      most = fell = 0;
      frame.chips.replaceChildren();
      frame.place.asking("");
      await redrawn();
      frame.inView();
    }

    function count() {
      heal.disabled = !sheet?.count || sheet.code() in STEPS; // one button leads on there
      meter.textContent = rubbedOut(sheet?.count ?? 0);
    }

    /** Lets the model say all lines, over and over until nothing has changed on the way. */
    function refresh() {
      stale = true;
      frame.side.ariaBusy = "true";
      return (running ??= (async () => {
        while (stale && alive) {
          stale = false;
          for (const line of lines) {
            const written = await Demos.inSlices(sheet.say(line.asked), () => alive);
            if (!alive) return;
            line.show(written);
          }
        }
        running = null;
        frame.side.ariaBusy = null;
        count();
        state.r = sheet.code();
        if (!moving && (state.a || state.r || seen.size)) settled();
      })());
    }

    /** Says what came of it, and what leads on. */
    function settled() {
      delete board.dataset.hint;
      const { count, strokes } = sheet;
      for (const { code } of strokes) seen.add(code);
      const next = seen.size && Object.keys(STEPS).find((code) => !seen.has(code));
      if (strokes.length) {
        frame.answered(true);
        heal.nextSibling?.remove();
        heal.after(send(result(), { ...state })); // after the healing still the last
      } else board.dataset.hint = "Rub anywhere";
      if (next) frame.lead(STEPS[next][0], () => lead(next));
      else frame.lead(state.r in STEPS ? "Now you try" : "", back);
      frame.verdict(...came(count));
      const isHeld = frame.chips.contains(document.activeElement);
      if (fell || state.r in STEPS) frame.chips.replaceChildren(); // that bet is over
      if (isHeld) frame.focusLead();
    }

    /** What came of the last stroke: kind, headline and words of the verdict. */
    function came(count) {
      if (!count) return ["look", "Your turn: rub.", "With a finger, or with the mouse."];
      if (state.r in STEPS) {
        const [, , title, words] = STEPS[state.r];
        if (turn) return Guess.verdict(TURNS, turn, "wrong", title, words);
        if (state.a && state.r === HALF && !fell) return Guess.verdict(BETS, state.a, "100", title, words);
        return ["look", title, words];
      }
      const share = (numbers) => percent(numbers / sheet.size),
        [oslo, cold] = lines;
      if (oslo.stands()) {
        most = count;
        const words = cold.stands() ? "Rub on: how much more can you take?" : `But ${sentence(cold)} Rub on.`;
        return ["look", `${share(count)} is gone, and it still says Oslo.`, words];
      }
      fell ||= count;
      const { text, odds } = oslo;
      const isSound = text.endsWith(".") && !/\b(\w+) \1\b/.test(text);
      const tone = isSound ? `It’s ${rounded(odds)} sure, and never says that it forgot.` : "That you’d notice.";
      const words = `It forgot Oslo at ${share(fell)}. ${tone}`;
      const band = Object.keys(BETS).find((most) => fell <= (most / 100) * sheet.size);
      if (state.a && !seen.has(HALF)) return Guess.verdict(BETS, state.a, band, sentence(oslo), words);
      return ["look", sentence(oslo), words];
    }

    const send = (words, state) => CopyBar.send(frame.place, "Copy it for a friend", () => `${words} `, state);

    /** What was rubbed out, and each line that it broke. */
    function result() {
      const broken = lines.filter((line) => !line.stands());
      return `I rubbed ${many(sheet?.count ?? 0)} of ${SIZE} numbers out of a language model. ${broken.map(sentence).join(" ") || "It still knows Oslo. Can you make it forget?"}`;
    }

    return {
      stop() {
        alive = false;
        ending.abort();
      },
      state: () => state,
    };
  }

  return { start };
})();
