// The tables and number formats of all demonstrations.
"use strict";

window.Tables = (() => {
  const { make } = Dom;

  /** A share as a percentage with one decimal; never "0.0%" unless it is 0. */
  function percent(share) {
    if (share > 0 && share < 0.0005) return "< 0.1%";
    if (share < 1 && share > 0.9995) return "> 99.9%";
    return `${(share * 100).toFixed(1)}%`;
  }

  /** A table whose first cells are row headings; cells are text or elements. */
  function table(caption, heads, rows) {
    const head = make("tr", ...heads.map((words) => make("th", { scope: "col" }, words)));
    const lines = rows.map(([first, ...cells]) =>
      make("tr", make("th", { scope: "row" }, first), ...cells.map((cell) => make("td", cell))),
    );
    return make("table", make("caption", caption), make("thead", head), make("tbody", ...lines));
  }

  /** A bar for a share from 0 to 1, to stand beside the number. */
  function bar(share) {
    const made = make("i.bar");
    made.style.setProperty("--odds", share.toFixed(4));
    return made;
  }

  /** Text from the reader: with its own writing direction, never markup. */
  const quoted = (words) => make("bdi", words);
  return { percent, table, bar, quoted };
})();
