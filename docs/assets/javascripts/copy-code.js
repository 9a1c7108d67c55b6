/** A copy button on each block of code or prompt. */
(() => {
  for (const pre of document.querySelectorAll("article .highlight > pre, article div.highlight pre")) {
    const text = pre.textContent.replace(/\n$/, "");
    const ariaLabel = `Copy “${text.length > 60 ? text.slice(0, 59).trimEnd() + "…" : text}”`;
    const onclick = () => window.Loader.copy(() => text);
    pre.after(window.Dom.make("button.copy-code", { ariaLabel, onclick }, "Copy"));
  }
})();
