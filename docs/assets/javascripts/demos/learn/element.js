// Watch it learn, before the bet: the reader's own word; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const MOST = 24; // letters of a reader’s own end
  const guess = { nothing: "nothing", read: "a city it read of", other: "a made-up one" }; // of the moon
  const BABBLE = "coT cTweeeeeeeskTlpeessaw"; // after one step, on our machine
  const often = { few: "18 or fewer", some: "19 or 20", many: "21 or more" }; // readings; ordinary words bring each

  /** Asks for a word and a bet on it, before the question of the page without scripts; with a bet on the moon, from a link, tells what came of that. */
  function start(frame, state) {
    const onward = Onward(frame, state);
    frame.chips.before(frame.stage); // the line first
    if (state.n) {
      onward.go(() => LearnPlay.start(frame, state));
      return onward;
    }
    frame.place.asking("Teach it your line. After how many readings will it say it?");
    const begins = "The best team is",
      blank = Bet.field({
        className: "bet-blank",
        placeholder: "ours",
        value: state.w,
        maxLength: MOST,
        ariaLabel: begins,
        oninput: ({ target }) =>
          target.value.length < MOST ? frame.unsay() : frame.verdict("look", `${MOST} letters are the most that fit.`),
      });
    const row = Guess.chips(often, (bet) => {
      blank.readOnly = true;
      onward.go(() => LearnPlay.start(frame, state, { words: blank.value, bet }));
    });
    frame.chips.append(row);
    frame.stage.replaceChildren(
      make("p.learn-now", begins, blank),
      make("p.learn-trail", "Now it says:", make("b", BABBLE)),
      make("p.learn-head", "Bet, and it starts to read."),
    );
    Loader.atIntent(frame.chips, () => frame.place.loadLater());
    return onward;
  }

  const retired = ["b", "c", "m", "g", "l", "x", "s", "f"]; // keys in links from when there were other bets, texts and seeds
  const limits = { n: { of: ["", ...Object.keys(guess)] }, w: { longest: MOST }, r: { of: ["0", "1", "2"] } }; // a word from whoever sent the link, the moon's round
  Demos.define("learn", { defaults: { n: "", w: "", r: "0" }, retired, limits, guess, often, start });
})();
