// Shows judged statements: each with the reader's answer, the right one and its reason, and the finding of a survey.
"use strict";

window.BeliefView = (() => {
  const { make, link } = Learning;
  const { signed } = BeliefResult;
  const TRUE = { true: "True", false: "False" };

  /** The gain in words. */
  const gained = ({ before, after, change, missed, won, lost }) => make("p", {},
    make("strong", {}, `From ${before} to ${after}: ${signed(change)}.`),
    missed ? ` Of the ${missed} ideas you missed first, ${won} ${won === 1 ? "is" : "are"} right now${lost ? `, and ${lost} that you had ${lost === 1 ? "is" : "are"} lost` : ""}.` : " You had missed none.");

  /** Statements in a collapsible block. */
  function listed(words, rows, isOpen) {
    if (!rows.length) return [];
    return [make("details", { open: isOpen }, make("summary", {}, `${words} (${rows.length})`), make("ul", { className: "belief-list" }, ...rows.map(told)))];
  }

  /** A statement with the reader's answer, the right one and its reason, and the finding of a survey. */
  function told({ item, said, sure }) {
    const yours = said === null ? "You weren’t sure." : `You said ${TRUE[said].toLowerCase()}, ${Tally.STEPS[sure]}.`;
    const line = make("li", {}, make("strong", {}, item.statement), ` ${yours} `, make("b", {}, `${TRUE[item.key]}.`), ` ${item.why} `, link(item.at, item.title), ".");
    if (item.survey) line.append(...surveyed(item.survey));
    return line;
  }

  const surveyed = ({ percent, chose, at, name }) => [
    ` Of 2,301 US adults, ${percent}% chose “${chose}” from several answers in August 2025 (`, link(at, name), ")."];

  return { gained, listed };
})();
