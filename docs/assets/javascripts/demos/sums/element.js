// Learning to add, before the bet; what it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  const guess = { most: "197", half: "nearly 197", none: "something far off" };
  const shares = { none: "none", half: "about half", most: "nearly all" };

  /** Shows some of the sums that it will read, and asks for the bet. */
  function start(frame, state) {
    const { shown } = Sums.split(4, true);
    const parts = [make("p", "What it reads looks like this:"), make("p.demo-lines", Sums.lines(shown))];
    frame.stage.replaceChildren(make("div.bet-empty", ...parts));
    const play = (isPressed) => SumsPlay.start(frame, state, isPressed);
    const isMade = Boolean(state.b || state.g);
    return Onward.first(frame, state, guess, play, { ahead: () => SumsPlay.ahead(), at: "b", isMade });
  }

  Demos.define("sums", {
    defaults: { g: "", b: "" }, // the second bet and the first
    retired: ["l", "n", "x", "s", "q", "f"], // keys in links from when there were other sums, seeds and questions
    limits: { g: { of: ["", ...Object.keys(shares)] }, b: { of: ["", ...Object.keys(guess)] } },
    guess,
    shares,
    start,
  });
})();
