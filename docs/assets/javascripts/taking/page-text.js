/** The page's text as a browser searches it, with one line per block. Publishes `PageText`. */
window.PageText = (() => {
  const UNREAD = "script, style, template, title, desc, select, textarea";

  /**
   * `{text, lines, range}`: the text, the range of the article's lines in it, and a function from a DOM
   * range to its position in the text. Text hidden in the article is left out; text hidden around it, such as
   * a menu, is included, because whoever opens the link may see it.
   */
  function read(article) {
    const pieces = [];
    const lines = [];
    let text = "";

    function breakLine() {
      if (text && !text.endsWith("\n")) text = text.trimEnd() + "\n";
    }

    function add(node, keepsLines) {
      pieces.push({ node, at: text.length, lead: /(^|\s)$/.test(text), keepsLines });
      text += collapse(pieces.at(-1));
    }

    function walk(node) {
      const style = getComputedStyle(node);
      if (node.matches(UNREAD) || (style.display === "none" && article.contains(node))) return;
      const block = !/^(inline|contents)$/.test(style.display) || node.tagName === "BR";
      if (block) breakLine();
      if (node === article) lines.push(text.length);
      for (const child of node.childNodes) {
        if (child.nodeType === 3) add(child, style.whiteSpace.startsWith("pre"));
        else if (child.nodeType === 1) walk(child);
      }
      if (block) breakLine();
      if (node === article) lines.push(text.length);
    }

    walk(document.body);
    return { text, lines, range: (range) => place(pieces, range) };
  }

  /** The characters of a text node up to `end`, with spaces collapsed and none at the start of a line. */
  function collapse({ node, lead, keepsLines }, end = node.data.length) {
    const words = node.data.slice(0, end);
    const spaced = keepsLines ? words.replace(/[^\S\n]+/g, " ").replace(/\s*\n\s*/g, "\n") : words.replace(/\s+/g, " ");
    return lead ? spaced.trimStart() : spaced;
  }

  function place(pieces, range) {
    const touched = pieces.filter(({ node }) => range.intersectsNode(node));
    if (!touched.length) return [0, 0];
    const [first, last] = [touched[0], touched.at(-1)];
    const from = first.node === range.startContainer ? range.startOffset : 0;
    const to = last.node === range.endContainer ? range.endOffset : last.node.data.length;
    return [first.at + collapse(first, from).length, last.at + collapse(last, to).length];
  }

  return { read };
})();
