/** Makes text directives (`:~:text=…`), by which browsers find exactly the selected words. No DOM. Publishes `TextDirective`. */
window.TextDirective = (() => {
  const ENDS = [4, 8, 16]; // how many words of each end of a long quote to try
  const AROUND = [0, 3, 6, 12]; // how many words before and after the quote to try
  const WHOLE = 100; // quotes up to this many characters may be given in full
  let segmenter; // created when first needed, because that is slower than everything else at the start of a page

  /**
   * The directive for `text` from `from` to `to`, extended to whole words; "" if no short one is unambiguous. Each
   * block of text is a line; context words are taken only from the range `lines`.
   */
  function of(text, from, to, lines = [0, text.length]) {
    const folded = fold(text);
    for (const wanted of near(text, grown(text, from, to))) {
      for (const parts of named(text, wanted, lines)) {
        if (find(folded, ...parts.map(fold))?.join() === wanted.join()) return written(...parts);
      }
    }
    return "";
  }

  /** The ranges to try: this one; from the start of its first line; without its first line, since menus repeat headings. */
  function near(text, [from, to]) {
    const next = text.indexOf("\n", from) + 1;
    const places = [
      [from, to],
      [text.lastIndexOf("\n", from - 1) + 1, to],
    ];
    return from === to ? [] : next && next < to ? [...places, [next, to]] : places;
  }

  /** The directives to try, short ones first: each has a start, an optional end, and optional words before and after. */
  function* named(text, wanted, lines) {
    for (const around of AROUND) {
      for (const [start, end] of ends(text.slice(...wanted))) {
        for (const [before, after] of neighbours(text, wanted, lines, around)) yield [start, end, before, after];
      }
    }
  }

  /** The range without spaces at its ends, extended to whole words. */
  function grown(text, from, to) {
    while (from < to && /\s/.test(text[from])) from += 1;
    while (to > from && /\s/.test(text[to - 1])) to -= 1;
    if (from === to) return [from, to];
    const first = text.lastIndexOf("\n", from) + 1;
    const last = text.lastIndexOf("\n", to - 1) + 1;
    segmenter ??= new Intl.Segmenter("en", { granularity: "word" });
    const start = segmenter.segment(lineAt(text, first)).containing(from - first);
    const end = segmenter.segment(lineAt(text, last)).containing(to - 1 - last);
    return [first + start.index, last + end.index + end.segment.length];
  }

  function lineAt(text, start) {
    return text.slice(start, (text + "\n").indexOf("\n", start));
  }

  /** The forms of a quote to try: in full, or by its two ends. */
  function ends(quote) {
    const rows = quote.split("\n");
    const pairs = ENDS.map((count) => [take(rows[0], count), take(rows.at(-1), -count)]);
    if (rows.length > 1) return pairs;
    const apart = pairs.filter(([start, end]) => start.length + end.length < quote.length);
    return quote.length <= WHOLE || !apart.length ? [[quote, ""]] : apart;
  }

  /** The context words to try: before and after the range, or on one side, each within one line. */
  function neighbours(text, [from, to], [first, last], count) {
    if (!count) return [["", ""]];
    const before = take(text.slice(first, from).trimEnd().split("\n").at(-1), -count);
    const after = take(text.slice(to, last).trimStart().split("\n")[0], count);
    return [
      [before, ""],
      ["", after],
      [before, after],
    ];
  }

  /** The first `count` words of a line, or the last ones if `count` is negative. */
  function take(line, count) {
    const all = line.trim().split(" ");
    return (count < 0 ? all.slice(count) : all.slice(0, count)).join(" ");
  }

  /** The first match that a browser would find, comparing letters only; nothing if there is none. */
  function find(text, start, end, before, after) {
    for (const at of places(text, start)) {
      if (
        !text
          .slice(Math.max(0, at - before.length - 1), at)
          .trimEnd()
          .endsWith(before)
      )
        continue;
      const near = at + start.length;
      for (const to of end ? places(text, end, near) : [near]) {
        const stop = to + end.length;
        if (
          text
            .slice(stop, stop + after.length + 1)
            .trimStart()
            .startsWith(after)
        )
          return [at, stop];
      }
    }
  }

  function* places(text, part, from = 0) {
    for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) yield at;
  }

  /** The text as a browser compares it: without case, accents and kinds of quotation marks, but of the same length. */
  function fold(text) {
    const plain = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    return plain.replace(/[^\0-\x7f]/g, (sign) => sign.normalize("NFKD")[0]).toLowerCase();
  }

  function written(start, end, before, after) {
    return (
      "text=" +
      (before && encode(before) + "-,") +
      encode(start) +
      (end && "," + encode(end)) +
      (after && ",-" + encode(after))
    );
  }

  /** Percent-encodes characters that are special here, or that chat programs take for the end of an address. */
  function encode(part) {
    return encodeURIComponent(part).replace(
      /[-.!'()*~]/g,
      (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase(),
    );
  }

  return { of };
})();
