// Label or create: two lists of names, a classifier that separates them, and a generator for each.
"use strict";

(() => {
  const { make } = Dom;
  const { percent, table, quoted } = Tables;
  const LISTS = [Names.dinosaur.join(" "), Names.element.join(" ")];
  const KINDS = ["dinosaur", "element"];
  const defaults = { w: "chatgpt", s: "42", a: "", b: "" };
  const limits = { w: { longest: 30 }, s: DemoState.SEED, a: { longest: 2000 }, b: { longest: 2000 } };
  const CREATED = 6;

  const guess = { dinosaur: "both: dinosaurs", element: "both: elements", split: "they disagree", none: "in neither" };
  const guessed = Guess.teller(guess, defaults);
  const MODELS = ["Labeller", "Generator"];

  function start({ stage, controls, result, film, outcome }, state, say) {
    const task = Demos.latest(result);
    let learnt = null,
      told = "";
    const field = Controls.text("A word to label", state.w, limits.w, (value) => {
      state.w = value;
      show();
    });
    const list = (key, words, standard) =>
      Controls.text(words, state[key] ? state[key].trim() : standard, { rows: 6, ...limits[key] }, (value) => {
        state[key] = value === standard ? "" : value || " ";
        again();
      });
    controls.append(
      Controls.form(field),
      Controls.bar(
        Controls.button(
          "Label the word",
          () => {
            state.w = field.querySelector("input").value.slice(0, limits.w.longest);
            show();
          },
          "demo-first",
        ),
        Controls.button("Create others, next seed", () => {
          state.s = DemoState.nextSeed(state.s);
          show(true);
        }),
      ),
      make(
        "details",
        {},
        make("summary", {}, "Change the two lists"),
        Controls.form(list("a", "First list: dinosaurs", LISTS[0]), list("b", "Second list: elements", LISTS[1])),
      ),
    );

    /** Trains the models again, in slices; the latest request wins. */
    async function again() {
      const lists = [state.a || LISTS[0], state.b || LISTS[1]].map(Labels.names);
      learnt = null;
      if (lists.some((names) => !names.length)) {
        task.stop();
        result.replaceChildren(make("p", {}, "Each list needs at least one name."));
        film({ length: 0, draw: () => stage.replaceChildren() });
        return say("A list is empty; there is nothing to learn from.");
      }
      const found = await task.run(lesson(lists));
      if (!found) return;
      learnt = found;
      show();
    }

    /** Labels the word letter by letter, then draws names; if `created` is true, only the names are new. */
    function show(created = false) {
      if (!learnt) return again();
      const word = Labels.names(state.w)[0] ?? "";
      const odds = [Labels.border(learnt.weights, word), Labels.shapes(learnt.models, word)];
      const made = learnt.models.map((model, at) => Labels.create(model, learnt.lists[at], CREATED, Number(state.s)));
      result.replaceChildren(...view(word, odds, made, learnt));
      const letters = [...word],
        prefixes = letters.map((_, at) => letters.slice(0, at + 1).join(""));
      const path = prefixes.map((prefix) => [
        Labels.border(learnt.weights, prefix),
        Labels.shapes(learnt.models, prefix),
      ]);
      told = `${MODELS[0]} says ${named(odds[0])}, the ${MODELS[1].toLowerCase()} says ${named(odds[1])}`;
      film({
        length: letters.length + CREATED,
        first: created ? letters.length : 0,
        pace: 550,
        draw: (step) => lanes(stage, letters, path, learnt.lists, made, step),
        done: () =>
          outcome(
            guessed.yours(state, kind(odds[0]) === kind(odds[1]) ? kind(odds[0]) : "split"),
            `The ${told.toLowerCase()}. Neither can say “neither”, and only the generator has something to draw from.`,
          ),
      });
      say(sentence(word, odds, made), { seen: false });
    }

    again();
    return {
      stop: task.stop,
      state: () => state,
      result: () => `Label or create? The word: “${state.w}”. ${guessed.mine(state)}${told}.`,
    };
  }

  const kind = (odds) => KINDS[Number(odds > 0.5)];
  const named = (odds) => `${kind(odds)} (${percent(Math.max(odds, 1 - odds))})`;

  /** Draws a lane for each model: with every letter, the word's mark moves between the two lists. Below are some names of the lists, and at the end the drawn ones. */
  function lanes(stage, letters, path, lists, made, step) {
    const read = Math.min(step, letters.length),
      odds = read ? path[read - 1] : null;
    const label = odds
      ? `After “${letters.slice(0, read).join("")}”: labeller ${named(odds[0])}, generator ${named(odds[1])}`
      : "Two lanes from dinosaur to element, nothing read yet";
    const { width, height, mark, rest } = Picture.canvas(stage, label),
      [left, right] = [16, width - 16];
    letters.forEach((letter, at) =>
      mark(
        `letter ${at}`,
        "text",
        {
          class: at < read ? "is-letter is-strong" : "is-letter is-faint",
          x: width / 2 + (at - (letters.length - 1) / 2) * 19,
          y: 38,
          "text-anchor": "middle",
        },
        letter,
      ),
    );
    MODELS.forEach((name, at) => {
      const y = 92 + at * 68;
      mark(
        `model ${at}`,
        "text",
        { class: "is-strong", x: width / 2, y: y - 16, "text-anchor": "middle" },
        odds ? `${name}: ${named(odds[at])}` : name,
      );
      mark(`lane ${at}`, "line", { class: "is-line", x1: left, x2: right, y1: y, y2: y });
      mark(`middle ${at}`, "line", { class: "is-dashed", x1: width / 2, x2: width / 2, y1: y - 9, y2: y + 9 });
      KINDS.forEach((kind, end) =>
        mark(
          `end ${at} ${end}`,
          "text",
          { class: "is-soft", x: end ? right : left, y: y + 24, "text-anchor": end ? "end" : "start" },
          kind,
        ),
      );
      if (!odds) return;
      const x = left + odds[at] * (right - left);
      mark(`mark ${at}`, "circle", { class: "is-ball", cx: x, cy: y, r: 10 });
    });
    const drawn = step - letters.length,
      y = 230,
      ends = drawn >= 0 && made.length > 0;
    mark("drawn", "line", { class: "is-line", x1: left, x2: right, y1: y - 24, y2: y - 24 });
    mark("none", "text", { class: "is-soft", x: left, y }, ends ? "Labeller draws: nothing" : "");
    mark(
      "some",
      "text",
      { class: "is-strong", x: left, y: y + 22 },
      ends ? "Generator draws:" : "Both learn from names like these:",
    );
    const columns = KINDS.length * (width < 480 ? 1 : 2),
      cell = (right - left) / columns,
      across = columns / KINDS.length;
    KINDS.forEach((name, kind) => {
      const x = left + kind * across * cell,
        names = ends ? made[kind].slice(0, drawn).map((one) => one.name) : sample(lists[kind]);
      mark(
        `like ${kind}`,
        "text",
        { class: "is-soft", x, y: y + 42 },
        ends ? (drawn ? `like a ${name}`.replace("a e", "an e") : "") : `${name}s, ${lists[kind].length} of them`,
      );
      names.forEach((one, at) =>
        mark(
          `made ${kind} ${at}`,
          "text",
          {
            x: x + (at % across) * cell,
            y: y + 61 + Math.floor(at / across) * 18,
          },
          one.length > 18 ? `${one.slice(0, 17)}…` : one || "(nothing)",
        ),
      );
    });
    rest();
  }

  /** Some names of a list, evenly spread. */
  const sample = (list) => list.filter((_, at) => at % Math.ceil(list.length / CREATED) === 0);

  /** Draws the stage before the guess: the word, two empty lanes and some names of each list. */
  const ask = (stage) => lanes(stage, [...defaults.w], [], LISTS.map(Labels.names), [], 0);

  function* lesson(lists) {
    const marks = yield* Labels.crossValidate(lists);
    const weights = yield* Labels.learnBorder(lists);
    return { lists, marks, weights, models: Labels.learnShapes(lists) };
  }

  function view(word, [border, shapes], made, { marks }) {
    const share = (right) => (marks.asked ? percent(right / marks.asked) : "–");
    const names = made[0].map((_, at) =>
      made.map((list) => make("span", {}, quoted(list[at].name || "(nothing)"), list[at].copied ? " (copied)" : "")),
    );
    return [
      table(
        `Which list is “${word}” from?`,
        ["Model", KINDS[0], KINDS[1]],
        [
          ["Labeller", percent(1 - border), percent(border)],
          ["Generator", percent(1 - shapes), percent(shapes)],
        ],
      ),
      table(
        "What each model can do",
        ["Model", "Labels unseen names right", "Creates names"],
        [
          ["Labeller", share(marks.border), "no: it holds no odds of names"],
          ["Generator", share(marks.shapes), "yes, see below"],
        ],
      ),
      table(
        "Drawn from the generator",
        ["Number", `Like a ${KINDS[0]}`, `Like an ${KINDS[1]}`],
        names.map((pair, at) => [String(at + 1), ...pair]),
      ),
    ];
  }

  function sentence(word, [border, shapes], made) {
    const fresh = made.flat().filter((one) => !one.copied).length;
    return `“${word}”: the labeller says ${kind(border)}, the generator says ${kind(shapes)}; ${fresh} of ${made.flat().length} created names are new.`;
  }

  Demos.define("labels", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [
      ["Let it make up six more names", { s: "43" }, "Only one of the two can make names. Does any of them exist?"],
      ["Now “tungsten”, which is an element", { w: "tungsten" }, "And a name that it has read?"],
    ],
  });
})();
