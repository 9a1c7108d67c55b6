/** Loads scripts that few visits need, when they are needed: marks for search words, the bar of a path, the bar for a selection. */
(() => {
  const { page } = document.body.dataset;
  const need = (name) => window.Parts.own(`later/${name}`);

  /** Whether local storage has an entry with this name. */
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
  // A prerendered page cannot know yet whether a click on its link will start a path.
  if (document.prerendering) document.addEventListener("prerenderingchange", followPath, { once: true });
  else followPath();
  document.addEventListener("selectionchange", selected);
})();
