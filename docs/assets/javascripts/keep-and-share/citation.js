/** The name, the place and the citation of a section. No DOM apart from the head. Publishes `Citation`. */
window.Citation = (() => {
  const MONTHS = "January February March April May June July August September October November December".split(" ");

  /** The name of a link to the section under `heading`: "Why does it make things up? Is it lying? – LLM or GenAI?" */
  function name(heading) {
    const title = meta("og:title", "property") || document.title;
    const part = heading && heading.tagName !== "H1" ? heading.textContent.trim() : "";
    return `${joined(title, part)} – ${meta("application-name")}`;
  }

  /** The names of a page and of its section as one: a colon stands between them unless the page's is a question. */
  function joined(work, part) {
    return part ? `${work}${work.endsWith("?") ? "" : ":"} ${part}` : work;
  }

  function meta(name, kind = "name") {
    return document.querySelector(`meta[${kind}="${name}"]`)?.content || "";
  }

  /** The path of the section `id`, for readers who also have a copy: concepts/decoding.html#temperature */
  function place(id) {
    return `${document.body.dataset.page}.html${id ? "#" + id : ""}`;
  }

  /** Where to find the section `id`: at its address, or at its path if no other computer has that address. */
  function where(id) {
    return window.Address.isPublic() ? window.Address.section(id) : place(id);
  }

  /** A date in the form 24 November 2026. */
  function day(iso) {
    const [year, month, date] = iso.split("-").map(Number);
    return `${date} ${MONTHS[month - 1]} ${year}`;
  }

  /** The parts of a citation; `title` is that of the section, or nothing for the whole page. */
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
      where: where(id),
    };
  }

  /** The citation as a line of text. */
  function cite(fact) {
    const part = fact.part ? `“${fact.part}”, in ` : "";
    const edition = fact.edition ? `, edition ${fact.edition}` : "";
    const changed = fact.changed ? `, changed ${day(fact.changed)}` : "";
    return `${part}“${fact.work}”. ${fact.guide}${edition}${changed}. ${fact.where} (read ${day(fact.read)}).`;
  }

  /** The citation as BibTeX. */
  function bibtex(fact) {
    const clean = (words) => words.replace(/[{}\\]/g, "").replace(/[&%#_$]/g, "\\$&");
    const year = (fact.changed || fact.read).slice(0, 4);
    const lines = [
      `  author = {{${clean(fact.guide)}}}`,
      `  title = {{${clean(joined(fact.work, fact.part))}}}`,
      `  year = {${year}}`,
      fact.edition && `  version = {${clean(fact.edition)}}`,
      `  ${window.Address.isPublic() ? "url" : "note"} = {${fact.where}}`,
      `  urldate = {${fact.read}}`,
    ];
    return `@online{guide-${fact.id || "page"}-${year},\n${lines.filter(Boolean).join(",\n")}\n}`;
  }

  return { name, joined, place, where, facts, cite, bibtex };
})();
