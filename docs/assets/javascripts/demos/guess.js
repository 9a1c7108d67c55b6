// The reader's guess: one press before anything is computed or shown, and the sentence about it afterwards.
"use strict";

window.Guess = (() => {
  const { make } = Demos;

  /** A row of buttons to guess with; `choices` is { value: words }, and `made` is called with the value. */
  function chips(choices, made) {
    const chip = ([value, words]) => make("button", { type: "button", className: "demo-chip", value, onclick: () => made(value) }, words);
    const row = make("div", { className: "demo-guess", role: "group", ariaLabel: Words.of("your_guess") }, ...Object.entries(choices).map(chip));
    const mark = (value) => { for (const one of row.children) one.setAttribute("aria-pressed", String(one.value === value)); };
    mark("");
    return { row, mark };
  }

  /** Sentences about the guess, for the outcome (`yours`) and for copied text (`mine`); empty if a setting that is not in `free` differs from the one the guess was about. */
  function teller(choices, asked, free = ["s"]) {
    const isSame = (state) => Object.keys(asked).every((key) => free.includes(key) || state[key] === asked[key]);
    return {
      yours: (state) => (isSame(state) ? `${Words.of("your_guess")}: ${choices[state.g]}. ` : ""),
      mine: (state) => (isSame(state) ? `I guessed “${choices[state.g]}”. ` : ""),
    };
  }

  return { chips, teller };
})();
