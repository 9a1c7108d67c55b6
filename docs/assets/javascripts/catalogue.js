/** Lets readers sort and filter the catalogue of systems; without this script it is a plain, complete table. */
(() => {
  const box = document.querySelector(".catalogue");
  const table = box?.querySelector("table");
  if (!table) return;
  const heads = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows];
  const collator = new Intl.Collator("en", { numeric: true });
  const kindColumn = heads.findIndex((head) => head.textContent.trim() === "Kind");

  function make(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  const words = make("input", { type: "search", id: "catalogue-words", autocomplete: "off" });
  const kinds = make("select", { id: "catalogue-kind" }, make("option", { value: "" }, "Every kind"));
  const shown = make("p", { className: "shown" });
  shown.setAttribute("role", "status");
  for (const kind of new Set(rows.map(kindOf))) kinds.append(make("option", { value: kind }, kind));

  /** What a cell says; of a system, its name alone. */
  function text(row, column) {
    const cell = row.cells[column];
    return (cell.querySelector("strong") ?? cell).textContent.trim();
  }

  /** The kind of a row, without the reason where it is disputed. */
  function kindOf(row) {
    return text(row, kindColumn).replace(/ \(.*/s, "");
  }

  /** Hides the rows that do not hold every word typed and the kind chosen. */
  function filter() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of rows) {
      const held = row.textContent.toLowerCase();
      row.hidden = !wanted.every((word) => held.includes(word)) || (kinds.value && kindOf(row) !== kinds.value);
    }
    const count = rows.filter((row) => !row.hidden).length;
    table.tBodies[0].hidden = !count;
    shown.textContent = `${count} of ${rows.length} systems are shown.`;
  }

  /** Sorts by a column; a second press turns the order round. */
  function sort(column) {
    const down = heads[column].getAttribute("aria-sort") === "ascending";
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", down ? "descending" : "ascending");
    const sign = down ? -1 : 1;
    table.tBodies[0].append(...[...rows].sort((a, b) => sign * collator.compare(text(a, column), text(b, column))));
    shown.textContent = `Sorted by ${heads[column].textContent.trim()}, ${down ? "last first" : "first first"}.`;
  }

  heads.forEach((head, column) => {
    const name = head.textContent.trim();
    const button = make("button", { type: "button" }, name);
    for (const row of rows) row.cells[column].dataset.column = name; // what it says on paper, where no row is wide enough
    button.addEventListener("click", () => sort(column));
    head.replaceChildren(button);
  });
  const controls = make(
    "p",
    { className: "controls" },
    make("label", { htmlFor: words.id }, "Show systems with the words", words),
    make("label", { htmlFor: kinds.id }, "Kind", kinds),
  );
  words.addEventListener("input", filter);
  kinds.addEventListener("change", filter);
  box.prepend(controls, shown);
  filter();
})();
