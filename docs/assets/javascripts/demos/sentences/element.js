// Every sentence was true: the sentences that can be generated from true ones, and the origin of each word.
"use strict";

(() => {
  const { make } = Dom;
  const TRUE = [
    "Paris is the capital of France.",
    "Rome is the capital of Italy.",
    "Vienna is the capital of Austria.",
    "Lisbon is the capital of Portugal.",
    "Cairo is the capital of Egypt.",
    "Cervantes wrote the novel Don Quixote.",
    "Tolstoy wrote the novel Anna Karenina.",
    "Shakespeare wrote the play Hamlet.",
    "Goethe wrote the play Faust.",
    "Titan travels around the planet Saturn.",
    "Phobos travels around the planet Mars.",
    "Europa travels around the planet Jupiter.",
    "Triton travels around the planet Neptune.",
    "The Nile flows into the Mediterranean Sea.",
    "The Rhine flows into the North Sea.",
    "The Danube flows into the Black Sea.",
    "The Volga flows into the Caspian Sea.",
  ].join("\n");
  const defaults = { o: "2", s: "7", c: "" };
  const limits = { o: { least: 1, most: 5, step: 1 }, s: DemoState.SEED, c: { longest: 1200 } };
  const guess = { all: "all of them", half: "about half", quarter: "about a quarter", none: "none" };
  const guessed = Guess.teller(guess, defaults);
  const SHOWN = 8,
    SOURCES = 3; // on the stage at once

  function start({ stage, controls, result, film, outcome, inView, bet }, state, say) {
    const task = DemoFrame.latest(result);
    let told = "";
    const text = Controls.source("The sentences it learns from", TRUE, state, { rows: 9, ...limits.c }, changed);
    const words = (count) => (count === 1 ? "1 word" : `${count} words`);
    controls.append(
      Controls.form(text),
      Controls.bar(
        Controls.button(
          "Write a sentence",
          () => {
            state.s = DemoState.nextSeed(state.s);
            inView();
            show();
          },
          "press",
        ),
      ),
      Controls.form(
        Controls.slider("It goes by the last", state.o, limits.o, words, (size) => {
          state.o = size;
          changed();
        }),
      ),
    );

    /** Asks what comes of the reader's own sentences or number of words, and shows it. */
    function changed() {
      bet({ question: "What does it write from these sentences?" });
      show();
    }

    /** Lists the sentences again, in slices; the latest request wins. */
    async function show() {
      const list = Sentences.split(state.c || TRUE);
      if (!list.length) {
        task.stop();
        result.replaceChildren(make("p", "There is no sentence to learn from."));
        film({ length: 0, draw: () => stage.replaceChildren() });
        return say("There is no sentence to learn from.");
      }
      const fresh = state.c ? "not in your text" : "new, and not true";
      const sentences = await task.run(Sentences.reachable(list, Number(state.o)));
      if (!sentences) return;
      const steps = Sentences.write(list, Number(state.o), Number(state.s));
      result.replaceChildren(...view(list, sentences, steps, fresh));
      const { copied } = Sentences.summary(sentences),
        cut = Sentences.pieces(steps),
        known = list.includes(joined(steps));
      const all = sentences.every((one) => one.copied),
        stand = `${all ? "All" : `${Math.round(copied.odds * 100)} of a hundred`} of its sentences ${state.c ? "stand in your text" : "are true"}`;
      told = Tables.stopped(`${stand}. It wrote: “${joined(steps)}”`);
      film({
        length: cut.length * 2 + 1,
        pace: 800,
        draw: (step) => splice(stage, list, cut, step, known ? "copied" : state.c ? fresh : "not true"),
        done: () =>
          outcome(
            guessed.yours(state, about(copied.odds)),
            `It finds each next word by the last ${words(Number(state.o))}. ${stand}, copied whole${all ? "" : `; the rest are ${fresh}`}.`,
          ),
      });
      say(spoken(list, steps, fresh), { seen: false });
    }

    show();
    return {
      stop: task.stop,
      state: () => state,
      result: () => `${state.c ? "" : "It read only true sentences. "}${guessed.mine(state)}${told}`,
    };
  }

  /** The choice of the guess that is closest to a share. */
  const about = (share) => (share > 0.75 ? "all" : share > 0.375 ? "half" : share > 0.125 ? "quarter" : "none");

  /** Draws a step of the film: source sentences are cut, their pieces slide into the new sentence, and finally it is stamped. */
  function splice(stage, list, cut, step, stamp) {
    const last = Math.max(0, Math.min(cut.length - SOURCES, Math.ceil(step / 2) - SOURCES + 1)),
      shown = cut.slice(last, last + SOURCES);
    const rows = Array.from({ length: Math.max(2, shown.length) }, (_, at) =>
      shown[at] && step >= cut.indexOf(shown[at]) * 2
        ? source(list, shown[at], step > cut.indexOf(shown[at]) * 2)
        : make("p"),
    );
    const down = cut.filter((_, at) => step > at * 2);
    const pieces = down.map(({ words }, at) =>
      make("bdi.demo-piece.demo-used", words.join(" ") + (at < cut.length - 1 ? " " : "")),
    );
    const end =
      step > cut.length * 2
        ? [make("b", { className: stamp === "copied" ? "demo-stamp is-true" : "demo-stamp" }, stamp)]
        : [];
    stage.replaceChildren(...rows, make("p.demo-made", make("small.small-print", "It writes"), ...pieces, ...end));
    if (Demos.still()) return;
    if (step % 2 && pieces.length)
      slide(pieces.at(-1), stage.children[shown.indexOf(down.at(-1))]?.querySelector(".demo-used"));
    if (end.length)
      end[0].animate(
        [
          { scale: 2.2, opacity: 0 },
          { scale: 1, opacity: 1 },
        ],
        { duration: 220, easing: "ease-in" },
      );
  }

  /** A source sentence: the piece that is taken from it, and the rest. */
  function source(list, { source: number, words }, isCut) {
    const whole = list[number].split(" "),
      from = runStart(whole, words);
    const part = (className, some) => (some.length ? [make("span", { className }, some.join(" ") + " ")] : []);
    return make(
      "p",
      make("small.small-print", `Sentence ${number + 1}`),
      ...part(isCut ? "demo-left" : "", whole.slice(0, from)),
      ...part(isCut ? "demo-used" : "", words),
      ...part(isCut ? "demo-left" : "", whole.slice(from + words.length)),
    );
  }

  const runStart = (whole, words) =>
    Math.max(
      0,
      whole.findIndex((_, at) => words.every((word, on) => whole[at + on] === word)),
    );

  /** Lets a piece slide from where it was cut. */
  function slide(piece, from) {
    if (!from) return;
    const [a, b] = [from.getBoundingClientRect(), piece.getBoundingClientRect()];
    piece.animate([{ translate: `${a.left - b.left}px ${a.top - b.top}px` }, { translate: "0 0" }], {
      duration: 500,
      easing: "ease-in-out",
    });
  }

  const joined = (steps) => steps.map((step) => step.word).join(" ");
  const verdict = (copied, fresh) => (copied ? "in the text" : fresh);

  function view(list, sentences, steps, fresh) {
    const written = joined(steps),
      sum = Sentences.summary(sentences);
    const trail = steps.map(({ word, sources }) => [
      Tables.quoted(word),
      String(sources.length),
      Tables.quoted(list[sources[0]]),
    ]);
    const kinds = [
      ["in the text", String(sum.copied.count), Tables.percent(sum.copied.odds)],
      [fresh, String(sum.fresh.count), Tables.percent(sum.fresh.odds)],
    ];
    if (sum.rest > 1e-9) kinds.push(["rarer than 1 in 5,000", "not listed", Tables.percent(sum.rest)]);
    const top = [...sentences].sort((a, b) => a.copied - b.copied).slice(0, SHOWN);
    return [
      make(
        "p.demo-text",
        Tables.quoted(written),
        make("span.demo-end", ` (${verdict(list.includes(written), fresh)})`),
      ),
      Tables.table(
        "Where each word was seen after the words before it",
        ["Word", "In sentences", "For example"],
        trail,
      ),
      Tables.table("All it can write", ["Kind", "Sentences", "Odds together"], kinds),
      Tables.table(
        "Some of them, new ones first",
        ["Sentence", "Odds", "Kind"],
        top.map((one) => [Tables.quoted(one.text), Tables.percent(one.odds), verdict(one.copied, fresh)]),
      ),
    ];
  }

  const spoken = (list, steps, fresh) =>
    Tables.stopped(`It writes, ${verdict(list.includes(joined(steps)), fresh)}: “${joined(steps)}”`);

  /** Draws the stage before the guess: three of the sentences. */
  function ask(stage) {
    stage.replaceChildren(
      ...TRUE.split("\n")
        .filter((_, at) => at % 5 === 4)
        .map((line) => make("p", line)),
    );
  }

  Demos.define("sentences", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [
      [
        "Let it go by four words",
        { o: "4", s: "12" },
        "By the last two words, 24 of a hundred were true. Now it goes by the last four.",
      ],
      [
        "And by one word only",
        { o: "1", s: "43" },
        "By the last two words 24 of a hundred were true, by the last four 59. Now it goes by the last word only.",
      ],
    ],
  });
})();
