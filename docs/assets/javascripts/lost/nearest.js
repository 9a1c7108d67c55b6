/** On the 404 page: lists the pages whose names in the address are most similar to the requested one, and offers search. */
(() => {
  const { make, button, decoded } = window.Dom;
  const MOST = 3;
  const place = document.querySelector(".nearest");
  const asked = decoded(location.pathname)
    .toLowerCase()
    .replace(/(?:\/index)?\.html?$|\/$/, "");
  const last = (path) => path.split("/").at(-1);
  const words = last(asked)
    .replace(/[-_.]+/g, " ")
    .trim();

  /** The letter pairs of a text; two addresses that share most of them are similar. */
  function pairs(text) {
    return new Set([...text].slice(1).map((letter, at) => text[at] + letter));
  }

  /** The pages, most similar first. Folders are not compared: the site may be in one, and an equal one makes no page similar. */
  function nearest(pages) {
    const known = pages.map(({ location, ...page }) => ({
      ...page,
      near: window.Likeness.overlap(pairs(last(asked)), pairs(last(location.replace(/(?:\/index)?\.html$/, "")))),
    }));
    return known
      .filter(({ near }) => near > 0.4)
      .sort((one, other) => other.near - one.near)
      .slice(0, MOST);
  }

  /** Every page of the guide, from the menu, which is complete on this page. */
  function pages() {
    const root = new URL(`${document.body.dataset.base}/`, location.href).pathname;
    return [...document.querySelectorAll(".pages a")].map((link) => ({
      location: link.pathname.slice(root.length),
      href: link.href,
      title: link.textContent,
    }));
  }

  const found = nearest(pages()).map(({ href, title }) => make("li", make("a", { href }, title)));
  if (found.length) place.append("Perhaps you meant:", make("ul", ...found));
  const search = button(`Search for “${words}”`, () => window.GuideSearch.open(words));
  if (words) place.append(make("p", search));
})();
