/** The menu at a heading: copies the link, cites, shares or reports the section. Publishes `HeadingMenu`. */
window.HeadingMenu = (() => {
  const { Address, Dom, Say } = window;
  const ROOM = 112; // pixels at the bottom of the window, where the message appears
  const ON_DISK =
    "This copy of the guide lies on your computer, so a link would open nowhere else. Title and place are copied instead.";

  /** The name of a link to the section under `heading`: "Why does it make things up? Is it lying? – LLM or GenAI?" */
  function nameOf(heading) {
    const title = meta("og:title", "property") || document.title;
    const part = heading && heading.tagName !== "H1" ? heading.textContent.trim() : "";
    return `${joined(title, part)} – ${meta("application-name")}`;
  }

  /** The names of a page and of its section as one: a colon stands between them unless the page's is a question. */
  function joined(work, part) {
    return part ? `${work}${work.endsWith("?") ? "" : ":"} ${part}` : work;
  }

  const meta = (name, kind = "name") => document.querySelector(`meta[${kind}="${name}"]`)?.content || "";

  /** The path of the section `id`, for readers who also have a copy: concepts/decoding.html#temperature */
  const placeOf = (id) => `${document.body.dataset.page}.html${id ? "#" + id : ""}`;

  /** Where to find the section `id`: at its address, or at its path if no other computer has that address. */
  const where = (id) => (Address.isPublic() ? Address.section(id) : placeOf(id));

  /** A day such as 2026-11-24 in words: 24 November 2026. */
  const day = (iso) =>
    new Date(`${iso}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" });

  /** The parts of a citation; `title` is that of the section, or nothing for the whole page. */
  function facts(id, title) {
    const work = document.querySelector("h1")?.textContent.trim() || document.title;
    return {
      work,
      part: title && title !== work ? title : "",
      guide: meta("application-name"),
      edition: meta("guide:edition"),
      changed: meta("guide:updated"),
      read: new Date().toLocaleDateString("sv"),
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

  function escaped(text) {
    const box = document.createElement("p");
    box.textContent = text;
    return box.innerHTML.replace(/"/g, "&quot;");
  }

  /** Copies the link to a section, below a quote if there is one: by its name in formatted text, else as the address. */
  function copyLink(heading, sentence, quote = "") {
    const name = nameOf(heading),
      place = where(heading.id);
    if (!Address.isPublic()) return Say.copy(quote ? `${quote}\n— ${name}, ${place}` : `${name}\n${place}`, ON_DISK);
    const link = `<a href="${escaped(place)}">${escaped(name)}</a>`;
    if (!quote) return Say.copy(place, sentence, link);
    return Say.copy(`${quote}\n— ${name}, ${place}`, sentence, `<p>${escaped(quote)}</p><p>— ${link}</p>`);
  }

  /** A report on the section under `heading`, or on the page. */
  function reportOn(heading) {
    const fact = facts(heading?.id ?? "", heading?.textContent.trim() ?? "");
    const place = joined(fact.work, fact.part);
    const edition = fact.edition ? `, edition ${fact.edition}` : "";
    return `In “${place}” of ${fact.guide}${edition}\n${fact.where}\n\nWhat is wrong:\n\nWhat it should say, and where that can be checked:\n`;
  }

  function report(heading) {
    const { repository } = document.querySelector(".report").dataset;
    if (!repository)
      return Say.copy(
        reportOn(heading),
        "A report with this address is copied: paste it into a message and say what is wrong.",
      );
    const title = `Wrong: ${heading?.textContent.trim() ?? document.title}`;
    open(
      `${repository.replace(/\/$/, "")}/issues/new?title=${encodeURIComponent(title)}&body=${encodeURIComponent(reportOn(heading))}`,
      "_blank",
      "noopener",
    );
  }

  /** Handles a press: opens the menu and copies the link, or closes the menu. `place` contains button and menu. */
  function press(heading, place, opener) {
    let menu = place.querySelector(".more");
    if (!menu) {
      place.append((menu = choices(heading)));
      place.addEventListener(
        "keydown",
        (event) => event.key === "Escape" && !menu.hidden && (close(menu, opener), opener.focus()),
      );
      place.addEventListener("focusout", (event) => place.contains(event.relatedTarget) || close(menu, opener));
    }
    if (!menu.hidden) return close(menu, opener);
    copyLink(heading, `Link to “${heading.textContent.trim()}” copied.`);
    menu.hidden = false;
    menu.classList.remove("is-above");
    menu.classList.toggle("is-above", menu.getBoundingClientRect().bottom > innerHeight - ROOM);
    opener.ariaExpanded = "true";
  }

  function close(menu, opener) {
    menu.hidden = true;
    opener.ariaExpanded = "false";
  }

  /** Creates the closed menu for the section under `heading`, or for the whole page if that is its title. */
  function choices(heading) {
    const isPage = heading.tagName === "H1";
    const answer = isPage && document.querySelector("article .answer");
    const share = () => navigator.share({ title: nameOf(heading), url: Address.section(heading.id) }).catch(() => {}); // the reader may cancel
    const acts = {
      "Send …": navigator.share && Address.isPublic() && share,
      "Copy the answer with its address": answer && (() => copyLink(heading, "Answer copied.", textOf(answer))),
      [`Cite this ${isPage ? "page" : "section"}`]: () =>
        Say.copy(cite(facts(heading.id, heading.textContent.trim())), "Citation copied."),
      "Something wrong here?": () => report(heading),
    };
    const buttons = Object.entries(acts).map(([words, act]) => act && Dom.button(words, act, "quiet"));
    return Dom.make("div.above.more", { hidden: true }, ...buttons);
  }

  /** The text of the short answer, without its label and the numbers of its sources. */
  function textOf(answer) {
    const copy = answer.cloneNode(true);
    for (const extra of copy.querySelectorAll(".admonition-title, .cites")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  return { press, report };
})();
