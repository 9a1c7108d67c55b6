/** Opens search by its button, by Ctrl-K and by the / key, and publishes `Search`; fetches the index and the other scripts, which the dialog names, then. */
(() => {
  const opener = document.querySelector(".search-opener");
  const dialog = document.querySelector("dialog.search");
  const slash = dialog?.querySelector(".slash");

  function load() {
    return window.Parts.load(dialog.dataset.parts.split(" "));
  }

  /** Opens search, with these words in its field if there are any. */
  function open(words) {
    const field = dialog.querySelector("#guide-query");
    if (!dialog.open) dialog.showModal();
    field.focus();
    if (typeof words === "string") field.value = words;
    load().then(() => field.dispatchEvent(new Event("input")), offerAgain);
  }

  /** Every page of the guide: `{location, title}`; only once search has loaded. */
  function pages() {
    return (__index.docs ?? __index.items).filter(({ location }) => !location.includes("#"));
  }

  /** Says that search did not come, with a button that tries again. */
  function offerAgain() {
    const again = document.createElement("button");
    again.type = "button";
    again.textContent = window.Words.of("again");
    again.addEventListener("click", () => (again.parentElement.replaceChildren(), open()));
    dialog.querySelector("#guide-found").replaceChildren(`${window.Words.of("no_search")} `, again);
  }

  /** Whether a key press belongs to something the reader is writing in. */
  function writing(event) {
    return event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
  }

  function setting(value) {
    try {
      if (value !== undefined) localStorage.setItem("guide.slash", value);
      return localStorage.getItem("guide.slash");
    } catch {
      return value;
    }
  }

  if (!opener || !dialog) return;
  slash.checked = setting() !== "off";
  slash.addEventListener("change", () => setting(slash.checked ? "on" : "off"));
  opener.addEventListener("click", () => open());
  dialog.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return; // or the first one only empties the field
    event.preventDefault();
    dialog.close();
  });
  window.Search = { load, open, pages };
  opener.addEventListener("pointerenter", () => load().catch(() => {}), { once: true });
  addEventListener("keydown", (event) => {
    const combined = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === "k";
    if (!combined && (event.key !== "/" || !slash.checked || writing(event))) return;
    event.preventDefault();
    open();
  });
})();
