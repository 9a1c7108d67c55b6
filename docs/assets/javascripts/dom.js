/** What several scripts do to a page: make elements, find the heading above one, and store things in this browser. Publishes `Dom`. */
window.Dom = (() => {
  /** An element with properties and children; strings become text, never markup. */
  function make(tag, properties = {}, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  /** The last of these headings that stands before an element. */
  function headingAbove(element, headings = document.querySelectorAll("article :is(h1, h2, h3, h4)")) {
    return [...headings].findLast((heading) => heading.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING);
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

  return { make, headingAbove, stored, store };
})();
