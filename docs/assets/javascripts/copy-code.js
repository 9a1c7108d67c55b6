/** A copy button on each block of code or prompt. */
(() => {
  for (const pre of document.querySelectorAll("article .highlight > pre, article div.highlight pre")) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy-code";
    made.textContent = "Copy";
    made.addEventListener("click", () => window.Say.copy(pre.textContent.replace(/\n$/, ""), "Copied."));
    pre.after(made);
  }
})();
