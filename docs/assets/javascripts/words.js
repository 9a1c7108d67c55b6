/** What the scripts say; made from docs/data/words.yml; do not edit. Publishes `Words`. */
window.Words = (() => {
  const SAID = {
    "copy": "Copy",
    "copied": "Copied.",
    "copy_text": "Copy “{text}”",
    "copy_answer": "Copy the answer with its address",
    "answer_copied": "Answer copied.",
    "copy_link": "Copy the link to “{title}”",
    "top": "↑ Top",
    "wide_table": "Table {number}, under “{heading}”, scrolls sideways",
    "again": "Try again",
    "no_search": "Search did not load; a part of it is missing or out of reach.",
    "not_live": "The live part did not load; what stands here is complete without it.",
    "not_loaded": "This did not load. All of it stands below, with the answers.",
  };

  /** What has this name, with `values` in place of the names in braces. */
  function of(name, values = {}) {
    return SAID[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** Adds the words of scripts that are loaded later. */
  function add(words) {
    Object.assign(SAID, words);
  }

  return { of, add };
})();
