// The labeller, which tells one list from the other and can make no name; the field to ask it.
"use strict";

window.Labeller = (() => {
  const ROUNDS = 200,
    RATE = 4,
    PULL = 0.001;
  let learned = null;

  /** The labeller, learned once, in slices. */
  const labeller = () => (learned ??= Demos.inSlices(learnBorder(Names.lists)));

  /** The pairs of adjacent letters, including start and end. */
  function pairs(name) {
    const letters = ["^", ...name, "$"];
    return [...new Set(letters.slice(1).map((letter, at) => letters[at] + letter))];
  }

  const squash = (score) => 1 / (1 + Math.exp(-score));

  /** Logistic regression on letter pairs: learns the odds of the second list, but not how names look. Yields. */
  function* learnBorder([first, second]) {
    const weights = new Map([["", 0]]);
    const cases = [...first.map((name) => [name, 0]), ...second.map((name) => [name, 1])].map(([name, label]) => [
      ["", ...pairs(name)],
      label,
    ]);
    for (let round = 0; round < ROUNDS; round++) {
      const slope = new Map();
      for (const [marks, label] of cases) {
        const miss = label - squash(marks.reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));
        for (const mark of marks) slope.set(mark, (slope.get(mark) ?? 0) + miss / cases.length);
      }
      for (const [mark, rise] of slope) weights.set(mark, (weights.get(mark) ?? 0) * (1 - PULL * RATE) + RATE * rise);
      yield;
    }
    return weights;
  }

  /** The odds that a name belongs to the second list. */
  const border = (weights, name) =>
    squash(["", ...pairs(name)].reduce((sum, mark) => sum + (weights.get(mark) ?? 0), 0));

  /** The field for a name of the reader's own, and what the labeller says of it. */
  function field(state, longest) {
    const label = Controls.text("A name of your own", state.w, { longest }, judge),
      input = label.lastChild;
    const said = Dom.make("p", { className: "demo-note", role: "status" });
    async function judge() {
      state.w = input.value.slice(0, longest);
      const name = state.w.trim().toLowerCase(),
        weights = await labeller();
      if (name !== state.w.trim().toLowerCase()) return;
      said.textContent = name && `The sorter says: ${named(border(weights, name))}. It can’t say “neither”.`;
    }
    input.oninput = judge;
    judge();
    return Dom.make("div.demo-form", label, said);
  }

  const named = (odds) => `${odds > 0.5 ? "element" : "dinosaur"}, ${Shares.percent(Math.max(odds, 1 - odds))}`;

  return { learnBorder, border, field };
})();
