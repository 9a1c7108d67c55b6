/** A copy button on each block of code or prompt. */
(() => {
  for (const pre of document.querySelectorAll("article .highlight > pre, article div.highlight pre")) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "copy-code";
    const text = pre.textContent.replace(/\n$/, "");
    made.textContent = "Copy";
    made.setAttribute("aria-label", `Copy “${text.length > 60 ? text.slice(0, 59).trimEnd() + "…" : text}”`);
    made.addEventListener("click", () => window.Parts.own("taking/say").then(() => window.Say.copy(text, "Copied.")));
    pre.after(made);
  }
})();
