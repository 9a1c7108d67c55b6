// Evaluates the answers to the statements. Answers are { item id: { said: true, false or null, sure: 1 to 3 or null } }. No DOM.
"use strict";

window.BeliefResult = (() => {
  const ofForm = (form, items) => items.filter((item) => item.form === form);
  const isRight = (item, answer) => answer?.said === item.key;
  const other = (form) => (form === "A" ? "B" : "A");
  const isWhole = (form, answers, items) => ofForm(form, items).every(({ id }) => answers[id]);

  /** Judges a form's answers: rows in the order of the form, and how many are right, wrong and open. */
  function judge(form, answers, items) {
    const rows = ofForm(form, items).map((item) => ({
      item,
      ...answers[item.id],
      right: isRight(item, answers[item.id]),
    }));
    const right = rows.filter((row) => row.right).length,
      unsure = rows.filter(({ said }) => said === null).length;
    return { form, rows, right, unsure, wrong: rows.length - right - unsure, of: rows.length };
  }

  /** The answers other than "not sure", as marks for tally.js. */
  const marks = ({ rows }) =>
    rows.filter(({ said }) => said !== null).map(({ item, said, sure }) => ({ believed: said, true: item.key, sure }));

  /** The pages to read, each once: first those of wrong answers, the most certain first, then those of open ones. */
  function path({ rows }) {
    const missed = rows.filter(({ right }) => !right).sort((a, b) => (b.sure ?? 0) - (a.sure ?? 0));
    return missed.map(({ item }) => ({ page: item.page, title: item.title }));
  }

  /** The change from the form answered first to the other: right answers before and after, and ideas gained and lost. */
  function gain(before, after) {
    const now = new Map(after.rows.map((row) => [row.item.id, row.right]));
    const won = before.rows.filter(({ right, item }) => !right && now.get(item.pair)).length;
    const lost = before.rows.filter(({ right, item }) => right && !now.get(item.pair)).length;
    return {
      before: before.right,
      after: after.right,
      change: after.right - before.right,
      missed: before.of - before.right,
      won,
      lost,
    };
  }

  const signed = (number) => (number > 0 ? `+${number}` : number < 0 ? `−${-number}` : "no change");

  /** The wrong answer that was given most surely, null if none was; among equals one that a survey asked about, then one that was believed. */
  function struck({ rows }) {
    const rank = ({ item, sure }) => 4 * sure + 2 * Boolean(item.survey) + !item.key;
    return rows.filter(({ right, said }) => !right && said !== null).sort((a, b) => rank(b) - rank(a))[0] ?? null;
  }

  /** How many Americans hold the belief of a struck row; empty where no survey asked. */
  const surveyed = (row) =>
    row?.item.survey ? `${row.item.survey.percent} of 100 Americans said much the same in a survey.` : "";

  /** The result in a sentence. */
  function sentence(result, row, gained) {
    const firm = row && (row.sure === 3 ? "I was certain" : "I thought");
    const belief = row
      ? ` ${firm} that this is ${row.item.key ? "false" : "true"}, and it isn’t: “${row.item.statement}” ${surveyed(row)}`.trimEnd()
      : "";
    return `What do you believe about ChatGPT?${belief} I had ${result.right} of ${result.of} right${gained ? `; before I read on, it was ${gained.before}` : ""}.`;
  }

  /** The content of a saved file: each answer with its item, so that it can be evaluated without other files. */
  function file(forms, items) {
    const answers = items.flatMap((item) => {
      const given = forms[item.form]?.answers[item.id];
      return given
        ? [
            {
              form: item.form,
              item: item.id,
              pair: item.pair,
              said: given.said,
              sure: given.sure,
              right: isRight(item, given),
            },
          ]
        : [];
    });
    const finished = Object.fromEntries(Object.entries(forms).map(([form, { finished: day }]) => [form, day ?? null]));
    return { test: "What do you believe?", version: 1, finished, answers };
  }

  return { ofForm, isWhole, other, judge, marks, path, gain, signed, struck, surveyed, sentence, file };
})();
