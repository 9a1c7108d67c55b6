/** Asks the four questions about a name that the catalogue lacks, and says what follows. Publishes `FourQuestions`. */
window.FourQuestions = (() => {
  const { make, button } = window.Dom;
  const MAKER = "../misconceptions/not-all-generative-ai-is-language.html#what-to-do";

  /** Asks in a box what the name and the answers leave open, one below the other. */
  function ask(name, box) {
    const { short, walk, sentence, spoken, kindOf } = window.Placing;
    const { what, out, say } = kindOf(name) ?? {};
    const given = what ? [what] : out === "text" ? ["product", out] : out ? ["product", out, "not known"] : [];
    const asked = make("div"),
      status = make("div", { role: "status" });
    box.replaceChildren(asked, status);
    next(given);
    box.querySelector("button")?.focus();

    /** Asks the next question below those that were answered, or ends. */
    function next(way) {
      const place = walk(way);
      if (place.result) return end(place);
      const { ask, answers } = short[place.asked.id];
      const buttons = Object.entries(answers).map(([word, label]) => {
        const answer = button(label, () => {
          for (const each of buttons) each.setAttribute("aria-pressed", each === answer);
          while (part.nextSibling) part.nextSibling.remove();
          status.replaceChildren();
          next([...way, word]);
        });
        return answer;
      });
      const part = make(
        "div",
        make("p", make("b", ask)),
        make("div.row", { role: "group", ariaLabel: ask }, ...buttons),
      );
      asked.append(part);
      part.scrollIntoView({ block: "nearest" });
    }

    /** Says in a sentence what the answers come to. */
    function end(place) {
      const text = say
        ? sentence(spoken(name), place, { say }).replace(/^./u, (letter) => letter.toUpperCase())
        : `If that’s so, ${sentence(spoken(name), place)}`;
      const maker = make("a", { href: MAKER }, "ask which model is in it and whether that writes");
      status.replaceChildren(
        make("p.saying", text),
        make("p", place.out?.so, ...(say ? [] : [" Its maker’s page may tell: ", maker, "."])),
      );
      status.scrollIntoView({ block: "nearest" });
    }
  }

  return { ask };
})();
