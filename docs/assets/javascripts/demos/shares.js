// How all demonstrations show a share, a number and a text from the reader.
"use strict";

window.Shares = (() => {
  const { make, svg } = Dom;

  /** A share as a percentage with one decimal; never "0.0%" unless it is 0. */
  function percent(share) {
    if (share > 0 && share < 0.0005) return "< 0.1%";
    if (share < 1 && share > 0.9995) return "> 99.9%";
    return `${(share * 100).toFixed(1)}%`;
  }

  /** A share as a whole percentage; never "0%" unless it is 0. */
  const rounded = (share) => (share > 0 && share < 0.005 ? "< 1%" : `${Math.round(share * 100)}%`);

  /** A number with its thousands parted: 1,064,960. */
  const many = (number) => number.toLocaleString("en");

  /** A bar for a share from 0 to 1; an SVG, as in the pages, whose policy allows no styles in them. */
  function bar(share = 0) {
    const size = { class: "bar", viewBox: "0 0 100 8", preserveAspectRatio: "none", "aria-hidden": "true" };
    return svg("svg", size, svg("rect", { width: (100 * share).toFixed(1), height: 8 }));
  }

  /** Makes a bar as long as a share. */
  const fill = (bar, share) => bar.firstElementChild.setAttribute("width", (100 * share).toFixed(1));

  /** Text from the reader: with its own writing direction, never markup. */
  const quoted = (words) => make("bdi", words);

  /** The first words of a text, so that a long one moves nothing below it. */
  const brief = (text, most) => (text.length > most ? `${text.slice(0, most).replace(/\s\S*$/, "")} …` : text);

  return { percent, rounded, many, bar, fill, quoted, brief };
})();
