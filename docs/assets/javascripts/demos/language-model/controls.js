// The form of the language model demonstration: native controls bound to a plain state.
"use strict";

window.LanguageControls = (() => {
  const EXAMPLES = [
    "What is the capital of France?",
    "The capital of France is",
    "What is the capital of Iceland?",
    "What is the capital of Velmora?",
    "What is the opposite of hot?",
    "Two plus three is",
    "Mia had a purple kite. The day was windy. She walked to the park. She met Tom and they played for an hour. In the evening she lost the",
    "Who are you?",
  ];
  const WAYS = { base: "Base model", wrapped: "Base model with the wrapper", tuned: "Tuned model with the wrapper" };
  const PICKS = { top: "Always the likeliest token", draw: "Draw by the odds" };
  const LONGEST = 2000;
  const DEFAULTS = { prompt: EXAMPLES[0], way: "base", pick: "top", seed: "42", n: "0" };

  /** The state when it is one the controls could have made, else null. */
  function check(state) {
    const known = Object.hasOwn(WAYS, state.way) && Object.hasOwn(PICKS, state.pick);
    const numbers = /^\d{1,9}$/.test(state.seed) && /^\d{1,3}$/.test(state.n);
    return known && numbers && state.prompt.length <= LONGEST ? state : null;
  }

  /** The form; `changed` is called after every change of the state. */
  function form(state, changed) {
    const set = (key) => (value) => { state[key] = value; changed(); };
    const words = `Your text, up to ${LONGEST.toLocaleString("en")} characters`;
    const text = Controls.text(words, state.prompt, { rows: 3, longest: LONGEST }, set("prompt"));
    return Controls.form(
      Controls.examples("Example", EXAMPLES, (example) => { text.querySelector("textarea").value = example; set("prompt")(example); }),
      text,
      Controls.radios("Which model reads it", WAYS, state.way, set("way")),
      Controls.radios("How the next token is chosen", PICKS, state.pick, set("pick")),
      Controls.whole("Seed for drawing", state.seed, set("seed")));
  }

  return { DEFAULTS, check, form };
})();
