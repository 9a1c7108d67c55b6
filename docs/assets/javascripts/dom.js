/** What several scripts do to a page: make elements, show a verdict, find a heading, store things. Publishes `Dom`. */
window.Dom = (() => {
  const SIGNS = {
    right: "M6 13l4.5 4.5L18.5 7.5",
    wrong: "M7 7l10 10M17 7L7 17",
    look: "M3.5 12c4-7 13-7 17 0c-4 7-13 7-17 0zM9.8 12a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0",
  };

  /** An element such as "p.note" with properties and children: strings become text, never markup, null nothing. */
  function make(kind, ...rest) {
    const [tag, ...classes] = kind.split(".");
    const made = document.createElement(tag);
    if (tag === "button") made.type = "button";
    if (classes.length) made.className = classes.join(" ");
    if (rest[0]?.constructor === Object) Object.assign(made, rest.shift());
    made.append(...rest.filter((child) => child !== false && (child ?? null) !== null));
    return made;
  }

  /** A button with an action, and a class, if any. */
  const button = (words, onclick, kind = "") => make(kind ? `button.${kind}` : "button", { onclick }, words);

  /** An SVG element with attributes and children. */
  function svg(tag, attributes = {}, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** Fills an element of the class "judged" with a sign and words; `kind` is right, wrong or look. */
  function verdict(place, kind, title, ...words) {
    place.dataset.kind = kind;
    const sign = svg("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: SIGNS[kind] }));
    place.replaceChildren(sign, make("p", {}, make("strong", {}, title), " ", ...words));
  }

  /** A part of an address, decoded if it can be. */
  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  }

  /** The last of these headings that stands before an element. */
  function headingAbove(element, headings = document.querySelectorAll("article :is(h1, h2, h3, h4)")) {
    return [...headings].findLast(
      (heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING,
    );
  }

  /** What is stored under a name; null if nothing is, or if it can't be read. */
  function stored(name) {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  }

  /** Stores something, or removes it when it is null; where storage is blocked, nothing happens. */
  function store(name, value) {
    try {
      if (value === null) localStorage.removeItem(name);
      else localStorage.setItem(name, JSON.stringify(value));
    } catch {
      // Storage is blocked or full.
    }
  }

  return { make, button, svg, verdict, decoded, headingAbove, stored, store };
})();
