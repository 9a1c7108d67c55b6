/** Shows a link to the top once the reader has scrolled down two screens. */
(() => {
  const link = document.createElement("a");
  link.className = "to-top";
  link.href = "#top";
  link.textContent = window.Words.of("top");
  link.hidden = true;
  document.querySelector("main")?.append(link);
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => ((waiting = false), (link.hidden = scrollY < innerHeight * 2)));
  }, { passive: true });
})();
