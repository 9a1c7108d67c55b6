/** Names words of a text so that a browser finds just these: a text directive. No DOM. Publishes `TextDirective`. */
window.TextDirective = (() => {
  const ENDS = [4, 8, 16]; // words of each end of a long quote
  const AROUND = [0, 3, 6, 12]; // words before and after it
  const WHOLE = 100; // characters that are named whole
  let segmenter; // made when it is first needed: browsers take longer for it than for all else a page does at its start

  /**
   * The directive for `text` from `from` to `to`, grown to whole words; or "" when no few words tell it from all
   * else. A block of text is a line, and neighbours are taken only from between `lines`, the place of two lines.
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

  /** The place; then from the start of its first line; then without that line, as a heading stands in menus too. */
  function near(text, [from, to]) {
    const next = text.indexOf("\n", from) + 1;
    const places = [[from, to], [text.lastIndexOf("\n", from - 1) + 1, to]];
    return from === to ? [] : next && next < to ? [...places, [next, to]] : places;
  }

  /** The ways to name a place, short ones first: its start, its end or nothing, and words before and after it. */
  function* named(text, wanted, lines) {
    for (const around of AROUND) {
      for (const [start, end] of ends(text.slice(...wanted))) {
        for (const [before, after] of neighbours(text, wanted, lines, around)) yield [start, end, before, after];
      }
    }
  }

  /** The place without spaces at its ends, and with the whole of each word it cuts. */
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

  /** How a quote may be named: whole, or by its two ends. */
  function ends(quote) {
    const rows = quote.split("\n");
    const pairs = ENDS.map((count) => [take(rows[0], count), take(rows.at(-1), -count)]);
    if (rows.length > 1) return pairs;
    const apart = pairs.filter(([start, end]) => start.length + end.length < quote.length);
    return quote.length <= WHOLE || !apart.length ? [[quote, ""]] : apart;
  }

  /** The words before and after a place, both or one of them; only what stands in one line each. */
  function neighbours(text, [from, to], [first, last], count) {
    if (!count) return [["", ""]];
    const before = take(text.slice(first, from).trimEnd().split("\n").at(-1), -count);
    const after = take(text.slice(to, last).trimStart().split("\n")[0], count);
    return [[before, ""], ["", after], [before, after]];
  }

  /** The first `count` words of a line, or the last when it is negative. */
  function take(line, count) {
    const all = line.trim().split(" ");
    return (count < 0 ? all.slice(count) : all.slice(0, count)).join(" ");
  }

  /** Where a browser finds them first, going by letters alone; nothing when it does not. */
  function find(text, start, end, before, after) {
    for (const at of places(text, start)) {
      if (!text.slice(Math.max(0, at - before.length - 1), at).trimEnd().endsWith(before)) continue;
      const near = at + start.length;
      for (const to of end ? places(text, end, near) : [near]) {
        const stop = to + end.length;
        if (text.slice(stop, stop + after.length + 1).trimStart().startsWith(after)) return [at, stop];
      }
    }
  }

  function* places(text, part, from = 0) {
    for (let at = text.indexOf(part, from); at >= 0; at = text.indexOf(part, at + 1)) yield at;
  }

  /** Letters as a browser compares them: without case, accents and kinds of quotation marks; none more, none less. */
  function fold(text) {
    const plain = text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
    return plain.replace(/[^\0-\x7f]/g, (sign) => sign.normalize("NFKD")[0]).toLowerCase();
  }

  function written(start, end, before, after) {
    return "text=" + (before && encode(before) + "-,") + encode(start) + (end && "," + encode(end)) + (after && ",-" + encode(after));
  }

  /** Percent signs for all that has a meaning here, or that a chat takes for the end of an address. */
  function encode(part) {
    return encodeURIComponent(part).replace(/[-.!'()*~]/g, (sign) => "%" + sign.charCodeAt(0).toString(16).toUpperCase());
  }

  return { of };
})();
