/** A copy button on each block of code or prompt. */
(() => {
  for (const pre of document.querySelectorAll("article .highlight > pre, article div.highlight pre")) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy-code";
    const text = pre.textContent.replace(/\n$/, "");
    made.textContent = window.Words.of("copy");
    made.setAttribute("aria-label", window.Words.of("copy_text", { text: text.length > 60 ? text.slice(0, 59).trimEnd() + "…" : text }));
    made.addEventListener("click", () => window.Parts.own("taking/say").then(() => window.Say.copy(text, window.Words.of("copied"))));
    pre.after(made);
  }
})();
