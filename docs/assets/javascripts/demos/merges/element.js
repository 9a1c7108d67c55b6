// Byte-pair encoding, step by step: the pairs that are counted, the pair that is joined, and the tokens of the reader's text.
"use strict";

(() => {
  const { make } = Demos;
  const { table } = Tables;
  const LEARNED = "The lower tower is lower than the lowest flower. The newest flower is newer than the tower. "
    + "The flower shower is slower, and the power of the tower grows lower.";
  const defaults = { k: "6", t: "Our lower flower tower is the slowest.", c: "" };
  const MOST = 60, PAIRS = 5;
  const limits = { k: { least: 0, most: MOST, step: 1 }, t: { longest: 200 }, c: { longest: 2000 } };

  const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const visible = (text) => text.replaceAll(" ", "·").replaceAll("\n", "↵");
  const box = (text) => make("bdi", { className: "demo-token" }, visible(text));
  const boxes = (tokens) => tokens.flatMap((token, at) => [at ? " " : "", box(token)]);
  const sum = ([left, right]) => make("span", {}, box(left), " + ", box(right));

  function start(body, state, say, live) {
    const result = make("div", { className: "demo-result" });
    const task = Demos.latest(result);
    let possible = null;
    const set = (key) => (value) => { state[key] = value; if (possible) show(); };
    const step = (to) => () => set("k")(String(to(Number(state.k))));
    body.append(
      Controls.form(
        Controls.text("Your text", state.t, limits.t, set("t")),
        Controls.text("The text that is counted", state.c || LEARNED, { rows: 4, ...limits.c },
          (value) => { state.c = value === LEARNED ? "" : value || " "; again(); })),
      Controls.bar(
        Controls.button("Next merge", step((at) => Math.min(MOST, at + 1)), "demo-first"),
        Controls.button("One back", step((at) => Math.max(0, at - 1))),
        Controls.button("All", step(() => MOST)),
        Controls.button("None", step(() => 0))),
      live, result);

    /** Learns anew in slices; the last request wins. */
    async function again() {
      possible = null;
      const found = await task.run(Merges.learn(state.c || LEARNED, MOST));
      if (!found) return;
      possible = found;
      show();
    }

    function show() {
      const merges = possible.slice(0, Number(state.k));
      state.k = String(merges.length);
      const tokens = Merges.cut(state.t, merges);
      result.replaceChildren(...view(tokens, merges, Merges.counts(state.c || LEARNED, merges)));
      say(spoken(tokens, merges, possible));
    }

    again();
    return { stop: task.stop, state: () => state };
  }

  function view(tokens, merges, pairs) {
    const open = pairs.slice(0, PAIRS).map(({ pair, count }, at) => [sum(pair), String(count), what(at, count)]);
    const done = merges.map(({ pair, count }, at) => [String(at + 1), sum(pair), box(pair.join("")), String(count)]);
    return [
      make("p", { className: "demo-caption" }, `Your text after ${plural(merges.length, "merge")}: ${plural(tokens.length, "token")}`),
      make("p", { className: "demo-text" }, ...boxes(tokens.map(({ text }) => text))),
      table("The commonest pairs now", ["Pair", "Counted", "What happens"], open),
      ...(done.length ? [table("Merges so far", ["Merge", "Joined", "Into", "Counted"], done)] : []),
      ...histories(tokens),
    ];
  }

  const what = (at, count) => (count < 2 ? "nothing: it comes once" : at ? "waits" : "is joined next");

  /** One list to open for each token that was joined. */
  function histories(tokens) {
    const joined = new Map(tokens.filter((token) => token.step).map((token) => [token.text, token]));
    return [...joined.values()].map((token) => make("details", {},
      make("summary", {}, "How ", box(token.text), " came about"),
      make("ol", {}, ...Merges.history(token).map((one) => make("li", {},
        `Merge ${one.step}: `, box(one.left.text), " + ", box(one.right.text))))));
  }

  function spoken(tokens, merges, possible) {
    const last = merges.at(-1);
    const joined = last ? `Merge ${merges.length} joins “${last.pair.map(visible).join("” and “")}”, counted ${last.count} times` : "No merge: every character stands alone";
    const end = merges.length === possible.length ? " No pair comes twice any more." : "";
    return `${joined}; your text has ${plural(tokens.length, "token")}.${end}`;
  }

  Demos.define("merges", { defaults, limits, start });
})();
