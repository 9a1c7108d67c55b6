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
    const kept = window.Dom.stored("guide.recent");
    return Array.isArray(kept)
      ? kept.filter((one) => typeof one?.title === "string" && /^[\w/-]+\.html$/.test(one.location))
      : [];
  }

  function remember() {
    if (here && title)
      window.Dom.store("guide.recent", [{ location: `${here}.html`, title }, ...pages()].slice(0, KEPT));
  }

  window.Parts.whenSeen(remember); // a prerendered page has not been read yet

  return { pages };
})();
