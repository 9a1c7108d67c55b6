// How all demonstrations show a share, and a text from the reader.
"use strict";

window.Shares = (() => {
  const { make } = Dom;

  /** A share as a percentage with one decimal; never "0.0%" unless it is 0. */
  function percent(share) {
    if (share > 0 && share < 0.0005) return "< 0.1%";
    if (share < 1 && share > 0.9995) return "> 99.9%";
    return `${(share * 100).toFixed(1)}%`;
  }

  /** A bar for a share from 0 to 1, to stand beside the number. */
  function bar(share) {
    const made = make("i.bar");
    made.style.setProperty("--odds", share.toFixed(4));
    return made;
  }

  /** Text from the reader: with its own writing direction, never markup. */
  const quoted = (words) => make("bdi", words);

  return { percent, bar, quoted };
})();
