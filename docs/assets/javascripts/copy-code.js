/** A copy button on each block of code or prompt. */
(() => {
  for (const pre of document.querySelectorAll("article .highlight > pre, article div.highlight pre")) {
    const text = pre.textContent.replace(/\n$/, "");
    const made = window.Dom.make("button.copy-code", "Copy");
    made.setAttribute("aria-label", `Copy “${text.length > 60 ? text.slice(0, 59).trimEnd() + "…" : text}”`);
    made.addEventListener("click", () => window.Parts.own("taking/say").then(() => window.Say.copy(text, "Copied.")));
    pre.after(made);
  }
})();
