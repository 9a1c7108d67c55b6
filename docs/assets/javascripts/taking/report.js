/** "Something wrong here?" opens an issue with the section's address filled in, or copies a report to send. Publishes `Report`. */
window.Report = (() => {
  const { Words } = window;

  /** A report on the section under `heading`, or on the page. */
  function text(heading) {
    const fact = window.Citation.facts(heading?.id ?? "", heading?.textContent.trim() ?? "");
    const place = fact.part ? `${fact.work}: ${fact.part}` : fact.work;
    const edition = fact.edition ? Words.of("edition", fact) : "";
    return `${Words.of("report_of", { place, guide: fact.guide })}${edition}\n${fact.where}\n\n${Words.of("report_asks")}`;
  }

  function give(heading) {
    const { repository } = document.querySelector(".report").dataset;
    if (!repository) return window.Say.copy(text(heading), Words.of("report_copied"));
    const title = Words.of("report_title", { title: heading?.textContent.trim() ?? document.title });
    open(`${repository.replace(/\/$/, "")}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(text(heading))}`, "_blank", "noopener");
  }

  return { give };
})();
