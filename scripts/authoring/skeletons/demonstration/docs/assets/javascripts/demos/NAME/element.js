// TODO: what one bets on, and what is seen then; text becomes text, never markup
"use strict";

(() => {
  const { make } = Dom;
  const BETS = { fewer: "fewer than 50", more: "50 or more" };

  /** Starts with the state, from a link or the defaults: s is the seed, b the bet. It may be changed. */
  function start(frame, state) {
    const heads = @object.heads(100, Number(state.s))[100],
      words = `${heads} heads of 100`;
    frame.chips.replaceChildren(Guess.chips(BETS, bet, state.b));
    if (state.b) tell();
    else frame.stage.replaceChildren(make("p.bet-score", "? heads of 100"));

    function bet(b) {
      frame.again({ ...state, b });
      frame.focusLead();
      frame.inView();
    }

    /** Shows what came, the verdict on the bet, and the one button that leads on. */
    function tell() {
      frame.answered(true);
      frame.stage.replaceChildren(make("p.bet-score", words));
      frame.verdict(...Guess.verdict(BETS, state.b, heads < 50 ? "fewer" : "more", words, "It was a fair coin."));
      frame.lead("Throw again", () => frame.again({ s: String((Number(state.s) + 1) % 1000), b: "" }));
      frame.more.replaceChildren(make("p", `Thrown from the seed ${state.s}`)); // stands behind “More”
    }

    return { state: () => state };
  }

  Demos.define("@name", {
    defaults: { s: "42", b: "" }, // the state, as strings
    limits: { s: { least: 0, most: 999, step: 1 }, b: { of: ["", ...Object.keys(BETS)] } }, // what a link may say; state.js has the other kinds
    start,
  });
})();
