/** The button at a heading: copies the link and opens a menu that copies, cites or shares the section. Publishes `Choices`. */
window.Choices = (() => {
  const { Citation, Dom, Report, Say, Send } = window;
  const ROOM = 112; // pixels at the bottom of the window, where the message appears

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
    Send.link(heading);
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
    const facts = () => Citation.facts(heading.id, heading.textContent.trim());
    const acts = {
      "Send …": Send.canShare() && (() => Send.share(heading)),
      "Copy the answer with its address": answer && (() => Send.words(said(answer), heading, "Answer copied.")),
      "Copy link as Markdown": () => Send.markdown(heading),
      [`Cite this ${isPage ? "page" : "section"}`]: () => Say.copy(Citation.cite(facts()), "Citation copied."),
      "Cite as BibTeX": () => Say.copy(Citation.bibtex(facts()), "BibTeX entry copied."),
      "Something wrong here?": () => Report.give(heading),
    };
    const buttons = Object.entries(acts).map(([words, act]) => act && Dom.button(words, act, "quiet"));
    return Dom.make("div.above.more", { hidden: true }, ...buttons);
  }

  /** The text of the short answer, without its label and the numbers of its sources. */
  function said(answer) {
    const copy = answer.cloneNode(true);
    for (const extra of copy.querySelectorAll(".admonition-title, .cites")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  return { press };
})();
