/** The walker of "Where does it belong?": a name is answered from the catalogue or by four questions, and shown on the map. Text that a reader types stays in the page. */
"use strict";

(() => {
  const { make, button, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const { Placing } = window;
  const LONGEST = 80, // characters of a name
    SHORT = 17; // those of a name on the map
  const EXAMPLES = ["ChatGPT", "GPT-4", "Suno", "Autocomplete"];
  const SPOTS = {
    // on the map's own grid
    llm: [150, 214],
    "llm-edge": [150, 250],
    gen: [268, 262],
    small: [118, 270],
    reads: [36, 164],
    out: [30, 250],
    rim: [313, 278],
    nowhere: [336, 22],
  };
  const MAKER = "../misconceptions/not-all-generative-ai-is-language.html#what-to-do";

  // ---- the map ----
  const svg = root.querySelector("svg");
  const line = part("path", { class: "walker-line" }),
    box = part("rect", { class: "walker-box", y: -19, height: 38 }),
    label = part("text", { class: "walker-own" }),
    dots = [part("circle", { class: "walker-dot", r: 9 }), part("circle", { class: "walker-dot", r: 9 })],
    marks = part("g", { class: "walker-marks" }, line, box, ...dots, label);

  /** Marks the places of a result; without one, takes the marks away. */
  function draw(name, { kind, result }) {
    const at = (result?.spot?.split(" ") ?? []).map((spot) => SPOTS[spot]);
    root.classList.toggle("is-placed", at.length > 0);
    svg.dataset.lit = result?.spot ?? "";
    if (!at.length) return marks.remove();
    svg.append(marks);
    const outline = kind === "product" ? (SPOTS[result.box] ?? at[0]) : null,
      reaches = outline === SPOTS.llm; // out of the square, as ChatGPT's does
    dots.forEach((dot, number) => {
      const [x, y] = at[number] ?? at[0];
      dot.style.transform = `translate(${x}px, ${y}px)`;
      dot.classList.toggle("is-open", at.length > 1);
    });
    const [x, y] = outline ?? at[0];
    box.style.visibility = outline ? "" : "hidden";
    box.style.transform = `translate(${x - 24}px, ${y}px)`;
    box.setAttribute("width", reaches ? 214 : 48);
    line.setAttribute("d", `M${outline ?? at[0]}L${at.at(-1)}`);
    line.classList.toggle("is-open", at.length > 1);
    label.textContent = name.length > SHORT ? `${name.slice(0, SHORT - 1)}…` : name;
    const anchor = reaches || x < 100 ? "start" : x > 240 ? "end" : "middle",
      left = reaches ? 76 : { start: -26, middle: 0, end: 22 }[anchor],
      down = reaches ? 5 : y < 60 || x < 40 ? 32 : -26;
    for (const [key, value] of Object.entries({ x: x + left, y: y + down, "text-anchor": anchor }))
      label.setAttribute(key, value);
  }

  // ---- the words ----
  const input = make("input", {
    maxLength: LONGEST,
    autocomplete: "off",
    spellcheck: false,
    required: true,
    placeholder: "What do you have in mind?",
    ariaLabel: "What do you have in mind?",
  });
  const known = Placing.rows.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const names = make("datalist", { id: "walker-names" }, ...known.map((value) => make("option", { value })));
  input.setAttribute("list", names.id);
  const form = make("form.row", input, make("button.press", { type: "submit" }, "Place it"), names);
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur(); // puts away the keyboard of a phone
    begin(input.value.trim());
  };
  const talk = root.querySelector(".walker-talk"),
    said = make("div", { role: "status" });

  /** Answers from the catalogue, or asks. */
  function begin(name) {
    input.value = name;
    history.replaceState(history.state, "", `#${new URLSearchParams({ name })}`);
    const row = Placing.find(name);
    if (!row) return ask(name, []);
    const place = Placing.walk(row.answers);
    const why = [
      place.result.why,
      row.both && ` One name, two things. ${row.both}`,
      row.multimodal && place.llm === "yes" && " It takes in or makes more than text: “multimodal”, to be exact.",
    ];
    const source = make("a", { href: `systems.html#system-${row.id}` }, "Its row, with the sources");
    tell(name, place, Placing.sentence(row.name, place, row), why, source);
  }

  /** Says a sentence and its reasons, marks the place, and offers what leads on. */
  function tell(name, place, text, why, ...more) {
    root.classList.remove("is-asking");
    draw(name, place);
    const copy = button("Copy the sentence", () => window.Loader.copy(text, "Sentence copied."), "chip");
    said.replaceChildren(make("p.walker-say.saying", text), make("p.walker-why", ...why));
    talk.replaceChildren(said, make("p.row", copy, ...more));
    inView();
  }

  /** Asks the question that follows these answers, or says what they come to. */
  function ask(name, given) {
    const place = Placing.walk(given),
      { asked, kind } = place;
    const back = given.length > 0 && button("Back", () => ask(name, given.slice(0, -1)), "chip");
    if (place.result) {
      const maker = place.llm === "not known" && make("a", { href: MAKER }, "What to ask its maker");
      return tell(name, place, `By your answers, ${Placing.sentence(name, place)}`, [place.result.why], back, maker);
    }
    const wording = (text) => (typeof text === "string" ? text : Placing.chosen(text, { kind }));
    const heading = make("h3", { tabIndex: -1 }, wording(asked.ask));
    const groups = Object.entries(Object.groupBy(Object.entries(asked.answers), ([, { group = "" }]) => group));
    const choices = ([group, answers]) => [
      group !== "" && make("p.walker-group", group),
      make(
        "div.row",
        { role: "group", ariaLabel: group || "Answers" },
        ...answers.map(([word, answer]) => button(answer.label, () => ask(name, [...given, word]), "walker-answer")),
      ),
    ];
    root.classList.add("is-asking");
    draw(name, place);
    talk.replaceChildren(
      make(
        "p.walker-step",
        given.length ? "" : `“${name}” isn’t in the catalogue. `,
        `Question ${given.length + 1} of at most 4 `,
        back,
      ),
      heading,
      make("p", wording(asked.help)),
      ...groups.flatMap(choices).filter(Boolean),
    );
    heading.focus({ preventScroll: true });
    inView();
  }

  /** Scrolls back to the beginning of what is said or asked, which may be shorter than what was pressed. */
  function inView() {
    if (root.getBoundingClientRect().top < 0) root.scrollIntoView();
  }

  /** A name in the address, which the catalogue hands over, begins at once. */
  function arrive() {
    const name = new URLSearchParams(location.hash.slice(1).split(":~:")[0]).get("name")?.trim().slice(0, LONGEST);
    if (name) begin(name);
  }

  root.prepend(form, make("p.row.walker-names", ...EXAMPLES.map((name) => button(name, () => begin(name)))));
  root.classList.add("is-live");
  addEventListener("hashchange", arrive);
  arrive();
})();
