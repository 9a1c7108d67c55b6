// Where in here is Oslo?, before the first touch: the bet, five lines and an empty square. The rest is loaded then.
"use strict";

window.RubFirst = (() => {
  const { make } = Dom;
  const BETS = { unknown: "“I don’t know”", other: "Something else", nothing: "Silence" };
  const NAMES = ["the words it knows", "what it does with them", "step 2 of 4", "step 3 of 4", "step 4 of 4"],
    SIZE = "1,064,960", // numbers that the model has
    EDGES = [0, 270, 460.4, 651, 841.5, 1032]; // rows at which the bands begin

  /** How many numbers are gone, of those that the model has; at first, what one looks at. */
  const rubbedOut = (count) =>
    count ? `${Shares.many(count)} of ${SIZE} numbers rubbed out` : `Each dot is one of the model’s ${SIZE} numbers.`;

  /** Starts with the bet; with strokes from a link, does them. */
  function start(frame, state) {
    const chips = Guess.chips(BETS, bet, state.g),
      lines = RubLines.map(line),
      canvas = make("canvas"),
      sent = make("div", make("button", { disabled: true }, "Copy for a friend")),
      meter = make("p.rub-meter.small-print", rubbedOut(0));
    const [undo, heal] = ["Undo", "Heal all"].map((words) => make("button", { disabled: true }, words)),
      names = NAMES.map((name, at) => band(at < 2 && name, EDGES[at], EDGES[at + 1])),
      square = make("div.rub-square", canvas, ...names);
    const onward = Onward(frame, state);
    let play = null;
    frame.chips.replaceChildren(chips);
    frame.head.replaceChildren(lines[0].row);
    frame.side.replaceChildren(...lines.slice(1).map(({ row }) => row));
    frame.stage.replaceChildren(square, make("div.row.rub-tools", meter, undo, heal, sent));
    frame.answered(Boolean(state.g));
    Loader.atIntent(frame.place, whole);
    if (state.r) whole();

    /** Loads the rest, and goes on with it. */
    async function whole() {
      if (play) return;
      await onward.go(() => {
        if (!Rub.strokes(state.r)) return frame.place.damaged();
        return (play = RubPlay.start(frame, state, { lines, square, meter, undo, heal, sent }));
      });
    }

    function bet(value) {
      state.g = value;
      frame.answered(true);
      if (play) play.bet();
      else whole();
      frame.inView();
    }

    return onward;
  }

  /** A line that the model finishes, with a bar for the odds of its first word. */
  function line([asked, answer, first]) {
    const written = make("b", answer),
      was = make("s", { hidden: true }, answer),
      bar = Shares.bar(first),
      odds = make("small", Shares.rounded(first));
    const sentence = {
      asked,
      answer,
      text: answer,
      odds: first,
      first,
      row: make("p.rub-line", make("span", asked, " ", written, " ", was), make("span.rub-odds", bar, odds)),
      stands: () => sentence.text.startsWith(answer) || `${asked} ${sentence.text}` === "Owls eat meat.", // which is true, too
    };
    sentence.show = (found) => {
      const changed = found.text !== sentence.text;
      Object.assign(sentence, found);
      written.textContent = Shares.brief(found.text, 20) || "(nothing)";
      sentence.row.classList.toggle("is-lost", !sentence.stands());
      was.hidden = sentence.stands();
      Shares.fill(bar, found.odds);
      odds.textContent = Shares.rounded(found.odds);
      if (changed && !Demos.still()) written.animate?.([{ opacity: 0.2 }, { opacity: 1 }], 220);
    };
    return sentence;
  }

  /** The name of a band of the square, beside its upper edge. */
  function band(name, from, to) {
    const label = make("span.rub-band", name && make("b", name));
    label.style.top = `${(100 * from) / EDGES.at(-1)}%`;
    label.style.height = `${(100 * (to - from)) / EDGES.at(-1)}%`;
    return label;
  }

  Demos.define("rub", {
    defaults: { g: "", r: "" },
    limits: { g: { of: ["", ...Object.keys(BETS)] }, r: { longest: 3000 } }, // model.js reads the strokes
    fits: ({ g, r }) => !r || g !== "",
    start,
  });

  return { BETS, NAMES, SIZE, EDGES, rubbedOut };
})();
