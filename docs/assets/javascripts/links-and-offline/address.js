/** The address under which to share a page or a section, copied or in a report of a mistake. Publishes `Address`. */
window.Address = (() => {
  const ON_DISK =
    "This copy of the guide lies on your computer, so a link would open nowhere else. Title and place are copied instead.";
  const meta = (name, kind = "name") => document.querySelector(`meta[${kind}="${name}"]`)?.content || "";

  /** The public address of this page if the site has one, else its current address. */
  function page() {
    const canonical = document.querySelector("link[rel=canonical]");
    return canonical ? canonical.href : location.href.replace(/[?#].*$/, "");
  }

  /** Whether the address works for other people; a copy on this computer may have no such address. */
  const isPublic = () => /^https?:/.test(page());

  /** Where to find the page: its address, or its path for readers who also have a copy. */
  const place = () => (isPublic() ? page() : `${document.body.dataset.page}.html`);

  /** Copies the link to the section under `heading`, in formatted text with its name: "Why does it make things up? Is it lying? – LLM or GenAI?" */
  function copy(heading) {
    const [title, part] = [meta("og:title", "property"), heading.textContent.trim()];
    const between = title.endsWith("?") ? " " : ": ";
    const name = `${heading.tagName === "H1" ? title : title + between + part} – ${meta("application-name")}`;
    const href = `${place()}#${heading.id}`;
    if (!isPublic()) return window.Say.copy(`${name}\n${href}`, ON_DISK);
    return window.Say.copy(href, `Link to “${part}” copied.`, window.Dom.make("a", { href }, name).outerHTML);
  }

  /** Opens a report on the page where the guide has a repository, else copies its beginning. */
  function report({ repository }) {
    const edition = `${meta("application-name")}, edition ${meta("guide:edition")}`;
    const text = `In “${meta("og:title", "property")}” of ${edition}\n${place()}\n\nWhat is wrong:\n\nWhat it should say, and where that can be checked:\n`;
    if (!repository)
      return window.Say.copy(
        text,
        "A report with this address is copied: paste it into a message and say what is wrong.",
      );
    const issue = new URLSearchParams({ title: `Wrong: ${document.title}`, body: text });
    open(`${repository.replace(/\/$/, "")}/issues/new?${issue}`, "_blank", "noopener");
  }

  return { page, isPublic, copy, report };
})();
