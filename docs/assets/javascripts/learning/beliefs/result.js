// Evaluates the answers to the statements. Answers are { item id: { said: true, false or null, sure: 1 to 3 or null } }. No DOM.
"use strict";

window.BeliefResult = (() => {
  const ofForm = (form, items) => items.filter((item) => item.form === form);
  const isRight = (item, answer) => answer?.said === item.key;
  const other = (form) => (form === "A" ? "B" : "A");
  const isWhole = (form, answers, items) => ofForm(form, items).every(({ id }) => answers[id]);

  /** Judges a form's answers: rows in the order of the form, and how many are right, wrong and open. */
  function judge(form, answers, items) {
    const rows = ofForm(form, items).map((item) => ({ item, ...answers[item.id], right: isRight(item, answers[item.id]) }));
    const right = rows.filter((row) => row.right).length, unsure = rows.filter(({ said }) => said === null).length;
    return { form, rows, right, unsure, wrong: rows.length - right - unsure, of: rows.length };
  }

  /** The answers other than "not sure", as marks for tally.js. */
  const marks = ({ rows }) => rows.filter(({ said }) => said !== null).map(({ item, said, sure }) => ({ believed: said, true: item.key, sure }));

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
    return { before: before.right, after: after.right, change: after.right - before.right, missed: before.of - before.right, won, lost };
  }

  const signed = (number) => (number > 0 ? `+${number}` : number < 0 ? `−${-number}` : "no change");

  /** The result in a sentence. */
  function sentence(result, gained) {
    const sure = Tally.bySureness(marks(result)).at(-1);
    const certain = sure.of ? `, and ${sure.right} of the ${sure.of} I was certain of` : "";
    const then = gained ? ` Before I read on, it was ${gained.before} (${signed(gained.change)}).` : "";
    return `What do you believe about ChatGPT? I had ${result.right} of ${result.of} statements right${certain}.${then}`;
  }

  /** The content of a saved file: each answer with its item, so that it can be evaluated without other files. */
  function file(forms, items) {
    const answers = items.flatMap((item) => {
      const given = forms[item.form]?.answers[item.id];
      return given ? [{ form: item.form, item: item.id, pair: item.pair, said: given.said, sure: given.sure, right: isRight(item, given) }] : [];
    });
    const finished = Object.fromEntries(Object.entries(forms).map(([form, { finished: day }]) => [form, day ?? null]));
    return { test: "What do you believe?", version: 1, finished, answers };
  }

  return { ofForm, isWhole, other, judge, marks, path, gain, signed, sentence, file };
})();
