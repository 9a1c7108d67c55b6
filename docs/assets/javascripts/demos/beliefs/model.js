// What do you believe?: ten answers and what they come to. An answer is T or F, in small letters where the reader only thinks so. No DOM.
"use strict";

window.Beliefs = (() => {
  const isWhole = (form, said) => said?.length === ofForm(form).length;

  /** The statements of a form, in their order. */
  const ofForm = (form) => BeliefItems.filter((item) => item.form === form);

  /** Each answered statement: { item, said, sure, right }. */
  const judge = (form, said) =>
    [...said].map((one, at) => {
      const item = ofForm(form)[at];
      return { item, said: one, sure: one < "a", right: (one.toUpperCase() === "T") === item.key };
    });

  const right = (rows) => rows.filter((row) => row.right).length;

  /** The wrong answers, to show the first of: those given with certainty before all others, then of something false, then with a number that strikes. */
  function struck(rows) {
    const rank = ({ item, sure }) => 5 * sure + 2 * !item.key + 2 * Boolean(item.survey ?? item.figure);
    return rows.filter((row) => !row.right).sort((a, b) => rank(b) - rank(a));
  }

  /** How many of how many dots to fill for a statement: those of a survey who chose the mistake, or the figure of its reason. */
  const dots = ({ survey, figure }) => (survey ? { part: survey.percent, of: 100 } : (figure ?? { part: 0, of: 0 }));

  /** The words of the card to send: a wrong answer, or, where all were right, what most people get wrong. */
  function card(rows, row = struck(rows)[0]) {
    const { item, sure } = row ?? rows.find((one) => one.item.survey) ?? rows[0];
    const head = !row
      ? "All ten right. I didn’t fall for this."
      : item.key
        ? `I ${sure ? "was certain" : "thought"} that it’s false. It’s true.`
        : `I ${sure ? "was certain. I was wrong." : "believed it. It isn’t so."}`;
    const { survey, figure } = item,
      others = survey
        ? `${survey.percent} of 100 US adults chose the mistake in 2025: “${survey.chose}”.`
        : figure
          ? `${figure.part} of ${figure.of} ${figure.words}.`
          : "";
    const foot = `${right(rows)} of ${rows.length} right. And you?`;
    return { item, head, tone: row ? "wrong" : "right", others, isStruck: !(row && item.key), foot };
  }

  /** A line for a friend, who gets the same statements; so it does not say which of them was the mistake. */
  function text(rows) {
    const [row] = struck(rows),
      { foot } = card(rows);
    const told = !row ? "None caught me." : row.sure ? "I was certain of one answer, and wrong." : "One caught me.";
    return ["What do you believe about ChatGPT?", told, foot].join(" ");
  }

  /** How reliable the answers given with certainty were. */
  function certain(rows) {
    const sure = rows.filter((row) => row.sure),
      hits = right(sure);
    if (!sure.length) return `You were never sure${right(rows) === rows.length ? ", and always right" : ""}.`;
    if (sure.length === 1) return `You were sure once, and ${hits ? "right" : "wrong"}.`;
    return `Of the ${sure.length} you were sure of, ${hits === sure.length ? "all" : hits || "none"} ${hits === 1 ? "was" : "were"} right.`;
  }

  return { ofForm, isWhole, judge, right, struck, dots, card, text, certain };
})();
