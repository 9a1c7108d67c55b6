/** Answers a typed name in the catalogue: what may be meant comes first, each with its sentence; without this script all
    rows show, grouped by kind. Text that a reader types stays text. */
(() => {
  const { make, button } = window.Dom;
  const { Loader } = window;
  const box = document.querySelector(".catalogue");
  const rows = [...(box?.querySelectorAll(".system") ?? [])];
  if (!rows.length) return;
  const LONGEST = 80, // characters of a name
    MOST = 12, // systems that are shown for one
    OFTEN = box.dataset.common.split(",");
  const end = box.querySelector(".told"), // below the rows
    all = end.querySelector("a"),
    written = [...box.querySelectorAll(":scope > :not(.key, .heads, .told)")]; // in their original order
  const byId = new Map(rows.map((row) => [row.querySelector("h4").id.slice("system-".length), row]));
  const apps = new Map(); // what is drawn of the apps, which have no row, by name

  const more = (row) => row.querySelector(":scope > details");
  const answers = () => Loader.own("likeness", "placing/data", "placing/placing");
  const about = ({ id }) => byId.get(id)?.textContent ?? "";
  const stateOf = (name) => `#${new URLSearchParams({ words: name })}`;

  const input = make("input", {
    type: "search",
    id: "catalogue-words",
    autocomplete: "off",
    maxLength: LONGEST,
    placeholder: "An app or model of yours",
    ariaLabel: "Find a system",
    onfocus: () => answers().catch(() => {}),
  });
  const shown = make("p.shown.not-on-paper", { role: "status" }),
    other = button("", place, "chip"),
    search = button("Search the guide", () => window.GuideSearch.open(typed()), "chip"),
    often = make("div.row", ...OFTEN.map((name) => button(name, () => seek(name).then(intoView), "chip"))),
    asked = make("div");

  const typed = () => input.value.trim();

  /** Shows what may be meant, or everything; a name that was typed meanwhile has its own turn. */
  async function draw() {
    const name = typed();
    if (!name) return arrange([]);
    try {
      await answers();
    } catch {
      shown.textContent = "The answers could not be loaded. Please try again.";
      return;
    }
    if (name !== typed()) return;
    const { meant, near, isAlias } = window.Placing;
    const exact = meant(name),
      close = near(name, about),
      by = exact.length ? "held" : close[0]?.by,
      isOne = exact.length === 1;
    const alike = close.filter((other) => (exact.length ? other.by === by : (other.by === "row") === (by === "row")));
    const parts = exact[0]?.does && (exact[0].parts ?? []).map(window.Placing.rowOf),
      also = exact.length > 1 ? [] : (parts ?? alike.map(({ row }) => row)),
      found = [...new Set([...exact, ...also])].slice(0, MOST);
    const drawn = found.map(rowOf);
    for (const [at, row] of drawn.entries()) {
      tell(row, found[at]);
      const isAnswer = isOne && at === 0;
      row.classList.toggle("is-answer", isAnswer);
      const isBare = row.querySelectorAll(".word > p").length < 2; // a "no" needs its reason
      row.querySelector(".say > details").open = !isAnswer || isBare;
      if (more(row)) more(row).open = isAnswer;
    }
    arrange(drawn);
    const isOther = isOne && isAlias(exact[0], name),
      isIn = by === "held" || by === "begun";
    const notes = [
      exact.length > 1 && `Which “${name}”?`,
      isOther && `“${name}” is counted under ${exact[0].name}.`,
      by === "row" && `Not a name in our list, but these have “${name}” in their rows:`,
      !isIn && `“${name}” isn’t in our list. ${found.length ? "Nearest:" : "Four questions tell what it is."}`,
    ];
    shown.textContent = notes.find(Boolean) || "";
    other.textContent = found.length ? "I meant another" : "Answer four questions";
    other.className = found.length ? "chip" : "press";
    other.hidden = isOne && !isOther;
    search.hidden = isIn;
  }

  /** The row of a system; that of an app is made. */
  function rowOf({ id, name }) {
    if (id) return byId.get(id);
    if (!apps.has(name)) apps.set(name, make("div.system.not-on-paper", make("h4", name)));
    return apps.get(name);
  }

  /** Shows these rows in this order alone, or everything in its original order if there are none to show. */
  function arrange(drawn) {
    const isTyped = typed() !== "";
    shown.hidden = other.hidden = search.hidden = !isTyped;
    if (!isTyped) often.hidden = false;
    if (!isTyped && !box.matches(".is-typed")) return; // else a row would lose the focus
    for (const row of apps.values()) if (!drawn.includes(row)) row.remove();
    for (const one of written) one.hidden = isTyped && !drawn.includes(one);
    for (const row of drawn) row.querySelector("h4").ariaLevel = "3"; // the headings of the kinds are gone
    if (!isTyped) for (const row of rows) row.querySelector("h4").ariaLevel = null;
    asked.replaceChildren();
    for (const one of often.children) one.ariaPressed = one.textContent === typed();
    box.classList.toggle("is-typed", isTyped);
    all.classList.toggle("press", !isTyped);
    box.append(...(isTyped ? drawn : written), end, asked);
  }

  /** Says in a few words and in a sentence what a system is, what follows, and where to go on. */
  function tell(row, system) {
    if (row.querySelector(".say")) return;
    const { verdictOn, cited } = window.Placing;
    const { name } = system,
      { line, brief, plain, so, next } = verdictOn(system);
    const reported = (system.reported ?? []).map(({ report }) => ["What its maker says", report]);
    const hash = system.id ? `#system-${system.id}` : stateOf(name),
      text = () => cited(system, window.Address.page() + hash);
    row.querySelector("h4").after(
      make(
        "div.say",
        make("div.word", make("b", line), ...brief.map(([asked, word]) => make("p", make("small", `${asked} `), word))),
        so && make("p.so", so),
        make("p.row.not-on-paper", ...[...next, ...reported].map(([text, href]) => make("a", { href }, text))),
        make(
          "details",
          { open: true },
          make("summary", "In a sentence"),
          make("p.saying", make("b", name), plain.slice(name.length)),
          make(
            "p.row.not-on-paper",
            button("Copy with its link", () => Loader.copy(text, "Copied, with its link."), "chip"),
          ),
        ),
      ),
    );
  }

  /** Asks the four questions about what was typed. */
  async function place() {
    await Loader.own("placing/four-questions");
    other.hidden = true;
    window.FourQuestions.ask(typed(), asked);
  }

  /** Shows what is meant by a name, and stores it in the address. */
  function seek(name) {
    input.value = name;
    const target = box.querySelector(":target"), // with which all are shown
      none = target ? `#${target.id}` : location.pathname + location.search;
    history.replaceState(null, "", name.trim() ? stateOf(name.trim()) : none);
    return draw();
  }

  /** A name in the address is answered; the address of a system opens its row. */
  function arrive() {
    const hash = location.hash.slice(1).split(":~:")[0],
      words = new URLSearchParams(hash).get("words");
    input.value = (words ?? "").slice(0, LONGEST);
    draw().then(() => words && other.matches(".press") && place()); // search has said already that it isn't here
    if (words === "") input.focus();
    if (words !== null) box.scrollIntoView();
    const target = document.getElementById(hash);
    if (!box.contains(target)) return;
    const row = target.closest(".system");
    if (row) more(row).open = true;
    target.scrollIntoView();
  }

  /** Moves the field to the top, with the results below it. */
  const intoView = () => box.scrollIntoView();

  input.addEventListener("input", () => {
    seek(input.value);
    often.hidden = typed() !== ""; // makes room for the answer above a keyboard on the screen
    intoView();
  });
  box.prepend(make("div.not-on-paper", input, often), shown);
  end.prepend(other, search);
  for (const [id, row] of byId)
    more(row).addEventListener("toggle", () =>
      answers().then(
        () => more(row).open && tell(row, window.Placing.rowOf(id)),
        () => {}, // without it, the row says enough
      ),
    );
  addEventListener("hashchange", arrive);
  arrive();
})();
