/** Marks the short forms, and fetches previews.js for the first form or link that a reader points at. Publishes `Previewed`. */
(() => {
  /** What has a preview: a selector. */
  window.Previewed = "article :is([data-meaning], a.cite[href^='#'], a[href*='glossary.html#'], a[href*='systems.html#'])";
  const KINDS = ["pointerover", "focusin", "click"];
  const meanings = new Map(); // what a short form means stands at its first mention

  for (const form of document.querySelectorAll("article abbr")) {
    const said = form.textContent;
    const first = form.title && !meanings.has(said);
    if (form.title) meanings.set(said, form.title);
    form.removeAttribute("title"); // or the browser shows a second note
    if (meanings.has(said)) form.dataset.meaning = meanings.get(said);
    if (!first || form.closest("a, button, summary, details, h1, h2, h3, h4")) continue;
    form.tabIndex = 0;
    form.setAttribute("role", "button"); // what has the focus must be something that can be pressed
  }

  async function first(event) {
    const found = event.target.closest?.(window.Previewed);
    const pressed = event.type === "click"; // which comes after the focus that a press gives
    if (!found || (pressed ? found.href && event.pointerType !== "touch" : event.pointerType === "touch")) return;
    if (event.type === "focusin" && !found.matches("abbr, :focus-visible")) return;
    if (pressed) event.preventDefault(); // the first tap shows, the second one follows the link
    for (const kind of KINDS) document.removeEventListener(kind, first);
    await window.Parts.own("later/previews");
    const now = pressed || found.matches(":hover, :focus") ? found : document.activeElement.closest(window.Previewed);
    if (now) window.Previews.show(now, event.clientY);
  }

  for (const kind of KINDS) document.addEventListener(kind, first);
})();
