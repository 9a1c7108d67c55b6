// The odds and the dice: two lists of ten words from the same odds, or many draws, each a ball that falls from the strip of odds into its word's bin.
"use strict";

(() => {
  const { make } = Dom;
  const { percent, table, bar, quoted } = Tables;
  const WORDS = "sunny 3\ncloudy 2.3\nwet 1.2\nwindy 0.9\ncold 0.4\nwarm 0\ndry -0.5\npurple -3";
  const LISTED = 10; // so many draws are shown twice, as two lists
  const defaults = { t: "1", p: "1", s: "42", n: String(LISTED), d: "own", w: WORDS };
  const limits = {
    t: { least: 0, most: 2, step: 0.1 },
    p: { least: 0.05, most: 1, step: 0.05 },
    s: DemoState.SEED,
    n: { least: 0, most: 1000, step: 1 },
    d: { of: ["own", "same"] },
    w: { longest: 2000 },
  };
  const guess = { same: "the same list again", order: "the same words, in another order", differ: "another list" };
  const guessed = Guess.teller(guess, defaults);
  const TOP = 46,
    FLOOR = 24,
    NARROWEST = 42,
    EDGE = 8; // the height of the strip, of the words, the least width of a bin, the room beside the strip

  function start({ stage, controls, result, film, outcome }, state, say) {
    let before = "",
      last = null;
    const set = (key) => (value) => {
      state[key] = value;
      show();
    };
    const seed = Controls.seed("Seed of the dice", state.s, set("s"));
    controls.append(
      Controls.bar(
        Controls.button("Draw 50", () => set("n")("50"), "demo-first"),
        Controls.button("Two lists of ten", () => set("n")(String(LISTED))),
        Controls.button("Draw 1 more", () => {
          state.n = String(Math.min(limits.n.most, Number(state.n) + 1));
          show(Number(state.n) - 1);
        }),
        Controls.button("Next seed", () => {
          state.s = DemoState.nextSeed(state.s);
          seed.querySelector("input").value = state.s;
          show();
        }),
      ),
      Controls.form(
        Controls.slider("Temperature", state.t, limits.t, (t) => t.toFixed(1), set("t")),
        Controls.slider("Top-p", state.p, limits.p, (p) => p.toFixed(2), set("p")),
      ),
      make(
        "details",
        {},
        make("summary", {}, "Change the words or the seed"),
        Controls.form(
          seed,
          Controls.text("Words and scores, one pair a line", state.w, { rows: 8, ...limits.w }, set("w")),
        ),
      ),
    );

    function show(first = 0) {
      const { words, scores, faults } = Odds.parse(state.w);
      if (!words.length) {
        result.replaceChildren(make("p", {}, "Type at least one word and its score, as in “sunny 3”."));
        film({ length: 0, draw: () => stage.replaceChildren() });
        return say("There is no word to draw.");
      }
      const odds = Odds.shape(scores, Number(state.t), Number(state.p));
      const drawn = Odds.draw(odds, Number(state.n), Number(state.s));
      const isTwo = drawn.length === LISTED,
        second = isTwo
          ? Odds.draw(odds, LISTED, Number(state.d === "same" ? state.s : DemoState.nextSeed(state.s)))
          : [];
      last = { words, odds, drawn, second };
      result.replaceChildren(...view(words, odds, drawn, second));
      const points = thrown(drawn.length, Number(state.s)),
        now = drawn.join(" ");
      const again = now && now === before ? " The same as before, word for word." : "";
      const bad = faults.length ? ` Not read as word and score: line ${faults.slice(0, 8).join(", ")}.` : "";
      film({
        length: drawn.length + second.length,
        first,
        pace: isTwo ? 260 : Math.min(90, 3500 / drawn.length),
        draw: (step) =>
          isTwo ? lists(stage, words, odds, [drawn, second], step) : board(stage, words, odds, drawn, points, step),
        done: () =>
          outcome(isTwo ? guessed.yours(state, came(drawn, second)) : null, answer(last) + (isTwo ? "" : again) + bad),
      });
      say(sentence(words, odds, drawn) + again + bad, { seen: false });
      before = now;
    }

    show();
    return { stop() {}, state: () => state, result: () => shared(state, last) };
  }

  /** The random numbers of the draws; each is a point on the strip of odds. */
  function thrown(count, seed) {
    const next = Dice.roll(seed);
    return Array.from({ length: count }, () => next());
  }

  const differing = (one, other) => one.filter((word, at) => word !== other[at]).length;
  const came = (one, other) =>
    !differing(one, other) ? "same" : differing([...one].sort(), [...other].sort()) ? "differ" : "order";

  /** Draws the strip, and below it two lists of words, of which `step` are there; a line joins equal ones. */
  function lists(stage, words, odds, both, step) {
    const there = both.map((list, at) => list.slice(0, Math.max(0, step - at * LISTED)));
    const { width, height, mark, rest } = Picture.canvas(
      stage,
      there.map((list, at) => `List ${at + 1}: ${list.map((word) => words[word]).join(", ")}`).join("; "),
    );
    strip(mark, words, odds, width, height);
    const columns = [width * 0.28, width * 0.72],
      high = (height - TOP - 44) / LISTED,
      row = (at) => TOP + 48 + at * high;
    there.forEach((list, at) => {
      mark(
        `head ${at}`,
        "text",
        { class: "is-soft", x: columns[at], y: TOP + 26, "text-anchor": "middle" },
        at ? "second ten" : "first ten",
      );
      list.forEach((word, place) => {
        const isSame = there[1].length > place && both[0][place] === both[1][place];
        mark(
          `listed ${at} ${place}`,
          "text",
          {
            class: there[1].length > place && !isSame ? "is-strong is-other" : "is-word",
            x: columns[at],
            y: row(place),
            "text-anchor": "middle",
          },
          words[word].slice(0, 14),
        );
        if (at && isSame)
          mark(`same ${place}`, "line", {
            class: "is-line",
            x1: columns[0] + 55,
            x2: columns[1] - 55,
            y1: row(place) - 5,
            y2: row(place) - 5,
          });
      });
    });
    rest();
  }

  /** Draws the strip, the bins and the balls after `step` draws. */
  function board(stage, words, odds, drawn, points, step) {
    const counts = Odds.tally(drawn.slice(0, step), words.length);
    const { drawing, width, height, mark, rest } = Picture.canvas(
      stage,
      `${step} draws: ${words.map((word, at) => `${word} ${counts[at]}`).join(", ")}`,
    );
    const bins = Math.max(1, Math.min(words.length, Math.floor(width / NARROWEST))),
      wide = width / bins;
    const bin = (at) => Math.min(at, bins - 1);
    strip(mark, words, odds, width, height);
    const share = (list, at) => list.reduce((sum, value, word) => sum + (bin(word) === at ? value : 0), 0);
    const size = ball(odds, drawn, bin, wide, height - TOP - FLOOR - 40),
      row = Math.max(1, Math.floor((wide - 8) / size));
    const above = []; // the averages and the counts, which no ball may cover
    const level = (count) => height - FLOOR - (count / row) * size;
    for (let at = 0; at < bins; at++) {
      const left = at * wide + 4,
        expected = level(share(odds, at) * drawn.length);
      mark(`floor ${at}`, "line", {
        class: "is-line",
        x1: left,
        x2: left + wide - 8,
        y1: height - FLOOR + 1,
        y2: height - FLOOR + 1,
      });
      above.push(
        mark(`expected ${at}`, "line", {
          class: "is-dashed",
          x1: left,
          x2: left + wide - 8,
          y1: expected,
          y2: expected,
        }),
      );
      mark(
        `word ${at}`,
        "text",
        { x: left + wide / 2 - 4, y: height - 7, "text-anchor": "middle" },
        at === bins - 1 && words.length > bins ? "others" : words[at].slice(0, 12),
      );
      above.push(
        mark(
          `count ${at}`,
          "text",
          {
            class: "is-strong",
            x: left + wide / 2 - 4,
            y: Math.min(expected, level(share(counts, at)) - size) - 5,
            "text-anchor": "middle",
          },
          String(share(counts, at)),
        ),
      );
    }
    if (drawn.length)
      mark(
        "legend",
        "text",
        { class: "is-soft", x: width - 8, y: TOP + 26, "text-anchor": "end" },
        "- - expected on average",
      );
    const piled = new Array(bins).fill(0);
    const slow = step < drawn.length || stage.dataset.playing !== undefined;
    for (let draw = 0; draw < step; draw++) {
      const at = bin(drawn[draw]),
        place = piled[at]++;
      const old = stage.querySelector(`svg`).held.has(`ball ${draw}`);
      if (!old && slow && draw > step - 4)
        mark(`ball ${draw}`, "circle", {
          class: "is-ball",
          cx: EDGE + points[draw] * (width - 2 * EDGE),
          cy: TOP,
          r: size * 0.42,
        }).getBoundingClientRect(); // forces layout, so that the ball falls from here
      mark(`ball ${draw}`, "circle", {
        class: draw === step - 1 ? "is-ball is-last" : "is-ball",
        r: size * 0.42,
        cx: at * wide + 4 + (wide - 8 - row * size) / 2 + ((place % row) + 0.5) * size,
        cy: height - FLOOR - (Math.floor(place / row) + 0.5) * size,
      });
    }
    for (const one of above) drawing.append(one);
    rest();
  }

  /** Draws the odds as a strip over the full width, in which each word is as wide as its share; below it stand the names that do not fit. */
  function strip(mark, words, odds, width, height) {
    const narrow = [],
      wide = width - 2 * EDGE;
    let left = 0;
    odds.forEach((share, at) => {
      mark(`share ${at}`, "rect", {
        class: at % 2 ? "is-model is-pale" : "is-model",
        x: EDGE + left * wide,
        y: 8,
        width: share * wide,
        height: 30,
      });
      const fits = share * wide > words[at].length * 7.5 + 12;
      mark(
        `named ${at}`,
        "text",
        {
          class: at % 2 ? "" : "is-reversed",
          x: EDGE + (left + share / 2) * wide,
          y: 28,
          "text-anchor": "middle",
          opacity: Number(fits),
        },
        words[at],
      );
      if (share && !fits) narrow.push(words[at]);
      left += share;
    });
    const names = `then ${narrow.join(", ")}`,
      most = Math.floor((width - 16) / 6.5);
    if (narrow.length)
      mark(
        "narrow",
        "text",
        { class: "is-soft", x: width - 8, y: TOP + 8, "text-anchor": "end" },
        names.length > most ? `${names.slice(0, most - 1)}…` : names,
      );
  }

  /** The largest size of a ball at which the highest pile, drawn or expected, fits into `room`. */
  function ball(odds, drawn, bin, wide, room) {
    const most = Math.max(
      1,
      ...[...new Set(odds.map((_, at) => bin(at)))].map((at) =>
        Math.max(
          drawn.filter((word) => bin(word) === at).length,
          odds.reduce((sum, share, word) => sum + (bin(word) === at ? share * drawn.length : 0), 0),
        ),
      ),
    );
    for (let size = 16; size > 2; size -= 0.5)
      if (Math.ceil(most / Math.max(1, Math.floor((wide - 8) / size))) * size <= room) return size;
    return 2;
  }

  const often = (count) => (count === 1 ? "once" : `${count} times`);
  const draws = (count) => `${count} ${count === 1 ? "draw" : "draws"}`;

  function answer({ words, odds, drawn, second }) {
    if (second.length) {
      const differ = differing(drawn, second);
      return differ
        ? `${differ} of ten places differ, and the odds were the same each time: the dice choose, and nobody else.`
        : "Word for word the same: where the dice fall the same, or may not choose, so does the text.";
    }
    const top = odds.indexOf(Math.max(...odds)),
      came = drawn.filter((at) => at === top).length;
    return `In ${draws(drawn.length)} “${words[top]}” came up ${often(came)}; the odds say ${(odds[top] * drawn.length).toFixed(1)} on average.`;
  }

  function shared(state, last) {
    if (!last) return "";
    const { words, odds, drawn, second } = last,
      top = odds.indexOf(Math.max(...odds));
    if (second.length)
      return `The odds and the dice. ${guessed.mine(state)}Two lists from the same odds: ${differing(drawn, second)} of ten places differ.`;
    return `The odds and the dice. ${guessed.mine(state)}“${words[top]}” came up ${often(drawn.filter((at) => at === top).length)} in ${draws(drawn.length)}.`;
  }

  function view(words, odds, drawn, second) {
    const counts = Odds.tally(drawn, words.length);
    const rows = words.map((word, at) => [
      quoted(word),
      odds[at] ? make("span", {}, bar(odds[at]), " ", percent(odds[at])) : "cut off",
      (odds[at] * drawn.length).toFixed(1),
      String(counts[at]),
    ]);
    const list = (some) =>
      make("p", { className: "demo-text" }, ...some.flatMap((at, place) => [place ? " " : "", quoted(words[at])]));
    return [
      table("“Tomorrow will be …”", ["Word", "Odds", "Expected", "Drawn"], rows),
      list(drawn),
      ...(second.length ? [list(second)] : []),
    ];
  }

  function sentence(words, odds, drawn) {
    const kinds = new Set(drawn).size,
      left = odds.filter(Boolean).length;
    const count = draws(drawn.length);
    const what = kinds === 1 ? `${count}, always “${words[drawn[0]]}”` : `${count}, ${kinds} different words`;
    return `${what}; ${left} of ${words.length} words can be drawn.`;
  }

  /** Draws the stage before the guess: the strip above empty bins. */
  function ask(stage) {
    const { words, scores } = Odds.parse(WORDS);
    board(stage, words, Odds.shape(scores, 1, 1), [], [], 0);
  }

  Demos.define("odds", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [
      [
        "Now throw the same dice twice",
        { d: "same" },
        "The same odds, and this time the same dice for both lists. And now?",
      ],
      [
        "Now without dice",
        { d: "own", t: "0" },
        "At temperature 0 the likeliest word is taken each time. What do two lists look like then?",
      ],
      [
        "Now fifty throws",
        { n: "50", t: "1" },
        "“Sunny” has 51.5% of the odds. How often does it come in fifty throws?",
      ],
    ],
  });
})();
