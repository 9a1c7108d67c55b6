/** Lets readers filter a page's rows by verdict and by section; without this script all of them show. */
(() => {
  const { make, button, headingAbove } = window.Dom;
  const VERDICTS = ["False", "Half true", "It depends", "Accurate", "Simplified", "Outdated", "Contested", "Wrong"];
  const article = document.querySelector(
    "[data-page='misconceptions/index'] article, [data-page^='about/article/'] article",
  );
  const rows = article
    ? [...article.querySelectorAll("tbody tr, ul > li")].map(read).filter(({ verdict }) => verdict)
    : [];
  if (rows.length < 6) return;
  const headings = [...article.querySelectorAll("h2, h3")];
  const chosen = { verdict: "", section: "" };
  const shown = make("p.shown", { role: "status" });

  /** A row with its verdict: the first words in one of its cells, or the bold words of a list item. */
  function read(row) {
    const parts = row.matches("tr") ? [...row.cells] : [...row.querySelectorAll("strong")];
    const said = parts.map((part) =>
      part.textContent
        .trim()
        .replace(/[.:,(].*/s, "")
        .trim()
        .toLowerCase(),
    );
    return { row, verdict: VERDICTS.find((verdict) => said.includes(verdict.toLowerCase())) ?? "" };
  }

  function sectionOf(row) {
    return headingAbove(row, headings)?.textContent.trim() ?? "";
  }

  /** Whether a row has the chosen verdict and stands in the chosen section, or would with `other` choices. */
  function fits(one, other = {}) {
    return Object.entries({ ...chosen, ...other }).every(([key, value]) => !value || one[key] === value);
  }

  /** Hides rows that do not match, and headings and boxes without visible rows; says how many each button would show. */
  function filter() {
    for (const one of rows) one.row.hidden = !fits(one);
    for (const place of places) {
      place.hidden = ![...place.querySelectorAll("tbody tr, li")].some((row) => !row.hidden);
      for (
        let above = place.previousElementSibling;
        above?.matches("heading-link, h2, h3");
        above = above.previousElementSibling
      )
        above.hidden = place.hidden;
    }
    for (const one of box.querySelectorAll("button")) {
      const { key } = one.parentElement.dataset,
        { value } = one,
        many = rows.filter((row) => fits(row, { [key]: value })).length;
      one.textContent = value ? `${value} (${many})` : "All";
      one.ariaPressed = String(chosen[key] === value);
      one.disabled = !many && chosen[key] !== value;
    }
    const count = rows.filter(({ row }) => !row.hidden).length;
    shown.textContent = `${count} of ${rows.length} are shown.`;
  }

  /** A group of buttons, one of which is pressed: "All", or a single value. */
  function choice(name, key, values) {
    const choose = (value) => () => {
      chosen[key] = value;
      filter();
    };
    const buttons = ["", ...values].map((value) => Object.assign(button("", choose(value), "chip"), { value }));
    const group = make("p.row", { role: "group", ariaLabel: name }, ...buttons);
    group.dataset.key = key;
    return group;
  }

  /** Shows everything again when a link leads to something hidden. */
  function arrive() {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("article [hidden]")) return;
    for (const key of Object.keys(chosen)) chosen[key] = "";
    filter();
    target.scrollIntoView();
  }

  for (const one of rows) one.section = sectionOf(one.row);
  const places = [...new Set(rows.map(({ row }) => row.closest(".table, ul")))];
  const sections = [...new Set(rows.map(({ section }) => section))];
  const verdicts = VERDICTS.filter((verdict) => rows.some((one) => one.verdict === verdict));
  const box = make("div.filter", choice("Verdict", "verdict", verdicts));
  if (sections.length > 1 && sections.length < 6) box.append(choice("Group", "section", sections));
  box.append(shown);
  const first = places[0];
  const above =
    sections[0] && first.previousElementSibling?.matches("heading-link, h2, h3")
      ? headingAbove(first, headings)
      : first;
  above.before(box);
  filter();
  addEventListener("hashchange", arrive);
})();
