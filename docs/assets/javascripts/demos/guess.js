// The reader's guess: one press, before anything is computed or shown, and how it is told afterwards.
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

  /** Tells the guess beside a result (`yours`) and in what is copied (`mine`), as long as the settings, but for those in `free`, ask what was guessed at. */
  function teller(choices, asked, free = ["s"]) {
    const isSame = (state) => Object.keys(asked).every((key) => free.includes(key) || state[key] === asked[key]);
    return {
      yours: (state) => (isSame(state) ? `${Words.of("your_guess")}: ${choices[state.g]}. ` : ""),
      mine: (state) => (isSame(state) ? `I guessed “${choices[state.g]}”. ` : ""),
    };
  }

  return { chips, teller };
})();
