// The reader's guess: one press before anything is shown, and the verdict afterwards.
"use strict";

window.Guess = (() => {
  const { make } = Dom;

  /** Buttons to bet with, { value: words }. `made` gets the first choice, which stands; `bet` is one made before. */
  function chips(choices, made, bet = "") {
    const press = ({ currentTarget: { value } }) => {
      if (bet) return;
      bet = value;
      show();
      made(bet);
    };
    const show = () => {
      for (const chip of row.children) {
        chip.ariaPressed = String(chip.value === bet);
        chip.ariaDisabled = bet ? "true" : null;
      }
    };
    const buttons = Object.entries(choices).map(([value, words]) =>
      make("button.demo-chip", { value, onclick: press }, words),
    );
    const row = make("div.demo-guess", { role: "group", ariaLabel: "Your guess" }, ...buttons);
    show();
    return row;
  }

  /** The verdict on a guess, if any, as the frame shows it; what came is the headline, `title`, and `came` is the choice that came true. */
  function verdict(choices, guess, came, title, words) {
    if (!guess) return ["look", title, words];
    const isRight = guess === came;
    const yours = `${isRight ? "Right" : "No"}: you guessed “${choices[guess].replace(/[“”]/g, "")}”.`;
    return [isRight ? "right" : "wrong", title, `${yours} ${words}`];
  }

  return { chips, verdict };
})();
