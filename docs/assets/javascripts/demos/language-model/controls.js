// The form of the language model demonstration: native controls bound to a plain state.
"use strict";

window.LanguageControls = (() => {
  const { make } = Dom;
  const STORY =
    "Mia had a purple kite. The day was windy. She walked to the park. She met Tom and they played for an hour. In the evening she lost the";
  // label of a button -> the prompt, the models, and whether they write to the end
  const TRIES = {
    "France, before and after tuning": ["What is the capital of France?", "both", true],
    "Iceland, left out": ["What is the capital of Iceland?", "tuned", true],
    "Velmora, invented": ["What is the capital of Velmora?", "tuned", true],
    "A star, never read of": ["Who is Taylor Swift?", "tuned", true],
    "France, wrapper only": ["What is the capital of France?", "wrapped", true],
    "A begun sentence": ["The capital of France is", "base", false],
    "A kite story": [STORY, "base", false],
    "A sum": ["Two plus three is", "base", false],
    "An opposite": ["What is the opposite of hot?", "both", true],
  };
  const { WAYS, PICKS, limits } = LanguageModelDemo;

  /** Creates the form: its fields, `use` for a text and a model, and the text field; `changed` is called after every change, `ready(toTheEnd)` after an example. */
  function form(state, changed, ready) {
    const set = (key) => (value) => {
      state[key] = value;
      changed();
    };
    const seed = Controls.seed("Seed for drawing", state.seed, set("seed"));
    const pick = (value) => {
      seed.hidden = value !== "draw";
      set("pick")(value);
    };
    const words =
      "Your text: ask it something. It has read of countries, animals, jobs, opposites, months, sums and small stories.";
    const text = Controls.text(words, state.prompt, { rows: 2, ...limits.prompt }, set("prompt"));
    // With the first letter and not only on leaving the field, or the button would move away under the press that leaves it.
    text.lastChild.addEventListener("input", () => set("prompt")(text.lastChild.value));
    const ways = Controls.list("Which model reads it", WAYS, state.way, set("way"));
    text.lastChild.addEventListener("focus", () => text.lastChild.select());
    seed.hidden = state.pick !== "draw";
    const use = (prompt, way) => {
      Object.assign(state, { prompt, way });
      [text.lastChild.value, ways.lastChild.value] = [prompt, way];
      changed();
    };
    const tries = Object.entries(TRIES).map(([name, [prompt, way, toTheEnd]]) =>
      Controls.button(name, () => {
        use(prompt, way);
        ready(toTheEnd);
      }),
    );
    const picks = Controls.list("How the next token is chosen", PICKS, state.pick, pick),
      more = Controls.fold("Change the model, or how it chooses", Controls.form(ways, picks, seed)),
      examples = make("fieldset.demo-tries", make("legend", "Examples"), Controls.bar(...tries));
    return { fields: [Controls.form(text), more, examples], use, text: text.lastChild };
  }

  return { form };
})();
