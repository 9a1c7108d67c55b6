/** Adds a button after each heading that copies its link, and lets the one below the page report a mistake. */
(() => {
  const { make, svg } = window.Dom;
  const { sharing } = window.Loader;
  const CHAIN =
    "M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1m1 4a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1";

  for (const heading of document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")) {
    const icon = svg("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" }, svg("path", { d: CHAIN }));
    const ariaLabel = `Copy the link to “${heading.textContent.trim()}”`;
    const onclick = () => sharing(() => window.Address.copy(heading));
    heading.after(make("heading-link", make("button.quiet", { ariaLabel, onclick }, icon)));
  }
  document
    .querySelector(".report")
    ?.addEventListener("click", ({ target }) => sharing(() => window.Address.report(target.dataset)));
})();
