/** Shows what search finds while the reader types; loaded when search is first opened. */
(() => {
  const { SearchModel, SearchSlips, SearchWords } = window;
  const dialog = document.querySelector("dialog.search");
  const input = dialog.querySelector("#guide-query");
  const status = dialog.querySelector("#guide-found");
  const results = dialog.querySelector(".results");
  // MkDocs calls the entries docs, Zensical items.
  const built = SearchModel.index(__index.docs ?? __index.items);
  const MOST = 12;
  let query = ""; // what was typed, with slips mended
  let timer;

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  function link(location, title, className) {
    const made = element("a", className, title);
    const [page, id] = location.split("#");
    const marked = encodeURIComponent([...SearchModel.terms(query, SearchWords).keys()].join(" "));
    made.href = `${document.body.dataset.base}/${page}?h=${marked}${id ? "#" + id : ""}`;
    return made;
  }

  function result(group) {
    const [best, ...others] = group.sections;
    const made = element("li", "md-search-result__item result", link(group.page, group.title, "title"), element("p", "", best.excerpt));
    const parts = [best, ...others].filter((section) => section.title !== group.title);
    if (parts.length) made.append(element("ul", "", ...parts.map((section) => element("li", "", link(section.location, section.title)))));
    return made;
  }

  function search() {
    const typed = input.value.trim();
    query = SearchSlips.read(built, typed, SearchWords);
    const found = typed ? SearchModel.find(built, query, SearchWords) : [];
    const nothing = typed && !SearchModel.find(built, typed, SearchWords).length;
    results.replaceChildren(...found.slice(0, MOST).map(result));
    dialog.querySelector(".closest")?.remove();
    status.textContent = nothing ? `Nothing in the guide fits “${typed}”.` : "";
    if (nothing) suggest(typed);
    if (found.length) status.textContent += (nothing ? " " : "") + count(found.length, nothing ? query : typed);
    if (found.length && !nothing && query !== typed) status.textContent += ` It is read as “${query}”.`;
  }

  function count(number, words) {
    const best = number > MOST ? `; the best ${MOST} are shown` : "";
    return `${number} ${number === 1 ? "page fits" : "pages fit"} “${words}”${best}.`;
  }

  function suggest(typed) {
    const near = SearchSlips.closest(built, typed);
    status.textContent += near.length ? ` The closest ${near.length === 1 ? "word is" : "words are"} ${near.join(", ")}.` : " Try another word, or the glossary.";
    const choices = near.map((word) => {
      const choice = element("button", "", word);
      choice.type = "button";
      choice.addEventListener("click", () => ((input.value = word), search(), input.focus()));
      return choice;
    });
    status.after(element("div", "closest", ...choices));
  }

  /** Up and down go through the links; the first one down comes from the field. */
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const stops = [input, ...results.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    stops[Math.min(Math.max(at + (event.key === "ArrowDown" ? 1 : -1), 0), stops.length - 1)].focus();
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 120);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    search();
    results.querySelector("a")?.click();
  });
  dialog.addEventListener("keydown", move);
  dialog.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
  search();
})();
