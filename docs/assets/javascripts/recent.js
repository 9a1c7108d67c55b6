/** Remembers, in this browser alone, the pages read last. Publishes `Recent`. */
window.Recent = (() => {
  const KEPT = 6;
  const here = document.body.dataset.page;
  const title = document.querySelector("h1")?.textContent.trim();

  /** The pages read before this one, the last one first: `{location, title}`. */
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
      // Then nothing is remembered.
    }
  }

  // A page that a browser prepares because a pointer rests on its link is not read yet.
  if (document.prerendering) document.addEventListener("prerenderingchange", remember, { once: true });
  else remember();

  return { pages };
})();
