// The reader's guess: one press, before anything is computed or shown.
"use strict";

window.Guess = (() => {
  const { make } = Demos;

  /** A row of answers to press; `choices` is { value: words }, `made` is called with the value. */
  function chips(choices, made) {
    const chip = ([value, words]) => make("button", { type: "button", className: "demo-chip", value, onclick: () => made(value) }, words);
    const row = make("div", { className: "demo-guess", role: "group", ariaLabel: Words.of("your_guess") }, ...Object.entries(choices).map(chip));
    const mark = (value) => { for (const one of row.children) one.setAttribute("aria-pressed", String(one.value === value)); };
    mark("");
    return { row, mark };
  }

  return { chips };
})();
