/** The walker of "Where does it belong?": one question at a time beside the map, down to a sentence to copy. Text that a reader types stays in the page. */
"use strict";

(() => {
  const { make, button, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const { Placing } = window;
  const LONGEST = 80, // characters of a name
    SHORT = 16; // those of a name on the map
  const EXAMPLES = ["ChatGPT", "Suno", "Spam filter", "Google Translate"];
  const SPOTS = {
    // on the map's own grid
    start: [30, 30],
    fresh: [112, 80],
    llm: [150, 214],
    "llm-edge": [150, 250],
    gen: [268, 262],
    small: [118, 270],
    reads: [36, 164],
    out: [30, 292],
    rim: [313, 278],
    nowhere: [336, 22],
  };
  const SEEN = {
    start: "The dotted ring will find its place as you answer.",
    fresh: "Something new comes out: inside the circle of generative AI.",
    llm: "In the square: large language models.",
    "llm-edge": "On the edge of the square: people differ on “large”.",
    gen: "In the circle, outside the square: it doesn’t write.",
    small: "In the circle, outside the square: it writes, and it isn’t a large language model.",
    reads: "In the dashed part: models that only read.",
    out: "Outside: nothing new comes out.",
    rim: "On the edge of the circle: people differ.",
    nowhere: "Not on the map: it’s no model and runs none.",
    "gen-llm": "Two dotted rings: in the circle for certain, in the square perhaps.",
    "out-reads": "Two dotted rings: outside, or in the dashed part; which isn’t known.",
  };
  const state = { name: "", given: [], row: null };

  const wording = (text, kind) => (typeof text === "string" ? text : Placing.chosen(text, { kind: kind || "model" }));
  const short = (label) => label.split(":")[0];

  // ---- the map ----
  const figure = root.querySelector("figure"),
    svg = figure.querySelector("svg"),
    caption = figure.querySelector("figcaption");
  const still = caption.textContent;
  const described = svg.querySelector("desc").textContent;
  const line = part("path", { class: "walker-line" }),
    rope = part("path", { class: "walker-rope" });
  const box = part("rect", { class: "walker-box", x: -24, y: -19, height: 38 }),
    label = part("text", { class: "walker-own" });
  const dots = [part("circle", { class: "walker-dot", r: 9 }), part("circle", { class: "walker-dot", r: 9 })];
  const moving = part("g", { class: "walker-marks", visibility: "hidden" });
  moving.append(line, rope, box, ...dots, label);
  svg.append(moving);

  /** Moves the dot to where the answers so far lead, and says so below the map. */
  function draw(place) {
    const { named, dots: spots, box: around, open } = Placing.spots(place);
    const at = spots.map((spot) => SPOTS[spot]),
      outline = SPOTS[around];
    moving.setAttribute("visibility", "visible");
    root.classList.toggle("is-placed", Boolean(place.result));
    dots.forEach((dot, number) => {
      const [x, y] = at[number] ?? at[0];
      dot.style.transform = `translate(${x}px, ${y}px)`;
      dot.classList.toggle("is-open", open);
      dot.style.visibility = number < at.length ? "" : "hidden";
    });
    box.style.visibility = around ? "" : "hidden";
    if (outline) box.style.transform = `translate(${outline[0]}px, ${outline[1]}px)`;
    const reaches = around === "llm"; // out of the square, as ChatGPT's does
    box.setAttribute("width", reaches ? 214 : 48);
    const { name } = state;
    label.textContent = !place.result ? "" : name.length > SHORT ? `${name.slice(0, SHORT - 1)}…` : name;
    const [x, y] = outline ?? at[0],
      anchor = reaches || x < 100 ? "start" : x > 240 ? "end" : "middle";
    const left = reaches ? 76 : { start: -26, middle: 0, end: 22 }[anchor],
      down = reaches ? 5 : y < 60 ? 28 : -26;
    for (const [key, value] of Object.entries({ x: x + left, y: y + down, "text-anchor": anchor }))
      label.setAttribute(key, value);
    rope.setAttribute("d", at.length > 1 ? `M${at[0]}L${at[1]}` : "M0 0");
    const isApart = outline && outline !== at[0];
    line.setAttribute("d", isApart ? `M${outline}L${at[0]}` : "M0 0");
    const where = {
      out: "The product stands outside, since nothing new comes out. A line leads to the model inside it.",
      rim: "The product stands on the edge, since people differ. A line leads to the model inside it.",
    };
    caption.textContent = isApart
      ? where[around]
      : reaches
        ? "The outline is the product. It reaches into the square, where the LLM inside it lies."
        : SEEN[named] + (around ? " The outline is the product around its models." : "");
    svg.querySelector("desc").textContent = `${described} ${caption.textContent}`;
  }

  function clear() {
    moving.setAttribute("visibility", "hidden");
    caption.textContent = still;
    svg.querySelector("desc").textContent = described;
  }

  // ---- the questions ----
  const names = make(
    "datalist",
    { id: "walker-names" },
    ...Placing.rows.flatMap((row) => [row.name, ...(row.aliases ?? [])]).map((value) => make("option", { value })),
  );
  const input = make("input", { id: "walker-name", maxLength: LONGEST, autocomplete: "off", spellcheck: false });
  input.setAttribute("list", names.id);
  const form = make(
    "form.row.walker-name",
    make("label", { htmlFor: input.id }, "What do you have in mind?", input),
    make("button.walker-go", { type: "submit" }, "Place it"),
    names,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    begin(input.value.trim());
  });
  const examples = make(
    "p.row",
    ...EXAMPLES.map((name) =>
      button(name, () => {
        input.value = name;
        begin(name, { asks: true });
      }),
    ),
  );
  const talk = make("div.walker-talk");

  /** Begins with a name; `asks` says that the questions come although the catalogue knows it. */
  function begin(name, { asks = false } = {}) {
    Object.assign(state, { name, given: [], row: name ? Placing.find(name) : undefined });
    form.hidden = examples.hidden = true;
    root.classList.add("is-walking");
    if (state.row && !asks) known();
    else show();
  }

  function again() {
    root.classList.remove("is-walking", "is-placed");
    form.hidden = examples.hidden = false;
    talk.replaceChildren();
    clear();
    input.focus();
    input.select();
  }

  /** Shows a heading and what follows it, and moves the focus there. */
  function say(step, heading, ...rest) {
    heading.tabIndex = -1;
    talk.replaceChildren(make("p.walker-step", ...step), heading, ...rest.filter(Boolean));
    heading.focus({ preventScroll: true });
    const { top } = root.getBoundingClientRect();
    if (top < 0 || top > innerHeight / 2) root.scrollIntoView();
  }

  /** What the catalogue has answered already. */
  function known() {
    const { row } = state,
      place = Placing.walk(row.answers),
      text = Placing.sentence(row.name, place, row.made);
    const app = button(`Place the ${row.name} app instead`, () => {
      Object.assign(state, { name: `The ${row.name} app`, row: undefined, given: ["product"] });
      show();
    });
    const isAlias = Placing.find(state.name) && state.name.toLowerCase() !== row.name.toLowerCase();
    draw(place);
    say(
      ["Answered in the catalogue", isAlias ? ` under ${row.name}` : ""],
      sentence(text),
      actions(text, button("Walk it yourself", show)),
      row.both && make("p", `One name, two things. ${row.both} `, app),
      make(
        "p.walker-note",
        make("a", { href: `systems.html#system-${row.id}` }, "The row, with its sources"),
        row.multimodal && place.llm === "yes"
          ? ". It takes in or makes more than text: “multimodal”, to be exact."
          : "",
      ),
    );
  }

  const sentence = (text) => make("p.walker-say", text);

  function actions(text, ...more) {
    const copy = button("Copy the sentence", () => window.Loader.copy(text, "Sentence copied."), "walker-go");
    return make("p.row", copy, ...more, button("Another name", again));
  }

  /** The answers so far, each of which can be changed. */
  function trail({ path, kind }) {
    const items = path.map(({ question, answer }, at) => {
      const back = () => {
        state.given = state.given.slice(0, at);
        show();
      };
      const change = button("Change", back, "quiet");
      change.ariaLabel = `Change answer ${at + 1}: ${short(answer.label)}`;
      return make("li", make("span", `${wording(question.ask, kind)} `, make("b", short(answer.label))), change);
    });
    return items.length
      ? make("ol.walker-trail", { ariaLabel: "Your answers" }, ...items)
      : make("p.walker-row", button("Another name", again));
  }

  /** The next question, or the result. */
  function show() {
    const place = Placing.walk(state.given);
    draw(place);
    if (place.result) return result(place);
    const { asked, kind } = place;
    const offered = Object.entries(asked.answers).filter(([word]) => word !== "part"); // who means a part chooses several
    const groups = Object.entries(Object.groupBy(offered, ([, answer]) => answer.group ?? ""));
    const answered = (word) => {
      state.given = [...state.given, word];
      show();
    };
    const chosen = new Set(),
      isMany = asked.id === "out";
    const next = button(
      "Next",
      () =>
        answered(
          Object.keys(asked.answers)
            .filter((word) => chosen.has(word))
            .join("+"),
        ),
      "walker-go",
    );
    next.disabled = true;
    const choice = ([word, answer]) => {
      if (!isMany || word === "not known") return button(answer.label, () => answered(word), "walker-answer");
      const one = button(
        answer.label,
        () => {
          if (!chosen.delete(word)) chosen.add(word);
          one.ariaPressed = chosen.has(word);
          next.disabled = !chosen.size;
        },
        "walker-answer",
      );
      one.ariaPressed = false;
      return one;
    };
    const answers = groups.map(([group, members]) => {
      const named = { role: "group", ariaLabel: group || "Answers" };
      const list = make("div.row.walker-answers", named, ...members.map(choice));
      return make("div", group !== "" && make("p.walker-group", group), list);
    });
    const isMissing = !state.given.length && state.name && !state.row;
    return say(
      [make("b", state.name || "Your system"), `, question ${state.given.length + 1} of at most 4`],
      make("h3", wording(asked.ask, kind)),
      isMissing && make("p.walker-note", `The catalogue has no “${state.name}”, so place it yourself.`),
      make("p", asked.help),
      ...answers,
      isMany && make("p.walker-row", next),
      trail(place),
    );
  }

  function result(place) {
    const text = Placing.sentence(state.name || "It", place);
    const isMultimodal = place.kind === "model" && place.llm === "yes";
    say(
      [
        make("b", state.name || "Your system"),
        `, placed in ${place.path.length === 1 ? "1 answer" : `${place.path.length} answers`}`,
      ],
      sentence(text),
      actions(text),
      make("p", place.result.why),
      place.llm === "not known" &&
        place.fresh !== "not known" &&
        make(
          "p",
          make(
            "a",
            { href: "../misconceptions/not-all-generative-ai-is-language.html#what-to-do" },
            "What to ask its maker",
          ),
        ),
      isMultimodal &&
        make("p.walker-note", "If it also takes in or makes pictures, sound or film, say “a multimodal LLM”."),
      make(
        "p.walker-note",
        state.row
          ? compared(place)
          : "This rests on your answers. For a sentence that others rely on, look up what its maker says.",
      ),
      trail(place),
    );
  }

  /** How the catalogue answers for the same name. */
  function compared(place) {
    const own = Placing.walk(state.row.answers),
      said = Placing.sentence(state.row.name, own, state.row.made);
    const other = own.path.find(({ word }, at) => place.path[at]?.word !== word);
    if (!other || own.result === place.result) return "The catalogue comes to the same.";
    return `The catalogue answers “${wording(other.question.ask, own.kind)}” with “${short(other.answer.label)}”. So it says: ${said}`;
  }

  talk.addEventListener("keydown", (event) => {
    const choices = [...talk.querySelectorAll(".walker-answer")],
      at = choices.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || !choices.length) return;
    event.preventDefault();
    choices.at((at < 0 ? (step > 0 ? 0 : -1) : at + step) % choices.length).focus();
  });

  /** A name in the address, which the catalogue hands over, begins at once. */
  function arrive() {
    const name = new URLSearchParams(location.hash.slice(1).split(":~:")[0]).get("name")?.trim().slice(0, LONGEST);
    if (!name) return;
    input.value = name;
    begin(name);
  }

  root.querySelector(".walker-still").replaceWith(make("div", form, examples, talk));
  root.classList.add("is-live");
  addEventListener("hashchange", arrive);
  arrive();
})();
