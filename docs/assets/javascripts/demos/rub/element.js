// Break a language model, before the first touch: a bet, three lines, and a square to rub. The rest is loaded then.
"use strict";

window.RubFirst = (() => {
  const { make } = Dom;
  const TURNS = { right: "Hot", unknown: "“I don’t know”", wrong: "Something else" };
  const SIZE = "1,064,960"; // numbers that the model has

  /** Starts with a bet on a stripe or with the reader's own stroke; with strokes from a link, does them. */
  function start(frame, state) {
    const lines = RubLines.map(line),
      canvas = make("canvas"),
      meter = make("p.rub-meter.small-print", `${SIZE} numbers`);
    const heal = make("button", { disabled: true }, "Heal all"),
      square = make("div.rub-square", canvas);
    const onward = Onward(frame, state);
    let play = null,
      guess = "";
    frame.side.replaceChildren(...lines.map(({ row }) => row));
    frame.stage.replaceChildren(square, meter);
    frame.head.replaceChildren(make("div.row.rub-tools", heal));
    Loader.atIntent(frame.place, whole);
    if (state.r) whole();
    else {
      lines[0].row.classList.add("is-asked");
      frame.chips.replaceChildren(Guess.chips(TURNS, bet));
    }

    /** Loads the rest, and goes on with it. */
    async function whole() {
      if (play) return;
      await onward.go(() => {
        if (!Rub.strokes(state.r)) return frame.place.damaged();
        play = RubPlay.start(frame, state, { lines, square, meter, heal });
        if (guess) play.bet(guess);
        return play;
      });
    }

    function bet(value) {
      guess = value;
      if (play) play.bet(value);
      else whole();
    }

    return onward;
  }

  const sure = (odds) => `${Shares.rounded(odds)} sure`;

  /** What it wrote, as far as there's room; a full stop alone is nothing. */
  const said = (text, most) => (/\w/.test(text) ? Shares.brief(text, most) : "(nothing)");

  /** A line that the model finishes, with a bar for the odds of its first word. */
  function line([asked, answer, first, ...others]) {
    const written = make("b", answer),
      bar = Shares.bar(first),
      odds = make("small", sure(first));
    const sentence = {
      asked,
      text: answer,
      row: make("p.rub-line", make("span", asked, " ", written), make("span.rub-odds", bar, odds)),
      odds: first,
      stands: () => [answer, ...others].some((right) => sentence.text.startsWith(right)),
      show(found) {
        const changed = found.text !== this.text;
        Object.assign(this, found);
        written.textContent = said(found.text, 22);
        this.row.classList.toggle("is-lost", !this.stands());
        Shares.fill(bar, found.odds);
        odds.textContent = sure(found.odds);
        if (changed && !Demos.still()) written.animate?.([{ opacity: 0.2 }, { opacity: 1 }], 220);
      },
    };
    return sentence;
  }

  Demos.define("rub", {
    defaults: { r: "" },
    retired: ["a", "b", "g"], // bets that came first
    limits: { r: { longest: 3000 } }, // model.js reads the strokes
    start,
  });

  return { TURNS, SIZE, said };
})();
