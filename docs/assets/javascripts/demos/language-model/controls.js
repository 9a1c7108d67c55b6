// The form of the language model demonstration: native controls bound to a plain state.
"use strict";

window.LanguageControls = (() => {
  const { WAYS, limits } = LanguageModelDemo;

  /** Creates the field for a text, the list of models, and `use` for both; `changed` is called after every change. */
  function form(state, changed) {
    const set = (key) => (value) => {
      state[key] = value;
      changed();
    };
    const words =
      "Your text: ask it something. It has read of countries, animals, jobs, opposites, months, sums and small stories.";
    const text = Controls.text(words, state.prompt, { rows: 2, ...limits.prompt }, set("prompt")),
      field = text.lastChild;
    // With the first letter and not only on leaving the field, or the button would move away under the press that leaves it.
    field.addEventListener("input", () => set("prompt")(field.value));
    field.addEventListener("focus", () => field.select());
    const ways = Controls.list("Which model reads it", WAYS, state.way, set("way"));
    const use = (prompt, way) => {
      Object.assign(state, { prompt, way });
      [field.value, ways.lastChild.value] = [prompt, way];
      changed();
    };
    return { own: Controls.form(text), ways: Controls.form(ways), use, text: field };
  }

  return { form };
})();
