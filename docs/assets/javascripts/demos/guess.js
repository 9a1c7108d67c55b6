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

  /** The first words: whether the guess was right. */
  const verdict = (isRight, what) => Words.of(isRight ? "right" : "not_quite", { what });

  /** The verdict on a choice, when it is known which `came` true. */
  const judged = (choices, guess, came) => `${verdict(guess === came, Words.of("you_guessed", { guess: choices[guess] }))} `;

  /** Judges the guess beside a result (`yours`) and tells it in what is copied (`mine`), as long as the settings, but for those in `free`, ask what was guessed at. */
  function teller(choices, asked, free = ["s"]) {
    const isSame = (state) => Object.keys(asked).every((key) => free.includes(key) || state[key] === asked[key]);
    return {
      yours: (state, came) => (isSame(state) ? judged(choices, state.g, came) : ""),
      mine: (state) => (isSame(state) ? `I guessed “${choices[state.g]}”. ` : ""),
    };
  }

  return { chips, verdict, judged, teller };
})();
