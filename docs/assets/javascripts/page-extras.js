/** Loads scripts that few visits need, once they are needed: marks for search words, the bar of a path. */
(() => {
  const { page } = document.body.dataset;
  const need = (name) => window.Loader.own(name).catch(() => {});

  function followPath() {
    if (["ways-through", "so-what-now"].includes(page) || window.Dom.stored("guide.way")) need("way");
  }

  if (location.search.includes("h=")) need("found-words");
  // A prerendered page cannot know yet whether the click on its link starts a path.
  if (document.prerendering) document.addEventListener("prerenderingchange", followPath, { once: true });
  else followPath();
})();
