// Which of these really lived?: five rounds of four names, three of which a generator has just made up; then a name of the reader's own.
"use strict";

(() => {
  const { make } = Dom;
  const { ROUNDS, shown } = Labels;
  const STORED = "guide.names"; // the picks of the first game, in this browser only
  const WORDS = [
    { lived: "really lived" },
    { lived: "really exists", question: "One of these elements really exists. Which?" },
  ];
  const learnt = Labels.learnShapes(Names.lists);

  /** Starts a game with the picks so far: n is its number, p the places pressed, w a name of the reader's own. The first game goes on where it was left, unless it's started over. */
  function start(frame, state) {
    if (state.n === FIRST && !state.p && !frame.place.running)
      state.p = /^[0-3]{1,10}$/.exec(Dom.stored(STORED))?.[0] ?? "";
    state.p = state.p.slice(0, ROUNDS); // there were ten
    const rounds = Labels.game(Names, learnt, Number(state.n)),
      strip = () => [...state.p].map((pick, round) => (Number(pick) === rounds[round].real ? "●" : "○")).join(""),
      right = () => strip().split("●").length - 1;
    if (state.w) frame.more.parentNode.open = true;
    if (state.w || state.p) whole().catch(() => {});
    else frame.onIntent(whole);
    if (state.p.length === ROUNDS) result();
    else if (state.p) reveal(state.p.length - 1);
    else ask(0);

    /** Adds the field for a name of the reader's own, which nothing needs before. */
    async function whole() {
      await frame.place.loadLater();
      frame.more.replaceChildren(Labeller.field(state, LONGEST));
    }

    /** Shows the names of a round. */
    function ask(round, moved = false) {
      const { kind, names } = rounds[round];
      frame.place.asking(WORDS[kind].question);
      count(round);
      const cards = names.map((name, at) => card(name, () => bet(round, at)));
      frame.stage.replaceChildren(...cards);
      frame.verdict("look", "One is real.", "A program that has only read names has just made up the others.");
      frame.lead("");
      if (moved) frame.next(`Round ${round + 1}: ${names.map(shown).join(", ")}.`, cards[0]);
    }

    function bet(round, at) {
      const held = frame.stage.contains(document.activeElement);
      state.p = state.p.slice(0, round) + at;
      if (state.n === FIRST) Dom.store(STORED, state.p);
      reveal(round);
      if (held) frame.focusLead();
      frame.inView();
    }

    /** Turns the names of a round into what they are. */
    function reveal(round) {
      const { kind, names, real } = rounds[round],
        pick = Number(state.p[round]),
        words = WORDS[kind],
        isLast = round === ROUNDS - 1;
      frame.place.asking(words.question);
      frame.answered(true);
      frame.stage.replaceChildren(...names.map((name, at) => turned(name, at === real, at === pick, words)));
      count(round);
      frame.verdict(
        pick === real ? "right" : "wrong",
        pick === real ? "Right." : `No: ${shown(names[pick])} is made up.`,
        `${shown(names[real])} ${words.lived}.`,
      );
      if (isLast) frame.lead("The result", () => result().then(frame.fromTop));
      else frame.lead("The next four", () => ask(round + 1, true));
    }

    /** The number of the round, and the score. */
    function count(round) {
      frame.count(round + 1, strip(), ROUNDS, `${right()} right`);
    }

    /** The end: the score, the point, and a strip for a friend. */
    async function result() {
      await frame.place.loadLater();
      NamesEnd.show(frame, state, rounds, strip(), right());
      frame.lead(Number(state.n) % 2 ? "Five dinosaurs" : "Five elements", () =>
        frame.again({ ...state, n: String((Number(state.n) % MOST) + 1), p: "" }),
      );
    }

    return { state: () => state };
  }

  /** A name to press. */
  function card(name, onclick) {
    const one = make("button.name-card", { onclick }, shown(name));
    one.dataset.bet = "";
    return one;
  }

  /** A name that has turned into what it is: one that was made up falls into its letters. */
  function turned(name, isReal, isMine, { lived }) {
    const letters = make("span", ...[...shown(name)].map((letter) => make("i", letter)));
    letters.setAttribute("aria-hidden", "true");
    return make(
      "p",
      { className: `name-card ${isReal ? "is-real" : "is-made"}${isMine ? " is-mine" : ""}` },
      letters,
      make("span.unseen", `${shown(name)}: `),
      make("small", `${isReal ? `✓ ${lived}` : "✗ made up"}${isMine ? ", your bet" : ""}`),
    );
  }

  const FIRST = "12",
    MOST = 9999,
    LONGEST = 30;
  Demos.define("labels", {
    defaults: { n: FIRST, p: "", w: "" },
    retired: ["g", "s", "a", "b"], // keys in links from when one word was labelled
    limits: { n: { least: 1, most: MOST, step: 1 }, p: { like: /^[0-3]{0,10}$/ }, w: { longest: LONGEST } },
    start,
  });
})();
