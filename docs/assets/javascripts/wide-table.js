/** Makes a table that is wider than its box reachable by keyboard, so that it can be scrolled, and shows what has the focus in it. */
(() => {
  const boxes = [...document.querySelectorAll("article .table")];
  const headings = [...document.querySelectorAll("article :is(h1, h2, h3, h4)")];
  const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

  function mark(box) {
    const wide = box.scrollWidth > box.clientWidth + 1;
    box.toggleAttribute("tabindex", false);
    for (const name of ["role", "aria-label"]) box.removeAttribute(name);
    if (!wide) return;
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", window.Words.of("wide_table", { number: boxes.indexOf(box) + 1, heading: headingOf(box) })); // a region's name is its own
  }

  function headingOf(box) {
    return headings.findLast((heading) => heading.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING)?.textContent.trim();
  }

  // Browsers leave a link where it is when a sliver of it shows, even if the column that stays put covers the rest.
  const show = ({ target }) => target.matches(".table :focus-visible") && target.scrollIntoView({ block: "nearest", inline: "nearest" });

  boxes.forEach((box) => {
    watch.observe(box);
    box.addEventListener("focusin", show);
  });
})();
