/** Previews of abbreviations, terms, systems and citations, on hover and focus; of a tap only an abbreviation's. */
(() => {
  const { make } = window.Dom;
  const LOOKED_UP = /\/(glossary\.html|taxonomy\/systems\.html)#(.+)$/;
  const OPENED_AS = { "glossary.html": "Open in the glossary", "taxonomy/systems.html": "Open in the catalogue" };
  const box = make("div.preview", { id: "guide-preview", hidden: true });
  let shown = null; // the abbreviation or link whose preview is shown
  let wanted = null;
  let timer;

  /** The closest abbreviation or link with a preview around a node. */
  function subject(place) {
    const found = place.closest?.(window.Previewed);
    return found?.closest(".preview") ? null : found;
  }

  /** The content of its preview as elements, or nothing if there is none. */
  async function content(found) {
    if (found.dataset.meaning) return [make("p", found.dataset.meaning)];
    const work = found.matches(".cite") && document.getElementById(found.hash.slice(1));
    if (work) return [make("p", ...[...work.childNodes].map((node) => node.cloneNode(true)))];
    const href = new URL(found.getAttribute("href"), document.baseURI).href; // of a link in a drawing, too
    const [, page, id] = href.match(LOOKED_UP) ?? [];
    const entry = page && (await load())[page]?.[id];
    return entry ? [...described(entry), make("p", make("a", { href }, OPENED_AS[page]))] : [];
  }

  /** The content for a term (its definition) or a system (its rows). */
  function described([name, ...said]) {
    const parts = said.map((part) =>
      typeof part === "string" ? make("p", part) : make("p", make("b", part[0]), " ", part[1]),
    );
    return [make("p", make("b", name)), ...parts];
  }

  /** The definitions of terms and systems, from one script that is loaded when the first of them is needed. */
  async function load() {
    await window.Loader.own("../meanings").catch(() => {});
    return window.Meanings ?? {};
  }

  async function show(found, y) {
    clearTimeout(timer);
    wanted = found;
    const parts = await content(found);
    if (wanted !== found || !parts.length) return;
    hide();
    shown = wanted = found;
    box.replaceChildren(...parts);
    box.hidden = false;
    found.setAttribute("aria-describedby", box.id);
    place(found, y);
  }

  /** Places the box below the line of the link, or above it if there is no room. */
  function place(found, y) {
    const lines = [...found.getClientRects()];
    const line = lines.find(({ top, bottom }) => y >= top && y <= bottom) ?? lines[0];
    const left = Math.min(line.left, document.documentElement.clientWidth - box.offsetWidth - 8);
    const above = line.bottom + box.offsetHeight + 8 > innerHeight && line.top > box.offsetHeight + 8;
    box.style.left = `${Math.max(8, left) + scrollX}px`;
    box.style.top = `${(above ? line.top - box.offsetHeight - 4 : line.bottom + 4) + scrollY}px`;
  }

  function hide() {
    clearTimeout(timer);
    shown?.removeAttribute("aria-describedby");
    box.hidden = true;
    shown = wanted = null;
  }

  /** Runs with a delay, so that a pointer can pass over a link, or cross to the box, without effect. */
  function soon(act, wait) {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  }

  document.querySelector("main").append(box);
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const found = subject(event.target);
    if (box.contains(event.target) || (found && found === shown)) clearTimeout(timer);
    else if (found) soon(() => show(found, event.clientY), 180);
    else if (shown || wanted) soon(hide, 250);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const found = subject(event.target);
    if (found?.matches("abbr, :focus-visible")) show(found);
    else if (!found && shown && !box.contains(event.target)) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (shown && !box.contains(event.target) && !shown.contains(event.target)) hide();
  });
  document.addEventListener("click", (event) => {
    const found = subject(event.target);
    if (found?.dataset.meaning && found !== shown) show(found, event.clientY);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && shown) hide();
    if (![" ", "Enter"].includes(event.key) || !event.target.matches("abbr[role]")) return;
    event.preventDefault(); // else the space key would scroll the page
    show(event.target);
  });
  window.Previews = { show };
})();
