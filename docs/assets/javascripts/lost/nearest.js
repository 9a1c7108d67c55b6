/** On the 404 page: lists the pages whose names in the address are most similar to the requested one. */
(() => {
  const { make, decoded } = window.Dom;
  const MOST = 3,
    NEAR = 0.4; // the least likeness
  const place = document.querySelector(".nearest");

  /** The name of a page in its address, without its folders: the site may be in one, and equal ones tell nothing. */
  function nameOf(path) {
    const whole = path.toLowerCase().replace(/(?:\/index)?\.html?$|\/$/, "");
    return whole.split("/").at(-1);
  }

  /** The letter pairs of a name; two names that share most of them are similar. */
  const pairs = (name) => new Set([...name].slice(1).map((letter, at) => name[at] + letter));

  const asked = nameOf(decoded(location.pathname));
  const found = [...document.querySelectorAll(".pages a")] // the menu is complete on this page
    .map((link) => ({ link, near: window.Likeness.overlap(pairs(asked), pairs(nameOf(link.pathname))) }))
    .filter(({ near }) => near > NEAR)
    .sort((one, other) => other.near - one.near)
    .slice(0, MOST)
    .map(({ link }) => make("li", make("a", { href: link.href }, link.textContent)));
  if (found.length) place.append("Perhaps you meant:", make("ul", ...found));
})();
