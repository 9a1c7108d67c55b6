/** Draws search results: the kind of page, its name, an excerpt with the words marked, and its sections. Publishes `SearchResult`. */
window.SearchResult = (() => {
  const { make } = window.Dom;
  const { rootOf, full, words } = window.SearchModel;
  const KINDS = {
    concepts: "Concept",
    taxonomy: "Taxonomy",
    misconceptions: "Misconception",
    "see-for-yourself": "Try it",
    sources: "Sources",
    about: "About",
    "glossary.html": "Glossary",
    "questions.html": "Question",
  };

  /** The kind of page at an address, in words for readers. */
  const kind = (location) =>
    location.startsWith("taxonomy/systems.html#") ? "System" : (KINDS[location.split(/[/#]/)[0]] ?? "Guide");

  /** A link into the guide; `sought` are the reader's words, which its page will mark. */
  function link({ location, title }, sought = []) {
    const [page, id] = location.split("#");
    const marked = sought.length ? `?h=${encodeURIComponent(sought.join(" "))}` : "";
    return make("a", { href: `${document.body.dataset.base}/${page}${marked}${id ? "#" + id : ""}` }, title);
  }

  /** Whether a text has one of the reader's own words, whatever its ending. */
  const holds = (text, sought) =>
    words(text).some((form) => sought.some((typed) => typed.length > 1 && form.startsWith(rootOf(typed))));

  /** The text with the reader's own words marked. */
  const marked = (text, sought) =>
    text
      .split(/([\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*)/u)
      .map((part, at) => (at % 2 && holds(part, sought) ? make("mark", part) : part));

  /** What a page or an entry of a list says; the `answer`, if it is in it, in full, else what is `said` of a belief and the excerpt.
      `sought` are the words to mark. */
  function parts({ page, title, belief, verdict, said, sections }, sought, answer) {
    const most = answer?.location === page && !page.includes("#") ? 2 : 3; // a page's third sentence begins its story
    const text = answer
      ? (answer.told ?? full(answer.text)).slice(0, most).join("").trim()
      : first(said, sections[0].excerpt);
    const within = sections.filter(
      (section) =>
        !page.includes("#") &&
        section.location !== page &&
        section.title !== title &&
        (section.title.endsWith("?") || holds(section.title, sought)), // “In the drawer” tells nobody what is there
    );
    return [
      make("p.kind", kind(page)),
      belief && make("p.says", `People say: “${belief}” `, make("strong", verdict), "."),
      make("p.title", link({ location: page, title }, sought)),
      make("p", ...marked(text, sought)),
      within.length > 0 && make("ul.plain-list", ...within.map((section) => make("li", link(section, sought)))),
    ];
  }

  /** An excerpt with what is said of a belief before it, unless it begins so itself. */
  const first = (said = "", excerpt) => (excerpt.startsWith(said) ? excerpt : `${said} ${excerpt}`);

  const item = (group, sought, answer) =>
    make(`li.result${answer ? ".answered" : ""}`, ...parts(group, sought, answer));

  /** The entry of a list that answers the query, shown above the results. */
  function answered(section, sought) {
    const group = { page: section.location, title: section.title, sections: [section] };
    return make("div.result.answered.on-top", ...parts(group, sought, section));
  }

  /** A list of links with a heading; nothing if there are none. */
  const list = (name, places) =>
    places.length > 0 &&
    make("li.result", make("p.kind", name), make("ul.plain-list", ...places.map((place) => make("li", link(place)))));

  return { answered, item, list };
})();
