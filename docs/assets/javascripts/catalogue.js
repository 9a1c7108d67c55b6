/** Lets readers filter the catalogue and share the result; without this script all systems show, grouped by kind. */
(() => {
  const { make, button } = window.Dom;
  const box = document.querySelector(".catalogue");
  const rows = [...(box?.querySelectorAll(".system") ?? [])];
  if (!rows.length) return;
  const FACETS = { kind: "Kind", llm: "An LLM?", generates: "Makes new things?", outputs: "Outputs" };
  const LONGEST = 80; // characters of search words that the address keeps
  const written = [...box.querySelectorAll(":scope > :not(.heads)")]; // rows and headings in their original order
  const bare = (text) => text.toLowerCase().replace(/[-.]/g, ""); // so that gpt4 matches GPT-4
  const texts = new Map(rows.map((row) => [row, bare(row.textContent)]));
  const state = { words: "", ...Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Set()])) };

  const name = (row) => row.querySelector("h4").textContent.trim();
  const aliases = (row) => row.querySelector(".also")?.textContent.slice("Also: ".length).split(", ") ?? [];
  const more = (row) => row.querySelector("details");
  const placing = () => window.Loader.own("walker/data", "walker/model", "links-and-offline/address");
  const held = (row, facet) => row.dataset[facet].split("|");

  const typed = () => bare(state.words).split(/\s+/).filter(Boolean);

  /** Whether a row contains the words and, in each facet except `but`, one of the chosen values. */
  function fits(row, but = "") {
    return (
      typed().every((word) => texts.get(row).includes(word)) &&
      Object.keys(FACETS).every(
        (facet) => facet === but || !state[facet].size || held(row, facet).some((value) => state[facet].has(value)),
      )
    );
  }

  const words = make("input", {
    type: "search",
    id: "catalogue-words",
    autocomplete: "off",
    maxLength: LONGEST,
    placeholder: "Find a system",
    ariaLabel: "Find a system",
  });
  const shown = make("p.shown", { role: "status" });
  const showAll = () => {
    change(() => {
      state.words = "";
      for (const facet of Object.keys(FACETS)) state[facet].clear();
    });
    words.focus();
  };
  const clear = button("Show all", showAll, "chip");
  const placed = make("a.press");
  const elsewhere = button("", () => window.GuideSearch.open(state.words.trim()), "chip");
  const meant = make("span.row");
  const found = make("div.row.told.not-on-paper", shown, clear, meant, placed, elsewhere);
  const chips = Object.keys(FACETS).flatMap((facet) => {
    const values = rows.flatMap((row) => held(row, facet));
    const times = (value) => values.filter((one) => one === value).length;
    return [...new Set(values)]
      .sort((a, b) => times(b) - times(a))
      .map((value) => {
        const count = make("span.count");
        const press = () => change(() => state[facet].delete(value) || state[facet].add(value));
        const chip = make("button.chip", { onclick: press }, box.dataset[value] ?? value, " ", count);
        return { facet, value, chip, count };
      });
  });

  /** Updates the page to show the state. */
  function draw() {
    const fitting = rows.filter((row) => fits(row));
    for (const row of rows) row.hidden = !fitting.includes(row);
    for (const row of rows) explain(row);
    for (const { facet, value, chip, count } of chips) {
      const many = rows.filter((row) => fits(row, facet) && held(row, facet).includes(value)).length;
      count.textContent = many;
      chip.setAttribute("aria-pressed", state[facet].has(value));
      chip.disabled = !many && !state[facet].has(value);
    }
    arrange();
    if (typed().length) for (const row of rows) more(row).open = fitting.length === 1 && row === fitting[0]; // it's the answer
    offer(!fitting.length && state.words);
    if (words.value !== state.words) words.value = state.words;
    found.hidden = fitting.length === rows.length;
    elsewhere.hidden = fitting.length > 0 || !typed().length;
    const isNamed = (row) => holds([name(row), ...aliases(row)].join(" "));
    placed.hidden = fitting.some(isNamed) || !typed().length;
    placed.href = `index.html#${new URLSearchParams({ name: state.words.trim() })}`;
    placed.textContent = `Is “${state.words.trim()}” an LLM?`;
    elsewhere.textContent = `Search the guide for “${state.words.trim()}”`;
    const sentence =
      fitting.length || !typed().length
        ? `${fitting.length} of ${rows.length} systems ${fitting.length === 1 ? "is" : "are"} shown.`
        : `None of our ${rows.length} systems is called so. One or two questions tell what it is:`;
    if (shown.textContent !== sentence) shown.textContent = sentence;
  }

  /** Orders the rows, those with the words in their names first; headings show only in the original order, above at least one visible row. */
  function arrange() {
    const isOriginal = !typed().length;
    box.append(...(isOriginal ? written : namedFirst()));
    let any = false;
    for (const one of [...written].reverse()) {
      if (one.matches(".system")) any ||= !one.hidden;
      else one.hidden = !isOriginal || !any;
      if (one.matches("h3")) any = false;
    }
  }

  /** The rows by where the words stand: as a name or an alias, at the beginning of a name, then of an alias, within them, elsewhere. */
  function namedFirst() {
    const all = bare(state.words.trim()),
      places = new Map(rows.map((row) => [row, place(row)]));
    return [...rows].sort((a, b) => places.get(a) - places.get(b));

    function place(row) {
      const [own, ...others] = [name(row), ...aliases(row)].map(bare);
      const steps = [
        own === all,
        others.includes(all),
        own.startsWith(all),
        others.some((one) => one.startsWith(all)),
        holds([own, ...others].join(" ")),
      ];
      return [...steps, true].indexOf(true);
    }
  }

  /** Says in a sentence what an open system is, to copy, with what else one may want to know of a product. */
  async function tell(row) {
    if (!more(row).open || row.querySelector(".say")) return;
    await placing().catch(() => {}); // without it, the row says enough
    if (!window.Placing || row.querySelector(".say")) return;
    const { id } = row.querySelector("h4");
    const known = window.Placing.rows.find((one) => `system-${one.id}` === id);
    const place = window.Placing.walk(known.answers),
      text = window.Placing.sentence(known.name, place, known);
    const copied = `${text} (${known.checked}, ${window.Address.section(id)})`;
    const copy = button("Copy it", () => window.Loader.copy(copied, "Copied, with its day and address."), "chip");
    const map = ["On the map", `index.html#${new URLSearchParams({ name: known.name })}`];
    const links = [map, ...window.Placing.after(place, known)].map(([text, href]) => make("a", { href }, text));
    row.querySelector("summary").after(make("p.say.saying", text), make("p.row", copy, ...links));
  }

  /** Offers the systems that words may mean which no row holds. */
  async function offer(typed) {
    meant.replaceChildren();
    if (!typed) return;
    await placing().catch(() => {});
    if (typed !== state.words || !window.Placing) return;
    const near = [window.Placing.find(typed), ...window.Placing.near(typed)].filter(Boolean);
    const chips = [...new Set(near)].slice(0, 3).map(({ name }) => button(`${name}?`, () => find(name), "chip"));
    meant.replaceChildren(...chips);
  }

  const holds = (text) => typed().every((word) => bare(text).includes(word));

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
    const told = new URLSearchParams();
    if (state.words.trim()) told.set("words", state.words.trim());
    for (const facet of Object.keys(FACETS)) if (state[facet].size) told.set(facet, [...state[facet]].join("|"));
    const hash = String(told);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

  /** Shows the systems that hold some words. */
  const find = (words) => change(() => Object.assign(state, { words }));

  /** Reads the state from the address and ignores what is invalid in it; the address of a system shows and opens its row. */
  function arrive() {
    const hash = location.hash.slice(1).split(":~:")[0];
    const told = new URLSearchParams(hash.includes("=") ? hash : "");
    state.words = (told.get("words") ?? "").slice(0, LONGEST);
    for (const facet of Object.keys(FACETS)) {
      const asked = (told.get(facet) ?? "").split("|");
      state[facet] = new Set(
        chips.filter((one) => one.facet === facet && asked.includes(one.value)).map((one) => one.value),
      );
    }
    choices.open = chips.some((one) => state[one.facet].has(one.value)); // else the chosen values would be invisible
    draw();
    if (hash.includes("=")) document.getElementById("table").scrollIntoView();
    const row = document.getElementById(hash)?.closest(".system");
    if (!row) return;
    more(row).open = true;
    row.querySelector("h4").scrollIntoView();
  }

  words.addEventListener("input", () => {
    find(words.value);
    box.scrollIntoView(); // moves the field to the top, with the results below it
  });
  const choices = make("details.choices", make("summary", "Choose by what they are"));
  for (const [facet, label] of Object.entries(FACETS)) {
    const own = chips.filter((one) => one.facet === facet).map((one) => one.chip),
      group = make("div.row", { role: "group", ariaLabel: label }, ...own);
    choices.append(make("div.row", make("span", label), group));
  }
  box.prepend(make("div.row.controls.not-on-paper", words, choices), found);
  for (const row of rows) more(row).addEventListener("toggle", () => tell(row));
  addEventListener("hashchange", arrive);
  arrive();
})();
