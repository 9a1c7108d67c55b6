// Byte-pair encoding, step by step: the counts of pairs, the pair that is joined, and the tokens of the reader's text.
"use strict";

(() => {
  const { make } = Dom;
  const { table } = Tables;
  const LEARNED =
    "The lower tower is lower than the lowest flower. The newest flower is newer than the tower. " +
    "The flower shower is slower, and the power of the tower grows lower.";
  const defaults = { k: "6", t: "Our lower flower tower is the slowest.", c: "" };
  const MOST = 60,
    PAIRS = 5;
  const limits = { k: { least: 0, most: MOST, step: 1 }, t: { longest: 200 }, c: { longest: 2000 } };

  const plural = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
  const visible = (text) => text.replaceAll(" ", "·").replaceAll("\n", "↵");
  const box = (text) => make("bdi", { className: "demo-token" }, visible(text));
  const boxes = (tokens) => tokens.flatMap((token, at) => [at ? " " : "", box(token)]);
  const sum = ([left, right]) => make("span", {}, box(left), " + ", box(right));

  const guess = { er: "low + er", ower: "l + ower", wer: "lo + wer" };
  const guessed = Guess.teller(guess, defaults);

  function start({ stage, controls, result, film, outcome }, state, say) {
    const task = Demos.latest(result);
    let possible = null,
      told = "";
    const set = (key) => (value) => {
      state[key] = value;
      if (possible) show(key === "k" ? Math.max(0, Number(value) - 1) : 0);
    };
    const step = (to, first) => () => {
      state.k = String(to(Number(state.k)));
      if (possible) show(first?.());
    };
    controls.append(
      Controls.bar(
        Controls.button(
          "Next merge",
          step(
            (at) => Math.min(MOST, at + 1),
            () => Math.max(0, Number(state.k) - 1),
          ),
          "demo-first",
        ),
        Controls.button(
          "One back",
          step(
            (at) => Math.max(0, at - 1),
            () => Number(state.k),
          ),
        ),
        Controls.button(
          "All",
          step(() => MOST),
        ),
        Controls.button(
          "None",
          step(() => 0),
        ),
      ),
      Controls.form(Controls.text("Your text", state.t, limits.t, set("t"))),
      make(
        "details",
        {},
        make("summary", {}, "Change the text that is counted"),
        Controls.form(
          Controls.text("The text that is counted", state.c || LEARNED, { rows: 4, ...limits.c }, (value) => {
            state.c = value === LEARNED ? "" : value || " ";
            again();
          }),
        ),
      ),
    );

    /** Learns the merges again, in slices; the latest request wins. */
    async function again() {
      possible = null;
      const found = await task.run(Merges.learn(state.c || LEARNED, MOST));
      if (!found) return;
      possible = found;
      show();
    }

    function show(first = 0) {
      const merges = possible.slice(0, Number(state.k));
      state.k = String(merges.length);
      const tokens = Merges.cut(state.t, merges);
      result.replaceChildren(...view(tokens, merges, Merges.counts(state.c || LEARNED, merges)));
      told = made(merges, tokens);
      const { t, c } = state;
      film({
        length: merges.length,
        first,
        pace: Math.min(900, 9000 / Math.max(1, merges.length)),
        draw: (at) => letters(stage, t, c || LEARNED, merges.slice(0, at)),
        done: () => outcome(guessed.yours(state, lower(merges)?.pair[1]), told),
      });
      say(spoken(tokens, merges, possible), { seen: false });
    }

    again();
    return {
      stop: task.stop,
      state: () => state,
      result: () => `Pieces found by counting. ${guessed.mine(state)}${told}`,
    };
  }

  const lower = (merges) => merges.find(({ pair }) => pair.join("") === "lower");

  /** The parts from which "lower" was joined, or those into which it is still split. */
  function made(merges, tokens) {
    const found = lower(merges);
    if (!found) return `Your text has ${plural(tokens.length, "token")} after ${plural(merges.length, "merge")}.`;
    return `“lower” was made of “${found.pair.join("” and “")}”: that pair was the commonest, and nobody said what a word or an ending is.`;
  }

  /** Draws the reader's text after some merges, letter by letter, and the current counts of pairs. */
  function letters(stage, text, learned, merges) {
    const tokens = Merges.cut(text, merges),
      last = merges.at(-1)?.pair.join("");
    if (stage.childElementCount < 3 || stage.dataset.text !== text) {
      stage.dataset.text = text;
      stage.replaceChildren(
        spelled(text),
        make("p", { className: "demo-note" }),
        ...Array.from({ length: PAIRS }, () =>
          make("div", { className: "demo-pair" }, make("span"), make("b"), make("span")),
        ),
      );
    }
    const starts = new Map(),
      [line, note, ...rows] = stage.children;
    let place = 0;
    for (const token of tokens) starts.set(place, token), (place += Array.from(token.text).length);
    let current = null;
    line.querySelectorAll("span > span").forEach((span, at) => {
      current = starts.get(at) ?? current;
      span.className = `${starts.has(at) ? "is-start" : ""} ${current.text === last ? "is-new" : ""}`.trim();
    });
    line.setAttribute(
      "aria-label",
      `${plural(tokens.length, "token")}: ${tokens.map((token) => visible(token.text)).join(" | ")}`,
    );
    note.textContent = merges.length
      ? `Merge ${merges.length}: “${merges.at(-1).pair.map(visible).join("” + “")}” became “${visible(last)}”. ${plural(tokens.length, "token")}. Commonest pairs now:`
      : `Every letter alone: ${plural(tokens.length, "token")}. Commonest pairs now:`;
    const pairs = Merges.counts(learned, merges);
    rows.forEach((row, at) => {
      const [name, bar, count] = row.children,
        one = pairs[at];
      row.hidden = !one;
      if (!one) return;
      name.replaceChildren(visible(one.pair[0]), " + ", visible(one.pair[1]));
      bar.style.inlineSize = `${(one.count / scale(learned)) * 60}%`;
      count.textContent = `${one.count}${at || one.count < 2 ? "" : ", joined next"}`;
    });
  }

  /** A text with an element for each letter; lines break between words or, at `wbr`, before a token. */
  function spelled(text) {
    const letter = (sign) => [make("wbr"), make("span", { className: "is-start" }, visible(sign))];
    return make(
      "p",
      { className: "demo-letters" },
      ...Merges.words(text).map((word) => make("span", {}, ...Array.from(word).flatMap(letter))),
    );
  }

  /** The count of the commonest pair at the start, which has the longest bar. */
  const scale = (learned) => Merges.counts(learned, [])[0]?.count ?? 1;

  /** Draws the stage before the guess: single letters, and the text that is counted, without counts. */
  function ask(stage) {
    stage.replaceChildren(
      spelled(defaults.t),
      make("p", { className: "demo-note" }, `The text in which pairs are counted: “${LEARNED}”`),
    );
  }

  function view(tokens, merges, pairs) {
    const open = pairs.slice(0, PAIRS).map(({ pair, count }, at) => [sum(pair), String(count), what(at, count)]);
    const done = merges.map(({ pair, count }, at) => [String(at + 1), sum(pair), box(pair.join("")), String(count)]);
    return [
      make(
        "p",
        { className: "demo-caption" },
        `Your text after ${plural(merges.length, "merge")}: ${plural(tokens.length, "token")}`,
      ),
      make("p", { className: "demo-text" }, ...boxes(tokens.map(({ text }) => text))),
      table("The commonest pairs now", ["Pair", "Counted", "What happens"], open),
      ...(done.length ? [table("Merges so far", ["Merge", "Joined", "Into", "Counted"], done)] : []),
      ...histories(tokens),
    ];
  }

  const what = (at, count) => (count < 2 ? "nothing: it comes once" : at ? "waits" : "is joined next");

  /** One collapsible list for each joined token. */
  function histories(tokens) {
    const joined = new Map(tokens.filter((token) => token.step).map((token) => [token.text, token]));
    return [...joined.values()].map((token) =>
      make(
        "details",
        {},
        make("summary", {}, "How ", box(token.text), " came about"),
        make(
          "ol",
          {},
          ...Merges.history(token).map((one) =>
            make("li", {}, `Merge ${one.step}: `, box(one.left.text), " + ", box(one.right.text)),
          ),
        ),
      ),
    );
  }

  function spoken(tokens, merges, possible) {
    const last = merges.at(-1);
    const joined = last
      ? `Merge ${merges.length} joins “${last.pair.map(visible).join("” and “")}”, counted ${last.count} times`
      : "No merge: every character stands alone";
    const end = merges.length === possible.length ? " No pair comes twice any more." : "";
    return `${joined}; your text has ${plural(tokens.length, "token")}.${end}`;
  }

  Demos.define("merges", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [["Let it go on to sixty merges", { k: "60" }, "It goes on joining. Will it find whole words?"]],
  });
})();
