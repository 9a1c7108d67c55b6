/** Turns a part of a page back into Markdown with absolute addresses. Publishes `Markdown`. */
window.Markdown = (() => {
  const SKIP = "heading-link, button, script, style, svg, .copy-code";

  /** The Markdown of the section under `heading`, up to the next heading of its level or above. */
  function section(heading) {
    const level = Number(heading.tagName[1]);
    const nodes = [heading];
    for (let next = heading.nextElementSibling; next; next = next.nextElementSibling) {
      if (/^H[1-6]$/.test(next.tagName) && Number(next.tagName[1]) <= level) break;
      nodes.push(next);
    }
    return nodes.map(block).filter(Boolean).join("\n\n") + "\n";
  }

  /** One block element as Markdown; "" for elements that only matter on the screen. */
  function block(node) {
    if (node.matches(SKIP)) return "";
    const tag = node.tagName.toLowerCase();
    if (/^h[1-6]$/.test(tag)) return "#".repeat(Number(tag[1])) + " " + inline(node);
    if (tag === "ul" || tag === "ol") return list(node, tag === "ol");
    if (tag === "pre") return "```\n" + node.textContent.replace(/\n$/, "") + "\n```";
    if (tag === "table") return table(node);
    if (tag === "blockquote") return quote(children(node));
    if (tag === "summary") return `**${inline(node)}**`;
    if (tag === "figure") return inline(node.querySelector("figcaption") ?? node);
    if (node.matches(".admonition-title")) return `**${inline(node)}**`;
    if (node.matches(".admonition, details")) return quote(children(node));
    return tag === "p" || !holdsBlocks(node) ? inline(node) : children(node);
  }

  function holdsBlocks(node) {
    return node.querySelector("p, ul, ol, pre, table, blockquote, h2, h3, h4, summary") !== null;
  }

  function children(node) {
    return [...node.children].map(block).filter(Boolean).join("\n\n");
  }

  function quote(text) {
    return text
      .split("\n")
      .map((line) => ("> " + line).trimEnd())
      .join("\n");
  }

  function list(node, ordered) {
    const item = (li, at) => {
      const mark = ordered ? `${at + 1}. ` : "- ";
      const text = [...li.children].some((child) => /^(P|UL|OL|PRE|DIV)$/.test(child.tagName)) ? mixed(li) : inline(li);
      return mark + text.split("\n").join("\n" + " ".repeat(mark.length));
    };
    return [...node.children].map(item).join("\n");
  }

  /** A list item that contains both text and blocks. */
  function mixed(li) {
    const parts = [""];
    for (const child of li.childNodes) {
      const isBlock = child.nodeType === 1 && /^(P|UL|OL|PRE|DIV)$/.test(child.tagName);
      if (isBlock) parts.push(block(child), "");
      else parts.push(parts.pop() + word(child));
    }
    return parts
      .map((part) => part.trim())
      .filter(Boolean)
      .join("\n\n");
  }

  function table(node) {
    const rows = [...node.rows].map(
      (row) => "| " + [...row.cells].map((cell) => inline(cell).replace(/\|/g, "\\|")).join(" | ") + " |",
    );
    rows.splice(1, 0, "|" + "---|".repeat(node.rows[0].cells.length));
    return rows.join("\n");
  }

  function inline(node) {
    return [...node.childNodes].map(word).join("").replace(/\s+/g, " ").trim();
  }

  function word(node) {
    if (node.nodeType === 3) return node.data;
    if (node.nodeType !== 1 || node.matches(SKIP)) return "";
    if (node.matches(".cites")) return cited(node);
    const text = [...node.childNodes].map(word).join("");
    if (node.matches("a[href]")) return `[${text}](${absolute(node)})`;
    if (node.matches("strong, b")) return `**${text}**`;
    if (node.matches("em, i")) return `*${text}*`;
    if (node.matches("code")) return "`" + text + "`";
    return node.tagName === "BR" ? " " : text;
  }

  /** Citations, which the page shows as numbers, as named links to the list of sources, like in the Markdown source. */
  function cited(node) {
    const one = (link) => {
      const work = document.querySelector(`[id="${link.hash.slice(1)}"] a:last-of-type`) ?? link;
      return `[${link.getAttribute("aria-label").replace(/^.*?: /, "")}](${absolute(work)})`;
    };
    return ` (${[...node.querySelectorAll("a")].map(one).join(", ")})`;
  }

  /** The absolute address of a link, based on the page's public address if it has one. */
  function absolute(link) {
    return new URL(link.getAttribute("href"), window.Address.page()).href;
  }

  return { section };
})();
