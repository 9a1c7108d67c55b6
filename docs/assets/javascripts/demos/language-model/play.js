// The language model demonstration: writes with one model, or with two side by side, and shows one token after another.
"use strict";

window.LanguagePlay = (() => {
  const { make, button } = Dom;
  const { WAYS, PATH, LONGEST, ask, bet } = LanguageModelDemo;
  const { many, brief } = Shares;
  const TO_TAP = ["Are you lying?", "Who are you?", "Am I going to die?", "What do I eat?"];
  const TAUGHT = ["model", "question", "ready"]; // words of its second training that are in none of its texts
  const OWN = "Ask it anything. It read only of animals, capitals and little stories.";

  /** Goes on with the bet in the state, if there is one, with what a link brings, or to a question of the reader's ("own"). */
  function start(frame, state, how) {
    const { stage, place, inView } = frame,
      steps = make("div"), // to look at each
      answers = new Map(); // by what it wrote, the first question that brought it
    let turn = 0,
      message = "", // what it wrote, for a friend
      isLoaded = false,
      at = state.way === "tuned" ? PATH.findIndex((one) => one.asked === state.prompt) : -1; // of the path; or off it
    if (!(state.c in (PATH[at]?.choices ?? {}))) state.c = ""; // in links from when there were other bets
    const isWritten = Number(state.n) > 0; // in a link, or when the reader comes back
    const onchange = ({ target }) => {
      state.way = target.value;
      toField(state.prompt);
    };
    const choices = Object.entries(WAYS).map(([value, words]) =>
      make("option", { value, selected: value === state.way }, words),
    );
    const ways = make("label", "Which model reads it", make("select", { onchange }, ...choices));
    const field = Bet.field({ maxLength: LONGEST }, askTyped),
      go = button("Ask it", askTyped, "press"),
      tap = (question) => button(question, () => (toField(question), askTyped())),
      form = make(
        "div",
        make("div.model-ask", make("label", "Your question", field), go),
        make("div.row", ...TO_TAP.map(tap)),
      );
    field.onfocus = () => field.select();
    field.oninput = () => {
      state.prompt = field.value.slice(0, LONGEST);
      changed();
    };
    frame.more.replaceChildren(steps, make("div.demo-form", ways), LanguageView.sources(trace));
    if (how === "own") yours();
    else if (at >= 0 && !state.c && !isWritten) askBet();
    else {
      if (!state.c) toField(state.prompt);
      else if (!how) bet(frame, at, () => {}, state.c);
      if (state.c || isWritten) run();
      else frame.answered(true);
    }

    /** Takes away what was written before a question changed. */
    function changed() {
      [state.n, state.c, message] = ["0", "", ""];
      stop();
      frame.unsay();
      steps.replaceChildren();
      ask(stage, state);
    }

    /** Asks what stands in the field. */
    function askTyped() {
      ways.lastChild.value = state.way;
      inView();
      return run();
    }

    /** Leads on: to the next bet, then to the field. */
    function offer() {
      const words = () => `“${brief(state.prompt, 80)}” – ${message} A language model wrote that. Ask it yours: `,
        send = message && CopyBar.send(place, "Copy it for a friend", words, state);
      frame.side.replaceChildren(make("div.demo-bar", send));
      go.classList.toggle("press", !message); // one button at a time leads on
      if (!message) return at < 0 || frame.lead("Try again", run);
      if (at < 0) frame.lead("Next: watch one learn", watch);
      else frame.lead(PATH[at].next, () => (PATH[at + 1] ? further() : yours()));
    }

    const watch = () => location.assign(`${document.body.dataset.base}/see-for-yourself/watch-it-learn.html`);

    /** Asks the next bet of the path. */
    function further() {
      state.prompt = PATH[++at].asked;
      frame.next(state.prompt, askBet());
    }

    /** Asks a bet of the path; returns its first choice. */
    function askBet() {
      changed();
      frame.side.replaceChildren();
      frame.answered(false);
      return bet(frame, at, (choice) => {
        state.c = choice;
        run();
      });
    }

    /** Shows the field with a question. */
    function toField(question) {
      at = -1;
      field.value = state.prompt = question;
      place.asking(OWN);
      frame.chips.replaceChildren();
      frame.head.replaceChildren(form);
      changed();
    }

    /** Asks for a question of the reader's own. */
    function yours(question = "") {
      frame.answered(true);
      toField(question);
      field.focus({ preventScroll: true });
      inView();
    }

    function stop() {
      turn++;
      busy(false);
    }

    function busy(isBusy) {
      go.disabled = isBusy;
      if (isBusy) frame.unsay();
      else offer();
      stage.ariaBusy = isBusy ? "true" : null;
    }

    /** Writes with each model, then shows the tokens one by one. */
    async function run() {
      const isHeld = frame.chips.contains(document.activeElement);
      frame.answered(true);
      const mine = ++turn,
        current = () => mine === turn;
      busy(true);
      try {
        if (!isLoaded) stage.replaceChildren(make("p.demo-note", "Loading the model, 1.5 MB."));
        const sessions = await written();
        if (current()) await show(sessions, current);
      } catch (fault) {
        const failure = `The model did not load (${fault.message}). Press the button to try again.`;
        if (!current()) return;
        stage.replaceChildren(make("p.demo-note", failure));
        frame.say(failure);
      }
      if (!current()) return;
      if (stage.ariaBusy) busy(false);
      if (isHeld) frame.focusLead(); // whoever bet by keyboard goes on by keyboard

      async function written() {
        const all = [];
        for (const way of state.way === "both" ? ["base", "tuned"] : [state.way]) {
          const { weights, words } = await LanguageLoader.model(way);
          const answer = await Demos.inSlices(LanguageSession.write(weights, words, { ...state, way }), current);
          isLoaded = true;
          if (current()) all.push(answer);
        }
        return all;
      }
    }

    async function show(shown, current) {
      const length = Math.max(...shown.map(({ steps }) => steps.length));
      state.n = String(length);
      message = firstOf(shown[0]);
      const looked = (step) => shown.map((session) => lookedAt(session, step)),
        draw = (step) => LanguageView.draw(stage, shown, step, looked(step));
      frame.say(spoken(shown));
      await type(draw, length, current);
      if (shown.length === 1) {
        const [answer] = shown,
          look = lookedAt(answer, length),
          top = LanguageView.likeliest(answer.steps[look]);
        answer.whole = { [look]: await Demos.inSlices(LanguageSession.inWords(answer, look, top), current) };
      }
      if (!current()) return;
      draw(length);
      steps.replaceChildren(stepper(length, draw));
      busy(false);
      const { choices, came, title, lesson } = PATH[at] ?? {};
      if (!state.c) return known(shown);
      answers.set(message, state.prompt);
      frame.told(...Guess.verdict(choices, state.c, came, title, lesson));
    }

    /** Shows one token after another; to readers who prefer less motion, all of them. */
    async function type(draw, length, current) {
      const pace = Math.max(60, Math.min(200, 1600 / length));
      for (let step = Demos.still() ? length : 0; current(); step++) {
        draw(step);
        if (step >= length) return;
        await Demos.wait(pace);
      }
    }

    /** Whether it wrote the same to another question before. */
    function again(told) {
      const first = answers.get(told) ?? state.prompt;
      answers.set(told, first);
      if (first === state.prompt) return null;
      return [`It said that to “${brief(first, 40)}”, too.`, "After both, it finds the same words likely."];
    }

    /** What it wrote, and how often it had read the rarest word of the text. */
    async function known(shown) {
      const its = turn,
        last = shown.at(-1),
        found = await (again(firstOf(last)) ?? rarest(last).catch(() => null));
      if (its === turn) frame.told("look", ...(found ?? [firstOf(last)]));
    }

    /** Says what of the text it can't read, or never read, or how many texts have the rarest word, and what to think of it. */
    async function rarest(session) {
      const blind = session.words.unknown(session.parts[1]).filter((one) => /[\p{L}\p{N}\p{S}]/u.test(one));
      if (blind[0]) return [`It can’t read ${anyOf(blind.slice(0, 4))}. It left that out and answered all the same.`];
      const sources = await LanguageLoader.sources(),
        words = await Demos.inSlices(sources.about(state.prompt)),
        written = text(session),
        never = [];
      for (const word of new Set(written.match(/[A-Za-z]{3,}/g)))
        if (
          ![state.prompt, ...TAUGHT].some((known) => known.includes(word)) &&
          !(await Demos.inSlices(sources.find([word]))).length
        )
          return [
            `“${word}” is in none of its texts.`,
            "It writes piece by piece, and the pieces needn’t make a word.",
          ];
      for (const word of words) {
        const found = await Demos.inSlices(sources.find([word]));
        if (found.length && never.length) break;
        const other = sources.otherwise(word, found);
        if (other.length) return [`It never read “${word}”, only ${anyOf(other)}. To it the two aren’t the same.`];
        if (found.length)
          return [
            `“${word}” is in ${many(found.length)} of the ${many(sources.documents.length)} texts that it read.`,
            state.way === "tuned" && sources.why(written.match(/^[^.?]*[.?]?/)[0], words, found),
          ];
        never.push(state.prompt.split(/[^\p{L}]+/u).find((part) => part.includes(word)) ?? word);
      }
      if (!never.length) return null;
      const title = `It never read ${anyOf(never)}.`;
      if (/^(I am (?!a )|Of course)/.test(written))
        return [title, "It was taught what answers sound like. Polite isn’t checked."];
      return [title, "It doesn’t say so: it writes likely words, whatever you ask."];
    }

    /** What the training text has about the question: its subject, the documents that hold it, and those that state something of it. */
    async function trace() {
      try {
        const sources = await LanguageLoader.sources(),
          words = await Demos.inSlices(sources.about(state.prompt, 2)),
          documents = words.length ? await Demos.inSlices(sources.find(words)) : [];
        return { words, documents, stating: sources.stating(documents, words) };
      } catch {
        return { fault: "The training text did not load. Close and open this section to try again." };
      }
    }

    return { stop, state: () => state };
  }

  /** The index of the step whose odds are shown: the current one or, at the end, the least certain one. */
  const lookedAt = (session, step) => (step >= session.steps.length ? LanguageSession.boldest(session) : step - 1);

  const anyOf = (words) =>
    new Intl.ListFormat("en-GB", { type: "disjunction" }).format(new Set(words.map((word) => `“${word}”`)));

  const text = (session) => session.text.trim();
  /** The first sentence that a model wrote. */
  const firstOf = (session) => `“${text(session).replace(/([.?]) .*/s, "$1 …")}”`;

  /** A slider through what was written step by step: `draw` draws any from 0 to `length`. */
  function stepper(length, draw) {
    const words = (step) => `${step} of ${length}`,
      shown = make("span", words(length)); // with <output>, screen readers would say each value twice
    const input = make("input", { type: "range", ariaLabel: "The steps", ariaValueText: words(length) });
    Object.assign(input, { min: 0, max: length, step: 1, value: length });
    input.oninput = () => {
      shown.textContent = input.ariaValueText = words(input.value);
      draw(Number(input.value));
    };
    return make("div.demo-form", make("label", make("span", "The steps: ", shown), input));
  }

  /** One sentence for each model. */
  const spoken = (sessions) =>
    sessions.map((one) => `${sessions.length > 1 ? WAYS[one.way] : "The model"}: ${firstOf(one)}`).join(". ");

  return { start };
})();
