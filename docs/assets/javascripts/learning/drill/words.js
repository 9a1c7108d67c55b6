// The texts of the drill: a thing to judge, the truth about it, and the errors in words.
"use strict";

window.DrillWords = (() => {
  const { make, link } = Learning;
  const PARTS = {
    references: { sides: [[true, "Exists"], [false, "Made up"]], ask: "Ten references. Some are among the sources of this guide, some were made up by a program just now. Which exist?" },
    answers: { sides: [[true, "Right"], [false, "Wrong"]], ask: "Ten answers of the small model of this guide; it wrote the last word of each. Which are right?" },
  };

  const isTrue = (part, item) => (part === "references" ? item.made === null : DrillRound.isRight(item));
  const reference = ({ authors, title, year }) => `${authors}, ${title}, ${year}`;
  const plain = (part, item) => (part === "references" ? reference(item) : `${item.begun} ${item.written}`);

  /** The thing to judge, which cannot be copied before it is answered. */
  function thing(part, item) {
    if (part === "references") return make("p", { className: "unchecked" }, reference(item));
    return make("p", {}, `${item.begun} `, make("mark", {}, item.written));
  }

  /** The same thing after it is answered. */
  function told(part, item, mark) {
    const lines = part === "references" ? ofReference(item) : ofAnswer(item);
    return [...lines, make("p", { className: Tally.isRight(mark) ? "drill-right" : "drill-wrong" }, verdict(part, mark))];
  }

  function ofReference({ made, at, ...work }) {
    if (!made) return [make("p", {}, link(at, reference(work)))];
    const { head, tail, authors } = made;
    const from = (one) => link(one.at, `${one.authors}, ${one.year}`);
    return [
      make("p", { className: "unchecked" }, make("strong", {}, "Made up: "), make("s", {}, reference(work)), " (made up)"),
      make("p", { className: "demo-note" }, "The title begins as in ", from(head), ", ends as in ", from(tail), " with its year, and the authors are those of ", from(authors), ".")];
  }

  function ofAnswer(item) {
    if (DrillRound.isRight(item)) return [thing("answers", item)];
    return [make("p", {}, `${item.begun} `, make("s", {}, item.written), " ", make("strong", {}, item.truth))];
  }

  /** A sentence with the truth, the reader's answer and its certainty. */
  function verdict(part, { believed, true: holds, sure }) {
    const [, [, no]] = PARTS[part].sides;
    const truth = holds ? (part === "references" ? "it exists" : "it’s right") : `it’s ${no.toLowerCase()}`;
    if (believed === holds) return `Yes, ${truth}. You were ${Tally.STEPS[sure]}.`;
    return `You ${believed ? "believed" : "doubted"} it, ${Tally.STEPS[sure]}, and ${truth}.`;
  }

  /** The progress in a part, and both kinds of error so far. */
  function errorWords(some) {
    const { believed, doubted } = Tally.errors(some);
    return `Answered ${some.length} of ${DrillRound.COUNT}. False and believed: ${believed.count}. True and doubted: ${doubted.count}.`;
  }

  /** Both kinds of error, each with the number of opportunities for it. */
  function summary(some) {
    const { believed, doubted } = Tally.errors(some);
    return `Of ${believed.of} that were false you believed ${believed.count}; of ${doubted.of} that were true you doubted ${doubted.count}.`;
  }

  return { PARTS, isTrue, plain, thing, told, verdict, errorWords, summary };
})();
