// The context window: a chat cut into tokens, the part that still fits, and what is written from that part alone.
"use strict";

(() => {
  const { make } = Demos;
  const { table, quoted } = Tables;
  const CHAT = [
    "You: My dog is called Bruno.",
    "Model: Good. I will remember that.",
    "You: My neighbour has a parrot. The parrot is called Kiwi.",
    "Model: A fine name for a green bird.",
    "You: It can say twelve words.",
    "Model: That is a lot.",
    "You: What is my dog called?",
    "Model: Your dog is called",
  ].join("\n");
  const defaults = { w: "58", n: "1", c: "" };
  const limits = {
    w: { least: 5, most: 100, step: 1 }, n: { least: 1, most: ContextWindow.LONGEST_ANSWER, step: 1 }, c: { longest: 1000 },
  };

  const counted = (number) => `${number} ${number === 1 ? "token" : "tokens"}`;
  const shown = (token) => (token === "\n" ? "the end of the line" : `“${token.trim() || token}”`);
  const run = (tokens, length) => (length ? `“${tokens.slice(tokens.length - length).join("").trim()}”` : "nothing; it repeats the last token");

  function start(body, state, say, live) {
    const result = make("div", { className: "demo-result" });
    const set = (key) => (value) => { Object.assign(state, { n: "1" }, { [key]: value }); show(); };
    const more = (count) => () => {
      state.n = String(Math.min(ContextWindow.LONGEST_ANSWER, count(Number(state.n))));
      show();
    };
    body.append(
      Controls.form(
        Controls.slider("Window", state.w, limits.w, counted, set("w")),
        Controls.text("The chat, with the answer so far", state.c || CHAT, { rows: 8, ...limits.c },
          (value) => set("c")(value === CHAT ? "" : value || " "))),
      Controls.bar(
        Controls.button("Next token", more((count) => count + 1), "demo-first"),
        Controls.button("Finish the line", more(() => ContextWindow.LONGEST_ANSWER))),
      live, result);

    function show() {
      const text = ContextWindow.cut(state.c || CHAT), steps = ContextWindow.write(text, Number(state.w), Number(state.n));
      if (!steps.length) {
        result.replaceChildren(make("p", {}, "There is no text to go on from."));
        return say("There is no text to go on from.");
      }
      state.n = String(steps.length);
      result.replaceChildren(...view(text, steps));
      say(spoken(steps));
    }

    show();
    return { stop() {}, state: () => state };
  }

  function view(text, steps) {
    const tokens = [...text, ...steps.map(({ token }) => token)];
    const { out, seen, token, run: length } = steps.at(-1);
    const spans = tokens.map((word, at) => make("span", at < text.length ? {} : { className: "demo-written" }, word));
    const part = (words, list, look) => [
      make("p", { className: "demo-caption" }, words),
      make("p", { className: `demo-text demo-cut${look}` }, ...list)];
    const before = tokens.slice(0, out + seen);
    return [
      ...(out ? part(`Out of the window: ${counted(out)}, not seen`, spans.slice(0, out), " demo-out") : []),
      ...part(`In the window: ${out ? "" : "all "}${counted(seen)}, then the one written from them`, spans.slice(out), ""),
      table("The token written last", ["Token", "The run it found in the window"], [[quoted(shown(token)), quoted(run(before, length))]]),
      make("details", {}, make("summary", {}, "The first token at every size"), sizes(text)),
    ];
  }

  function sizes(text) {
    const rows = ContextWindow.stretches(text, [limits.w.least, limits.w.most]).map(({ from, to, token, run: length }) =>
      [from === to ? String(from) : `${from} to ${to}`, quoted(shown(token)), quoted(run(text, length))]);
    return table("What it writes first", ["Window, in tokens", "Token", "The run it found"], rows);
  }

  function spoken(steps) {
    const { out } = steps.at(-1), written = steps.map(({ token }) => token).join("");
    const words = written.length > 80 ? `${written.slice(0, 80)}…` : written;
    return `It writes ${shown(words)}; ${out ? `${counted(out)} ${out === 1 ? "is" : "are"} out of the window and not seen` : "everything is in the window"}.`;
  }

  Demos.define("window", { defaults, limits, start });
})();
