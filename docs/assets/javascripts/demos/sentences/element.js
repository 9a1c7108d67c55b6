// Twenty sentences: what comes out when a word model has read only true ones, and the origin of each word.
"use strict";

(() => {
  const { make } = Dom;
  const TRUE = [
    "Paris is the capital of France.",
    "Rome is the capital of Italy.",
    "Madrid is the capital of Spain.",
    "Lisbon is the capital of Portugal.",
    "Oslo is the capital of Norway.",
    "Cervantes wrote the novel Don Quixote.",
    "Tolstoy wrote the novel Anna Karenina.",
    "Shakespeare wrote the play Hamlet.",
    "Goethe wrote the play Faust.",
    "Titan travels around the planet Saturn.",
    "Phobos travels around the planet Mars.",
    "Io travels around the planet Jupiter.",
    "Triton travels around the planet Neptune.",
    "The Nile flows into the Mediterranean Sea.",
    "The Rhine flows into the North Sea.",
    "The Danube flows into the Black Sea.",
    "The Volga flows into the Caspian Sea.",
  ].join("\n");
  const COUNT = 20,
    WORDS = { least: 1, most: 5, step: 1 },
    LONGEST = 1200;
  const BETS = { all: "all 20", half: "about 10", few: "about 5", none: "1 or none" };
  const came = (count) => (count > 14 ? "all" : count > 7 ? "half" : count > 1 ? "few" : "none");
  /** The two bets: how many words it looks back at, the seed, the place of the bet in the state, and the three sentences that are shown large. */
  const ROUNDS = [
    {
      o: "1",
      s: "5562",
      key: "a",
      point: "Each word only had to fit the one before.",
      large: ["Paris is the Black Sea.", "Oslo is the play Faust.", "Lisbon is the capital of Portugal."],
    },
    {
      o: "2",
      s: "4563",
      key: "b",
      question: "Now each word has to fit the last two, not just one. How many are true?",
      point: "Now the others sound right, too.",
      large: [
        "Rome is the capital of France.",
        "Tolstoy wrote the novel Don Quixote.",
        "The Rhine flows into the North Sea.",
      ],
    },
  ];
  const defaults = { a: "", b: "", o: ROUNDS[0].o, s: ROUNDS[0].s, c: "" };
  const EXAMPLE = "My cat sleeps on the sofa.\nMy boss sleeps in the office.\nThe sofa is in the office.";
  const COPIES =
    "To mix two sentences, it needs a word in their middle, with other words before it and after it: “sleeps” in “My cat sleeps on the sofa” and “My boss sleeps in the office”.";
  const joined = (steps) => steps.map(({ word }) => word).join(" ");

  function start(frame, state) {
    const onward = Onward(frame, state);
    let timer = 0;
    if (["a", "o", "s", "c"].every((key) => state[key] === defaults[key])) ask(ROUNDS[0]);
    else onward.go(show);

    /** Asks for a bet. */
    function ask(round) {
      frame.clear();
      frame.place.asking(round.question);
      frame.chips.append(chips(round));
      frame.stage.append(make("p.bet-line", "“Paris is the …”"));
      if (round === ROUNDS[0]) return;
      frame.chips.querySelector("button").focus({ preventScroll: true });
      frame.inView();
    }

    /** The choices of a bet, which stands as it was made. */
    function chips({ o, s, key }) {
      const bet = (choice) => {
        Object.assign(state, { [key]: choice, o, s, c: "" });
        onward.go(show);
      };
      return Guess.chips(BETS, bet, state[key]);
    }

    /** Lets it write twenty sentences, one after the other, and says how many it has read. */
    function show() {
      const read = Sentences.split(state.c || TRUE),
        size = Number(state.o),
        round = ROUNDS.find(({ o, s }) => !state.c && o === state.o && s === state.s);
      const written = Sentences.several(read, size, Number(state.s), COUNT),
        copied = written.map((steps) => read.includes(joined(steps))),
        right = copied.filter(Boolean).length;
      frame.answered(true);
      if (!round || !state[round.key]) frame.chips.replaceChildren();
      else if (!frame.chips.firstChild) frame.chips.append(chips(round)); // else they keep the focus
      const from =
        state.c === EXAMPLE ? `“${EXAMPLE.replaceAll("\n", " ")}”` : `${state.c ? "your" : "these"} sentences`;
      frame.place.asking(round ? round.question : `What does it write from ${from}?`);
      frame.lead("");
      frame.unsay();
      if (!frame.more.firstChild) frame.more.append(...controls());
      const large = shown(written, copied, round),
        [first] = large,
        order = [...large, ...[...written.keys()].filter((at) => !large.includes(at))],
        text = (at) => joined(written[at]),
        row = (at) => line(text(at), copied[at], state.c, large.includes(at)),
        wrote = `It had read only ${state.c ? "my" : "true"} sentences, and wrote: “${text(first)}”`;
      const score = make("p.line-score"),
        list = make("ul.plain-list.line-list", ...order.map(row));
      frame.stage.replaceChildren(score, list);
      frame.side.replaceChildren();
      run(1);
      frame.inView();

      /** Lets the sentences come, one after the other, each in its place; at last the verdict. */
      function run(at) {
        const now = Demos.still() ? COUNT : at;
        [...list.children].forEach((one, number) => one.classList.toggle("is-still", number >= now));
        score.replaceChildren(
          make("b", String(order.slice(0, now).filter((one) => copied[one]).length)),
          ` of ${now} ${state.c ? "copied" : "true"}`,
        );
        if (now < COUNT) timer = setTimeout(run, at > large.length ? 60 : 250, at + 1);
        else end();
      }

      function end() {
        frame.verdict(...verdict(round, right, written[copied.indexOf(false)] && written[first]));
        const question = state.c ? "" : ` How many of its ${COUNT} were true? `;
        frame.side.replaceChildren(
          ...origin(read, written[first]),
          make("div.demo-bar", ...CopyBar.send(frame.place, "Copy it for a friend", `${wrote}${question || " "}`)),
        );
        frame.inView();
        const next = ROUNDS[ROUNDS.indexOf(round) + 1];
        if (round && next) frame.lead("Now make it sound right", () => ask(next));
        else if (!state.c) frame.lead("Now a cat and a boss", example);
        else if (state.c === EXAMPLE) frame.lead("Now sentences of yours", own);
        else frame.lead("Twenty others", others);
        if (frame.chips.contains(document.activeElement)) frame.focusLead();
      }
      return { stop: () => clearTimeout(timer), state: () => state };
    }

    function verdict(round, right, fresh) {
      if (state.c)
        return fresh
          ? ["look", `“${joined(fresh)}”`, `You didn’t write that. ${right} of ${COUNT} are copied, word for word.`]
          : ["look", "It only copies.", COPIES];
      const are = `${right} of ${COUNT} ${right === 1 ? "is" : "are"} true.`,
        read = ["", "The true one is a sentence it had read."][right] ?? "The true ones are sentences it had read.",
        how = `${read} We chose what it read so that nothing new made of it is true.`;
      if (!round || !state[round.key]) return ["look", are, how];
      return Guess.told(BETS, state[round.key], came(right), `${are} ${round.point}`, how);
    }

    function example() {
      Object.assign(state, { c: EXAMPLE, o: defaults.o });
      onward.go(show);
    }

    function own() {
      const field = frame.more.querySelector("textarea");
      frame.intoMore(field);
      field.select();
    }

    function others() {
      state.s = DemoState.nextSeed(state.s);
      onward.go(show);
    }

    /** A field for the reader's own sentences, and another twenty. */
    function controls() {
      const typed = (value) => {
        Object.assign(state, { c: value.trim() && value, o: defaults.o });
        onward.go(show);
      };
      const field = Controls.text("Three sentences of yours", state.c || EXAMPLE, { rows: 3, longest: LONGEST }, typed);
      return [Controls.form(field), Controls.bar(Controls.button("Write twenty", others))];
    }

    return { stop: onward.stop, state: onward.state };
  }

  /** A sentence that it wrote, with its stamp. */
  function line(text, isCopied, isOwn, isLarge) {
    const [yes, no] = isOwn ? ["copied", "new"] : ["true", "not true"];
    const className = `${isCopied ? "is-true" : isOwn ? "is-new" : ""} ${isLarge ? "is-large" : ""}`;
    return make("li", { className }, make("bdi", text), " ", make("small", isCopied ? yes : no));
  }

  /** The places of three different sentences to show large: those of the bet, or else new ones before copied ones. */
  function shown(written, copied, round) {
    const texts = written.map(joined);
    if (round) return round.large.map((one) => texts.indexOf(one));
    const each = [...new Set(texts)].map((one) => texts.indexOf(one));
    return each.sort((one, other) => copied[one] - copied[other]).slice(0, 3);
  }

  /** The sentences that one was cut from. */
  function origin(read, steps) {
    const rows = Sentences.pieces(steps).map(({ source, words }) => {
      const [before, after] = cut(read[source], words.join(" "));
      return make("p", make("s", before), make("b", words.join(" ")), make("s", after));
    });
    return [make("p.demo-caption", "Where the first one comes from"), ...rows];
  }

  /** What stands in a sentence before and after some of its words. */
  function cut(sentence, words) {
    const at = ` ${sentence} `.indexOf(` ${words} `);
    return [sentence.slice(0, at), sentence.slice(at + words.length)];
  }

  Demos.define("sentences", {
    defaults,
    retired: ["g", "l"], // keys in links from when there was one bet
    limits: {
      a: { of: ["", ...Object.keys(BETS)] },
      b: { of: ["", ...Object.keys(BETS)] },
      o: WORDS,
      s: DemoState.SEED,
      c: { longest: LONGEST },
    },
    start,
  });
})();
