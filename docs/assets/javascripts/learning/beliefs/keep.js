// Stores the answers to each form, and the day it was finished, in this browser only.
"use strict";

window.BeliefKeep = (() => {
  const NAME = "guide.beliefs";

  /** The stored answers to existing items; empty if nothing can be read. */
  function read() {
    const found = Dom.stored(NAME) ?? {};
    return Object.fromEntries(
      ["A", "B"].filter((form) => found[form]).map((form) => [form, cleaned(form, found[form])]),
    );
  }

  function cleaned(form, { answers, finished }) {
    const known = BeliefItems.filter((item) => item.form === form && fits(answers?.[item.id]));
    const day = /^\d{4}-\d{2}-\d{2}$/.test(finished) ? finished : null;
    return {
      answers: Object.fromEntries(known.map(({ id }) => [id, { said: answers[id].said, sure: answers[id].sure }])),
      finished: day,
    };
  }

  const fits = (answer) =>
    Boolean(answer) &&
    (answer.said === null ? answer.sure === null : typeof answer.said === "boolean" && [1, 2, 3].includes(answer.sure));

  let held = read();

  /** All stored forms, { A: { answers, finished }, B: … }, without empty ones. */
  const all = () => held;

  /** Stores all forms, or nothing if there are none. If storage is blocked, the answers last until the page is closed. */
  const store = () => Dom.store(NAME, Object.keys(held).length ? held : null);

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
    store();
  }

  return { all, answer, finish, forget };
})();
