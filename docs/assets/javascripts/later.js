/** Loads scripts that few visits need, when they are needed: marks for search words, the bar of a path, the bar for a selection. */
(() => {
  const { page } = document.body.dataset;
  const need = (name) => window.Parts.own(`later/${name}`);

  function selected() {
    if (getSelection().isCollapsed) return;
    document.removeEventListener("selectionchange", selected);
    need("selected-text");
  }

  function followPath() {
    if (["ways-through", "so-what-now"].includes(page) || window.Dom.stored("guide.way")) need("way");
  }

  if (location.search.includes("h=")) need("found-words");
  window.Parts.whenSeen(followPath); // a prerendered page cannot know yet whether the click on its link starts a path
  document.addEventListener("selectionchange", selected);
})();
