/** Adds a button to the short answer that copies it with its address. */
(() => {
  const answer = document.querySelector("article .answer");
  const heading = document.querySelector("article h1[id]");
  if (!answer || !heading) return;
  const made = document.createElement("button");
  made.type = "button";
  made.className = "copy-answer";
  made.textContent = "Copy";
  made.setAttribute("aria-label", "Copy the answer with its address");
  made.addEventListener("click", () => window.Parts.taking().then(() => window.Send.words(text(), heading, "Answer copied.")));
  (answer.matches(".admonition") ? answer.lastElementChild : answer).append(made);

  /** The answer's text, without label, button and citation numbers. */
  function text() {
    const copy = answer.cloneNode(true);
    for (const extra of copy.querySelectorAll(".admonition-title, .copy-answer, .cites")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
})();
