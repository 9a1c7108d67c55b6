// Where in here is Oslo?, before the first touch: a bet, three lines, and a square to rub. The rest is loaded then.
"use strict";

window.RubFirst = (() => {
  const { make } = Dom;
  const BETS = { same: "Still Oslo", other: "Something wrong", unknown: "“I don’t know”" }; // with half of it gone
  const SIZE = "1,064,960"; // numbers that the model has

  /** How many numbers are gone, of those that the model has; at first, what one looks at. */
  const rubbedOut = (count) =>
    count ? `${Shares.many(count)} of ${SIZE} rubbed out` : `Each dot is one of ${SIZE} numbers.`;

  /** Starts with a bet or with the reader's own stroke; with strokes from a link, does them. */
  function start(frame, state) {
    const chips = Guess.chips(BETS, bet, state.b),
      lines = RubLines.map(line),
      canvas = make("canvas"),
      meter = make("p.rub-meter.small-print", rubbedOut(0));
    const heal = make("button", { disabled: true }, "Heal all"),
      square = make("div.rub-square", canvas);
    const onward = Onward(frame, state);
    let play = null;
    if (state.b || !state.r) frame.chips.replaceChildren(chips); // strokes of a friend come without a bet
    frame.side.replaceChildren(...lines.map(({ row }) => row));
    frame.stage.replaceChildren(square, make("div.row.rub-tools", meter, heal));
    frame.answered(Boolean(state.b));
    square.dataset.hint = "";
    Loader.atIntent(frame.place, whole);
    if (state.r) whole();

    /** Loads the rest, and goes on with it. */
    async function whole() {
      if (play) return;
      await onward.go(() => {
        if (!Rub.strokes(state.r)) return frame.place.damaged();
        return (play = RubPlay.start(frame, state, { lines, square, meter, heal }));
      });
    }

    function bet(value) {
      state.b = value;
      frame.answered(true);
      if (play) play.bet();
      else whole();
      frame.inView();
    }

    return onward;
  }

  const sure = (odds) => `${Shares.rounded(odds)} sure`;

  /** A line that the model finishes, with a bar for the odds of its first word. */
  function line([asked, answer, first]) {
    const written = make("b", answer),
      bar = Shares.bar(first),
      odds = make("small", sure(first));
    const sentence = {
      asked,
      text: answer,
      row: make("p.rub-line", make("span", asked, " ", written), make("span.rub-odds", bar, odds)),
      stands: () => sentence.text.startsWith(answer),
      show(found) {
        const changed = found.text !== this.text;
        Object.assign(this, found);
        written.textContent = Shares.brief(found.text, 20) || "(nothing)";
        this.row.classList.toggle("is-lost", !this.stands());
        Shares.fill(bar, found.odds);
        odds.textContent = sure(found.odds);
        if (changed && !Demos.still()) written.animate?.([{ opacity: 0.2 }, { opacity: 1 }], 220);
      },
    };
    return sentence;
  }

  Demos.define("rub", {
    defaults: { b: "", r: "" },
    retired: ["g"], // bets on a stripe, which came first
    limits: { b: { of: ["", ...Object.keys(BETS)] }, r: { longest: 3000 } }, // model.js reads the strokes
    start,
  });

  return { BETS, SIZE, rubbedOut };
})();
