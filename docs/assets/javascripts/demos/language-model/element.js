// The language model demonstration: draws the form, runs a session, shows what it did.
"use strict";

(() => {
  const { make } = Demos;
  const FINISH = 60;

  /** Starts the demonstration in `body`; returns how to stop it and how to read its state. */
  function start(body, state, say, live) {
    const view = panel(body, live, state, reset, { next: () => run(1), finish: () => run(FINISH), halt });
    let session = null, turn = 0, drawn = 0, sources = null, replay = Number(state.n);
    if (replay) say(`A text of ${replay} tokens is kept here. Press Next token to load the model and write it again.`);

    function reset() {
      [session, replay, state.n] = [null, 0, "0"];
      stop();
      view.clear();
    }

    function stop() {
      turn++;
      view.busy(false);
    }

    function halt() {
      stop();
      if (session?.before) show(true);
    }

    async function run(count) {
      const mine = ++turn, current = () => mine === turn;
      view.busy(true);
      try {
        if (session?.ended) session = null;
        await ready(current);
        for (let left = replay || count; left > 0 && current() && !session.ended; left--) await step(current);
        replay = 0;
        if (current()) show(true);
      } catch (fault) {
        if (current()) say(`The model did not load (${fault.message}). Press the button to try again.`);
      }
      if (current()) view.busy(false);
    }

    async function ready(current) {
      if (session) return;
      say("Loading the model.");
      const { words, weights } = await LanguageLoader.model(state.way);
      if (current()) session = new LanguageSession(weights, words, state);
    }

    async function step(current) {
      await Demos.inSlices(session.next(), current);
      if (current()) show(false);
    }

    /** Draws at most twenty times a second while a text is being written, and always at its end. */
    function show(last) {
      if (!last && performance.now() < drawn + 50) return;
      state.n = String(Math.min(999, session.written.length + Number(session.ended)));
      view.show(session, state);
      drawn = performance.now();
      if (last) say(sentence(session, state));
    }

    view.sources.ontoggle = async () => {
      if (!view.sources.open) return;
      const { prompt } = state;
      try {
        sources ??= await LanguageLoader.sources();
        const found = await Demos.inSlices(behind(sources, prompt), () => view.sources.open && prompt === state.prompt);
        if (found) view.trace(found);
      } catch {
        say("The training text did not load. Close and open the section to try again.");
      }
    };
    return { stop, state: () => state };
  }

  /** Yields now and then: the words that a prompt is about, and the training documents that hold them. */
  function* behind(sources, prompt) {
    const words = yield* sources.about(prompt, 2);
    return { words, documents: words.length ? yield* sources.find(words) : [], total: sources.documents.length };
  }

  /** One sentence for the live region. */
  function sentence(session, { prompt }) {
    const { words, before: { chances, chosen } } = session;
    const missing = words.unknown(prompt).slice(0, 12).map((character) => `“${character}”`).join(" ");
    const strange = missing && ` The model has no token for ${missing}; it read the text without.`;
    if (session.ended) return `The model ended its text after ${session.written.length} tokens.${strange}`;
    return `Next token: “${words.tokens[chosen].trim() || "space"}”, odds ${Tables.percent(chances[chosen])}.${strange}`;
  }

  function panel(body, live, state, changed, { next, finish, halt }) {
    const go = Controls.button("Next token", next, "demo-first"), whole = Controls.button("Finish the text", finish);
    const still = Controls.button("Stop", halt);
    still.disabled = true;
    const note = make("p", { className: "demo-note" }, "The first press loads the model, 1.5 MB, from this site's own files. What you type stays on this page.");
    const text = make("p", { className: "demo-text", dir: "auto" });
    const [odds, all, inside, traced] = ["div", "div", "div", "div"].map((tag) => make(tag));
    const fold = (title, content) => make("details", { hidden: true }, make("summary", {}, title), content);
    const every = fold("All 2,048 odds", all), layers = fold("Inside: layer by layer", inside);
    const sources = fold("The training sentences behind it", traced);
    sources.hidden = false;
    body.append(LanguageControls.form(state, () => { changed(); traced.replaceChildren(); sources.open = false; }),
      Controls.bar(go, whole, still), note, live, text, odds, every, layers, sources);
    let last = null;
    const fill = () => {
      if (last && every.open) all.replaceChildren(LanguageTables.all(last.words, last.before));
      if (last && layers.open) inside.replaceChildren(LanguageTables.layers(last.words, last));
    };
    every.ontoggle = layers.ontoggle = fill;
    return {
      sources,
      busy(on) { still.disabled = !on; go.disabled = whole.disabled = on; },
      clear() { last = null; every.hidden = layers.hidden = true; [text, odds, all, inside].forEach((part) => part.replaceChildren()); },
      show(session, shown) {
        last = session;
        every.hidden = layers.hidden = false;
        text.replaceChildren(...written(session, shown));
        odds.replaceChildren(LanguageTables.odds(session.words, session.before));
        fill();
      },
      trace: (found) => traced.replaceChildren(...provenance(found)),
    };
  }

  function written(session, { prompt, way }) {
    const [before, asked, after] = LanguageSession.wrap(prompt, way);
    const wrapper = (part) => make("span", { className: "demo-wrapper" }, part);
    const tokens = session.written.map((token) => make("span", { className: "demo-written" }, session.words.tokens[token]));
    const end = session.ended ? [make("span", { className: "demo-end" }, " (end of text)")] : [];
    return [wrapper(before), make("bdi", {}, asked), wrapper(after), ...tokens, ...end];
  }

  function provenance({ words, documents, total }) {
    if (!words.length) return [make("p", {}, "Type a word first.")];
    const [count, all] = [documents.length, total].map((number) => number.toLocaleString("en"));
    const names = words.map((word) => `“${word}”`).join(" and ");
    return [
      make("p", {}, `${count} of ${all} training documents hold ${names}${documents.length > 10 ? "; the first ten" : ""}.`),
      make("ul", {}, ...documents.slice(0, 10).map((text) => make("li", {}, ...marked(text, words)))),
    ];
  }

  function marked(text, words) {
    const parts = text.split(new RegExp(`\\b(${words.join("|")})\\b`, "i"));
    return parts.map((part, place) => (place % 2 ? make("mark", {}, part) : part));
  }

  Demos.define("language-model", { defaults: LanguageControls.DEFAULTS, check: LanguageControls.check, start });
})();
