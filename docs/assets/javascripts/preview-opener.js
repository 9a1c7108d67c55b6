/** Makes abbreviations focusable, and loads previews.js when a reader first points at one or at a link. Publishes `Previewed`. */
(() => {
  /** A selector for everything that has a preview. */
  window.Previewed =
    "article :is([data-meaning], a.cite[href^='#'], a[href*='glossary.html#'], a[href*='systems.html#'])";
  const KINDS = ["pointerover", "focusin", "click"];
  const met = new Set(); // the abbreviations above

  for (const form of document.querySelectorAll("article abbr[title]")) {
    const first = !met.has(form.textContent);
    met.add(form.textContent);
    form.dataset.meaning = form.title;
    form.removeAttribute("title"); // else the browser shows its own tooltip, too
    if (!first || form.closest("a, button, summary, details, h1, h2, h3, h4")) continue;
    form.tabIndex = 0;
    form.setAttribute("role", "button"); // a focusable element needs an interactive role
  }

  async function first(event) {
    const found = event.target.closest?.(window.Previewed);
    const pressed = event.type === "click"; // it follows the focus event of the same press
    if (!found || (pressed ? found.href : event.pointerType === "touch")) return; // a tap follows a link at once
    if (event.type === "focusin" && !found.matches("abbr, :focus-visible")) return;
    const fault = await window.Loader.own("previews").catch((error) => error);
    if (fault) return; // the next sign tries again
    for (const kind of KINDS) document.removeEventListener(kind, first);
    const now = pressed || found.matches(":hover, :focus") ? found : document.activeElement.closest(window.Previewed);
    if (now) window.Previews.show(now, event.clientY);
  }

  for (const kind of KINDS) document.addEventListener(kind, first);
})();
