// The odds and the dice: scores become odds, the sampler throws, the tally stands beside what was expected.
"use strict";

(() => {
  const { make } = Demos;
  const { percent, table, bar, quoted } = Tables;
  const WORDS = "sunny 3\ncloudy 2.3\nwet 1.2\nwindy 0.9\ncold 0.4\nwarm 0\ndry -0.5\npurple -3";
  const defaults = { t: "1", p: "1", s: "42", n: "50", w: WORDS };
  const limits = {
    t: { least: 0, most: 2, step: 0.1 }, p: { least: 0.05, most: 1, step: 0.05 }, s: DemoState.SEED,
    n: { least: 0, most: 1000, step: 1 }, w: { longest: 2000 },
  };

  function start(body, state, say) {
    const result = make("div", { className: "demo-result" });
    let before = "";
    const set = (key) => (value) => { state[key] = value; show(); };
    const seed = Controls.seed("Seed of the dice", state.s, set("s"));
    body.append(
      Controls.form(
        Controls.slider("Temperature", state.t, limits.t, (t) => t.toFixed(1), set("t")),
        Controls.slider("Top-p", state.p, limits.p, (p) => p.toFixed(2), set("p")),
        seed),
      make("details", {}, make("summary", {}, "Change the words"), Controls.form(
        Controls.text("Words and scores, one pair a line", state.w, { rows: 8, ...limits.w }, set("w")))),
      Controls.bar(
        Controls.button("Draw 50 from the start", () => set("n")("50"), "demo-first"),
        Controls.button("Draw 1 more", () => set("n")(String(Math.min(limits.n.most, Number(state.n) + 1)))),
        Controls.button("Next seed", () => {
          state.s = DemoState.nextSeed(state.s);
          seed.querySelector("input").value = state.s;
          show();
        })),
      result);

    function show() {
      const { words, scores, faults } = Odds.parse(state.w);
      if (!words.length) {
        result.replaceChildren(make("p", {}, "Type at least one word and its score, as in “sunny 3”."));
        return say("There is no word to draw.");
      }
      const odds = Odds.shape(scores, Number(state.t), Number(state.p));
      const drawn = Odds.draw(odds, Number(state.n), Number(state.s));
      result.replaceChildren(...view(words, odds, drawn));
      const now = drawn.join(" ");
      say(sentence(words, odds, drawn, faults, now === before));
      before = now;
    }

    show();
    return { stop() {}, state: () => state };
  }

  function view(words, odds, drawn) {
    const counts = Odds.tally(drawn, words.length);
    const rows = words.map((word, at) => [
      quoted(word),
      odds[at] ? make("span", {}, bar(odds[at]), " ", percent(odds[at])) : "cut off",
      (odds[at] * drawn.length).toFixed(1),
      String(counts[at]),
    ]);
    const list = drawn.flatMap((at, place) => [place ? " " : "", quoted(words[at])]);
    return [
      table("“Tomorrow will be …”", ["Word", "Odds", "Expected", "Drawn"], rows),
      make("p", { className: "demo-text" }, ...list),
    ];
  }

  function sentence(words, odds, drawn, faults, same) {
    const kinds = new Set(drawn).size, left = odds.filter(Boolean).length;
    const count = `${drawn.length} ${drawn.length === 1 ? "draw" : "draws"}`;
    const what = kinds === 1 ? `${count}, always “${words[drawn[0]]}”` : `${count}, ${kinds} different words`;
    const again = same && drawn.length ? "; the same as before, word for word" : "";
    const bad = faults.length ? ` Not read as word and score: line ${faults.slice(0, 8).join(", ")}.` : "";
    return `${what}${again}; ${left} of ${words.length} words can be drawn.${bad}`;
  }

  Demos.define("odds", { defaults, limits, start });
})();
