/** Makes a table that is wider than its box reachable by keyboard, so that it can be scrolled. */
(() => {
  const boxes = document.querySelectorAll("article .table");
  const watch = new ResizeObserver((entries) => entries.forEach(({ target }) => mark(target)));

  function mark(box) {
    const wide = box.scrollWidth > box.clientWidth + 1;
    box.toggleAttribute("tabindex", false);
    for (const name of ["role", "aria-label"]) box.removeAttribute(name);
    if (!wide) return;
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", "Table, scrolls sideways");
  }

  boxes.forEach((box) => watch.observe(box));
})();
