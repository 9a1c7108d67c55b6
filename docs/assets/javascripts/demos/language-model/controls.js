// The form of the language model demonstration: native controls bound to a plain state.
"use strict";

window.LanguageControls = (() => {
  const { make } = Demos;
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
  let groups = 0;

  /** The state when it is one the controls could have made, else null. */
  function check(state) {
    const known = Object.hasOwn(WAYS, state.way) && Object.hasOwn(PICKS, state.pick);
    const numbers = /^\d{1,9}$/.test(state.seed) && /^\d{1,3}$/.test(state.n);
    return known && numbers && state.prompt.length <= LONGEST ? state : null;
  }

  function radios(legend, choices, value, change) {
    const name = `demo-choice-${++groups}`;
    const labels = Object.entries(choices).map(([key, text]) => make("label", {},
      make("input", { type: "radio", name, value: key, checked: key === value, onchange: () => change(key) }), ` ${text}`));
    return make("fieldset", {}, make("legend", {}, legend), ...labels);
  }

  /** The form; `changed` is called after every change of the state. */
  function form(state, changed) {
    const set = (key) => (value) => { state[key] = value; changed(); };
    const text = make("textarea", { rows: 3, maxLength: LONGEST, value: state.prompt, dir: "auto", spellcheck: false });
    text.oninput = () => set("prompt")(text.value.slice(0, LONGEST));
    const list = make("select", {}, make("option", { value: "" }, "Choose an example"), ...EXAMPLES.map((example) => make("option", { value: example }, example)));
    list.onchange = () => { if (list.value) { text.value = list.value; set("prompt")(list.value); } };
    const seed = make("input", { type: "number", min: 0, max: 999999999, value: state.seed });
    seed.oninput = () => { if (/^\d{1,9}$/.test(seed.value)) set("seed")(seed.value); };
    return make("div", { className: "demo-form" },
      make("label", {}, "Example", list),
      make("label", {}, `Your text, up to ${LONGEST.toLocaleString("en")} characters`, text),
      radios("Which model reads it", WAYS, state.way, set("way")),
      radios("How the next token is chosen", PICKS, state.pick, set("pick")),
      make("label", {}, "Seed for drawing", seed));
  }

  return { DEFAULTS, check, form };
})();
