// What do you believe?: ten answers and what they come to, T or F each, in small letters if unsure. No DOM.
"use strict";

window.Beliefs = (() => {
  /** The statements of a form, in their order. */
  const ofForm = (form) => BeliefItems.filter((item) => item.form === form);

  /** Each answered statement: { item, sign, sure, right }. */
  const judge = (form, answers) =>
    [...answers].map((sign, at) => {
      const item = ofForm(form)[at];
      return { item, sign, sure: sign < "a", right: (sign.toUpperCase() === "T") === item.key };
    });

  const right = (rows) => rows.filter((row) => row.right).length;

  /** The wrong answers, most striking first: given with certainty, then on something false, then with a number. */
  function struck(rows) {
    const rank = ({ item, sure }) => 5 * sure + 2 * !item.key + 2 * Boolean(item.survey ?? item.figure);
    return rows.filter((row) => !row.right).sort((a, b) => rank(b) - rank(a));
  }

  /** The words of the card: the score, what certainty was worth, and a wrong answer, or what most get wrong. */
  function card(rows, row = struck(rows)[0]) {
    const { item, sure } = row ?? rows.find((other) => other.item.survey) ?? rows[0];
    const head = !row
      ? "I didn’t fall for:"
      : item.key
        ? `I ${sure ? "was certain it’s false" : "took it for false"}. It’s true:`
        : `I ${sure ? "was certain" : "believed"}:`;
    return { item, score: score(rows), worth: `${certain(rows)} ${coin(rows)}`, head, isStruck: row && !item.key };
  }

  /** The score while one plays, with what costs most. */
  function sofar(rows) {
    const missed = surely(rows).length - right(surely(rows));
    return `${right(rows)} right${missed ? `, ${missed} sure and wrong` : ""}`;
  }

  const score = (rows) => `${right(rows)} of ${rows.length} right.`;

  /** A question for a friend, who gets the same statements; so it does not say what's true. */
  function text(rows, row = struck(rows)[0]) {
    const did = row ? `I was ${row.sure ? "sure, and wrong" : "wrong"}. ` : "";
    return `True or false? “${card(rows, row).item.statement}” ${did}${score(rows)} And you?`;
  }

  const surely = (rows) => rows.filter((row) => row.sure);

  /** How reliable the answers given with certainty were. */
  function certain(rows) {
    const sure = surely(rows),
      hits = right(sure);
    if (!sure.length) return "You were never sure.";
    const about = hits === sure.length ? (["that one", "both"][hits - 1] ?? "all") : hits || "none";
    return `You were sure of ${sure.length}, and right about ${about}.`;
  }

  /** What tossing a coin would have come to, if certainty came to no more; nothing where most answers were right. */
  function coin(rows) {
    const sure = surely(rows),
      more = 2 * right(sure) - sure.length;
    if (!sure.length || more > 0 || right(rows) > 0.7 * rows.length) return "";
    return `A coin does ${more ? "better" : "as well"}, and it has never used ChatGPT.`;
  }

  return { ofForm, judge, struck, card, sofar, text, certain, coin };
})();
