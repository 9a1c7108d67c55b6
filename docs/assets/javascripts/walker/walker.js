/** The walker of "Where does it belong?": readers find the odd one of three, look a name up, or tick what comes out of it, and the map shows it. Text that a reader types stays in the page. */
"use strict";

(() => {
  const { make, button, verdict, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const { Loader } = window;
  const LONGEST = 80, // characters of a name
    SHORT = 16; // those of a name on the map
  const UNKNOWN = "not known"; // an answer
  const MOST = 5; // systems offered for a name that the catalogue lacks
  const APART = 38; // of products above each other on the map
  const SPOTS = {
    // on the map's own grid
    llm: [112, 222],
    "llm-edge": [150, 250],
    gen: [230, 288],
    small: [118, 270],
    reads: [36, 164],
    out: [30, 286],
    rim: [313, 278],
    nowhere: [336, 22],
  };
  const MAKER = "../misconceptions/not-all-generative-ai-is-language.html#what-to-do";

  // ---- the map ----
  const svg = root.querySelector("svg"),
    marks = part("g", { class: "not-on-paper" });

  /** Marks where systems belong, and takes away what was marked before; those that have no place yet are left out. */
  function draw(...systems) {
    const placed = systems.filter(({ place }) => place?.result?.spot);
    root.classList.toggle("is-placed", placed.length > 0);
    const lit = placed.length === 1 ? placed[0].place.result.spot : "";
    svg.dataset.lit = lit.includes(" ") ? "" : lit; // of two, neither is known
    const taken = [];
    marks.replaceChildren(...placed.map(({ name, place }) => mark(name, place, taken)));
    svg.append(marks);
  }

  /** A dot with its name, or two where people differ; around that of a product a box. Spots that are taken stand above each other. */
  function mark(name, { kind, result }, taken) {
    const at = result.spot.split(" ").map(free),
      own = kind === "product" ? (result.box ? free(result.box) : at[0]) : null,
      [x, y] = own ?? at[0],
      reaches = own?.[0] === SPOTS.llm[0] && result.spot.startsWith("llm"), // out of the square, as ChatGPT's does
      open = at.length > 1 ? " is-open" : "";
    const beside = reaches ? 112 : at[0][0] === SPOTS.llm[0] ? 16 : 0, // where systems stand above each other
      anchor = beside || x < 100 ? "start" : x > 240 ? "end" : "middle",
      left = beside || { start: -26, middle: 0, end: 22 }[anchor],
      down = beside ? 5 : y < 60 || x < 40 ? 32 : -24;
    return part(
      "g",
      {},
      part("path", { class: `walker-line${open}`, d: `M${own ?? at[0]}L${at.at(-1)}` }),
      own ? part("rect", { class: "walker-line", x: x - 24, y: y - 16, width: reaches ? 250 : 48, height: 32 }) : "",
      ...at.map(([cx, cy]) => part("circle", { class: `walker-dot${open}`, cx, cy, r: 9 })),
      part(
        "text",
        { class: "walker-own", x: x + left, y: y + down, "text-anchor": anchor },
        name.length > SHORT ? `${name.slice(0, SHORT - 1)}…` : name,
      ),
    );

    function free(spot) {
      taken.push(spot);
      const [across, along] = SPOTS[spot];
      return [across, along - APART * (taken.filter((one) => one === spot).length - 1)];
    }
  }

  // ---- the words ----
  const talk = root.querySelector(".walker-talk"),
    said = make("div.walker-said");
  const input = make("input", {
    maxLength: LONGEST,
    autocomplete: "off",
    spellcheck: false,
    required: true,
    placeholder: "Type any app or model",
    ariaLabel: "What do you have in mind?",
    onfocus: () => input.select(),
  });
  const form = make("form.row", input, make("button", { type: "submit" }, "Place it"));
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur(); // puts away the keyboard of a phone
    begin(input.value.trim(), tell);
  };
  // The bets stand in the page: a question, and three systems by the addresses of their rows.
  const bets = [...talk.querySelectorAll("li")].map((one) => ({
    ask: one.querySelector("strong").textContent,
    three: [...one.querySelectorAll("a[href*='#system-']")].map(({ hash, textContent }) => [
      hash.slice("#system-".length),
      textContent,
    ]),
  }));
  const score = []; // of each bet, whether it was won

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const state = (key, name) => String(new URLSearchParams({ [key]: name }));
  const putInAddress = (...of) => history.replaceState(history.state, "", `#${state(...of)}`);
  const answers = () => Loader.own("walker/data", "walker/model", "../meanings");
  const about = ({ id }) => window.Meanings?.["taxonomy/systems.html"][`system-${id}`].at(-1) ?? "";
  const chip = (label, act) => button(label, act, "chip");
  const copier = (label, text) => chip(label, async () => Loader.copy(await text(), "Copied."));
  const group = (ariaLabel, ...shown) => make("div.row", { role: "group", ariaLabel }, ...shown);
  const placed = (row) => ({ name: row.name, place: window.Placing.walk(row.answers) });
  const link = ({ id, name }, words = name) => make("a", { href: `systems.html#system-${id}` }, words);

  /** The public address of a page beside this one. */
  async function address(hash, page = "index.html") {
    await Loader.own("links-and-offline/address");
    return new URL(`${page}#${hash}`, window.Address.page()).href;
  }

  /** Shows something below the map, with the focus on it, and on a phone the map above it. */
  function show(...parts) {
    said.replaceChildren(...parts.filter(Boolean));
    said.firstChild.tabIndex = -1;
    said.firstChild.focus({ preventScroll: true });
    const isOut = said.getBoundingClientRect().bottom > innerHeight || root.getBoundingClientRect().top < 0;
    if (isOut) [svg, said].find((one) => one.checkVisibility()).scrollIntoView();
  }

  /** Does what needs the answers, once they are loaded, unless another name was typed meanwhile. */
  async function after(name, act) {
    input.value = name;
    try {
      await answers();
    } catch {
      return show(make("p", "The answers could not be loaded. Please try again."));
    }
    if (input.value === name) act();
  }

  /** Asks which of three systems is the odd one, and then shows all three. */
  function bet(number) {
    const { ask, three } = bets[number];
    const choose = (id) =>
      after("", () => {
        const rows = three.map(([one]) => window.Placing.rows.find((row) => row.id === one)),
          odd = window.Placing.odd(rows);
        score[number] ??= id === odd.id;
        for (const [at, one] of chips.entries()) {
          one.disabled = true;
          one.prepend(rows[at] === odd ? "✓ " : rows[at].id === id ? "✗ " : "");
        }
        draw(...rows.map(placed));
        const head = make("div.judged");
        verdict(
          head,
          id === odd.id ? "right" : "wrong",
          `${id === odd.id ? "Yes" : "No"}: it’s ${odd.name}.`,
          about(odd),
        );
        const others = rows
          .filter((row) => row !== odd)
          .map((row) => make("li", make("b", link(row)), " ", about(row)));
        const won = `${score.filter(Boolean).length} of ${score.length}`;
        const dared = async () =>
          `${ask} ${rows.map(({ name }) => name).join(", ")}. ${await address(state("bet", number + 1))}`;
        const next = bets[number + 1] && button("Next three", () => bet(number + 1), "press");
        show(
          head,
          make("ul", ...others),
          make("p.row", next || make("b", `You found ${won}.`), copier("Ask a friend", dared)),
        );
      });
    const chips = three.map(([id, label]) => button(label, () => choose(id)));
    pose(ask, chips);
  }

  /** Puts a question with its answers above the map. */
  function pose(ask, chips) {
    draw();
    said.replaceChildren();
    talk.replaceChildren(make("h2", ask), group("Your bet", ...chips));
    if (talk.getBoundingClientRect().top < 0) talk.scrollIntoView();
  }

  /** Asks for a guess about a system, which a friend's address does. */
  function guess({ name, ...row }) {
    pose(
      `Is ${name} an LLM, or is one inside?`,
      ["Yes", "No"].map((one) => button(one, () => tell({ name, ...row }, name, one))),
    );
  }

  /** Goes on with the system of this name; without one, offers those that may be meant, or asks. */
  function begin(name, go) {
    putInAddress("name", name);
    after(name, () => {
      const { find, isCalled, alike, near } = window.Placing;
      const row = find(name),
        fitting = row && !isCalled(row, name) ? alike(name) : [];
      if (row && fitting.length < 2) return go(fitting[0] ?? row, name);
      const offers = row ? fitting.map((one) => ({ row: one, as: one.name })) : near(name, about).slice(0, MOST);
      if (!offers.length) return meet(name);
      draw();
      talk.replaceChildren();
      const heading = make("h2", row ? `Which “${name}”?` : `“${name}”: do you mean one of these?`);
      const none = chip("None of these: ask me", () => meet(name));
      show(heading, group("Systems", ...offers.map(({ row, as }) => button(as, () => go(row, as))), none));
    });
  }

  /** Says where a system of the catalogue belongs, judges the guess, if there is one, and says for what it took the name that was `typed`. */
  function tell(row, typed = row.name, choice = "") {
    const { name } = row;
    putInAddress("name", name);
    after(name, () => {
      const { place } = placed(row),
        { is, says } = window.Placing.certain(place),
        isOther = !window.Placing.isCalled(row, typed);
      const sure = { undefined: "counts as right", [choice === "Yes"]: "yes" }[is] ?? "no",
        title = capital(`${choice ? `${sure}: ` : isOther ? `${name}: ` : ""}${says}.`);
      const text = window.Placing.sentence(name, place, row);
      const head = make("div.judged", make("p", make("strong", title), " ", about(row)));
      if (choice) verdict(head, sure === "no" ? "wrong" : "right", title, about(row));
      const dared = async () => `Is ${name} an LLM, or is one inside? ${await address(state("guess", name))}`;
      const cited = async () => `${text} (${row.checked}, ${await address(`system-${row.id}`, "systems.html")})`;
      talk.replaceChildren();
      draw({ name, place });
      show(
        head,
        make("p.saying", text),
        make(
          "p",
          make("b", place.out?.so),
          isOther && ` We took “${typed}” for ${name}.`,
          row.both && ` One name, two things. ${row.both}`,
        ),
        make(
          "p.row",
          choice && button("Three more", () => bet(0), "press"),
          copier("Copy it", cited),
          copier("Ask a friend", dared),
          isOther && chip("I meant another: ask me", () => meet(typed)),
          link(row, "Its sources"),
          ...onward(place, row),
        ),
      );
    });
  }

  const onward = (...of) => window.Placing.after(...of).map(([text, href]) => make("a", { href }, text));

  /** Lets a reader tick what a thing is and what comes out of it, and says at once what follows; what its name says is ticked. */
  function meet(name) {
    const { chosen, follow, certain, sentence, spoken, kindOf } = window.Placing;
    const kind = kindOf(name) ?? {},
      given = { what: kind.what ?? "product", out: kind.out ? [kind.out] : [] };
    const status = make("p", { role: "status" }),
      [ticks, end] = [make("div"), make("div")];
    talk.replaceChildren();
    update();
    show(make("h2", `What comes out of “${name}”?`), status, ticks, end);

    /** A button that ticks an answer, or takes it back where there may be several. */
    function tick(id, word, { label }) {
      const was = [given[id] ?? UNKNOWN].flat().includes(word),
        others = given.out.filter((one) => one !== word && (one === UNKNOWN) === (word === UNKNOWN));
      const [head, examples] = label.split(": ");
      const one = chip(examples ? `${head}: ` : head, () => {
        given[id] = id !== "out" ? word : was ? others : [...others, word];
        update(one.value);
      });
      one.value = `${id} ${word}`;
      if (examples) one.append(make("small", examples));
      one.setAttribute("aria-pressed", was);
      return one;
    }

    /** The answers to a question, those of a group together. */
    function question({ asked: { id, ask, answers }, kind }) {
      const text = id === "out" ? "" : chosen(ask, { kind });
      const groups = Object.groupBy(Object.entries(answers), ([, answer]) => answer.group ?? text);
      return Object.entries(groups).flatMap(([label, some]) => {
        const own = some.filter(([word]) => word !== "part").map((one) => tick(id, ...one));
        return [label && make("p", label), group(label || "Something else", ...own)];
      });
    }

    function update(pressed) {
      const { asked, place, made } = follow(given);
      ticks.replaceChildren(...asked.flatMap(question)); // first whether anything in it has learned
      ticks.querySelector(`[value="${pressed}"]`)?.focus({ preventScroll: true });
      draw({ name, place });
      const say = place.kind === "neither" ? kind.say : undefined,
        rests = say ? "" : "If that’s so";
      status.replaceChildren(make("strong", "It isn’t in our catalogue."), " Tick all that fits.");
      end.replaceChildren();
      if (!place.result) return;
      const text = capital(`${rests && `${rests}, `}${sentence(spoken(name), place, { made, say })}`);
      status.replaceChildren(make("strong", capital(`${rests && `${rests}: `}${certain(place).says}.`)));
      const maker = make("a", { href: MAKER }, "ask which model is in it and whether that writes");
      end.append(
        make("p.saying", text),
        make("p", make("b", place.out?.so), ...(say ? [] : [" Its maker’s page may tell: ", maker, "."])),
        make(
          "p.row",
          copier("Copy it", () => text),
          ...onward(place),
        ),
      );
    }
  }

  /** A name in the address begins at once: with its answer, or for a friend's with a guess; so does a bet. */
  function arrive() {
    const told = new URLSearchParams(location.hash.slice(1).split(":~:")[0]);
    if (bets[told.get("bet") - 1]) bet(told.get("bet") - 1);
    for (const [key, go] of Object.entries({ name: tell, guess })) {
      const name = told.get(key)?.trim().slice(0, LONGEST);
      if (name) begin(name, go);
    }
  }

  root.querySelector("figure").after(said, form);
  bet(0);
  root.classList.add("is-live");
  root.addEventListener("pointerover", () => answers().catch(() => {}), { once: true }); // ahead of the first press
  addEventListener("hashchange", arrive);
  arrive();
})();
