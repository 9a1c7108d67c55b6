// The language model demonstration: runs one session, or two side by side, and shows what they did.
"use strict";

(() => {
  const { defaults, limits } = LanguageControls;
  const FINISH = 60;

  /** Starts the demonstration in `body`; returns how to stop it and how to read its state. */
  function start(body, state, say, live) {
    const form = LanguageControls.form(state, reset, (toTheEnd) => run(toTheEnd ? FINISH : 1).then(view.reveal));
    const view = LanguageView.panel(body, live, form, { next: () => run(1), finish: () => run(FINISH), halt });
    let sessions = [], turn = 0, drawn = 0, sources = null, replay = Number(state.n);
    if (replay) live.textContent = `A text of ${replay} tokens is kept here. Press Next token to load the model and write it again.`;

    function reset() {
      [sessions, replay, state.n] = [[], 0, "0"];
      stop();
      view.clear();
      view.trace(null);
      view.sources.open = false;
    }

    function stop() {
      turn++;
      view.busy(false);
    }

    function halt() {
      stop();
      if (sessions.length && sessions.every(({ steps }) => steps.length)) show(FINISH);
    }

    async function run(count) {
      const mine = ++turn, current = () => mine === turn;
      view.busy(true);
      try {
        if (sessions.every(({ ended }) => ended)) sessions = [];
        await ready(current);
        const steps = replay || count;
        for (let left = steps; left > 0 && current(); left--) await step(current);
        replay = 0;
        if (current()) show(steps);
      } catch (fault) {
        if (current()) say(`The model did not load (${fault.message}). Press the button to try again.`);
      }
      if (current()) view.busy(false);
    }

    async function ready(current) {
      if (sessions.length) return;
      say("Loading the model.");
      const loaded = [];
      for (const way of state.way === "both" ? ["base", "tuned"] : [state.way]) loaded.push({ way, ...(await LanguageLoader.model(way)) });
      if (current()) sessions = loaded.map(({ way, weights, words }) => new LanguageSession(weights, words, { ...state, way }));
    }

    async function step(current) {
      for (const session of sessions) if (!session.ended) await Demos.inSlices(session.next(), current);
      if (current() && performance.now() > drawn + 50) show(0);
    }

    /** Draws at most twenty times a second while a text is being written (`count` is 0), and always at its end. */
    function show(count) {
      state.n = String(Math.min(limits.n.most, Math.max(...sessions.map(({ steps }) => steps.length))));
      view.show(sessions, sessions.map((session) => (count > 1 ? session.boldest() : session.steps.length - 1)));
      drawn = performance.now();
      if (count) say(spoken(sessions, state, count));
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

  /** Yields now and then: the words that a prompt is about, the training documents that hold them, and those that say something of both. */
  function* behind(sources, prompt) {
    const words = yield* sources.about(prompt, 2);
    const documents = words.length ? yield* sources.find(words) : [];
    return { words, documents, told: sources.told(documents, words), total: sources.documents.length };
  }

  /** One sentence for each model, and one for characters that it cannot read. */
  function spoken(sessions, { prompt }, count) {
    const each = sessions.map((session) => `${LanguageControls.WAYS[session.way]}: ${sentence(session, count)}.`);
    const missing = sessions[0].words.unknown(prompt).slice(0, 12).map((character) => `“${character}”`).join(" ");
    return each.join(" ") + (missing && ` The model has no token for ${missing}; it read the text without.`);
  }

  function sentence({ words, steps, written, ended }, count) {
    const { chances, chosen } = steps.at(-1), text = words.decode(written).trim();
    if (ended) return text ? `“${short(text)}”, and there it ends` : "it ends at once";
    if (count > 1) return `“${short(text)}”`;
    return `next token “${words.tokens[chosen].trim() || "space"}”, odds ${Tables.percent(chances[chosen])}`;
  }

  const short = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

  Demos.define("language-model", { defaults, limits, start });
})();
