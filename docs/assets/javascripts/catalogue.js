/** Finds systems in the catalogue; without this script all show, grouped by kind. */
(() => {
  const { make, button } = window.Dom;
  const box = document.querySelector(".catalogue");
  const rows = [...(box?.querySelectorAll(".system") ?? [])];
  if (!rows.length) return;
  const FACETS = ["llm", "kind", "generates", "outputs"]; // what an address may choose by
  const LONGEST = 80, // characters of search words that the address keeps
    NAMED = 6, // from here on the words stand in no name
    MOST = 3; // systems offered for words that no row holds
  const written = [...box.querySelectorAll(":scope > :not(.heads)")]; // rows and headings in their original order
  const bare = (text) => text.toLowerCase().replace(/[-.]/g, ""); // so that gpt4 matches GPT-4
  const texts = new Map(rows.map((row) => [row, bare(row.textContent)]));
  const state = { words: "", ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])) };

  const name = (row) => row.querySelector("h4").textContent.trim();
  const aliases = (row) => row.querySelector(".also")?.textContent.slice("Other names: ".length).split(", ") ?? [];
  const more = (row) => row.querySelector("details");
  const placing = () => window.Loader.own("likeness", "walker/data", "walker/model");
  const held = (row, facet) => row.dataset[facet].split("|");

  const typed = () => bare(state.words).split(/\s+/).filter(Boolean);
  const holds = (text) => typed().every((word) => bare(text).includes(word));

  /** What the walker knows of a row. */
  const known = (row) => window.Placing.rowOf(row.querySelector("h4").id.slice("system-".length));

  /** Whether a row is a part of an app, or called or made so. */
  function isOf(row, { parts = [] }) {
    const { id, maker, name: called, aliases: others = [] } = known(row);
    return parts.includes(id) || holds([called, ...others, maker].join(" "));
  }

  /** Whether a row has the words, or is of the app so called, and has one of the chosen values in each facet. */
  const fits = (row, app) =>
    (app ? isOf(row, app) : typed().every((word) => texts.get(row).includes(word))) &&
    FACETS.every((facet) => !state[facet].size || held(row, facet).some((value) => state[facet].has(value)));

  const words = make("input", {
    type: "search",
    id: "catalogue-words",
    autocomplete: "off",
    maxLength: LONGEST,
    placeholder: "ChatGPT, WhatsApp, Siri …",
    ariaLabel: "Find a system",
    onfocus: sharpen,
  });

  /** Answers the typed words by what the walker knows; without words nothing is drawn, or a row would lose the focus. */
  async function sharpen() {
    await placing().catch(() => {});
    if (window.Placing && typed().length) draw();
  }

  const shown = make("p.shown", { role: "status" });
  const clear = button("Show all", () => [change(empty), words.focus()], "chip");
  const likely = make("span.row"),
    straight = make("div.say");
  const placed = make("a");
  const elsewhere = button("", () => window.GuideSearch.open(state.words.trim()), "chip");
  const found = make("div.row.told.not-on-paper", straight, likely, placed, elsewhere),
    also = make("span.row"),
    count = make("div.row.told.not-on-paper", also, shown, clear);

  function empty() {
    state.words = "";
    for (const facet of FACETS) state[facet].clear();
  }

  /** Updates the page to show the state. */
  function draw() {
    const isTyped = typed().length > 0,
      meant = (isTyped && window.Placing?.meant(state.words.trim())) || [],
      app = meant[0]?.does && meant.length === 1 ? meant[0] : null,
      alike = meant.length > 1 ? rows.filter((row) => meant.includes(known(row))) : [];
    const holding = alike.length ? alike : rows.filter((row) => fits(row, app)),
      isOne = !app && !alike.length,
      answer = isOne && (holding.length === 1 ? holding[0] : holding.find((row) => isTyped && place(row) < 2));
    const fitting = answer ? [answer] : holding,
      others = answer ? holding.filter((row) => row !== answer && place(row) < NAMED) : [];
    for (const row of rows) {
      row.hidden = !fitting.includes(row);
      if (isTyped) more(row).open = row === answer;
      row.querySelector("h4").ariaLevel = isTyped ? "3" : null; // the headings of the kinds are gone
      explain(row);
    }
    straight.replaceChildren(...(app ? verdictOn(app) : []));
    also.replaceChildren(
      ...(others.length
        ? ["Also: ", ...others.map((row) => make("a", { href: `#${row.querySelector("h4").id}` }, name(row)))]
        : []),
    );
    arrange();
    box.classList.toggle("is-typed", isTyped);
    if (words.value !== state.words) words.value = state.words;
    found.hidden = count.hidden = fitting.length === rows.length;
    elsewhere.hidden = fitting.length > 0 || !isTyped;
    placed.hidden = !isTyped || app || fitting.some((row) => holds([name(row), ...aliases(row)].join(" ")));
    placed.href = `index.html#${new URLSearchParams({ name: state.words.trim() })}`;
    placed.textContent = "Place it yourself";
    elsewhere.textContent = `Search the guide for “${state.words.trim()}”`;
    const missing = app ? "" : `“${state.words.trim()}” isn’t in our list.`,
      number = `${fitting.length} of ${rows.length} systems`,
      sentence = alike.length ? `Which “${state.words.trim()}”?` : fitting.length || !isTyped ? number : missing;
    if (shown.textContent !== sentence) shown.textContent = sentence;
    if (missing === sentence || alike.length) found.prepend(shown);
    else also.after(shown);
    offer(fitting.length || app ? "" : state.words);
  }

  /** The answer about an app or a row in a plain sentence, what follows, and where to go on. */
  function verdictOn(row, ...more) {
    const { plain, so, next } = window.Placing.verdictOn(row);
    const links = [...next, ...more].map(([text, href]) => make("a", { href }, text));
    return [make("p.saying", make("b", plain), so && ` ${so}`), make("p.row", ...links)];
  }

  /** Orders the rows, those with the words in their names first; headings show only in the original order, above a row. */
  function arrange() {
    const isOriginal = !typed().length;
    box.append(...(isOriginal ? written : rows.toSorted((one, other) => place(one) - place(other))), count);
    let any = false;
    for (const element of [...written].reverse()) {
      if (element.matches(".system")) any ||= !element.hidden;
      else element.hidden = !isOriginal || !any;
      if (element.matches("h3")) any = false;
    }
  }

  /** Where the words stand in a row: the lower, the closer to its name. */
  function place(row) {
    const all = bare(state.words.trim()),
      called = name(row).replace(/^The (.+) app$/, "$1"), // people have the app, so it comes first
      names = [called, ...aliases(row)];
    const isWord = (text) => text.split(/[-\s]/).map(bare).includes(all);
    const steps = [
      bare(names[0]) === all,
      names.map(bare).includes(all),
      isWord(names[0]),
      names.some(isWord),
      names.some((text) => bare(text).startsWith(all)),
      holds(names.join(" ")),
    ];
    return [...steps, true].indexOf(true);
  }

  /** Says in a sentence what an open system is, to copy, and where to go on. */
  async function tell(row) {
    if (!more(row).open || row.querySelector(".saying")) return;
    await placing().catch(() => {}); // without it, the row says enough
    if (!window.Placing || row.querySelector(".saying")) return;
    const system = known(row);
    const cited = () => window.Placing.cited(system, window.Address.section(row.querySelector("h4").id));
    const copy = button("Copy with its link", () => window.Loader.copy(cited, "Copied, with its link."), "chip");
    const said = make(
      "div.say",
      ...verdictOn(system, ["On the map", `index.html#${new URLSearchParams({ name: system.name })}`]),
    );
    said.lastChild.append(copy);
    row.querySelector(":scope > p").before(said);
  }

  /** Offers the systems that words may mean which no row holds, and else to place it. */
  function offer(typed) {
    const { meant, near } = window.Placing ?? {};
    const rows = typed && near ? [...meant(typed), ...near(typed).map(({ row }) => row)] : [];
    const names = [...new Set(rows.map(({ name }) => name))].slice(0, MOST);
    likely.replaceChildren(...names.map((name) => button(`${name}?`, () => seek(name), "press")));
    placed.className = names.length ? "" : "press";
  }

  /** Says in a row that only an alias of its system fits the words. */
  function explain(row) {
    row.querySelector(".counted")?.remove();
    const also = typed().length && !row.hidden && !holds(name(row)) ? aliases(row).find(holds) : "";
    if (also)
      row.querySelector(":scope > p").prepend(make("em.counted", `${also} is counted under ${name(row)}.`), " ");
  }

  /** Changes the state, shows it, and stores it in the address. */
  function change(act) {
    act();
    draw();
    const params = new URLSearchParams();
    if (state.words.trim()) params.set("words", state.words.trim());
    for (const facet of FACETS) if (state[facet].size) params.set(facet, [...state[facet]].join("|"));
    const hash = String(params);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  /** Shows the systems that hold some words. */
  const seek = (words) => change(() => Object.assign(state, { words }));

  /** Reads what is valid of the state from the address; that of a system opens its row. */
  function arrive() {
    const hash = location.hash.slice(1).split(":~:")[0];
    const params = new URLSearchParams(hash.includes("=") ? hash : "");
    state.words = (params.get("words") ?? "").slice(0, LONGEST);
    for (const facet of FACETS) {
      const asked = (params.get(facet) ?? "").split("|");
      state[facet] = new Set(asked.filter((value) => rows.some((row) => held(row, facet).includes(value))));
    }
    draw();
    if (hash.includes("=")) box.scrollIntoView();
    const row = document.getElementById(hash)?.closest(".system");
    if (!row) return;
    more(row).open = true;
    row.querySelector("h4").scrollIntoView();
  }

  words.addEventListener("input", () => {
    seek(words.value);
    box.scrollIntoView(); // moves the field to the top, with the results below it
  });
  box.prepend(make("div.not-on-paper", words), found);
  for (const row of rows) more(row).addEventListener("toggle", () => tell(row));
  addEventListener("hashchange", arrive);
  arrive();
  if (state.words) words.onfocus();
})();
