// Search or generate: one question and the same passages, answered in different ways.
"use strict";

(() => {
  const { make } = Dom;
  const { table, quoted, stopped } = Tables;
  const PASSAGES = [
    "Paris is the capital of France. The river Seine flows through the city.",
    "Rome is the capital of Italy. The river Tiber flows through the city.",
    "Vienna is the capital of Austria. The river Danube flows through the city.",
    "Lisbon is the capital of Portugal. The river Tagus flows past the city.",
    "Cairo is the capital of Egypt. The river Nile flows through the city.",
    "Mercury is the planet closest to the Sun. A year there lasts 88 days.",
    "Jupiter is the largest planet. Its Great Red Spot is a storm.",
    "Venus is the hottest planet. It turns once in 243 days.",
    "Neil Armstrong was the first person to walk on the Moon. He did so in July 1969.",
    "Yuri Gagarin was the first person in space. He flew around the Earth in April 1961.",
    "Valentina Tereshkova was the first woman in space. She flew around the Earth in June 1963.",
    "Marie Curie was the first person to win two Nobel Prizes. She won them in physics and in chemistry.",
    "The blue whale is the largest animal. It feeds on krill.",
    "Water boils at 100 degrees Celsius at sea level. On a high mountain it boils at a lower temperature.",
    "The best time to see the stars is a clear night without a Moon.",
    "Honey bees tell each other by a dance where flowers are.",
  ].join("\n");
  const EXAMPLES = [
    "What is the capital of Peru?",
    "What is the capital of France?",
    "Where do I get the best pizza in Naples?",
    "Who was the first woman to walk on the Moon?",
    "Which planet is the largest?",
    "How do bees talk?",
  ];
  const defaults = { q: EXAMPLES[0], k: "1", s: "42", c: "" };
  const limits = { q: { longest: 200 }, k: { least: 1, most: 3, step: 1 }, s: DemoState.SEED, c: { longest: 2000 } };

  const guess = { search: "only the search", generator: "only the generator", both: "both", none: "neither" };
  const guessed = Guess.teller(guess, defaults);

  function start({ stage, controls, result, film, outcome }, state, say) {
    const field = Controls.text("Your question", state.q, limits.q, (value) => ask(value));
    const input = field.querySelector("input");
    let told = "";
    const ask = (question) => {
      state.q = input.value = question;
      show();
    };
    const text = Controls.source("The passages, one a line", PASSAGES, state, { rows: 8, ...limits.c }, show);
    controls.append(
      Controls.form(field, Controls.examples("Example", EXAMPLES, ask)),
      Controls.bar(
        Controls.button("Ask", () => ask(input.value.slice(0, limits.q.longest)), "demo-first"),
        Controls.button("Write again, next seed", () => {
          state.s = DemoState.nextSeed(state.s);
          show();
        }),
      ),
      make(
        "details",
        make("summary", "Change the passages"),
        Controls.form(
          Controls.slider("Passages handed to the generator", state.k, limits.k, String, (k) => {
            state.k = k;
            show();
          }),
          text,
        ),
      ),
    );

    function show() {
      const list = Search.passages(state.c || PASSAGES);
      if (!list.length) {
        result.replaceChildren(make("p", "There is no passage. Type at least one."));
        film({ length: 0, draw: () => stage.replaceChildren() });
        return say("There is no passage to search or to learn from.");
      }
      const lanes = answers(state, list);
      result.replaceChildren(...view(state, list, lanes));
      told = sentence(lanes);
      const words = [lanes.written, lanes.grounded].map((one) => one.split(" ").filter(Boolean)),
        { q } = state;
      film({
        length: list.length + Math.max(...words.map((one) => one.length)) + 1,
        pace: Math.min(220, 4500 / list.length),
        draw: (step) => race(stage, q, list, lanes, words, step),
        done: () => outcome(guessed.yours(state, silent(lanes)), brief(lanes, list)),
      });
      say(told, { seen: false });
    }

    show();
    return {
      stop() {},
      state: () => state,
      result: () => `Who says that there is no answer to “${state.q}”? ${guessed.mine(state)}${told}`,
    };
  }

  /** Which of search and generator has no answer. */
  const silent = ({ found, written }) =>
    found === undefined ? (written ? "search" : "both") : written ? "none" : "generator";

  /** Draws a step of the film: search goes through the passages one by one; then the generators write word by word. */
  function race(stage, question, list, { found, written, grounded }, words, step) {
    const scores = new Map(Search.rank(question, list).map(({ number, score }) => [number, score])),
      most = Math.max(1, ...scores.values());
    const needed = Search.needs(question, list)
      .filter((one) => one.needed)
      .map((one) => one.term);
    const looked = Math.min(step, list.length),
      wrote = Math.max(0, step - list.length),
      over = wrote > Math.max(...words.map((one) => one.length));
    if (stage.querySelectorAll(".demo-passages > b").length !== list.length) {
      const lane = (name, ...parts) => make("div.demo-lane", make("p.demo-caption", name), ...parts);
      const bars = make("p.demo-passages", { ariaHidden: "true" }, ...list.map(() => make("b")));
      stage.replaceChildren(
        make("p.demo-asked"),
        lane("Search: how well each passage fits", bars, make("p")),
        lane("Generator: word by word", make("p")),
        lane("Generator, reading what search found", make("p")),
      );
    }
    const [asked, search, generator, joined] = stage.children,
      [, bars, answer] = search.children;
    [...bars.children].forEach((bar, at) => {
      const score = at < looked ? (scores.get(at) ?? 0) : 0,
        held = Search.terms(list[at]);
      bar.style.blockSize = `${(score / most) * 100}%`;
      bar.className =
        `${at < looked ? "is-read" : ""} ${at < looked && score && needed.every((term) => held.includes(term)) ? "is-fit" : ""}`.trim();
    });
    asked.replaceChildren(...(question ? ["Asked: ", quoted(question)] : []));
    joined.hidden = !grounded; // without a passage it has nothing to write from
    const lacking = needed.filter((term) => !list.some((passage) => Search.terms(passage).includes(term)));
    answer.replaceChildren(
      ...(looked < list.length
        ? ["looks through the passages …"]
        : found === undefined
          ? [
              stamped("no passage"),
              lacking.length
                ? ` ${only(question, list, scores)}None holds “${lacking.map((term) => asWritten(question, term)).join("”, “")}”.`
                : " None holds all the rare words of the question.",
            ]
          : [quoted(list[found])]),
    );
    generator.lastChild.replaceChildren(
      quoted(words[0].slice(0, wrote).join(" ")),
      over ? stamped(where(written, list)) : "",
    );
    joined.lastChild.replaceChildren(
      ...(looked < list.length
        ? ["waits for the search"]
        : grounded
          ? [quoted(words[1].slice(0, wrote).join(" ")), over ? stamped(where(grounded, list)) : ""]
          : []),
    );
  }

  /** What the passages with bars have in common with the question. */
  function only(question, list, scores) {
    const held = Search.needs(question, list)
      .filter(({ holders }) => holders)
      .map(({ term }) => `“${asWritten(question, term)}”`);
    return scores.size ? `${scores.size} of ${list.length} hold only ${held.join(" or ")}. ` : "";
  }

  /** The word of the question from which this search term was made. */
  const asWritten = (question, term) =>
    question.match(/[\p{L}\p{N}]+/gu).find((word) => Search.terms(word)[0] === term);

  const stamped = (words) => make("b.demo-tag", words);

  /** Draws the stage before the guess: the passages as squares, the first of them in words, and two empty lanes. */
  function ask(stage) {
    const list = Search.passages(PASSAGES);
    race(stage, "", list, { written: "", grounded: "" }, [[], []], 0);
    const [, search, generator] = stage.children;
    generator.lastChild.replaceChildren();
    search.lastChild.replaceChildren(`Passage 1 of ${list.length} reads: `, quoted(list[0]));
  }

  /** The answers of the four ways. */
  function answers({ q, k, s }, list) {
    const handed = Search.handed(q, list, Number(k));
    return {
      plain: Search.rank(q, list)[0]?.number,
      found: Search.find(q, list)[0]?.number,
      written: Search.write(q, list, Number(s)),
      handed,
      grounded: handed.length
        ? Search.write(
            q,
            handed.map((number) => list[number]),
            Number(s),
          )
        : "",
    };
  }

  function view({ q }, list, { plain, found, written, handed, grounded }) {
    const quote = (number) =>
      number === undefined
        ? ["No passage.", "nothing is shown"]
        : [quoted(list[number]), `passage ${number + 1}, word for word`];
    const rows = [
      ["Search, rare words required", ...quote(found)],
      ["Search, any word will do", ...quote(plain)],
      ["Generator", quoted(written), where(written, list)],
      [
        "Search, then generate",
        grounded ? quoted(grounded) : "Nothing to write from.",
        grounded
          ? `given ${handed.map((number) => number + 1).join(", ")}; ${where(grounded, list)}`
          : "no passage was found",
      ],
    ];
    const words = Search.needs(q, list).map(({ term, holders, needed }) => [
      quoted(term),
      String(holders),
      needed ? "must be there" : "common, may be missing",
    ]);
    return [
      table("One question, four ways", ["Way", "What comes back", "Where it stands"], rows),
      words.length
        ? table("How search read the question", ["Word, without plural s", "In passages", "Rule"], words)
        : make("p", "The question has no word to search for."),
    ];
  }

  /** The passage that holds a sentence word for word, or -1. */
  const passage = (sentence, list) => list.findIndex((one) => Ngrams.sentences(one).includes(sentence));

  const where = (sentence, list) =>
    passage(sentence, list) < 0 ? "nowhere in the passages" : `also in passage ${passage(sentence, list) + 1}`;

  function sentence({ found, written, grounded }) {
    const first = found === undefined ? "Search finds no passage" : `Search finds passage ${found + 1}`;
    const last = grounded ? `Both together write “${grounded}”` : "Both together stay silent";
    return [first, `The generator writes “${written}”`, last].map(stopped).join(" ");
  }

  /** What came of it, without the sentences, which stand on the stage: always short, so that nothing below it moves. */
  function brief({ found, written, grounded }, list) {
    const stands = (sentence) =>
      passage(sentence, list) < 0
        ? "one that stands in no passage"
        : `one that also stands in passage ${passage(sentence, list) + 1}`;
    const wrote = written ? stands(written) : "an empty one";
    return found === undefined
      ? `Only the search admits it: it finds no passage. The generator writes a sentence all the same, ${wrote}.`
      : `The search finds passage ${found + 1}. The generator alone writes a sentence, ${wrote}; when it may read what was found, ${stands(grounded)}.`;
  }

  Demos.define("search", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [
      [
        "Now a woman who walked on the Moon",
        { q: EXAMPLES[3], s: "44" },
        "Who was the first woman to walk on the Moon? Nobody, so far. Who admits it?",
      ],
      [
        "And one that has an answer",
        { q: EXAMPLES[1], k: "3" },
        "What is the capital of France? The first passage says it, and now the generator may read three passages. Does it get it right?",
      ],
    ],
  });
})();
