// The reader's guess: one press before anything is shown, and the verdict afterwards.
"use strict";

window.Guess = (() => {
  const { make } = Dom;

  /** A row of buttons to guess with; `choices` is { value: words }, `made` gets the value. A choice that is marked for good can't be changed. */
  function chips(choices, made) {
    const chip = ([value, words]) => make("button.demo-chip", { value, onclick: () => made(value) }, words);
    const shown = Object.entries(choices).map(chip),
      row = make("div.demo-guess", { role: "group", ariaLabel: "Your guess" }, ...shown);
    const mark = (value, forGood = false) => {
      for (const one of row.children) {
        one.setAttribute("aria-pressed", String(one.value === value));
        one.ariaDisabled = forGood && value ? "true" : null;
      }
    };
    mark("");
    return { row, mark };
  }

  /** The same row where the bet stands as it was made: `made` gets the first choice alone; `b` is one that was made before. */
  function once(choices, made, b = "") {
    const { row, mark } = chips(choices, (value) => {
      if (b) return;
      b = value;
      mark(b, true);
      made(b);
    });
    mark(b, true);
    return row;
  }

  /** The verdict on a guess, as the frame shows it; what came is the headline, `title`, and `came` is the choice that came true. */
  function told(choices, guess, came, title, words) {
    const isRight = guess === came;
    const yours = `${isRight ? "Right" : "No"}: you guessed “${choices[guess].replace(/[“”]/g, "")}”.`;
    return [isRight ? "right" : "wrong", title, `${yours} ${words}`];
  }

  return { chips, once, told };
})();
