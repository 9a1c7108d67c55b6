// The language model demonstration: runs one session, or two side by side, and shows one token after another.
"use strict";

window.LanguagePlay = (() => {
  const { make } = Dom;
  const { WAYS, defaults, limits, guess } = LanguageModelDemo;
  const FINISH = 60;
  const ANIMALS = /wolves|bears|bees|penguins|monkeys|owls|rabbits|lions|sharks|snakes/i;
  const guessed = Guess.teller(guess, defaults, ["seed", "n"]);

  /** Starts the demonstration; returns how to stop it, how to read its state, and the sentence to share. */
  function start({ stage, controls, result, lead, more, film, outcome, pressed, linked, inView }, state, say) {
    let sessions = [],
      turn = 0,
      told = "",
      replay = Number(state.n),
      bet = pressed || linked,
      led = 0,
      came = null;
    const asked = (count) => {
      inView();
      run(count);
    }; // the text is typed below the stage
    const finish = Controls.button("Write to the end", () => asked(FINISH), "demo-first"),
      go = Controls.button("Next token", () => asked(1));
    const form = LanguageControls.form(state, reset, (toTheEnd) => asked(toTheEnd ? FINISH : 1)),
      [first, ...others] = form.fields;
    controls.append(first, Controls.bar(finish, go), ...others);
    const on = Controls.button("", leadOn, "demo-on");
    lead.append(on);
    const numbers = LanguageView.numbers(result, trace);
    const place = stage.closest("live-demo");
    const note = (words) => stage.replaceChildren(make("p.demo-note", words));
    head();
    if (pressed) replay = 0;
    if (pressed || (linked && replay)) run(FINISH);
    else {
      on.hidden = true; // until something stands there to lead on from
      more.open = true;
      if (linked) requestAnimationFrame(() => form.text.focus());
      stage.firstChild.append(
        make("p.demo-note", "Press Write to the end: that loads the model, 1.5 MB, from this site's own files."),
      );
    }

    /** Offers what comes next: another surprise, or at last a text of the reader's own. */
    function offer() {
      on.textContent = LanguageControls.LEADS[led]?.label ?? "Now a text of your own";
      on.disabled = on.hidden = false;
    }

    function leadOn() {
      if (!LanguageControls.LEADS[led]) {
        more.open = true;
        form.text.select();
        form.text.focus({ preventScroll: true });
        return form.text.scrollIntoView({ block: "center" });
      }
      const { example, question, outcome: words } = LanguageControls.LEADS[led++];
      form.use(example);
      place.asking(question);
      came = words;
    }

    /** Writes above the stage what is asked there: the bet only belongs to its own text. */
    function head() {
      place.asking(state.prompt === defaults.prompt ? "" : "What does it write after this text?");
    }

    function reset() {
      head();
      [sessions, replay, bet, state.n] = [[], 0, false, "0"];
      stop();
      film({ length: 0, draw: () => note("Press a button: the model writes from your text.") });
      numbers.show([], []);
    }

    function stop() {
      turn++;
      busy(false);
    }

    function busy(isBusy) {
      finish.disabled = go.disabled = on.disabled = isBusy;
      if (!isBusy) offer();
      stage.toggleAttribute("aria-busy", isBusy);
      if (isBusy) stage.setAttribute("aria-busy", "true");
    }

    /** Generates up to `count` tokens with each model, then shows them one by one. */
    async function run(count) {
      const mine = ++turn,
        current = () => mine === turn;
      busy(true);
      try {
        if (sessions.length && sessions.every(({ ended }) => ended)) sessions = [];
        await ready(current);
        const before = longest(),
          length = replay || count;
        for (let left = length; left > 0 && current(); left--) {
          for (const session of sessions)
            if (!session.ended && current()) await Demos.inSlices(session.next(), current);
        }
        replay = 0;
        if (current()) show(before, length);
      } catch (fault) {
        if (current()) note(`The model did not load (${fault.message}). Press the button to try again.`);
        if (current()) say(`The model did not load (${fault.message}). Press the button to try again.`);
      }
      if (current()) busy(false);
    }

    async function ready(current) {
      if (sessions.length) return;
      note("Loading the model, 1.5 MB.");
      const loaded = [];
      for (const way of state.way === "both" ? ["base", "tuned"] : [state.way])
        loaded.push({ way, ...(await LanguageLoader.model(way)) });
      if (current())
        sessions = loaded.map(({ way, weights, words }) => new LanguageSession(weights, words, { ...state, way }));
    }

    const longest = () => Math.max(0, ...sessions.map(({ steps }) => steps.length));

    function show(before, count) {
      const shown = sessions,
        last = shown.at(-1),
        words = came,
        verdict = bet && guess[state.g] ? guessed.yours(state, choice(sessions.at(-1))) : null,
        whole = count >= FINISH || shown.every(({ ended }) => ended);
      [bet, came] = [false, null];
      state.n = String(Math.min(limits.n.most, longest()));
      told = spoken(sessions, state, count);
      film({
        length: longest(),
        first: Math.min(before, longest() - 1),
        pace: Math.max(150, Math.min(600, 9000 / longest())),
        draw: (step) => {
          const looked = shown.map((session) => lookedAt(session, step, whole));
          LanguageView.draw(stage, shown, step, looked);
          numbers.show(shown, looked);
        },
        done: () =>
          outcome(
            verdict,
            words
              ? words(quoted(last), ...boldest(last))
              : verdict
                ? `It writes ${quoted(last)} It wasn’t taught to say “I don’t know”, so it writes a line that it knows: “${boldest(last).join("” had ")}.`
                : told,
          ),
      });
      say(told, { seen: false });
    }

    /** Shows what the training text contains about the question. */
    async function trace() {
      try {
        const sources = await LanguageLoader.sources();
        return await Demos.inSlices(behind(sources, state.prompt));
      } catch {
        return { fault: "The training text did not load. Close and open this section to try again." };
      }
    }

    return {
      stop,
      state: () => state,
      result: () => `A real language model in a page: I asked “${short(state.prompt)}”. ${told}`,
    };
  }

  /** The index of the step whose odds are shown: the current one or, at the end of a `whole` text, the least certain one. */
  const lookedAt = (session, step, whole) =>
    whole && step >= session.steps.length ? session.boldest() : Math.min(step, session.steps.length) - 1;

  const quoted = ({ words, written }) => `“${short(words.decode(written).trim())}”`;

  /** Which choice of the guess a reply confirms. */
  function choice({ words, written }) {
    const text = words.decode(written);
    if (!text.trim()) return "silent";
    return /\bsing/i.test(text) ? "singer" : ANIMALS.test(text) ? "animal" : "unknown";
  }

  /** The token that was chosen with the least odds, and these odds. */
  function boldest(session) {
    const { chances, chosen } = session.steps[session.boldest()];
    return [session.words.tokens[chosen].trim(), Tables.percent(chances[chosen])];
  }

  /** Returns a prompt's subject, the documents that contain it, and those that state something about it. Yields at intervals. */
  function* behind(sources, prompt) {
    const words = yield* sources.about(prompt, 2);
    const documents = words.length ? yield* sources.find(words) : [];
    return { words, documents, told: sources.told(documents, words), total: sources.documents.length };
  }

  /** One sentence for each model, and one for characters that the model cannot read. */
  function spoken(sessions, { prompt }, count) {
    const who = ({ way }) => (sessions.length > 1 || count === 1 ? WAYS[way] : "The model");
    const each = sessions.map((session) => `${who(session)}: ${sentence(session, count)}.`);
    const missing = sessions[0].words
      .unknown(prompt)
      .slice(0, 12)
      .map((character) => `“${character}”`)
      .join(" ");
    return each.join(" ") + (missing && ` The model has no token for ${missing}; it read the text without.`);
  }

  function sentence({ words, steps, written, ended }, count) {
    const { chances, chosen } = steps.at(-1),
      text = words.decode(written).trim();
    if (ended)
      return text ? `“${short(text)}”, and there it ends` : "it ends at once: the mark that ends a text was likeliest";
    if (count > 1) return `“${short(text)}”`;
    return `next token “${words.tokens[chosen].trim() || "space"}”, odds ${Tables.percent(chances[chosen])}`;
  }

  const short = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

  return { start };
})();
