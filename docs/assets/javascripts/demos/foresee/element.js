// What will it say?: the reader bets on how a language model goes on, five times a day, and five times more on a press.
"use strict";

(() => {
  const { make } = Dom;
  const { COUNT, HALF } = Foresee;
  const STORED = "guide.foresee6"; // today's bets so far, in this browser only; a new order of the sentences needs a new name

  /** Today, where the reader is, as 2026-11-30. */
  const today = () => new Date().toLocaleDateString("sv");

  /** Starts a day with the answers given so far: d is the day or the number of a game, k the options bet on. */
  function start(frame, state) {
    if (!state.d) {
      const { on, k } = Dom.stored(STORED) ?? {};
      Object.assign(state, { d: today(), k: on === today() && k ? k : "" });
    }
    const items = Foresee.ten(state.d),
      ends = [], // how each goes on, as far as it was asked
      came = [];
    let alive = true;
    Loader.atIntent(frame.place, load);
    const isPart = () => came.length % HALF === 0;
    if (state.k) {
      frame.verdict("look", "One moment …", "The model is writing what was bet on.");
      load().then(async () => {
        for (let at = 0; at < state.k.length && alive; at++) came.push(await written(at));
        if (came.length < COUNT) await end(came.length);
        if (alive) isPart() ? result() : ask();
      }, failed);
    } else ask();

    async function load() {
      await frame.place.loadLater();
      return LanguageLoader.model("base");
    }

    function failed(fault) {
      if (!alive) return;
      frame.verdict("look", "The model did not load.", fault.message);
      frame.lead("Try again", () => frame.again(state));
    }

    /** What the model writes for a beginning; that is among its options from now on. */
    async function end(at) {
      const { words, weights } = await load();
      return (ends[at] ??= await Demos.inSlices(ForeseeEnds.goOn(weights, words, items[at]), () => alive));
    }

    /** The same, with whether it was foreseen and is right. */
    async function written(at) {
      const found = await end(at),
        item = items[at];
      if (!found) return null;
      const { came } = found;
      return { ...found, foreseen: Number(state.k[at]) === came, sense: item.options[came] === item.right };
    }

    /** Asks for the next bet. */
    function ask(moved = false) {
      const at = came.length,
        item = items[at];
      const blank = make("span.say-blank", "\u2003\u2003\u2003"),
        line = make("p.say-line", { id: "say-line" }, `${item.text} `, blank);
      const options = item.options.map((word, number) => option(word, () => bet(number)));
      const group = make("div.say-options", { role: "group" }, ...options);
      group.setAttribute("aria-labelledby", line.id);
      frame.stage.replaceChildren(line, group);
      frame.side.replaceChildren();
      count(at);
      if (at) frame.verdict("look", "Bet on what it writes.", "It needn’t be what’s right.");
      frame.lead("");
      if (moved) frame.next(`Number ${at + 1}: ${item.text} …`, options[0]);
    }

    async function bet(number) {
      const at = came.length,
        held = frame.stage.contains(document.activeElement),
        buttons = [...frame.stage.querySelectorAll("button")];
      state.k = state.k.slice(0, at) + number;
      if (state.d === today()) Dom.store(STORED, { on: state.d, k: state.k });
      for (const button of buttons) button.disabled = true;
      buttons[number].classList.add("is-mine");
      frame.stage.ariaBusy = "true";
      try {
        const found = await written(at);
        if (!alive) return;
        came.push(found);
        count(at);
        ForeseeVerdict.reveal(frame, items[at], found, number, buttons);
        frame.lead(isPart() ? "The result" : "Next", isPart() ? result : goOn);
        frame.inView();
        if (held) frame.focusLead();
      } catch (fault) {
        state.k = state.k.slice(0, at);
        failed(fault);
      } finally {
        frame.stage.ariaBusy = null;
      }
    }

    /** Goes on to the next beginning once it's known what comes there. */
    async function goOn() {
      frame.answered(false);
      await end(came.length).catch(failed);
      if (alive && ends[came.length]) ask(true);
    }

    /** The number of the beginning, and how many bets were hits. */
    function count(at) {
      frame.count(at + 1, at < HALF ? HALF : COUNT, `Bets won: ${came.filter(({ foreseen }) => foreseen).length}`);
    }

    /** The end of the first five, or of all. */
    function result() {
      if (came.length === COUNT && state.d === today()) Dom.store(STORED, null); // whoever comes back plays anew
      ForeseeVerdict.result(frame, state, items, came);
      frame.lead("Five more", came.length < COUNT ? goOn : () => frame.again({ d: Foresee.next(state.d), k: "" }));
      frame.inView();
    }

    return {
      stop() {
        alive = false;
      },
      state: () => state,
    };
  }

  /** An option: a button with a bar for its odds. */
  const option = (word, onclick) =>
    make("button.say-option", { onclick }, make("span", word), make("small"), Shares.bar());

  Demos.define("foresee", {
    defaults: { d: "", k: "" },
    retired: ["a", "b", "m", "n", "p", "q", "r"], // in links from when other ten came, or in another order
    limits: { d: { longest: 10 }, k: { like: /^[0-2]{0,10}$/ } },
    fits: ({ d, k }) => (d === "" ? k === "" : Foresee.isDay(d)),
    start,
    forget: () => Dom.store(STORED, null),
  });
})();
