/** What a section is called, where it stands, and how to cite it. No DOM but the page's head. Publishes `Citation`. */
window.Citation = (() => {
  const { Words } = window;
  const MONTHS = Words.of("months").split(" ");

  /** What a link to the section under `heading` is called: "Decoding: Temperature – LLM or GenAI?" */
  function name(heading) {
    const title = meta("og:title", "property") || document.title;
    const part = heading && heading.tagName !== "H1" ? `: ${heading.textContent.trim()}` : "";
    return `${title}${part} – ${meta("application-name")}`;
  }

  function meta(name, kind = "name") {
    return document.querySelector(`meta[${kind}="${name}"]`)?.content || "";
  }

  /** The place of the section `id` in the guide, for a reader who has a copy too: concepts/decoding.html#temperature */
  function place(id) {
    return `${document.body.dataset.page}.html${id ? "#" + id : ""}`;
  }

  /** A date as readers write it: 24 November 2026. */
  function day(iso) {
    const [year, month, date] = iso.split("-").map(Number);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  }

  /** What a citation is made of: `title` of the section, or nothing for the whole page. */
  function facts(id, title, today = new Date()) {
    const work = document.querySelector("h1")?.textContent.trim() || document.title;
    return {
      id,
      work,
      part: title && title !== work ? title : "",
      guide: meta("application-name"),
      edition: meta("guide:edition"),
      changed: meta("guide:updated"),
      read: today.toISOString().slice(0, 10),
      url: window.Address.section(id),
    };
  }

  /** The citation as a line of text. */
  function cite(fact) {
    const part = fact.part ? Words.of("part_in", fact) : "";
    const edition = fact.edition ? Words.of("edition", fact) : "";
    const changed = fact.changed ? Words.of("changed", { day: day(fact.changed) }) : "";
    return `${part}“${fact.work}”. ${fact.guide}${edition}${changed}. ${fact.url} ${Words.of("read", { day: day(fact.read) })}.`;
  }

  /** The citation as BibTeX. */
  function bibtex(fact) {
    const clean = (words) => words.replace(/[{}\\]/g, "").replace(/[&%#_$]/g, "\\$&");
    const year = (fact.changed || fact.read).slice(0, 4);
    const lines = [
      `  author = {{${clean(fact.guide)}}}`,
      `  title = {{${clean(fact.part ? `${fact.work}: ${fact.part}` : fact.work)}}}`,
      `  year = {${year}}`,
      fact.edition && `  version = {${clean(fact.edition)}}`,
      `  url = {${fact.url}}`,
      `  urldate = {${fact.read}}`,
    ];
    return `@online{guide-${fact.id || "page"}-${year},\n${lines.filter(Boolean).join(",\n")}\n}`;
  }

  return { name, place, facts, cite, bibtex };
})();
