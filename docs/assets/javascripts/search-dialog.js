/** Shows search results while the reader types; loaded when search is first opened. */
(() => {
  const { make, store } = window.Dom;
  const { SearchAnswers, SearchModel, SearchResult } = window;
  const dialog = document.querySelector("dialog.search");
  const input = dialog.querySelector("#guide-query");
  const status = dialog.querySelector("#guide-found");
  const results = dialog.querySelector(".results");
  const built = SearchModel.index(__index.docs);
  const MOST = 12;
  let timer;
  let answered; // what stood in the field when it was last searched for

  function search() {
    answered = input.value;
    const typed = answered.trim();
    dialog.querySelector(".on-top")?.remove();
    status.textContent = "";
    if (!typed) return results.replaceChildren(...beginnings());
    const { query, sought, found, entry, answering, lacked, notes } = SearchAnswers.answer(built, typed);
    const first = found.slice(0, MOST),
      drawn = first.map((group, at) => SearchResult.item(group, sought, at === 0 ? answering : null)),
      [close, far] = [false, true].map((isFar) => drawn.filter((_, at) => Boolean(first[at].isFar) === isFar));
    const more = make("details", make("summary", `${far.length} more results`), make("ul.plain-list", ...far));
    results.replaceChildren(...[...close, far.length && make("li", more)].filter(Boolean));
    if (entry) results.before(SearchResult.answered(entry, sought));
    status.textContent = notes.join(" ");
    if (!found.length && (lacked || !entry)) results.append(...beginnings());
    const count = first.length + (entry ? 1 : 0);
    if (count) status.append(make("span.unseen", ` ${count} result${count > 1 ? "s" : ""} for “${query}”.`));
  }

  /** The links shown while the field is empty or nothing fits: where to start, and what people ask. */
  function beginnings() {
    const asked = dialog.dataset.asked.split(" ").map((id) => `questions.html#${id}`);
    const questions = asked.flatMap((at) => built.sections.filter(({ location }) => location === at));
    return [
      SearchResult.list("Start here", [
        { location: "ways-through.html", title: "Four paths, from five minutes to an hour and a half" },
      ]),
      SearchResult.list("People ask", questions),
    ];
  }

  /** Moves the focus through the links with the arrow keys, starting from the field. */
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const links = [...dialog.querySelectorAll(".on-top a, .results :is(a, summary)")],
      stops = [input, ...links.filter((one) => one.checkVisibility())];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
  }

  /** The line that explains the keys, with a checkbox that switches the / key off. */
  function keys() {
    const choice = make("input", {
      type: "checkbox",
      checked: window.GuideSearch.slash(),
      onchange: () => store("guide.slash", choice.checked),
    });
    const label = make("label", choice, " Open search with the ", make("kbd", "/"), " key");
    return make("p.key", make("kbd", "Ctrl"), " ", make("kbd", "K"), " opens search. ", label);
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value !== answered) timer = setTimeout(search, 120); // else results with the focus would be replaced
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    search();
    if (input.value.trim()) dialog.querySelector(".on-top a, .results a")?.click();
  });
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => {
    if (event.target.closest("a") && !(event.ctrlKey || event.metaKey || event.shiftKey)) dialog.close(); // else it opens elsewhere
  });
  dialog.append(keys());
  search();
})();
