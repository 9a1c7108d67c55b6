/** On the 404 page: lists the pages whose addresses are most similar to the requested one, and offers search. */
(() => {
  const MOST = 3;
  const place = document.querySelector(".nearest");
  const asked = decodeURI(location.pathname).toLowerCase().replace(/(?:\/index)?\.html?$|\/$/, "");
  const words = asked.split("/").at(-1).replace(/[-_.]+/g, " ").trim();

  /** The letter pairs of a text; two addresses that share most of them are similar. */
  function pairs(text) {
    return new Set([...text].slice(1).map((letter, at) => text[at] + letter));
  }

  function likeness(one, other) {
    const [first, second] = [pairs(one), pairs(other)];
    return (2 * [...first].filter((pair) => second.has(pair)).length) / (first.size + second.size || 1);
  }

  /** The pages, most similar first. Only the ends of addresses are compared, since the site may be in a subfolder. */
  function nearest(pages) {
    const known = pages.map(({ location, ...page }) => {
      const path = location.replace(/(?:\/index)?\.html$/, "");
      return { ...page, near: likeness(asked.split("/").slice(-path.split("/").length).join("/"), path) };
    });
    return known.filter(({ near }) => near > 0.35).sort((one, other) => other.near - one.near).slice(0, MOST);
  }

  /** Every page of the guide, from the menu, which is complete on this page. */
  function pages() {
    const root = new URL(`${document.body.dataset.base}/`, location.href).pathname;
    return [...document.querySelectorAll(".pages a")].map((link) => ({ location: link.pathname.slice(root.length), href: link.href, title: link.textContent }));
  }

  function link({ href, title }) {
    return Object.assign(document.createElement("a"), { href, textContent: title });
  }

  function show() {
    const list = document.createElement("ul");
    for (const page of nearest(pages())) {
      const item = document.createElement("li");
      item.append(link(page));
      list.append(item);
    }
    if (list.childElementCount) place.append(window.Words.of("perhaps"), list);
    if (!words) return;
    const search = document.createElement("button");
    search.type = "button";
    search.textContent = window.Words.of("search_for", { words });
    search.addEventListener("click", () => window.GuideSearch.open(words));
    place.append(search);
  }

  show();
})();
