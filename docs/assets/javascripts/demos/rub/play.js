// Break a language model, once it's loaded: the reader rubs numbers out of a real one, which says three lines all the while.
"use strict";

window.RubPlay = (() => {
  const { TURNS, SIZE, said } = RubFirst;
  const { make } = Dom;
  const { percent, rounded, many } = Shares;
  const FREE = "Make it sure of something silly, with as little rubbed out as you can.";
  const SURE = 0.9; // odds from which it's called sure
  const OURS = "Ours: 99% sure, with one tap.";
  // The stroke that is bet on, and what is said of it.
  const STRIPE = "ILGIQD",
    CAME = "“The opposite of cold is a country in Europe.”",
    WHY =
      "It’s 91% sure, and nothing in it notices. It had read that end 816 times, more often than any other after “is”.";

  /** The sentence that a line has come to. */
  const sentence = ({ asked, text }) => `“${asked} ${said(text, 30)}”`;

  /** Whether what was written after a line reads like a sentence. */
  const isSound = ({ text }) => /^\w.*\.$/.test(text) && !/\b(\w+) \1\b/.test(text);

  const secret = () => location.assign(`${document.body.dataset.base}/see-for-yourself/a-model-in-a-link.html`);

  /** Brings the first picture to life, of which these are the parts. Strokes from a link are done at once. */
  function start(frame, state, { lines, square: board, meter, heal }) {
    const square = RubSquare.build(board, { rubbing, say: frame.say }),
      ending = new AbortController(),
      { signal } = ending;
    heal.onclick = back;
    let sheet = null,
      alive = true,
      moving = state.r ? false : "bet",
      stale = false,
      running = null,
      turn = "", // the bet
      least = 0; // numbers that were gone when it was sure of something silly
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
      if (turn) return apply(turn);
      if (!state.r) return refresh();
      if (state.r !== STRIPE) frame.place.asking(FREE);
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
        frame.chips.replaceChildren();
        frame.place.asking(FREE);
        sheet.begin();
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

    /** Does the stroke that was bet on; it's drawn as a hand would where motion is welcome. */
    async function apply(bet) {
      turn = bet;
      moving = "film";
      struck();
      frame.inView();
      if (Demos.still()) await Demos.inSlices(sheet.act(STRIPE), () => alive);
      else await drawn();
      moving = false;
      if (!alive) return;
      await redrawn();
      frame.inView();
    }

    /** Draws it from left to right, within a second or so. */
    async function drawn() {
      for (const dab of sheet.act(STRIPE)) {
        square.moveRing(...dab);
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
      count();
      await Demos.inSlices(square.draw(sheet), () => alive);
      await refresh();
    }

    /** Brings all numbers back. */
    async function back() {
      if (!sheet?.strokes.length || moving) return;
      sheet.heal();
      frame.place.asking(FREE);
      await redrawn();
      frame.inView();
    }

    function count() {
      heal.disabled = !sheet.count || state.r === STRIPE; // one button leads on there
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
        state.r = sheet.code();
        count();
        if (!moving) settled();
      })());
    }

    /** Says what came of it, and what leads on. */
    function settled() {
      const isOurs = state.r === STRIPE,
        [kind, ...words] = isOurs ? Guess.verdict(TURNS, turn, "wrong", CAME, WHY) : came();
      frame.answered(true);
      heal.nextSibling?.remove();
      if (sheet.count)
        heal.after(CopyBar.send(frame.place, "Copy it for a friend", result, { ...state })); // after the healing still the last
      else board.dataset.hint = "Rub anywhere";
      frame.verdict(kind, ...words);
      if (isOurs) frame.lead("Now break it yourself", back);
      else frame.lead(kind === "right" && "Next: can one keep a secret?", secret);
      const isHeld = frame.chips.contains(document.activeElement);
      frame.chips.replaceChildren(); // that bet is over
      if (isHeld) frame.focusLead();
    }

    /** The lines that are wrong and read like a sentence, the surest first. */
    const silly = () => lines.filter((line) => !line.stands() && isSound(line)).sort((a, b) => b.odds - a.odds);

    /** What came of the reader's strokes: kind, headline and words of the verdict. */
    function came() {
      if (!sheet.count) return ["look", "Rub with a finger, or with the mouse.", OURS];
      const [line] = silly(),
        gone = `${share(sheet.count)} is gone`;
      if (!line && lines.every((one) => one.stands())) return ["look", `${gone}, and all three stand.`, "Rub on."];
      if (!line) return ["look", "That’s gibberish.", "Anybody would notice. Heal all, and take less."];
      const sure = `It’s ${rounded(line.odds)} sure`;
      if (line.odds < SURE) return ["look", sentence(line), `${sure}, and ${gone}. Can you get it above 90%?`];
      least = Math.min(least || sheet.count, sheet.count);
      const more = least < sheet.count ? `Your least: ${share(least)}.` : "Nothing in it notices.";
      return ["right", sentence(line), `${sure}, and only ${gone}. ${more}`];
    }

    /** Some numbers as a share of all. */
    const share = (numbers) => percent(numbers / sheet.size);

    /** What was rubbed out, and the surest of what it broke. */
    function result() {
      const [line] = silly(),
        now = line ? `Now it’s ${rounded(line.odds)} sure: ${sentence(line)}` : "It still makes sense, or none at all.";
      return `I rubbed ${share(sheet.count)} out of a language model. ${now} Make it sillier: `;
    }

    return {
      stop() {
        alive = false;
        ending.abort();
      },
      state: () => state,
      /** Lets the stripe go, on which the reader has bet, now or once its numbers are there. */
      bet(value) {
        turn = value;
        if (sheet) apply(value);
      },
    };
  }

  return { start };
})();
