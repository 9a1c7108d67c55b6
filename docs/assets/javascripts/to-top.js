/** Shows a link to the top once the reader has scrolled down two screens, until the one at the page's end is in sight. */
(() => {
  const link = document.createElement("a");
  link.className = "to-top";
  link.href = "#top";
  link.textContent = "↑ Top";
  link.hidden = true;
  document.querySelector("main")?.append(link);
  const end = document.querySelector(".with-page");
  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      link.hidden = scrollY < innerHeight * 2 || end?.getBoundingClientRect().top < innerHeight;
    });
  }, { passive: true });
})();
