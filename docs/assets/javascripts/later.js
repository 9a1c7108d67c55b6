/** Fetches what a page needs only now and then when it does: marks of a search, a path, a bar for selected words. */
(() => {
  const { page } = document.body.dataset;
  const need = (name) => window.Parts.own(`later/${name}`);

  /** Whether this browser remembers something under a name. */
  function remembers(name) {
    try {
      return Boolean(localStorage.getItem(name));
    } catch {
      return false;
    }
  }

  function selected() {
    if (getSelection().isCollapsed) return;
    document.removeEventListener("selectionchange", selected);
    need("selected-text");
  }

  function followPath() {
    if (page === "ways-through" || remembers("guide.way")) need("way");
  }

  if (location.search.includes("h=")) need("found-words");
  // A page prepared before its link is pressed does not know yet whether the press takes a path up.
  if (document.prerendering) document.addEventListener("prerenderingchange", followPath, { once: true });
  else followPath();
  document.addEventListener("selectionchange", selected);
})();
