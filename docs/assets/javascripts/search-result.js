/** Draws search results: the kind of page, its name, an excerpt with the words marked, and its sections. Publishes `SearchResult`. */
window.SearchResult = (() => {
  const { rootOf, sentences, words } = window.SearchModel;
  const KINDS = {
    concepts: "Concept",
    taxonomy: "Taxonomy",
    misconceptions: "Misconception",
    "see-for-yourself": "See for yourself",
    sources: "Sources",
    about: "About",
    "glossary.html": "Glossary",
    "questions.html": "Question",
  };

  function element(tag, className, ...children) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  }

  /** The kind of page at an address, in words for readers. */
  function kind(location) {
    if (location.startsWith("taxonomy/systems.html#")) return "System";
    return KINDS[location.split(/[/#]/)[0]] ?? "Guide";
  }

  /** A link into the guide; `own` are the reader's words, which its page will mark. */
  function link({ location, title }, own = []) {
    const made = element("a", "", title);
    const [page, id] = location.split("#");
    const marked = own.length ? `?h=${encodeURIComponent(own.join(" "))}` : "";
    made.href = `${document.body.dataset.base}/${page}${marked}${id ? "#" + id : ""}`;
    return made;
  }

  /** The text with the reader's own words marked, whatever their endings. */
  function marked(text, own) {
    const fits = (word) =>
      words(word).some((one) => own.some((typed) => typed.length > 1 && one.startsWith(rootOf(typed))));
    return text
      .split(/([\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*)/u)
      .map((part, at) => (at % 2 && fits(part) ? element("mark", "", part) : part));
  }

  /** One result: a page or an entry of a list; the `answer`, if it is in it, is shown in full. `own` are the words that the reader typed. */
  function item(group, own, answer) {
    const [best, ...others] = group.sections;
    const made = element("li", "md-search-result__item result", element("p", "kind", kind(group.page)));
    if (answer) made.classList.add("answered");
    if (group.belief)
      made.append(element("p", "says", `People say: “${group.belief}” `, element("strong", "", group.verdict), "."));
    made.append(element("p", "title", link({ location: group.page, title: group.title }, own)));
    made.append(
      element("p", "", ...marked(answer ? sentences(answer.text).slice(0, 3).join("").trim() : best.excerpt, own)),
    );
    const parts = group.page.includes("#")
      ? []
      : [best, ...others].filter((section) => section.title !== group.title && section.location !== group.page);
    if (parts.length) made.append(element("ul", "", ...parts.map((section) => element("li", "", link(section, own)))));
    return made;
  }

  /** The entry of a list that answers the query, shown above the results. */
  function answered(section, own) {
    const made = element(
      "div",
      "",
      ...item({ page: section.location, title: section.title, sections: [section] }, own, section).childNodes,
    );
    made.className = "result answered on-top";
    return made;
  }

  /** A list of links with a heading; nothing if there are none. */
  function list(name, places) {
    if (!places.length) return "";
    return element(
      "li",
      "result",
      element("p", "kind", name),
      element("ul", "", ...places.map((place) => element("li", "", link(place)))),
    );
  }

  return { answered, element, item, list };
})();
