/** Adds a button after each heading that copies its link and then opens a menu; taking/choices.js does both. */
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  const CHAIN =
    "M8.5 11.5a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1m1 4a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1";

  function icon() {
    const drawing = document.createElementNS(SVG, "svg");
    const path = document.createElementNS(SVG, "path");
    drawing.setAttribute("viewBox", "0 0 20 20");
    drawing.setAttribute("aria-hidden", "true");
    path.setAttribute("d", CHAIN);
    drawing.append(path);
    return drawing;
  }

  for (const heading of document.querySelectorAll("article :is(h1, h2, h3, h4)[id]")) {
    const place = document.createElement("heading-link");
    const opener = document.createElement("button");
    opener.type = "button";
    opener.setAttribute("aria-label", `Copy the link to “${heading.textContent.trim()}”`);
    opener.setAttribute("aria-expanded", "false");
    opener.append(icon());
    opener.addEventListener("click", () =>
      window.Parts.taking().then(() => window.Choices.press(heading, place, opener)),
    );
    place.append(opener);
    heading.after(place);
  }
  document.addEventListener("pointerover", ({ target }) => target.closest?.("heading-link") && window.Parts.taking());
  document
    .querySelector(".report")
    ?.addEventListener("click", () => window.Parts.taking().then(() => window.Report.give(null)));
})();
