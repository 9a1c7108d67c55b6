/** Marks the section being read in the table of contents; closes the table's popover after a choice. */
(() => {
  const contents = document.querySelector(".contents");
  if (!contents) return;
  const links = new Map([...contents.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  function follow() {
    const line = innerHeight / 4;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top <= line);
    for (const link of links.values()) link.removeAttribute("aria-current");
    links.get(passed.at(-1)?.id)?.setAttribute("aria-current", "location");
  }

  contents.addEventListener("click", (event) => {
    if (event.target.closest("a") && contents.matches(":popover-open")) contents.hidePopover();
  });

  addEventListener("scroll", follow, { passive: true }); // once a frame
  requestAnimationFrame(follow);
})();
