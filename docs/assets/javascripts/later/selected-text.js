/** Shows a bar at selected text with buttons that copy the text with a link, or the link alone. */
(() => {
  const article = document.querySelector("article");
  if (!article) return;

  const bar = document.createElement("div");
  bar.className = "selected";
  bar.hidden = true;
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "The selected words");
  bar.append(
    button("Copy quote and link", () => give((quote, url) => `“${quote}” ${url}`, "Quote and link copied.")),
    button("Copy link to these words", () => give((_, url) => url, "Link to these words copied.")),
  );
  document.querySelector(".said").before(bar);

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // else the press would clear the selection
    made.addEventListener("click", act);
    return made;
  }

  /** The selected range inside the article, or null. */
  function range() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const found = chosen.getRangeAt(0);
    const inside = article.contains(found.commonAncestorContainer);
    return inside && tidy(found.toString()).length > 1 ? found : null;
  }

  function tidy(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  /** The text of a range, without citation numbers. */
  function quote(found) {
    const words = found.cloneContents();
    for (const number of words.querySelectorAll(".cites")) number.remove();
    for (const block of words.querySelectorAll("p, li, h1, h2, h3, h4, td, th, pre, summary")) block.append(" ");
    return tidy(words.textContent);
  }

  /** The id of the section in which the range begins. */
  function sectionOf(found) {
    const headings = [...article.querySelectorAll(":is(h1, h2, h3, h4)[id]")];
    const before = headings.filter(
      (heading) => found.comparePoint(heading, 0) < 0 || heading.contains(found.startContainer),
    );
    return before.at(-1)?.id ?? "";
  }

  async function give(make, sentence) {
    const found = range();
    if (!found) return;
    await window.Parts.taking();
    const page = window.PageText.read(article);
    const [from, to] = page.range(found);
    const words = window.TextDirective.of(page.text, from, to, page.lines);
    const near = words ? "" : " The link leads to their section: the words stand there more than once.";
    window.Say.copy(make(quote(found), window.Address.section(sectionOf(found), words)), sentence + near);
  }

  let timer;
  function follow() {
    clearTimeout(timer);
    timer = setTimeout(() => (bar.hidden = !range()), 250);
  }

  document.addEventListener("selectionchange", follow);
  follow();
})();
