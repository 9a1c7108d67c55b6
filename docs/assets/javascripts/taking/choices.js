/** The button at a heading: copies the link and opens a menu that copies, cites or shares the section. Publishes `Choices`. */
window.Choices = (() => {
  const { Citation, Say, Send } = window;
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
    opener.setAttribute("aria-expanded", "true");
  }

  function close(menu, opener) {
    menu.hidden = true;
    opener.setAttribute("aria-expanded", "false");
  }

  /** Creates the closed menu for the section under `heading`, or for the whole page if that is its title. */
  function choices(heading) {
    const { Markdown, Report } = window;
    const page = heading.tagName === "H1";
    const facts = () => Citation.facts(heading.id, heading.textContent.trim());
    const box = document.createElement("div");
    box.className = "more";
    box.hidden = true;
    const answer = page && document.querySelector("article .answer");
    if (Send.canShare()) box.append(button("Send …", () => Send.share(heading)));
    if (answer)
      box.append(button("Copy the answer with its address", () => Send.words(said(answer), heading, "Answer copied.")));
    box.append(
      button("Copy link as Markdown", () => Send.markdown(heading)),
      button(`Copy ${page ? "page" : "section"} as Markdown`, () =>
        Say.copy(`${Markdown.section(heading)}\n${Citation.cite(facts())}\n`, "Markdown copied."),
      ),
      button(`Cite this ${page ? "page" : "section"}`, () => Say.copy(Citation.cite(facts()), "Citation copied.")),
      button("Cite as BibTeX", () => Say.copy(Citation.bibtex(facts()), "BibTeX entry copied.")),
      button("Something wrong here?", () => Report.give(heading)),
    );
    return box;
  }

  /** The text of the short answer, without its label and the numbers of its sources. */
  function said(answer) {
    const copy = answer.cloneNode(true);
    for (const extra of copy.querySelectorAll(".admonition-title, .cites")) extra.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }

  function button(words, act) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  }

  return { press };
})();
