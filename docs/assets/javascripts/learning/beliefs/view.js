// Shows judged statements: the one that surprises most, struck out, and a list with the reader's answer, the right one and its reason.
"use strict";

window.BeliefView = (() => {
  const { make } = Dom;
  const { link } = Learning;
  const { signed, surveyed } = BeliefResult;
  const TRUE = { true: "True", false: "False" };

  /** The belief that a reader held most firmly and wrongly, struck out; without one, that there is none. */
  function struck(row, { right, of }) {
    const place = make("div.judged");
    if (!row) {
      Dom.verdict(
        place,
        "right",
        right === of ? "All of them right." : "Nothing to strike out.",
        right === of ? "" : "You believed nothing false; what you left open stands below.",
      );
      return [place];
    }
    const { item, sure } = row,
      was = { 1: "You guessed so", 2: "You were fairly sure of it", 3: "You were certain of it" }[sure];
    const title = item.key ? make("span", make("s", "False:"), ` ${item.statement}`) : make("s", item.statement);
    Dom.verdict(place, "wrong", title, `${was}, and it’s ${item.key ? "true" : "false"}. ${item.why}`);
    const others = surveyed(row)
      ? [
          make(
            "p.belief-others",
            surveyed(row),
            " ",
            make("small", link(item.survey.at, `${item.survey.name}: chose “${item.survey.chose}”`)),
          ),
        ]
      : [];
    return [place, ...others];
  }

  /** What else was wrong: each statement with the right answer, as a link to its reason. */
  function alsoWrong({ rows }, row) {
    const others = rows.filter((one) => !one.right && one.said !== null && one !== row);
    const item = ({ item }) => make("li", make("b", `${TRUE[item.key]}: `), link(item.at, item.statement));
    return others.length ? [make("p.demo-caption", "Also wrong"), make("ul.belief-list", ...others.map(item))] : [];
  }

  /** The gain in words. */
  const gained = ({ before, after, change, missed, won, lost }) =>
    make(
      "p",
      make("strong", `From ${before} to ${after}: ${signed(change)}.`),
      missed
        ? ` Of the ${missed} ideas you missed first, ${won} ${won === 1 ? "is" : "are"} right now${lost ? `, and ${lost} that you had ${lost === 1 ? "is" : "are"} lost` : ""}.`
        : " You had missed none.",
    );

  /** All statements, each with the reader's answer, the right one and its reason. */
  const listed = (rows) =>
    make(
      "ul.belief-list",
      ...rows.map(({ item, said, sure }) =>
        make(
          "li",
          make("strong", item.statement),
          said === null ? " You left it open. " : ` You said ${TRUE[said].toLowerCase()}, ${Tally.STEPS[sure]}. `,
          make("b", `${TRUE[item.key]}.`),
          ` ${item.why} `,
          link(item.at, item.title),
          item.title.endsWith("?") ? "" : ".",
        ),
      ),
    );

  return { struck, alsoWrong, gained, listed };
})();
