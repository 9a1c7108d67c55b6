// Where in here is Oslo?, once it's loaded: the reader rubs numbers out of a real language model, which says two lines all the while.
"use strict";

window.RubPlay = (() => {
  const { TURNS, SIZE, said } = RubFirst;
  const { make } = Dom;
  const { percent, rounded, many } = Shares;
  const FREE = "How little can you rub out until it forgets Oslo?";
  const TAP = 5025; // numbers under the rubber, of which one tap in the right place is enough
  // What one button leads on to, as far as the reader hasn't seen it: the question of the bet there, if it isn't the
  // page's, which bet comes true, and what is said of it.
  const STEPS = {
    "*half": [
      "Now let half of it go",
      "",
      "right",
      "Half of it is gone, and it still says Oslo.",
      "The palest dots are small numbers, which change little. Of 107 capitals that it knew, 106 are still right.",
    ],
    [Rub.stripe(291)]: [
      "Now only one stripe",
      "Only one stripe goes, 8% of it. What will it say now?",
      "wrong",
      "“The capital of Norway is a country in Europe.”",
      "The opposite of cold, too, and it’s 91% sure of both. It had read that 816 times, more often than any other end after “is”.",
    ],
    "*cut": [
      "Now only 128 numbers",
      "Only 128 of a million numbers go. What will it say now?",
      "wrong",
      "“The capital of Norway is Norway.”",
      "These 128 numbers are its word “Oslo”, and without them it can’t write it. For the fact that Oslo is the capital we found no such place.",
    ],
  };

  /** The sentence that a line has come to. */
  const sentence = ({ asked, text }) => `“${asked} ${said(text, 30)}”`;

  const secret = () => location.assign(`${document.body.dataset.base}/see-for-yourself/a-model-in-a-link.html`);

  /** Brings the first picture to life, of which these are the parts. Strokes from a link are done at once. */
  function start(frame, state, { lines, square: board, meter, heal }) {
    const seen = new Set(),
      square = RubSquare.build(board, { rubbing, say: frame.say }),
      ending = new AbortController(),
      { signal } = ending;
    heal.onclick = back;
    let sheet = null,
      alive = true,
      moving = state.r ? false : "bet",
      stale = false,
      running = null,
      turn = "", // the bet on a step
      fell = 0; // numbers that were gone when it no longer said Oslo
    Demos.onScheme(() => sheet && paint(sheet), signal); // in the colours of the other scheme
    load();

    /** Loads the model, draws its numbers from the top, and does what the reader has bet on or a link brings. */
    async function load() {
      meter.textContent = "Reading a million numbers …";
      try {
        const { words, weights } = await LanguageLoader.model("base");
        await Demos.breathe();
        if (!alive) return;
        const whole = new Rub.Sheet(weights, words);
        await paint(whole);
        sheet = whole;
      } catch (fault) {
        if (!alive) return;
        frame.verdict("look", "The model did not load.", fault.message);
        frame.lead("Try again", () => load(frame.unsay()));
      }
      if (!alive || !sheet) return;
      if (turn) return apply("*half", turn);
      if (!state.r) return refresh();
      frame.place.asking(state.r in STEPS ? STEPS[state.r][1] : FREE);
      for (const code of Rub.strokes(state.r)) await Demos.inSlices(sheet.act(code), () => alive);
      if (alive) await redrawn();
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
          frame.place.asking(FREE);
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

    /** Takes the verdict on the last stroke away, and shows what was bet on: a new one has begun. */
    function struck() {
      delete board.dataset.hint;
      for (const { row } of lines) row.classList.remove("is-asked");
      frame.verdict("look", "Watch the sentences.");
      frame.lead(moving === "film" && "One moment"); // which keeps the focus
      frame.side.ariaBusy = "true";
    }

    /** Leads on to a step, by a bet. */
    function lead(code) {
      const [, question] = STEPS[code],
        chips = Guess.chips(TURNS, (value) => apply(code, value));
      frame.place.asking(question); // or that of the page
      moving = "bet";
      lines[0].row.classList.add("is-asked");
      delete board.dataset.hint;
      sheet.heal();
      fell = 0;
      redrawn();
      heal.nextSibling?.remove(); // what it copies is healed
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
      fell = 0;
      frame.chips.replaceChildren();
      frame.place.asking(FREE);
      await redrawn();
      frame.inView();
    }

    function count() {
      heal.disabled = !sheet.count || sheet.code() in STEPS; // one button leads on there
      meter.replaceChildren(make("b", share(sheet.count)), ` rubbed out: ${many(sheet.count)} of ${SIZE} numbers`);
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
        if (!moving && (state.r || seen.size)) settled();
      })());
    }

    /** Says what came of it, and what leads on. */
    function settled() {
      const { count, strokes } = sheet;
      for (const { code } of strokes) seen.add(code);
      const next = Object.keys(STEPS).find((code) => !seen.has(code));
      heal.nextSibling?.remove();
      if (strokes.length) {
        frame.answered(true);
        heal.after(send(result(), { ...state })); // after the healing still the last
      } else board.dataset.hint = "Rub anywhere";
      frame.verdict(...came(count));
      if (next) frame.lead(STEPS[next][0], () => lead(next));
      else if (fell && fell <= TAP) frame.lead("Next: can one keep a secret?", secret);
      else frame.lead(state.r in STEPS ? "Now you try" : fell ? "Try again with less" : "", back);
      const isHeld = frame.chips.contains(document.activeElement);
      frame.chips.replaceChildren(); // that bet is over
      if (isHeld) frame.focusLead();
    }

    /** What came of the last stroke: kind, headline and words of the verdict. */
    function came(count) {
      if (!count) return ["look", "To beat: 0.5%, which is one tap.", "Tap or rub with a finger, or with the mouse."];
      if (state.r in STEPS) {
        const [, , truth, title, words] = STEPS[state.r];
        return turn ? Guess.verdict(TURNS, turn, truth, title, words) : ["look", title, words];
      }
      const [oslo, cold] = lines;
      if (oslo.stands()) {
        const words = cold.stands() ? "Rub on." : `But ${sentence(cold)} Rub on.`;
        return ["look", `${share(count)} is gone, and it still says Oslo.`, words];
      }
      fell ||= count;
      const { text, odds } = oslo;
      const isSound = text.endsWith(".") && !/\b(\w+) \1\b/.test(text);
      const tone = isSound ? `It’s ${rounded(odds)} sure, and never says that it forgot.` : "That you’d notice.";
      if (fell <= TAP) return ["right", `You made it forget Oslo with ${share(fell)}.`, `${sentence(oslo)} ${tone}`];
      const ours = "Ours: 0.5%, one tap where its word is.";
      return ["look", `It forgot Oslo at ${share(fell)}.`, `${sentence(oslo)} ${tone} ${ours}`];
    }

    /** Some numbers as a share of all. */
    const share = (numbers) => percent(numbers / sheet.size);

    const send = (words, state) => CopyBar.send(frame.place, "Copy it for a friend", () => `${words} `, state);

    /** What was rubbed out, and each line that it broke. */
    function result() {
      const broken = lines.filter((line) => !line.stands());
      const more = broken.map(sentence).join(" ") || "It still knows Oslo.";
      return `I rubbed ${many(sheet.count)} of ${SIZE} numbers out of a language model. ${more} How few do you need until it forgets Oslo?`;
    }

    return {
      stop() {
        alive = false;
        ending.abort();
      },
      state: () => state,
      /** Lets half go, on which the reader has bet, now or once its numbers are there. */
      bet(value) {
        turn = value;
        if (sheet) apply("*half", value);
      },
    };
  }

  return { start };
})();
