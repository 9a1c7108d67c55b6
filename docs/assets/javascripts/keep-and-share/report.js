/** "Something wrong here?" opens an issue with the section's address filled in, or copies a report to send. Publishes `Report`. */
window.Report = (() => {
  /** A report on the section under `heading`, or on the page. */
  function text(heading) {
    const fact = window.Citation.facts(heading?.id ?? "", heading?.textContent.trim() ?? "");
    const place = window.Citation.joined(fact.work, fact.part);
    const edition = fact.edition ? `, edition ${fact.edition}` : "";
    return `In “${place}” of ${fact.guide}${edition}\n${fact.where}\n\nWhat is wrong:\n\nWhat it should say, and where that can be checked:\n`;
  }

  function give(heading) {
    const { repository } = document.querySelector(".report").dataset;
    if (!repository)
      return window.Say.copy(
        text(heading),
        "A report with this address is copied: paste it into a message and say what is wrong.",
      );
    const title = `Wrong: ${heading?.textContent.trim() ?? document.title}`;
    open(
      `${repository.replace(/\/$/, "")}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(text(heading))}`,
      "_blank",
      "noopener",
    );
  }

  return { give };
})();
