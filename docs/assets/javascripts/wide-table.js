/** Makes tables that are wider than their boxes scrollable by keyboard, and scrolls focused links into view. */
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
    box.setAttribute(
      "aria-label",
      `Table ${boxes.indexOf(box) + 1}, under “${window.Dom.headingAbove(box, headings)?.textContent.trim()}”, scrolls sideways`,
    ); // names of regions must be unique
  }

  // Browsers do not scroll to a focused link that is partly visible, even if the sticky column covers the rest of it.
  const show = ({ target }) =>
    target.matches(".table :focus-visible") && target.scrollIntoView({ block: "nearest", inline: "nearest" });

  boxes.forEach((box) => {
    watch.observe(box);
    box.addEventListener("focusin", show);
  });
})();
