/** Marks the words of a search on the page it led to, without changing the page, and takes them out of the address. */
(() => {
  const query = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("article");
  if (!query) return;
  try {
    history.replaceState(history.state, "", location.pathname + location.hash); // or the words are sent on with the link
  } catch {
    // Some browsers refuse this for a file.
  }
  if (!article || !window.CSS?.highlights) return;
  const ranges = found((query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).slice(0, 8));
  if (!ranges.length) return;
  CSS.highlights.set("query", new Highlight(...ranges));
  const button = document.createElement("button");
  button.type = "button";
  button.className = "clear-marks";
  button.textContent = window.Words.of("clear_marks");
  button.addEventListener("click", clear);
  addEventListener("keydown", (event) => event.key === "Escape" && clear());
  document.querySelector("main").append(button);

  /** Where these words stand in the text. */
  function found(words) {
    const ranges = [];
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 300) {
      const text = walker.currentNode.data.toLowerCase();
      for (const word of words) {
        for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
          const range = new Range();
          range.setStart(walker.currentNode, at);
          range.setEnd(walker.currentNode, at + word.length);
          ranges.push(range);
        }
      }
    }
    return ranges;
  }

  function clear() {
    CSS.highlights.delete("query");
    button.remove();
  }
})();
