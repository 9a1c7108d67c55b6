/** Opens search by its button, Ctrl-K and the / key, and only then loads the rest of it. Publishes `GuideSearch`. */
(() => {
  const opener = document.querySelector(".search-opener");
  const dialog = document.querySelector("dialog.search");

  const load = () => window.Loader.load(dialog.dataset.parts.split(" "));

  /** Opens search with these words, if any, in its field. */
  function open(words) {
    const field = dialog.querySelector("#guide-query");
    if (!dialog.open) dialog.showModal();
    field.focus();
    if (typeof words === "string") field.value = words;
    load().then(() => field.dispatchEvent(new Event("input")), offerAgain);
  }

  /** Shows that search did not load, with a button to try again. */
  function offerAgain() {
    const message = dialog.querySelector("#guide-found");
    const again = window.Dom.button("Try again", () => (message.replaceChildren(), open()));
    message.replaceChildren("Search did not load; a part of it is missing or out of reach. ", again);
  }

  /** Whether a key press goes to a text field, or has a meaning of its own. */
  const writing = ({ ctrlKey, metaKey, altKey, target }) =>
    ctrlKey || metaKey || altKey || target.closest?.("input, textarea, select, [contenteditable], dialog[open]");

  /** Whether the / key opens search; readers can switch that off. */
  const slash = () => window.Dom.stored("guide.slash") !== false;

  if (!opener || !dialog) return;
  opener.addEventListener("click", () => open());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return; // else the first Escape only empties the field
    event.preventDefault();
    dialog.close();
  });
  window.GuideSearch = { open, slash };
  opener.addEventListener("pointerenter", () => load().catch(() => {}), { once: true });
  addEventListener("keydown", (event) => {
    const combined =
      (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    if (!combined && (event.key !== "/" || !slash() || writing(event))) return;
    event.preventDefault();
    open();
  });
})();
