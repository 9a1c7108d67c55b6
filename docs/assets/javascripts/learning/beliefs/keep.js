// What stays in this browser, and nowhere else: the answers to each form, and the day it was finished.
"use strict";

window.BeliefKeep = (() => {
  const NAME = "guide.beliefs";

  /** What was kept, with all that the items do not know left out; empty when nothing can be read. */
  function read() {
    try {
      const found = JSON.parse(localStorage.getItem(NAME)) ?? {};
      return Object.fromEntries(["A", "B"].filter((form) => found[form]).map((form) => [form, cleaned(form, found[form])]));
    } catch {
      return {};
    }
  }

  function cleaned(form, { answers, finished }) {
    const known = BeliefItems.filter((item) => item.form === form && fits(answers?.[item.id]));
    const day = /^\d{4}-\d{2}-\d{2}$/.test(finished) ? finished : null;
    return { answers: Object.fromEntries(known.map(({ id }) => [id, { said: answers[id].said, sure: answers[id].sure }])), finished: day };
  }

  const fits = (answer) => Boolean(answer) && (answer.said === null ? answer.sure === null : typeof answer.said === "boolean" && [1, 2, 3].includes(answer.sure));

  let held = read();

  /** All that is kept: { A: { answers, finished }, B: … }, each only where there is something. */
  const all = () => held;

  /** A browser that keeps nothing is no fault: the page then remembers until it is closed. */
  function store() {
    try {
      localStorage.setItem(NAME, JSON.stringify(held));
    } catch { /* as said */ }
  }

  function answer(form, id, said, sure) {
    held[form] ??= { answers: {}, finished: null };
    held[form].answers[id] = { said, sure };
    store();
  }

  function finish(form, day) {
    held[form].finished ??= day;
    store();
  }

  /** Deletes a form, or everything. */
  function forget(form) {
    if (form) delete held[form];
    else held = {};
    try {
      if (Object.keys(held).length) store();
      else localStorage.removeItem(NAME);
    } catch { /* nothing was kept */ }
  }

  return { all, answer, finish, forget };
})();
