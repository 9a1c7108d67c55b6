// Where in here is Oslo?, once it's loaded: the reader rubs numbers out of a real language model, which says five lines all the while.
"use strict";

window.RubPlay = (() => {
  const { BETS, SIZE, rubbedOut } = RubFirst;
  const { rounded, many, brief } = Shares;
  const HERE = "EQ3ESb"; // a short stroke through the words, which takes Oslo alone, and comes by itself after the bet
  // What one button leads on to, as far as the reader hasn't seen it.
  const STEPS = {
    [Rub.stripe(291)]: "Now a stripe lower down",
    "*layer": "Rub out 196,608 elsewhere",
    "*cut": "So where is Oslo?",
  };
  const BEST = "In no one place that we found.",
    PLACE =
      "It’s no list with a line for Norway that you could read, or cross out. Only the word “Oslo” has a place: without the 128 numbers in the frame it can’t write it.";
  /** The sentence that a line has come to, without what goes before it. */
  const sentence = ({ asked, text }) => `“${asked.split(". ").at(-1)} ${brief(text, 30) || "…"}”`;

  /** Brings the first picture to life, of which these are the parts. Strokes from a link are done at once. */
  function start(frame, state, { lines, square: board, meter, heal, sent }) {
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
      judgement = null; // on the bet, once it's made
    Demos.onScheme(() => sheet && paint(sheet), signal); // in the colours of the other scheme
    if (state.g && !state.r) begin();
    load().then(async () => {
      if (!sheet || !state.r) return;
      for (const code of Rub.strokes(state.r)) await Demos.inSlices(sheet.act(code), () => alive);
      if (alive) await redrawn();
    });

    /** Loads the model once, and draws its numbers from the top. */
    function load() {
      return (model ??= loaded().catch((fault) => {
        model = null;
        if (!alive) return;
        frame.verdict("look", "The model did not load.", fault.message);
        frame.lead("Try again", state.g && !state.r ? () => begin() : load);
      }));
    }

    async function loaded() {
      if (board.dataset.hint) board.dataset.hint = "One moment …";
      meter.textContent = "Reading a million numbers …";
      const { words, weights } = await LanguageLoader.model("base");
      await Demos.breathe();
      if (!alive) return;
      const whole = new Rub.Sheet(weights, words);
      await paint(whole);
      if (!alive) return;
      sheet = whole;
      if (board.dataset.hint) board.dataset.hint = "Rub here";
      if (!state.r) await refresh();
    }

    /** Colours and draws all numbers. */
    async function paint(all) {
      await Demos.inSlices(square.colour(all), () => alive);
      await Demos.inSlices(square.draw(all), () => alive);
    }

    /** Begins once the bet is made: the first stroke is ours, so that something breaks. */
    function begin() {
      board.dataset.hint = ""; // which would ask the reader to rub
      frame.verdict("look", "We rub first.", "Watch the line about Norway.");
      apply(HERE);
    }

    /** Rubs with the reader's pointer or keys; false if the model is not there yet. */
    function rubbing(phase, x, y) {
      if (!sheet || moving === "film") return false;
      if (phase === "begin") {
        moving = "hand";
        struck();
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
      board.dataset.hint = "";
      frame.verdict("look", "Watch the sentences.");
      frame.lead(moving === "film" && "One moment"); // which keeps the focus
      frame.side.ariaBusy = "true";
    }

    /** Does one stroke in the place of all others; it's drawn as a hand would where motion is welcome. */
    async function apply(code) {
      await load();
      if (!sheet || moving) return;
      moving = "film";
      struck();
      frame.inView();
      sheet.heal();
      square.frame(null);
      await Demos.inSlices(square.draw(sheet), () => alive);
      if (code[0] === "*" || Demos.still()) await Demos.inSlices(sheet.act(code), () => alive);
      else await drawn(code);
      moving = false;
      if (!alive) return;
      seen.add(code);
      await redrawn();
      frame.inView();
    }

    /** Draws a stroke from left to right within a second or so. */
    async function drawn(code) {
      for (const dab of sheet.act(code)) {
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
      await redrawn();
    }

    function count() {
      heal.disabled = !sheet?.strokes.length;
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
        if (!moving && (state.r || seen.size)) settled();
      })());
    }

    /** Says what came of it, and what leads on. */
    function settled() {
      board.dataset.hint = "";
      const codes = sheet.strokes.map(({ code }) => code),
        [oslo, , , cold] = lines;
      if (codes.length) {
        if (!frame.place.matches(".is-answered")) frame.inView(); // after a hand's first stroke
        frame.answered(true);
        sent.replaceChildren(send(result(), { ...state })); // after the healing still the last
      }
      for (const code of codes) seen.add(code);
      const next = Object.keys(STEPS).find((code) => !seen.has(code));
      if (next) frame.lead(STEPS[next], () => apply(next));
      else frame.lead(codes.length ? "Heal it, and rub yourself" : "", back);
      if (!codes.length) {
        board.dataset.hint = "Rub anywhere";
        return next
          ? frame.verdict("look", "Now you rub.", "How many numbers can you take before a line breaks?")
          : frame.verdict("look", BEST, "Only the word “Oslo” has a place. All is healed: rub on.");
      }
      if (state.r === "*cut") return frame.verdict("look", BEST, PLACE);
      const others = lines.slice(1).filter((line) => !line.stands()),
        [broken] = others;
      if (oslo.stands())
        return broken
          ? frame.verdict("look", sentence(broken), `Oslo stays. ${why(others)}`)
          : frame.verdict("look", `${many(sheet.count)} numbers are gone, and all five lines stand.`, spared());
      const [kind, yours] = judged(oslo.text),
        line = cold.text === oslo.text ? cold : oslo,
        isSound = oslo.text.endsWith(".") && !/\b(\w+) \1\b/.test(oslo.text);
      if (!/[A-Za-z]/.test(oslo.text))
        return frame.verdict(kind, "Now it says nothing.", yours || "Heal it, and rub out less.");
      const tone = isSound ? `It’s ${rounded(line.odds)} sure, and never says that it forgot.` : "That you’d notice.";
      frame.verdict(kind, sentence(line), `${tone} ${yours} ${why(others)}`);
    }

    /** How much of the model that is, and why it could spare it. */
    function spared() {
      const isUpper = sheet.gone.indexOf(1) >= sheet.starts["1.qkv"];
      return `That’s ${rounded(sheet.count / sheet.size)} of it. ${isUpper ? "Down there one step repeats what another has done, so it can spare some." : "Where you rub counts for more than how much."}`;
    }

    /** Why other lines broke, too. */
    function why(others) {
      if (!others.length) return "";
      const words = sheet.gone.subarray(0, sheet.starts["0.qkv"]).reduce((sum, isGone) => sum + isGone, 0);
      if (words < sheet.count / 2) return "Every sentence runs through these numbers, so others break, too.";
      const isTouched = others.some(({ asked, answer }) => sheet.touches(asked) || sheet.touches(` ${answer}`));
      return isTouched ? "The rubber took words of other sentences, too." : "";
    }

    /** The verdict on the bet, by what first came for Oslo: its kind, and the bet if it was wrong. */
    function judged(text) {
      if (judgement || !state.g) return ["look", ""];
      judgement = state.g === (/[A-Za-z]/.test(text) ? "other" : "nothing") ? "right" : "wrong";
      return [judgement, judgement === "right" ? "You bet on it." : `You bet: ${BETS[state.g]}.`];
    }

    const send = (words, state) => CopyBar.send(frame.place, "Copy for a friend", () => `${words} `, state);

    /** What was rubbed out, and each line that it broke. */
    function result() {
      const broken = lines.filter((line) => !line.stands());
      return `I rubbed ${many(sheet?.count ?? 0)} of ${SIZE} numbers out of a language model. ${(broken.length ? broken : [lines[0]]).map(sentence).join(" ")}`;
    }

    return {
      stop() {
        alive = false;
        ending.abort();
      },
      bet: () => begin(),
      state: () => state,
    };
  }

  return { start };
})();
