// The language model demonstration: writes with one model, or with two side by side, and shows one token after another.
"use strict";

window.LanguagePlay = (() => {
  const { make, button } = Dom;
  const { WAYS, PATH, TO_TAP, ask } = LanguageModelDemo;
  const { many, brief } = Shares;
  const BIG = "concepts/hallucination.html"; // what a large model makes up
  const BEFORE = { answer: "an answer or a story", question: "another question", nothing: "nothing" }; // its tuning

  /** Starts the demonstration; returns how to stop it, and how to read its state. */
  function start(frame, state, form, isPressed) {
    const { stage, place, inView } = frame,
      steps = make("div"), // to look at each
      asked = new Set();
    let turn = 0,
      message = "", // what it wrote, for a friend
      isLoaded = false,
      isLast = state.way === "both"; // the bet on what it wrote before its tuning has come
    if (!isLast) state.b = ""; // in links from when there was another bet
    const onchange = ({ target }) => {
      state.way = target.value;
      form.changed();
    };
    const choices = Object.entries(WAYS).map(([value, words]) =>
      make("option", { value, selected: value === state.way }, words),
    );
    const ways = make("label", "Which model reads it", make("select", { onchange }, ...choices));
    const isWritten = Number(state.n) > 0, // in a link, or when the reader comes back
      isBet = isLast && (state.b || !(isPressed || isWritten));
    form.ask = askTyped;
    form.changed = () => {
      [state.n, state.b, message] = ["0", "", ""];
      stop();
      frame.unsay();
      steps.replaceChildren();
      ask(stage, state);
    };
    frame.more.replaceChildren(steps, make("div.demo-form", ways), LanguageView.sources(trace));
    if (isBet) askBefore();
    if (isPressed || isWritten || state.b) run(state.b);
    else if (!isBet) frame.answered(true);

    /** Asks what stands in the field. */
    function askTyped() {
      state.b = "";
      form.asking();
      ways.lastChild.value = state.way;
      inView();
      return run();
    }

    /** Leads on: along the path, to the bet, then to the field and questions to tap. */
    function offer() {
      const isOpen = !frame.chips.firstChild,
        isNew = (question) => !asked.has(question),
        next = Object.keys(PATH).find(isNew),
        tap = (question) => (put(question), askTyped()),
        taps = isLast && isOpen ? TO_TAP.filter(isNew).map((question) => button(question, () => tap(question))) : [];
      const words = () => `“${brief(state.prompt, 80)}” – ${message} A language model wrote that. Ask it yours: `,
        send = message && CopyBar.send(place, "Copy it for a friend", words, state);
      frame.side.replaceChildren(make("div.demo-bar", send), make("div.row", ...taps));
      form.go.classList.toggle("press", !message); // one button at a time leads on
      if (!message) return;
      if (!isLast && next) frame.lead(PATH[next][0], () => tap(next).then(goesOn));
      else if (!isLast) frame.lead("Why does it always answer?", () => askBefore(true));
      else if (isOpen) frame.lead("Next: watch one learn", watch);
      else frame.lead("Ask it yourself", yours);
    }

    const goesOn = () => document.activeElement === document.body && frame.focusLead(), // by keyboard
      watch = () => location.assign(`${document.body.dataset.base}/see-for-yourself/watch-it-learn.html`);

    /** Puts a question of ours, or none, into the field. */
    function put(question) {
      Object.assign(state, { prompt: question, way: "tuned" });
      form.field.value = question;
    }

    /** Empties the field for a question of the reader's own. */
    function yours() {
      put("");
      form.asking();
      frame.chips.replaceChildren();
      frame.head.replaceChildren(form.row);
      form.changed();
      form.field.focus({ preventScroll: true });
      inView();
    }

    /** Asks the bet on the same question; after a press with the focus on its first answer. The model loads meanwhile. */
    function askBefore(isLed) {
      isLast = true;
      if (isLed) Object.assign(state, { way: "both", n: "0", b: "" });
      const row = Guess.chips(BEFORE, (choice) => run((state.b = choice)), state.b);
      frame.unsay();
      frame.side.replaceChildren();
      frame.head.replaceChildren();
      ask(stage, state);
      place.asking("Before it was taught to answer, what did it write to this?");
      frame.chips.replaceChildren(row);
      if (isLed) {
        row.firstChild.focus({ preventScroll: true });
        inView();
      }
      LanguageLoader.model("base").catch(() => {}); // told when it's needed
    }

    function stop() {
      turn++;
      busy(false);
    }

    function busy(isBusy) {
      form.go.disabled = isBusy;
      if (isBusy) frame.unsay();
      else offer();
      stage.ariaBusy = isBusy ? "true" : null;
    }

    /** Writes with each model, then shows the tokens one by one. */
    async function run(bet) {
      frame.answered(true);
      const mine = ++turn,
        current = () => mine === turn;
      asked.add(state.prompt);
      busy(true);
      try {
        if (!isLoaded) stage.replaceChildren(make("p.demo-note", "Loading the model, 1.5 MB."));
        const sessions = await written();
        if (current()) await show(sessions, current, bet);
      } catch (fault) {
        const failure = `The model did not load (${fault.message}). Press the button to try again.`;
        if (!current()) return;
        stage.replaceChildren(make("p.demo-note", failure));
        frame.say(failure);
      }
      if (current()) busy(false);

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

    async function show(shown, current, bet) {
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
      if (bet) frame.told(...judged(shown));
      else known(shown);
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

    /** What it wrote, and how often it had read the rarest word of the text. */
    async function known(shown) {
      const its = turn,
        last = shown.at(-1),
        found = await rarest(last).catch(() => null);
      if (its === turn) frame.told("look", ...(found ?? [firstOf(last)]));
    }

    /** Says what of the text it can't read, or never read, or how many texts have the rarest word, and what to think of it. */
    async function rarest(session) {
      const blind = session.words.unknown(session.parts[1]).filter((one) => /[\p{L}\p{N}\p{S}]/u.test(one));
      if (blind[0]) return [`It can’t read ${anyOf(blind.slice(0, 4))}. It left that out and answered all the same.`];
      const sources = await LanguageLoader.sources(),
        words = await Demos.inSlices(sources.about(state.prompt)),
        written = text(session),
        never = [],
        isTuned = state.way === "tuned",
        says = isTuned && PATH[state.prompt]?.[2];
      for (const word of words) {
        const found = await Demos.inSlices(sources.find([word]));
        if (found.length && never.length) break;
        const other = sources.otherwise(word, found);
        if (other.length) return [`It never read “${word}”, only ${anyOf(other)}. To it the two aren’t the same.`];
        if (found.length)
          return [
            `“${word}” is in ${many(found.length)} of the ${many(sources.documents.length)} texts that it read.`,
            says || (isTuned && sources.why(written.match(/^[^.?]*[.?]?/)[0], words, found)),
          ];
        never.push(state.prompt.split(/[^\p{L}]+/u).find((part) => part.includes(word)) ?? word);
      }
      if (!never.length) return null;
      const title = `It never read ${anyOf(never)}.`;
      if (says) return [title, says];
      if (/^(I am|Of course)/.test(written))
        return [title, "It was taught what answers sound like. Polite isn’t checked."];
      return [title, isLast ? worn() : "It doesn’t say so: it writes the likeliest words, whatever you ask."];
    }

    /** What is said once its answers are no surprise: what it knows, and where the surprises go on. */
    function worn() {
      const on = make("a", { href: `${document.body.dataset.base}/${BIG}` }, "what a big one makes up");
      return make("span", "It knows animals, capitals and a few stories, and always has an answer. See ", on, ".");
    }

    /** The verdict on the bet on what it wrote before its tuning. */
    function judged([before]) {
      const isAsked = before.text.includes("?"),
        came = isAsked ? "question" : text(before) ? "answer" : "nothing",
        title = `It ${isAsked ? "asked" : "wrote"}: ${firstOf(before)}`;
      const lesson = "It went on as its texts do. Then it was taught to answer, and no lesson had an “I don’t know”.";
      return Guess.verdict(BEFORE, state.b, came, title, lesson);
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
