// A quiz: a thing in large letters is judged at once, and five come to a card.
"use strict";

window.Quiz = (() => {
  const { make } = Dom;
  const FIVE = 5;

  /** Begins: what is asked first stands in the page, and the answer to it loads the rest, which `play` starts. */
  function begin(frame, state, isBegun, ask, play) {
    const rest = Onward(frame, state),
      go = (sign) => rest.go(() => play(sign));
    if (isBegun) go();
    else ask(go);
    return rest;
  }

  /** A thing, and below it its answers, or what it is. */
  const show = (frame, thing, ...below) =>
    frame.stage.replaceChildren(thing, make("div.quiz-below", ...below.filter(Boolean)));

  /**
   * Goes on after the answers so far, a sign each in state[key], and gives the next one if it is known. The game has
   * ask(at, press), which returns the first answer's button and what is heard, tell(at) and end().
   */
  function play(frame, state, key, game, sign) {
    const isOver = () => state[key] && state[key].length % FIVE === 0;
    function ask(moved = false) {
      frame.clear();
      const [button, heard] = game.ask(state[key].length, press);
      if (moved) frame.next(heard, button);
    }
    function press(given) {
      state[key] += given;
      const tell = () => game.tell(state[key].length - 1);
      if (isOver()) frame.reveal(tell, "The result", () => [game.end(), frame.fromTop()]);
      else frame.reveal(tell, "Next", () => ask(true));
    }
    if (sign) press(sign);
    else if (isOver()) game.end();
    else ask();
    return { state: () => state, next: () => ask(true) };
  }

  /** What a thing is, as a stamp. */
  const stamp = (is, words) => make(is ? "b.quiz-stamp" : "b.quiz-stamp.is-false", words);

  /** A thing to judge, struck out if it is `struck`. */
  const line = (struck, ...words) => make(struck ? "p.bet-line.is-false" : "p.bet-line", ...words);

  /** The card of a result: the score and what it's worth, a thing with what the reader did, and the buttons. */
  function card(frame, question, [score, worth], [did, thing, more], ...bar) {
    frame.answered(true);
    frame.place.asking(question);
    frame.head.replaceChildren();
    frame.stage.replaceChildren(
      make("div", make("p.bet-score", score), make("p.quiz-foot", worth)),
      make("div", make("p.quiz-foot", did), thing),
      more ?? "",
      make("div.demo-bar", ...bar),
    );
  }

  return { FIVE, begin, show, play, stamp, line, card };
})();
