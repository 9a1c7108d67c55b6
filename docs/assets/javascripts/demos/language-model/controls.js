// The form of the language model demonstration: native controls bound to a plain state.
"use strict";

window.LanguageControls = (() => {
  const { make } = Demos;
  const STORY = "Mia had a purple kite. The day was windy. She walked to the park. She met Tom and they played for an hour. In the evening she lost the";
  // label of a button -> the prompt, the models, and whether they write to the end
  const TRIES = {
    "France, before and after tuning": ["What is the capital of France?", "both", true],
    "Iceland, left out": ["What is the capital of Iceland?", "tuned", true],
    "Velmora, invented": ["What is the capital of Velmora?", "tuned", true],
    "France, wrapper only": ["What is the capital of France?", "wrapped", true],
    "A begun sentence": ["The capital of France is", "base", false],
    "A kite story": [STORY, "base", false],
    "A sum": ["Two plus three is", "base", false],
    "An opposite": ["What is the opposite of hot?", "both", true],
  };
  const WAYS = {
    both: "Base and tuned, side by side", base: "Base model",
    wrapped: "Base model with the wrapper", tuned: "Tuned model with the wrapper",
  };
  const PICKS = { top: "Always the likeliest token", draw: "Draw by the odds" };
  const defaults = { prompt: "What is the capital of Iceland?", way: "tuned", pick: "top", seed: "42", n: "0" };
  const limits = {
    prompt: { longest: 2000 }, way: { of: Object.keys(WAYS) }, pick: { of: Object.keys(PICKS) }, seed: DemoState.SEED,
    n: { least: 0, most: 999, step: 1 },
  };

  /** Creates the form; `changed` is called after every change of the state, `ready(toTheEnd)` when a reader picks an example. */
  function form(state, changed, ready) {
    const set = (key) => (value) => { state[key] = value; changed(); };
    const seed = Controls.seed("Seed for drawing", state.seed, set("seed"));
    const pick = (value) => { seed.hidden = value !== "draw"; set("pick")(value); };
    const words = `Your text, up to ${limits.prompt.longest.toLocaleString("en")} characters`;
    const text = Controls.text(words, state.prompt, { rows: 2, ...limits.prompt }, set("prompt"));
    const ways = Controls.list("Which model reads it", WAYS, state.way, set("way"));
    seed.hidden = state.pick !== "draw";
    const tries = Object.entries(TRIES).map(([name, [prompt, way, toTheEnd]]) => Controls.button(name, () => {
      Object.assign(state, { prompt, way });
      [text.lastChild.value, ways.lastChild.value] = [prompt, way];
      changed();
      ready(toTheEnd);
    }));
    return [
      make("fieldset", { className: "demo-tries" }, make("legend", {}, "Try these in turn"), Controls.bar(...tries)),
      Controls.form(text),
      make("details", {}, make("summary", {}, "Change the model, or how it chooses"),
        Controls.form(ways, Controls.list("How the next token is chosen", PICKS, state.pick, pick), seed)),
    ];
  }

  return { defaults, limits, WAYS, form };
})();
