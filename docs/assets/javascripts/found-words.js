/** Highlights the words of a search, with any ending, on the page it led to, without changing the DOM; removes them from the address. */
(() => {
  const query = new URLSearchParams(location.search).get("h");
  const article = document.querySelector("article");
  if (!query) return;
  try {
    history.replaceState(history.state, "", location.pathname + location.hash); // else the words would be shared with the link
  } catch {
    // Some browsers refuse this on file: addresses.
  }
  if (!article || !window.CSS?.highlights) return;
  const ENDINGS = "(?:s|es|e|d|ed|er|ers|ing|ion|ions|ly)?";
  const sought = (query.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).slice(0, 8);
  const ranges = together(found(sought), sought);
  if (!ranges.length) return;
  CSS.highlights.set("query", new Highlight(...ranges));
  const button = window.Dom.button("Clear the search’s marks", clear, "chip.not-on-paper");
  addEventListener("keydown", (event) => event.key === "Escape" && clear());
  const asked = document.getElementById(location.hash.slice(1));
  (asked?.closest("article :is(h1, h2, h3)") ?? article.querySelector("h1")).after(button); // it lies over nothing

  /** A word without its ending, and the endings that it may have: hallucinate, hallucinated, hallucinations. */
  function inflected(word) {
    if (word.endsWith("y")) return `${word.slice(0, -1)}(?:y|ies|ied)`;
    return word.replace(/(?<=.{4})(?:ion|ing|ed|e)$/, "") + ENDINGS;
  }

  /** The ranges of these words in the text. */
  function found(words) {
    const ranges = [];
    if (!words.length) return ranges;
    const any = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.map(inflected).join("|")})(?![\\p{L}\\p{N}])`, "giu");
    const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
    while (walker.nextNode() && ranges.length < 300) {
      for (const match of walker.currentNode.data.matchAll(any)) {
        const range = new Range();
        range.setStart(walker.currentNode, match.index);
        range.setEnd(walker.currentNode, match.index + match[0].length);
        ranges.push(range);
      }
    }
    return ranges;
  }

  /** Those in a paragraph that has two of several words: a word alone, such as “list”, stands in foreign ones, too. */
  function together(ranges, words) {
    const held = Map.groupBy(ranges, ({ startContainer }) =>
      startContainer.parentElement.closest("p, li, td, h1, h2, h3, h4"),
    );
    const kinds = (all) =>
      words.filter((word) => all.some((range) => new RegExp(`^${inflected(word)}$`, "iu").test(range)));
    const close = [...held.values()].filter((all) => kinds(all).length > 1).flat();
    return words.length > 1 && close.length ? close : ranges;
  }

  function clear() {
    CSS.highlights.delete("query");
    button.remove();
  }
})();
