// The context window: a chat, a frame around the part that a bot sees, and the answer that it writes from that part only.
"use strict";

(() => {
  const { make } = Dom;
  const CHAT = [
    "You: My dog is called Bruno.",
    "Bot: Good. I will remember that.",
    "You: My neighbour has a parrot. The parrot is called Kiwi.",
    "Bot: A fine name for a green bird.",
    "You: My cat Minka fears it.",
    "Bot: That is no wonder.",
    "You: What is my dog called?",
    "Bot: Your dog is called",
  ].join("\n");
  const SIZE = { least: 5, most: 100, step: 1 },
    LONGEST = 1000;
  /** The two bets: their place in the state, how many tokens the frame holds, and what to say of the result. */
  const ROUNDS = [
    {
      key: "a",
      w: "58",
      chips: { bruno: "Bruno", kiwi: "Kiwi", minka: "Minka", unknown: "“I don’t know”" },
      point:
        "It had promised to remember. But it sees only what’s in the frame; chat products have one too, only larger.",
      lead: "And without the parrot?",
    },
    {
      key: "b",
      w: "43",
      question: "Now the frame leaves out the parrot, too. How does the bot end its line?",
      chips: { bruno: "Bruno", minka: "Minka", unknown: "“I don’t know”", other: "something else" },
      point: "It copies the “?”, and doesn’t say that anything is missing.",
      lead: "Drag the frame yourself",
    },
  ];
  const defaults = { a: "", b: "", w: ROUNDS[0].w, c: "" };

  function start(frame, state) {
    const chat = make("p.window-chat"),
      edge = make("i.window-edge"),
      box = make("div.demo-window", edge);
    const watch = new ResizeObserver(place);
    let timer = 0,
      given = [], // the tokens of the chat
      steps = [], // and those that the bot writes
      slider = null;
    frame.onIntent(() => frame.place.loadLater());
    watch.observe(frame.stage);
    edge.onpointerdown = (event) => {
      event.preventDefault(); // or the text is selected
      edge.setPointerCapture(event.pointerId);
    };
    edge.onpointermove = drag;
    const round = ROUNDS.find(({ w }) => !state.c && state.w === w);
    if (round && state[round.key]) reveal(round);
    else if (round && (state.a || round === ROUNDS[0])) ask(round);
    else free();

    /** Writes the chat with its answer, and moves the frame to what the answer is written from. */
    function draw() {
      given = ContextWindow.cut(state.c || CHAT);
      steps = ContextWindow.write(given, Number(state.w), ContextWindow.LONGEST_ANSWER);
      const out = steps[0]?.out ?? 0,
        answer = make("b.demo-written", written());
      chat.replaceChildren(...given.map((token, at) => make(at < out ? "s" : "span", token)), answer);
      if (!box.isConnected) frame.stage.replaceChildren(chat, box);
      place();
    }

    /** What the bot writes. */
    function written() {
      return steps
        .map(({ token }) => token)
        .join("")
        .trimEnd();
    }

    function place() {
      const first = chat.children[frame.place.matches(".is-answered") ? (steps[0]?.out ?? 0) : 0];
      if (!first) return;
      box.style.top = `${first.offsetTop - 5}px`;
      box.style.height = `${chat.offsetTop + chat.offsetHeight - first.offsetTop + 8}px`;
    }

    function chips(round) {
      const { key, chips } = round;
      const bet = (choice) => {
        state[key] = choice;
        reveal(round);
      };
      return Guess.once(chips, bet, state[key]);
    }

    /** Asks for a bet; at first nothing shows what the bot sees, then the frame is moved before. */
    function ask(round) {
      Object.assign(state, { w: round.w, c: "" });
      frame.clear();
      frame.answered(round !== ROUNDS[0]);
      frame.place.asking(round.question);
      frame.chips.append(chips(round));
      draw();
      chat.classList.add("is-open");
      if (round === ROUNDS[0]) return;
      frame.chips.querySelector("button").focus({ preventScroll: true });
      frame.inView();
    }

    /** Moves the frame, and then shows what the bot writes. */
    function reveal(round) {
      frame.answered(true);
      frame.place.asking(round.question);
      if (!frame.chips.firstChild) frame.chips.append(chips(round)); // else they keep the focus
      draw();
      chat.classList.add("is-open");
      frame.inView();
      timer = setTimeout(
        () => {
          const answer = steps[0].token.trim(),
            came = Object.keys(round.chips).find((key) => round.chips[key] === answer) ?? "other",
            next = ROUNDS[ROUNDS.indexOf(round) + 1];
          const [{ kind, title }, text] = Guess.told(round.chips, state[round.key], came, said(), round.point);
          chat.classList.remove("is-open");
          frame.verdict(kind, title, text);
          frame.lead(round.lead, () => (next ? ask(next) : free()));
          if (frame.chips.contains(document.activeElement)) frame.focusLead();
          frame.place.loadLater().then(send, () => {});
          frame.inView();
        },
        Demos.still() ? 0 : 1200,
      );
    }

    /** Adds the button that copies what the bot wrote. */
    function send() {
      frame.side.replaceChildren(...CopyBar.send(frame.place, "Copy what it says", `${result()} `, state));
    }

    /** The line that the bot has finished, without its name. */
    function said() {
      const line = (state.c || CHAT).split("\n").at(-1);
      const whole = `${line.replace(/^\w+: /u, "")}${written()}`;
      return `“${whole.length > 60 ? `${whole.slice(0, 60)}…` : whole}”`;
    }

    /** Lets the reader move the edge of the frame; each place is answered at once. */
    function free() {
      frame.answered(true);
      frame.chips.replaceChildren();
      frame.place.asking(
        `Drag the frame’s upper edge: ${state.c ? "how does your chat end" : "what does it call the dog"}?`,
      );
      draw();
      chat.classList.remove("is-open");
      frame.verdict("look", said(), `It sees the last ${state.w} words and signs.`);
      frame.lead("Now your own chat", () => frame.intoMore(frame.more.querySelector("textarea")));
      whole();
    }

    function drag({ clientY, pointerId }) {
      if (!edge.hasPointerCapture(pointerId)) return;
      const y = clientY - frame.stage.getBoundingClientRect().top,
        from = [...chat.children].findIndex((token) => token.offsetTop + token.offsetHeight > y);
      resize(from < 0 ? SIZE.least : given.length - from);
    }

    function resize(size) {
      const w = String(Math.min(SIZE.most, Math.max(SIZE.least, size)));
      if (w === state.w) return;
      state.w = w;
      free();
    }

    /** Adds what nothing needs before the first bet: the slider, which does the same as the edge, and the reader's own chat. */
    async function whole() {
      await frame.place.loadLater();
      if (!frame.more.firstChild) {
        slider = Controls.slider("It sees the last", state.w, SIZE, (size) => `${size} words and signs`, resize);
        const own = Controls.text("The chat, with the answer begun", state.c, { rows: 5, longest: LONGEST }, (text) => {
          state.c = text; // drawn by the button alone, which a shorter chat would move away from the pointer
        });
        const go = Controls.button("Let the bot go on", () => {
          free();
          frame.inView();
        });
        own.lastChild.placeholder = "You: I was born in May.\nYou: My sister was born in June.\nBot: You were born in";
        slider.querySelector("input").addEventListener("input", ({ target }) => resize(Number(target.value)));
        const folded = make("details", make("summary", "At every size of the frame"), make("div"));
        frame.more.replaceChildren(Controls.form(own), Controls.bar(go), folded);
      }
      const input = slider.querySelector("input");
      if (input.value !== state.w) {
        input.value = state.w;
        input.oninput();
      }
      frame.side.replaceChildren(Controls.form(slider));
      frame.more.lastChild.lastChild.replaceChildren(sizes(given));
    }

    const result = () =>
      `${state.c ? "A bot that sees only the end of my chat" : "A bot that had promised to remember my dog, Bruno,"} wrote: ${said()}`;

    return {
      stop() {
        clearTimeout(timer);
        watch.disconnect();
      },
      state: () => state,
      result,
    };
  }

  const shown = (token) => (token === "\n" ? "the end of the line" : `“${token.trim() || token}”`);

  /** What it writes first at every size of the window. */
  function sizes(text) {
    const run = (length) => (length ? `“${text.slice(-length).join("").trim()}”` : "nothing; it repeats the last one");
    const rows = ContextWindow.stretches(text, [SIZE.least, SIZE.most]).map(({ from, to, token, run: length }) => [
      from === to ? String(from) : `${from} to ${to}`,
      Tables.quoted(shown(token)),
      Tables.quoted(run(length)),
    ]);
    return Tables.table("What it writes first", ["Words and signs it sees", "It writes", "The run it found"], rows);
  }

  Demos.define("window", {
    defaults,
    retired: ["g", "l", "n"], // keys in links from when there was one bet
    limits: {
      a: { of: ["", ...Object.keys(ROUNDS[0].chips)] },
      b: { of: ["", ...Object.keys(ROUNDS[1].chips)] },
      w: SIZE,
      c: { longest: LONGEST },
    },
    start,
  });
})();
