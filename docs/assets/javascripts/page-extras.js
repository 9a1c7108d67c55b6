/** Loads scripts that few visits need, once they are needed: marks for search words, the bar of a path. */
(() => {
  const { page } = document.body.dataset;
  const need = (name) => window.Loader.own(`loaded-on-request/${name}`).catch(() => {});

  function followPath() {
    if (["ways-through", "so-what-now"].includes(page) || window.Dom.stored("guide.way")) need("way");
  }

  if (location.search.includes("h=")) need("found-words");
  window.Loader.whenSeen(followPath); // a prerendered page cannot know yet whether the click on its link starts a path
})();
