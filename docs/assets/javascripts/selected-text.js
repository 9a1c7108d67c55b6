/** A bar for the words a reader has selected: copies them with their link, or the link alone. */
(() => {
  const article = document.querySelector("article");
  const BLOCK = "p, li, td, th, h1, h2, h3, h4, dt, dd, pre, figcaption, summary, blockquote";
  if (!article) return;

  const bar = document.createElement("div");
  bar.className = "selected";
  bar.hidden = true;
  bar.setAttribute("role", "group");
  bar.setAttribute("aria-label", "The selected words");
  bar.append(
    button("Copy quote and link", () => give((quote, url) => [`“${quote}” ${url}`, "Quote and link copied."])),
    button("Copy link to these words", () => give((_, url) => [url, "Link to these words copied."])),
  );
  document.querySelector(".said").before(bar);

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("pointerdown", (event) => event.preventDefault()); // or the selection goes
    made.addEventListener("click", act);
    return made;
  }

  /** The range selected inside the article, or nothing. */
  function range() {
    const chosen = getSelection();
    if (!chosen.rangeCount || chosen.isCollapsed) return null;
    const found = chosen.getRangeAt(0);
    const inside = article.contains(found.commonAncestorContainer);
    return inside && tidy(found.toString()).length > 2 ? found : null;
  }

  function tidy(text) {
    return text.replace(/\s+/g, " ").trim();
  }

  /** The selected text of each block the range touches. */
  function quoted(found) {
    const blocks = [...article.querySelectorAll(BLOCK)].filter((node) => found.intersectsNode(node) && !node.querySelector(BLOCK));
    if (blocks.length < 2) return [tidy(found.toString())];
    const parts = blocks.map((node) => {
      const part = document.createRange();
      part.selectNodeContents(node);
      if (node.contains(found.startContainer)) part.setStart(found.startContainer, found.startOffset);
      if (node.contains(found.endContainer)) part.setEnd(found.endContainer, found.endOffset);
      return tidy(part.toString());
    });
    return parts.filter(Boolean);
  }

  /** The id of the section the range begins in. */
  function sectionOf(found) {
    const headings = [...article.querySelectorAll(":is(h1, h2, h3, h4)[id]")];
    const before = headings.filter((heading) => found.comparePoint(heading, 0) < 0 || heading.contains(found.startContainer));
    return before.at(-1)?.id ?? "";
  }

  function give(make) {
    const found = range();
    if (!found) return;
    const parts = quoted(found);
    const url = window.Address.section(sectionOf(found), window.Address.directive(parts, tidy(article.textContent)));
    window.Say.copy(...make(parts.join(" "), url));
  }

  let timer;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => (bar.hidden = !range()), 250);
  });
})();
