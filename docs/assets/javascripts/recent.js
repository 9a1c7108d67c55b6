/** Stores the pages read last, in this browser only. Publishes `Recent`. */
window.Recent = (() => {
  const KEPT = 6;
  const here = document.body.dataset.page;
  const title = document.querySelector("h1")?.textContent.trim();

  /** The pages read before this one, most recent first: `{location, title}`. */
  function pages() {
    return all().filter(({ location }) => location !== `${here}.html`);
  }

  function all() {
    try {
      const kept = JSON.parse(localStorage.getItem("guide.recent")) ?? [];
      return kept.filter(({ location, title }) => typeof title === "string" && /^[\w/-]+\.html$/.test(location));
    } catch {
      return [];
    }
  }

  function remember() {
    try {
      if (here && title) localStorage.setItem("guide.recent", JSON.stringify([{ location: `${here}.html`, title }, ...pages()].slice(0, KEPT)));
    } catch {
      // Storage is blocked: nothing is stored.
    }
  }

  window.Parts.whenSeen(remember); // a prerendered page has not been read yet

  return { pages };
})();
