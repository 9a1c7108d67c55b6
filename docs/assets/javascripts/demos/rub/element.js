// Where in here is Oslo?, before the first touch: a bet, two lines, and a square to rub. The rest is loaded then.
"use strict";

window.RubFirst = (() => {
  const { make } = Dom;
  const BETS = { 5: "Less than 5%", 20: "5 to 20%", 100: "More than 20%" }; // gone before it forgets Oslo, at most
  const SIZE = "1,064,960"; // numbers that the model has

  /** How many numbers are gone, of those that the model has; at first, what one looks at. */
  const rubbedOut = (count) =>
    count ? `${Shares.many(count)} of ${SIZE} rubbed out` : `Each dot is one of ${SIZE} numbers.`;

  /** Starts with a bet or with the reader's own stroke; with strokes from a link, does them. */
  function start(frame, state) {
    const chips = Guess.chips(BETS, bet, state.a),
      lines = RubLines.map(line),
      canvas = make("canvas"),
      meter = make("p.rub-meter.small-print", rubbedOut(0));
    const heal = make("button", { disabled: true }, "Heal all"),
      square = make("div.rub-square", canvas);
    const onward = Onward(frame, state);
    let play = null;
    if (state.a || !state.r) frame.chips.replaceChildren(chips); // strokes of a friend come without a bet
    frame.side.replaceChildren(...lines.map(({ row }) => row));
    frame.stage.replaceChildren(square, meter);
    frame.head.replaceChildren(make("div.row.rub-tools", heal));
    Loader.atIntent(frame.place, whole);
    if (state.a || state.r) whole();

    /** Loads the rest, and goes on with it. */
    async function whole() {
      if (play) return;
      await onward.go(() => {
        if (!Rub.strokes(state.r)) return frame.place.damaged();
        return (play = RubPlay.start(frame, state, { lines, square, meter, heal }));
      });
    }

    function bet(value) {
      state.a = value;
      frame.verdict("look", "Your turn: rub.", "With a finger, or with the mouse.");
      whole();
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
        written.textContent = Shares.brief(found.text, 28) || "(nothing)";
        this.row.classList.toggle("is-lost", !this.stands());
        Shares.fill(bar, found.odds);
        odds.textContent = sure(found.odds);
        if (changed && !Demos.still()) written.animate?.([{ opacity: 0.2 }, { opacity: 1 }], 220);
      },
    };
    return sentence;
  }

  Demos.define("rub", {
    defaults: { a: "", r: "" },
    retired: ["b", "g"], // bets on half of it and on a stripe, which came first
    limits: { a: { of: ["", ...Object.keys(BETS)] }, r: { longest: 3000 } }, // model.js reads the strokes
    start,
  });

  return { BETS, SIZE, rubbedOut };
})();
