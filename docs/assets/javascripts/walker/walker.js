/** The walker of "Where does it belong?": readers guess where something belongs; the catalogue or four questions answer, and the map shows it. Text that a reader types stays in the page. */
"use strict";

(() => {
  const { make, button, verdict, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const { Loader } = window;
  const LONGEST = 80, // characters of a name
    SHORT = 17; // those of a name on the map
  const MOST = 5; // systems offered for a name that the catalogue lacks
  // What readers guess about, by the row's id: its name, and what is asked.
  const ROUNDS = {
    autocomplete: {
      name: "Autocomplete on a phone",
      ask: "No name in mind? Your phone suggests your next word. It is:",
    },
    suno: { name: "Suno", ask: "Suno sings a birthday song for your plumber, words and all. It is:" },
    siri: { name: "Siri", ask: "The Siri of 2026 talks with you. It is:" },
    "stable-diffusion": { name: "Stable Diffusion", ask: "Stable Diffusion paints what you describe. It is:" },
    "decisions-api": { name: "Decisions API", ask: "The Decisions API lets GPT-6 choose among ready answers. It is:" },
  };
  const SPOTS = {
    // on the map's own grid
    llm: [150, 214],
    "llm-edge": [150, 250],
    gen: [268, 262],
    small: [118, 270],
    reads: [36, 164],
    out: [30, 286],
    rim: [313, 278],
    nowhere: [336, 22],
  };
  const CHOICES = { both: "llm", "only generative AI": "gen", "only an LLM": "reads", neither: "out" }; // with their spots
  const MAKER = "../misconceptions/not-all-generative-ai-is-language.html#what-to-do";

  // ---- the map ----
  const svg = root.querySelector("svg");
  const line = part("path", { class: "walker-line", "stroke-width": 2 }),
    box = part("rect", { class: "walker-line walker-box", "stroke-width": 3, y: -19, height: 38 }),
    label = part("text", { class: "walker-own", "stroke-width": 4, "paint-order": "stroke" }),
    ring = part("circle", { class: "walker-guess", "stroke-width": 2, "stroke-dasharray": "4 3", r: 14 }),
    dot = () => part("circle", { class: "walker-dot", "stroke-width": 2.5, r: 9 }),
    dots = [dot(), dot()],
    marks = part("g", { class: "not-on-paper" }, ring, line, box, ...dots, label);

  /** Marks the places of a result, to which the dot moves from the spot of a guess; without a result, takes the marks away. */
  function draw(name, { kind, result } = {}, from = "") {
    const at = (result?.spot?.split(" ") ?? []).map((spot) => SPOTS[spot]);
    root.classList.toggle("is-placed", at.length > 0);
    svg.dataset.lit = at.length === 1 ? result.spot : ""; // of two, neither is known
    if (!at.length) return marks.remove();
    svg.append(marks);
    ring.style.visibility = from ? "" : "hidden";
    if (from) {
      for (const one of [ring, ...dots]) one.style.transform = `translate(${SPOTS[from].join("px, ")}px)`;
      svg.getBoundingClientRect(); // so that the dots begin there
    }
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
    placeholder: "Type any app or model",
    ariaLabel: "What do you have in mind?",
  });
  const form = make("form.row", input, make("button.press", { type: "submit" }, "Place it"));
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur(); // puts away the keyboard of a phone
    begin(input.value.trim(), tell);
  };
  const talk = root.querySelector(".walker-talk");
  const score = {}; // of each round that was guessed, whether the guess can be defended

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const state = (key, name) => String(new URLSearchParams({ [key]: name }));
  const putInAddress = (...of) => history.replaceState(history.state, "", `#${state(...of)}`);
  const answers = () => Loader.own("walker/data", "walker/model", "../meanings");
  const about = ({ id }) => window.Meanings?.["taxonomy/systems.html"][`system-${id}`].at(-1) ?? "";
  const copier = (label, text) => button(label, async () => Loader.copy(await text(), "Copied."), "chip");

  /** The public address of a page beside this one. */
  async function address(hash, page = "index.html") {
    await Loader.own("links-and-offline/address");
    return new URL(`${page}#${hash}`, window.Address.page()).href;
  }

  /** Shows something in place of what was said, and moves the focus to it. */
  function show(isAsking, first, ...rest) {
    root.classList.toggle("is-asking", isAsking);
    talk.replaceChildren(first, ...rest.filter(Boolean));
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    const isOut = [talk, ...(root.classList.contains("is-placed") ? [svg] : [])].some(
      (part) => part.getBoundingClientRect().bottom > innerHeight,
    );
    if (isOut || talk.getBoundingClientRect().top < 0) talk.scrollIntoView(); // what is said may be shorter than what was pressed
  }

  /** Does what needs the answers, once they are loaded, unless another name was typed meanwhile. */
  async function after(name, act) {
    input.value = name;
    try {
      await answers();
    } catch {
      return show(false, make("p", "The answers could not be loaded. Please try again."));
    }
    if (input.value === name) act();
  }

  /** Goes on with the system of this name; without one, offers those that may be meant, or asks. */
  function begin(name, go) {
    putInAddress("name", name);
    after(name, () => {
      const { find, isCalled, alike, near } = window.Placing;
      const row = find(name),
        fitting = row && !isCalled(row, name) ? alike(name) : [];
      if (row && fitting.length < 2) return go(fitting[0] ?? row, "", name);
      const offers = row ? fitting : near(name, about).slice(0, MOST);
      if (!offers.length) return meet(name);
      draw(name);
      const offered = offers.map((one) => button(one.name, () => go(one), "walker-answer"));
      const none = button("None of these: ask me", () => meet(name), "walker-answer");
      const heading = make("h2", row ? `Which “${name}”?` : `“${name}”: do you mean one of these?`);
      show(true, heading, make("div.row", { role: "group", ariaLabel: "Systems" }, ...offered, none));
    });
  }

  /** The question for a guess about a system. */
  function question({ id, name }) {
    const choices = Object.keys(CHOICES).map((one) => button(capital(one), () => tell({ id, name }, one), "chip"));
    return [
      make("h2", ROUNDS[id]?.ask ?? `${name} is:`),
      make("div.row", { role: "group", ariaLabel: "Your guess" }, ...choices),
    ];
  }

  function guess({ id, name }) {
    input.value = name;
    putInAddress("guess", name);
    draw(name);
    show(false, ...question({ id, name }));
  }

  /** Says where a system of the catalogue belongs, judges the guess, if there is one, and says for what it took the name that was `typed`. */
  function tell({ id, name }, choice = "", typed = name) {
    putInAddress("name", name);
    after(name, () => {
      const row = window.Placing.rows.find((one) => one.id === id);
      const place = window.Placing.walk(row.answers),
        { fits } = window.Placing.certain(place);
      const can = fits.includes(choice),
        isOther = !window.Placing.isCalled(row, typed);
      if (choice && id in ROUNDS) score[id] ??= can;
      const [right, all] = [Object.values(score).filter(Boolean).length, Object.keys(score).length];
      const text = window.Placing.sentence(name, place, row);
      const dared = async () =>
        `${all ? `I placed ${right} of ${all}. And you? ` : ""}${name}: an LLM, generative AI, both, or neither? ${await address(state("guess", name))}`;
      const cited = async () => `${text} (${row.checked}, ${await address(`system-${id}`, "systems.html")})`;
      answer(
        name,
        place,
        { text, said: about(row), choice, sign: choice && (can ? "right" : "wrong"), row, taken: isOther && name },
        [
          isOther && ` We took “${typed}” for ${name}.`,
          row.both && ` One name, two things. ${row.both}`,
          row.multimodal && place.llm === "yes" && " It takes in or makes more than text: “multimodal”, to be exact.",
        ],
        choice && onward(id),
        isOther && button("I meant another: ask me", () => meet(typed), "chip"),
        id in score &&
          all > 1 &&
          make("b", all < Object.keys(ROUNDS).length ? `${right} of ${all}` : `You placed ${right} of ${all}.`),
        copier("Copy it", cited),
        copier("Ask a friend", dared),
        make("a", { href: `systems.html#system-${id}` }, "Its sources"),
      );
    });
  }

  /** The next system to guess that was not guessed yet, besides that of this id; undefined after the last. */
  const following = (id) => Object.keys(ROUNDS).find((each) => each !== id && !(each in score));

  /** The button that leads from a guess to the next. */
  function onward(id) {
    const next = following(id);
    const row = { ...ROUNDS[next], id: next };
    return next && button(`Next: ${row.name}`, () => guess(row), "press");
  }

  /** The start: an empty field, and below it a guess, if one is left. */
  function start() {
    const next = following();
    input.value = "";
    draw("");
    root.classList.remove("is-asking");
    talk.replaceChildren(...(next ? question({ ...ROUNDS[next], id: next }) : []));
  }

  /** Says what is certain, then a sentence with its reasons; marks the place, and offers what leads on. */
  function answer(name, place, { text, said, choice = "", sign, isOwn = false, row, taken }, why, onward, ...more) {
    const head = make("div.judged"),
      { fits, says } = window.Placing.certain(place);
    const yes = fits.length > 1 ? "counts as right: " : "yes: "; // others could be defended, too
    const title = `${capital(({ right: yes, wrong: "no: " }[sign] ?? (isOwn ? "if that’s so: " : taken ? `${taken}: ` : "")) + says)}.`;
    if (sign) verdict(head, sign, title, said);
    else head.append(make("p", make("strong", title), " ", said));
    draw(name, place, CHOICES[choice]);
    const another = button("Place another", () => [start(), input.focus()], choice ? "chip" : "press");
    const links = window.Placing.after(place, row).map(([text, href]) => make("a", { href }, text));
    const reasons = [make("b", place.out?.so), ...why.filter(Boolean)];
    show(
      false,
      head,
      make("p.walker-say.saying", text),
      make("p.walker-why", ...reasons),
      make("p.row", onward, another, ...more),
      make("p.row", ...links),
    );
  }

  /** The button of an answer, with what follows its colon in small print. */
  function option(label, act) {
    const [head, examples] = label.split(": ");
    const one = button(examples ? `${head}:` : head, act, "walker-answer");
    if (examples) one.append(" ", make("small", examples));
    return one;
  }

  const chip = (label, act) => button(label, act, "chip");

  /** Says that a name isn't known, and asks what kind of thing it is; a name that says so itself, as "spell checker" does, is taken at its word. */
  function meet(name, kind = window.Placing.kindOf(name)) {
    if (!kind) {
      const shown = window.Placing.kinds.map((one) => option(one.label, () => meet(name, one)));
      const none = option("Something else, or no app: a model, a company", () => ask(name, []));
      return put(name, `“${name}” isn’t in our catalogue. What does it do?`, [...shown, none]);
    }
    const back = chip("It does something else", () => meet(name, null));
    if (kind.given) return conclude(name, back, kind);
    const again = chip("Back", () => meet(name, kind));
    const shown = kind.answers.map((one) => option(one.label, () => conclude(name, again, one)));
    put(name, `“${name}” isn’t in our catalogue. ${kind.ask}`, shown, "", back);
  }

  /** Shows a question with its answers. */
  function put(name, asked, shown, help = "", ...below) {
    draw(name);
    const row = make("div.row", { role: "group", ariaLabel: "Answers" }, ...shown);
    show(true, make("h2", asked), help && make("p", help), row, make("p.walker-step", ...below));
  }

  /** Says what a reader's answers come to, and on what that rests: nothing that the reader told is said as known, but what the name itself says. */
  function conclude(name, back, { given, when = "If your answers are right", say }) {
    const { kindOf, sentence, spoken, walk } = window.Placing;
    const place = walk(given),
      isSaid = say && kindOf(name);
    const thing = spoken(name),
      rests = when.replace("{X}", thing);
    const it = when.includes("{X}") ? "it" : thing;
    const text = isSaid ? capital(sentence(thing, place, { say })) : `${rests}, ${sentence(it, place, { say })}`;
    const maker = place.kind !== "neither" && [
      " Its maker’s page may tell: ",
      make("a", { href: MAKER }, "ask which model is in it and whether that writes"),
      ", and what your text is used for.",
    ];
    answer(
      name,
      place,
      { text, said: say ? "" : place.result.why, isOwn: !isSaid },
      maker || [],
      null,
      copier("Copy the sentence", () => text),
      back,
    );
  }

  /** Asks the question that follows these answers, or says what they come to. */
  function ask(name, given, group = "") {
    const { asked, kind, result } = window.Placing.walk(given);
    const before = group ? given : given.slice(0, -1);
    const back = chip("Back", () => (group || given.length ? ask(name, before) : meet(name, null)));
    if (result) return conclude(name, back, { given });
    const wording = (text) => (typeof text === "string" ? text : window.Placing.chosen(text, { kind }));
    const choices = Object.entries(Object.groupBy(Object.entries(asked.answers), ([, answer]) => answer.group ?? ""));
    const single = ([word, { label }]) => option(label, () => ask(name, [...given, word]));
    const several = ([label, answers]) =>
      label && label !== group ? option(label, () => ask(name, given, label)) : answers.map(single);
    const shown = choices.filter(([label]) => !group || label === group).flatMap(several);
    if (group) return put(name, `${group.split(":")[0]}: which?`, shown, "", back);
    const step = given.length ? `Question ${given.length} of at most 3 ` : "";
    put(name, wording(asked.ask), shown, wording(asked.help), step, back);
  }

  /** A name in the address begins at once: with its answer, or for a friend's with a guess. */
  function arrive() {
    const told = new URLSearchParams(location.hash.slice(1).split(":~:")[0]);
    for (const [key, go] of Object.entries({ name: tell, guess })) {
      const name = told.get(key)?.trim().slice(0, LONGEST);
      if (name) begin(name, go);
    }
  }

  root.prepend(form);
  start();
  root.classList.add("is-live");
  root.addEventListener("pointerover", () => answers().catch(() => {}), { once: true }); // ahead of the first press
  addEventListener("hashchange", arrive);
  arrive();
})();
