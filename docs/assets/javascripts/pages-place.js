/** Scrolls the list of pages to the current one. */
(() => {
  const pages = document.querySelector(".pages");
  const current = pages?.querySelector("[aria-current]");
  if (!current) return;

  function show() {
    const from = current.getBoundingClientRect().top - pages.getBoundingClientRect().top;
    if (from > pages.clientHeight - 80) pages.scrollTop += from - pages.clientHeight / 2;
  }

  pages.addEventListener("toggle", show);
  requestAnimationFrame(show);
})();
