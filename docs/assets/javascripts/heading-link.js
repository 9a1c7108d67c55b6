/** Adds a button after each heading that copies its link and then opens a menu; links-and-offline/heading-menu.js does both. */
(() => {
  const { make, svg } = window.Dom;
  const withMenu = (act) => window.Loader.sharing(act, "links-and-offline/heading-menu");
  const CHAIN =
    "M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1m1 4a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1";

  for (const heading of document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")) {
    const icon = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: CHAIN }));
    const ariaLabel = `Copy the link to “${heading.textContent.trim()}”`;
    const opener = make("button.quiet", { ariaLabel, ariaExpanded: "false" }, icon);
    const place = make("heading-link", opener);
    opener.addEventListener("click", () => withMenu(() => window.HeadingMenu.press(heading, place, opener)));
    heading.after(place);
  }
  document.addEventListener("pointerover", ({ target }) => target.closest?.("heading-link") && withMenu(() => {}));
  document.querySelector(".report")?.addEventListener("click", () => withMenu(() => window.HeadingMenu.report(null)));
})();
