// The context window: a chat with names to type, a frame around the part that a bot sees, and the answer that it writes from that part only.
"use strict";

(() => {
  const { make } = Dom;
  // Who is it, the name, who else, and the other name: one set a round, for readers who type none.
  const NAMES = [
    ["dog", "Bruno", "boss", "Ms Miller"],
    ["client", "Northwind", "competitor", "Acme"],
    ["crush", "Robin", "hamster", "Fluffy"],
  ];
  const LABELS = ["Who is it?", "The name", "Who else?", "The other name"];
  const OUTSIDE = 2, // lines that the frame leaves out at first
    SIZE = { least: 5, most: 100, step: 1 },
    LONGEST = 1000;
  const UNKNOWN = "“I don’t know”";
  const QUESTION = "The bot sees only what’s in the frame. Put in names of your own, and bet: what does it say?";
  const POINT =
    "That line is outside the frame, and the bot doesn’t notice. A large model’s frame is bigger, in one of 2025 some 200 pages; what slides out of it is gone, too.";
  const defaults = { p: "", w: "0", c: "" };

  /** The lines of a chat. */
  const lines = ([who, name, other, its]) => [
    `You: My ${who} is called ${name}.\n`,
    "Bot: Good. I will remember that.\n",
    `You: My ${other} is called ${its}.\n`,
    `Bot: A fine name.\nYou: What is my ${who} called?\nBot: Your ${who} is called`,
  ];
  const CHAT = lines(NAMES[0]).join("");

  function start(frame, state) {
    const chat = make("p.window-chat"),
      box = make("div.demo-window");
    const watch = new ResizeObserver(place);
    let round = 0,
      given = [], // the tokens of the chat
      steps = [], // and those that the bot writes
      slider = null;
    watch.observe(frame.stage);
    if (state.c || state.p || state.w !== defaults.w) show(state.p ? verdict() : []);
    else ask();

    /** Asks for names and the bet, with the frame there. */
    function ask(moved = false) {
      const blanks = NAMES[round].map((placeholder, at) =>
        Bet.field({ className: "bet-blank", placeholder, ariaLabel: LABELS[at], maxLength: 20 }),
      );
      const names = () => blanks.map(({ value, placeholder }) => value.trim() || placeholder),
        [who, name, other, its] = blanks,
        echoes = [0, 1].map(() => make("span"));
      const made = (choice) => {
        const text = lines(names()).join("");
        Object.assign(state, { p: choice, c: text === CHAT ? "" : text });
        show(verdict());
        whole().then(frame.inView, () => {});
        if (frame.chips.contains(document.activeElement)) frame.focusLead();
      };
      const chips = Guess.chips({ first: "", second: "", unknown: UNKNOWN }, made);
      function echo() {
        const [mine, first, , second] = names();
        for (const one of echoes) one.textContent = mine;
        [chips.children[0].textContent, chips.children[1].textContent] = [first, second];
        place();
      }
      for (const blank of blanks) blank.oninput = echo;
      frame.clear();
      frame.place.asking(QUESTION);
      frame.chips.replaceChildren(chips);
      chat.replaceChildren(
        make("s", "You: My ", who, " is called ", name, ".\n"),
        make("s", "Bot: Good. I will remember that.\n"),
        make("span", "You: My ", other, " is called ", its, ".\n"),
        make(
          "span",
          "Bot: A fine name.\nYou: What is my ",
          echoes[0],
          " called?\nBot: Your ",
          echoes[1],
          " is called …",
        ),
      );
      frame.stage.replaceChildren(chat, box);
      echo();
      if (moved) who.focus({ preventScroll: true });
    }

    /** Writes the chat with its answer, moves the frame to what the answer is written from, and says what came of it. */
    function show(said) {
      given = ContextWindow.cut(state.c || CHAT);
      steps = ContextWindow.write(given, size(), ContextWindow.LONGEST_ANSWER);
      const out = steps[0]?.out ?? 0,
        answer = make("b.demo-written", written());
      chat.replaceChildren(...given.map((token, at) => make(at < out ? "s" : "span", token)), answer);
      if (!box.isConnected) frame.stage.replaceChildren(chat, box);
      frame.answered(true);
      place();
      frame.place.asking(
        knows() ? `It says ${told()}: that line is in the frame now.` : `Widen the frame until it says ${told()}.`,
      );
      frame.verdict(...(said.length ? said : [knows() ? "right" : "look", lastLine(), sees()]));
      frame.lead("Other names", () => {
        Object.assign(state, defaults);
        round = (round + 1) % NAMES.length;
        slider = null;
        ask(true);
        frame.inView();
      });
      whole().catch(() => {});
    }

    /** How many tokens the bot sees: at first those below the first lines. */
    function size() {
      const text = state.c || CHAT;
      return Number(state.w) || ContextWindow.cut(text.split("\n").slice(OUTSIDE).join("\n")).length;
    }

    /** What the bot writes. */
    function written() {
      return steps
        .map(({ token }) => token)
        .join("")
        .trimEnd();
    }

    function place() {
      const first = chat.children[frame.place.matches(".is-answered") ? (steps[0]?.out ?? 0) : OUTSIDE];
      if (!first) return;
      box.style.top = `${first.offsetTop - 5}px`;
      box.style.height = `${chat.offsetTop + chat.offsetHeight - first.offsetTop + 8}px`;
    }

    /** What came of the bet. */
    function verdict() {
      const text = state.c || CHAT,
        [first, second] = [...text.matchAll(/ is called (.*)\.\n/g)].map(([, name]) => name),
        choices = { first, second, unknown: UNKNOWN };
      if (!frame.chips.firstChild) frame.chips.append(Guess.chips(choices, () => {}, state.p)); // of a link
      steps = ContextWindow.write(ContextWindow.cut(text), size(), ContextWindow.LONGEST_ANSWER);
      return Guess.verdict(choices, state.p, knows() ? "first" : "second", lastLine(), knows() ? sees() : POINT);
    }

    /** What the bot sees. */
    function sees() {
      return steps[0]?.out ? `It sees only the last ${size()} words and signs.` : "It sees the whole chat.";
    }

    /** The line that the bot has finished, without its name. */
    function lastLine() {
      const line = (state.c || CHAT).split("\n").at(-1);
      const whole = `${line.replace(/^\w+: /u, "")}${written()}`;
      return `“${Shares.brief(whole, 60)}”`;
    }

    /** The name in the first line. */
    function told() {
      return /is called (.*)\.\n/.exec(state.c || CHAT)?.[1] ?? "it";
    }

    /** Whether the bot says it. */
    function knows() {
      return written().trim() === `${told()}.`;
    }

    function resize(w) {
      if (Number(w) === size()) return;
      state.w = String(w);
      show([]);
    }

    /** Adds what nothing needs before the bet: the slider that moves the frame, and what copies. */
    async function whole() {
      await frame.place.loadLater();
      const range = { ...SIZE, most: Math.min(SIZE.most, given.length) };
      if (slider?.isConnected) return; // once, or it loses the focus with each step
      slider = Controls.slider("It sees the last", size(), range, (many) => `${many} words and signs`, resize);
      slider.querySelector("input").addEventListener("input", ({ target }) => resize(target.value));
      frame.stage.append(Controls.form(slider));
      const copied = CopyBar.send(frame.place, "Copy it for a friend", () => `${result()} `, state);
      frame.side.replaceChildren(make("div.demo-bar", copied));
    }

    const result = () => `A bot that was to remember ${told()} and sees only the end of our chat wrote: ${lastLine()}`;

    return {
      stop: () => watch.disconnect(),
      state: () => state,
    };
  }

  Demos.define("window", {
    defaults,
    retired: ["a", "b", "g", "l", "n"], // keys in links from when there were other bets
    limits: {
      p: { of: ["", "first", "second", "unknown"] },
      w: { ...SIZE, least: 0 },
      c: { longest: LONGEST },
    },
    start,
  });
})();
