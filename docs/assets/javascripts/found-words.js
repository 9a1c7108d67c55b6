/** Marks the words of a search on the page it led to, without changing the page. */
(() => {
  const query = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("article");
  if (!query || !article || !window.CSS?.highlights) return;
  const typed = (query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).slice(0, 8);
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  const ranges = [];
  while (walker.nextNode() && ranges.length < 300) {
    const text = walker.currentNode.data.toLowerCase();
    for (const word of typed) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        ranges.push(range);
      }
    }
  }
  if (ranges.length) CSS.highlights.set("query", new Highlight(...ranges));
})();
