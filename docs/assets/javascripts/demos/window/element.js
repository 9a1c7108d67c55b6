// The context window: a chat cut into tokens, the part that still fits, and an answer written from that part only.
"use strict";

(() => {
  const { make } = Dom;
  const CHAT = [
    "You: My dog is called Bruno.",
    "Model: Good. I will remember that.",
    "You: My neighbour has a parrot. The parrot is called Kiwi.",
    "Model: A fine name for a green bird.",
    "You: My cat Minka fears it.",
    "Model: That is no wonder.",
    "You: What is my dog called?",
    "Model: Your dog is called",
  ].join("\n");
  const defaults = { w: "58", n: "1", c: "" };
  const limits = {
    w: { least: 5, most: 100, step: 1 },
    n: { least: 1, most: ContextWindow.LONGEST_ANSWER, step: 1 },
    c: { longest: 1000 },
  };

  const counted = (number) => `${number} ${number === 1 ? "token" : "tokens"}`;
  const shown = (token) => (token === "\n" ? "the end of the line" : `“${token.trim() || token}”`);
  const run = (tokens, length) =>
    length
      ? `“${tokens
          .slice(tokens.length - length)
          .join("")
          .trim()}”`
      : "nothing; it repeats the last token";

  const guess = {
    bruno: "Bruno",
    other: "Kiwi",
    minka: "Minka",
    unknown: "it says that it doesn’t know",
  };
  const guessed = Guess.teller(guess, defaults, ["n"]);

  function start({ stage, controls, result, film, outcome, inView, bet }, state, say) {
    let written = "";
    const set = (key) => (value) => {
      Object.assign(state, { n: "1" }, { [key]: value });
      written = "";
      bet({ question: "It sees only what’s inside the frame. What does it call the dog?" });
      show(true);
      const isAbove = stage.getBoundingClientRect().top < 0;
      if (isAbove) stage.scrollIntoView({ behavior: Demos.still() ? "instant" : "smooth" });
    };
    const finish = () => {
      inView();
      state.n = String(limits.n.most);
      show(true);
    };
    controls.append(
      Controls.form(
        Controls.slider("It sees the last", state.w, limits.w, (size) => `${size} words and signs`, set("w")),
      ),
      Controls.form(
        Controls.text("The chat, with the answer so far", state.c || CHAT, { rows: 8, ...limits.c }, (value) =>
          set("c")(value === CHAT ? "" : value || " "),
        ),
      ),
      Controls.bar(Controls.button("Write to the end of the line", finish, "press")),
    );

    /** Writes the answer again; if `on` is true, the film continues from where it was. */
    function show(on = false) {
      const text = ContextWindow.cut(state.c || CHAT),
        steps = ContextWindow.write(text, Number(state.w), Number(state.n));
      if (!steps.length) {
        result.replaceChildren(make("p", "There is no text to go on from."));
        film({ length: 0, draw: () => stage.replaceChildren() });
        return say("There is no text to go on from.");
      }
      const old = written ? ContextWindow.cut(written).length : 0;
      [state.n, written] = [String(steps.length), steps.map(({ token }) => token).join("")];
      result.replaceChildren(...view(text, steps));
      const tokens = [...text, ...steps.map(({ token }) => token)],
        size = Number(state.w);
      film({
        length: tokens.length,
        first: on ? text.length + old : 0,
        pace: 25,
        draw: (step) => chat(stage, tokens, text.length, size, step),
        done: () =>
          outcome(
            guessed.yours(state, came(steps[0])),
            `It writes ${shown(steps[0].token)}${steps.at(-1).out ? ", copied from inside the frame. Nothing shows that a part is missing" : ": everything is inside the frame"}.`,
          ),
      });
      say(spoken(steps), { seen: false });
    }

    show();
    return {
      stop() {},
      state: () => state,
      result: () =>
        `What does not fit is not seen. ${guessed.mine(state)}${Tables.stopped(`The writer put ${shown(written)}`)}`,
    };
  }

  const came = ({ token }) => Object.keys(guess).find((key) => guess[key] === token.trim()) ?? "";

  /** Draws the chat up to a token: a frame around the text in the window; text that fell out is struck through. */
  function chat(stage, tokens, given, size, step) {
    if (stage.childElementCount !== tokens.length + 1) {
      stage.replaceChildren(...tokens.map((token) => make("span", token)), make("div.demo-window"));
    }
    const out = Math.max(0, Math.min(step, tokens.length - 1) - size),
      spans = stage.children;
    tokens.forEach((token, at) => {
      spans[at].textContent = token;
      spans[at].className = at < out ? "demo-out" : at >= given ? "demo-written" : "";
      spans[at].hidden = at >= step;
    });
    const [first, last] = [spans[Math.min(out, tokens.length - 1)], spans[Math.max(0, step - 1)]];
    const bottom = last.offsetTop + last.offsetHeight;
    Object.assign(stage.lastChild.style, {
      top: `${first.offsetTop - 5}px`,
      height: `${Math.max(0, bottom - first.offsetTop + 10)}px`,
    });
    if (bottom > stage.scrollTop + stage.clientHeight) stage.scrollTop = last.offsetTop;
  }

  /** Draws the stage before the guess: the chat, with the frame that the first token is written from. */
  function ask(stage, { w, c }) {
    const tokens = ContextWindow.cut(c || CHAT);
    chat(stage, [...tokens, ""], tokens.length, Number(w), tokens.length + 1);
  }

  function view(text, steps) {
    const tokens = [...text, ...steps.map(({ token }) => token)];
    const { out, seen, token, run: length } = steps.at(-1);
    const spans = tokens.map((word, at) => make("span", at < text.length ? {} : { className: "demo-written" }, word));
    const part = (words, list, look) => [
      make("p.demo-caption", words),
      make("p", { className: `demo-text demo-cut${look}` }, ...list),
    ];
    const before = tokens.slice(0, out + seen);
    return [
      ...(out ? part(`Out of the window: ${counted(out)}, not seen`, spans.slice(0, out), " demo-out") : []),
      ...part(
        `In the window: ${out ? "" : "all "}${counted(seen)}, then the one written from them`,
        spans.slice(out),
        "",
      ),
      Tables.table(
        "The token written last",
        ["Token", "The run it found in the window"],
        [[Tables.quoted(shown(token)), Tables.quoted(run(before, length))]],
      ),
      make("details", make("summary", "The first token at every size"), sizes(text)),
    ];
  }

  function sizes(text) {
    const rows = ContextWindow.stretches(text, [limits.w.least, limits.w.most]).map(
      ({ from, to, token, run: length }) => [
        from === to ? String(from) : `${from} to ${to}`,
        Tables.quoted(shown(token)),
        Tables.quoted(run(text, length)),
      ],
    );
    return Tables.table("What it writes first", ["Window, in tokens", "Token", "The run it found"], rows);
  }

  function spoken(steps) {
    const { out } = steps.at(-1),
      written = steps.map(({ token }) => token).join("");
    const words = written.length > 80 ? `${written.slice(0, 80)}…` : written;
    return `${Tables.stopped(`It writes ${shown(words)}`)} ${out ? `${counted(out)} ${out === 1 ? "is" : "are"} out of the window and not seen` : "Everything is in the window"}.`;
  }

  Demos.define("window", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [["Make the frame larger", { w: "80" }, "Now it sees the first line, too."]],
  });
})();
