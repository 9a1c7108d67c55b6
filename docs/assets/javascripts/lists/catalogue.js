/** Lets readers filter and sort the catalogue and share the result; without this script all systems show, grouped by kind. */
(() => {
  const { make } = window.Dom;
  const box = document.querySelector(".catalogue");
  const rows = [...(box?.querySelectorAll(".system") ?? [])];
  if (!rows.length) return;
  const [kind, llm, generates] = ["Kind", "LLM?", "Generates?"];
  const FACETS = { kind, llm, generates, outputs: "Outputs" };
  const COLUMNS = { name: "System", kind, llm, generates };
  const LONGEST = 80; // characters of search words that the address keeps
  const collator = new Intl.Collator("en", { numeric: true });
  const heads = box.querySelector(".heads");
  const written = [...box.children].filter((one) => one !== heads); // rows and headings in their original order
  const bare = (text) => text.toLowerCase().replace(/[-.]/g, ""); // so that gpt4 matches GPT-4
  const texts = new Map(rows.map((row) => [row, bare(row.textContent)]));
  const state = {
    words: "",
    sort: "",
    down: false,
    ...Object.fromEntries(Object.keys(FACETS).map((facet) => [facet, new Set()])),
  };

  const name = (row) => row.querySelector("h4").textContent.trim();
  const aliases = (row) => (row.dataset.also ?? "").split("|").filter(Boolean);
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

  const words = make("input", { type: "search", id: "catalogue-words", autocomplete: "off", maxLength: LONGEST });
  const shown = make("p", { className: "shown" });
  shown.setAttribute("role", "status");
  const clear = make("button", { type: "button", hidden: true }, "Show all");
  const placed = make("a", { hidden: true });
  const elsewhere = make("button", {
    type: "button",
    hidden: true,
    onclick: () => window.GuideSearch.open(state.words.trim()),
  });
  const chips = Object.keys(FACETS).flatMap((facet) => {
    const values = rows.flatMap((row) => held(row, facet));
    const times = (value) => values.filter((one) => one === value).length;
    return [...new Set(values)]
      .sort((a, b) => times(b) - times(a))
      .map((value) => {
        const count = make("span", { className: "count" });
        const chip = make("button", { type: "button", className: "chip" }, value, " ", count);
        chip.addEventListener("click", () => change(() => state[facet].delete(value) || state[facet].add(value)));
        return { facet, value, chip, count };
      });
  });
  const columns = Object.entries(COLUMNS).map(([column, label]) => {
    const button = make("button", { type: "button" }, label);
    button.addEventListener("click", () => change(() => sortBy(column)));
    return { column, label, button };
  });

  /** The first press sorts, the second reverses, the third restores the order of the page. */
  function sortBy(column) {
    if (state.sort !== column) Object.assign(state, { sort: column, down: false });
    else if (!state.down) state.down = true;
    else Object.assign(state, { sort: "", down: false });
  }

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
    if (words.value !== state.words) words.value = state.words;
    clear.hidden = fitting.length === rows.length && !state.sort;
    placed.hidden = elsewhere.hidden = fitting.length > 0 || !typed().length;
    placed.href = `index.html#${new URLSearchParams({ name: state.words.trim() })}`;
    placed.textContent = `Place “${state.words.trim()}” with four questions`;
    elsewhere.textContent = `Search the guide for “${state.words.trim()}”`;
    const order = state.sort ? ` Sorted by “${COLUMNS[state.sort]}”${state.down ? ", last first" : ""}.` : "";
    const sentence = `${fitting.length} of ${rows.length} systems are shown.` + order;
    if (shown.textContent !== sentence) shown.textContent = sentence;
  }

  /** Orders the rows, those with the words in their names first; headings show only in the original order, above at least one visible row. */
  function arrange() {
    const isOriginal = !state.sort && !typed().length;
    box.append(...(isOriginal ? written : state.sort ? sorted() : namedFirst()));
    let any = false;
    for (const one of [...written].reverse()) {
      if (one.matches(".system")) any ||= !one.hidden;
      else one.hidden = !isOriginal || !any;
      if (one.matches("h3")) any = false;
    }
    for (const { column, button } of columns) {
      button.setAttribute("aria-pressed", state.sort === column);
      button.toggleAttribute("data-down", state.sort === column && state.down);
    }
  }

  function sorted() {
    const key = (row) => (state.sort === "name" ? name(row) : row.dataset[state.sort]);
    const sign = state.down ? -1 : 1;
    return [...rows].sort((a, b) => sign * collator.compare(key(a), key(b)) || collator.compare(name(a), name(b)));
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

  const holds = (text) => typed().every((word) => bare(text).includes(word));

  /** Says in a row that only an alias of its system fits the words. */
  function explain(row) {
    row.querySelector(".counted")?.remove();
    const also = typed().length && !row.hidden && !holds(name(row)) ? aliases(row).find(holds) : "";
    if (also)
      row
        .querySelector(":scope > p")
        .prepend(make("em", { className: "counted" }, `${also} is counted under ${name(row)}.`), " ");
  }

  /** Changes the state, shows it, and stores it in the address. */
  function change(act) {
    act();
    draw();
    const told = new URLSearchParams();
    if (state.words.trim()) told.set("words", state.words.trim());
    for (const facet of Object.keys(FACETS)) if (state[facet].size) told.set(facet, [...state[facet]].join("|"));
    if (state.sort) told.set("sort", state.sort + (state.down ? "|down" : ""));
    const hash = String(told);
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
  }

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
    const [column, down] = (told.get("sort") ?? "").split("|");
    Object.assign(state, {
      sort: Object.hasOwn(COLUMNS, column) ? column : "",
      down: Object.hasOwn(COLUMNS, column) && down === "down",
    });
    choices.open = chips.some((one) => state[one.facet].has(one.value)); // else the chosen values would be invisible
    draw();
    if (hash.includes("=")) document.getElementById("table").scrollIntoView();
    const row = document.getElementById(hash)?.closest(".system");
    if (!row) return;
    row.querySelector("details").open = true;
    row.querySelector("h4").scrollIntoView();
  }

  words.addEventListener("input", () => {
    change(() => {
      state.words = words.value;
    });
    box.scrollIntoView(); // moves the field to the top, with the results below it
  });
  clear.addEventListener("click", () => {
    change(() => {
      Object.assign(state, { words: "", sort: "", down: false });
      for (const facet of Object.keys(FACETS)) state[facet].clear();
    });
    words.focus();
  });
  const choices = make("details", { className: "choices" }, make("summary", {}, "Choose by what they are"));
  for (const [facet, label] of Object.entries(FACETS)) {
    const group = make("div", {}, ...chips.filter((one) => one.facet === facet).map((one) => one.chip));
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    choices.append(make("div", {}, make("span", {}, label), group));
  }
  const sorting = make(
    "div",
    { className: "heads" },
    ...columns.map((one) => one.button),
    make("span", {}, "In short"),
  );
  sorting.setAttribute("role", "group");
  sorting.setAttribute("aria-label", "Sort the systems");
  heads.replaceWith(sorting);
  box.prepend(
    make("div", { className: "controls" }, make("label", { htmlFor: words.id }, "Find a system", words), choices),
    make("div", { className: "told" }, shown, clear, placed, elsewhere),
    sorting,
  );
  addEventListener("hashchange", arrive);
  arrive();
})();
