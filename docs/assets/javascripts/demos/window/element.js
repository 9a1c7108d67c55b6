// The context window: a chat with names to type, a frame around its last lines, and the answer that a bot writes from those lines only.
"use strict";

(() => {
  const { make } = Dom;
  // Who is it, the name, who else, and the other name: one set a round, for readers who type none.
  const NAMES = [
    ["dog", "Bruno", "teacher", "Ms Miller"],
    ["crush", "Robin", "hamster", "Fluffy"],
    ["client", "Northwind", "competitor", "Acme"],
  ];
  const SEEN = 4, // lines that the bot sees
    OPEN = 3, // lines that stand there before the bet
    PACE = 900; // milliseconds for each line after it
  const UNKNOWN = "“I don’t know”";
  const NOTE =
    "In a long chat, say again what matters. ChatGPT can remember you in this way, too: the product keeps notes, and shows them to the model.";
  const defaults = { p: "", c: "" };

  /** The lines of a chat. */
  const told = ([who, name, other, its]) => [
    `You: My ${who} is called ${name}.`,
    "Bot: I will never forget that.",
    `You: My ${other} is called ${its}.`,
    "Bot: A fine name.",
    `You: What is my ${who} called?`,
    `Bot: Your ${who} is called`,
  ];

  /** A line without who says it. */
  const words = (line) => line.replace(/^\w+: /u, "");

  function start(frame, state) {
    const chat = make("div.window-chat"),
      box = make("div.demo-window", make("span", "All that the bot sees"));
    const watch = new ResizeObserver(place);
    let alive = true,
      [round, ...names] = state.c.includes("~") ? state.c.split("~") : [0], // those of a link stand there at first
      lines = [],
      note = ""; // in front of the lines that the bot sees
    watch.observe(frame.stage);
    if (state.p || (state.c && !names.length)) {
      lines = state.c && !names.length ? state.c.split("\n") : chatOf();
      frame.stage.replaceChildren(chat, box);
      frame.chips.append(Guess.chips(choices(), () => {}, state.p));
      answer();
    } else ask();

    /** The chat with the names, or with ours where there are none. */
    function chatOf() {
      const [who, name, other, its] = NAMES[round];
      return told([who, names[0] || name, other, names[1] || its]);
    }

    /** Asks for two names and the bet; the frame comes after it. */
    function ask(moved = false) {
      const [who, name, other, its] = NAMES[round];
      const blank = (placeholder, of, value = "") =>
        Bet.field({
          className: "bet-blank",
          placeholder,
          value,
          ariaLabel: `The name of your ${of}`,
          maxLength: 20,
          oninput: echo,
        });
      const blanks = [blank(name, who, names[0]), blank(its, other, names[1])],
        chips = Guess.chips({ first: "", second: "", unknown: UNKNOWN }, bet);
      /** What was typed; of two equal names the second doesn't count, for a bet needs two. */
      function typed() {
        const [one, two] = blanks.map(({ value }) => value.replaceAll("~", "").trim());
        return [one, two === one ? "" : two];
      }
      function echo() {
        for (const [at, one] of typed().entries()) chips.children[at].textContent = one || blanks[at].placeholder;
      }
      function bet(choice) {
        names = typed();
        lines = chatOf();
        Object.assign(state, { p: choice, c: [round, ...names].join("~") });
        frame.inView();
        film(OPEN);
      }
      note = "";
      frame.clear();
      frame.place.asking(round && `The bot says that it will never forget. What will it call your ${who}?`);
      frame.chips.replaceChildren(chips);
      frame.stage.replaceChildren(chat);
      chat.replaceChildren(
        make("p", `You: My ${who} is called `, blanks[0], "."),
        make("p", told(NAMES[0])[1]),
        make("p", `You: My ${other} is called `, blanks[1], "."),
      );
      echo();
      if (moved) blanks[0].focus({ preventScroll: true });
    }

    /** Shows the chat line by line, from so many lines on, and then the answer. */
    async function film(from) {
      frame.stage.append(box);
      for (let many = from; many <= lines.length; many++) {
        draw(many);
        await Demos.wait(PACE);
        if (!alive) return;
      }
      answer();
      if (frame.place.contains(document.activeElement)) frame.focusLead();
      frame.inView();
    }

    /** Draws the first lines of the chat with the frame around what the bot sees, and the end that it writes. */
    function draw(many, end = make("b", " …")) {
      const out = Math.max(0, many - SEEN),
        shown = lines.slice(0, many).map((line, at) => make(at < out ? "s" : "p", line));
      if (many === lines.length) shown.at(-1).append(end);
      if (note) shown.splice(out, 0, make("p.demo-looked", note));
      chat.replaceChildren(...shown);
      place();
    }

    function place() {
      const out = chat.querySelectorAll("s").length,
        first = chat.children[out],
        last = chat.lastChild;
      if (!first) return;
      box.style.top = `${first.offsetTop - 3}px`;
      box.style.height = `${last.offsetTop + last.offsetHeight - first.offsetTop + 8}px`;
    }

    /** Writes the answer from what the bot sees, says what came of it, and leads on. */
    function answer() {
      const seen = [note, ...lines.slice(-SEEN)].filter(Boolean).join("\n"),
        written = ContextWindow.write(seen).map(({ token }) => token),
        end = written.join("").trimEnd(),
        all = choices(),
        said = `“${Shares.brief(words(lines.at(-1)) + end, 60)}”`,
        isRight = end.trim() === `${all.first}.`;
      draw(lines.length, make("b.demo-written", end));
      frame.answered(true);
      const why = isRight ? "" : `“${all.first}” is out of the frame, and the bot doesn’t notice.`;
      if (note) frame.verdict("look", said, NOTE);
      else if (state.p) frame.verdict(...Guess.verdict(all, state.p, isRight ? "first" : "second", said, why));
      else frame.verdict("look", said, why);
      if (note || isRight) frame.lead("Other names", again);
      else frame.lead("Give it a note", keep);
      const sent = () =>
        `I told a bot: “${words(lines[0])}” It said: “${words(lines[1])}” Bet on what it said when I asked: `;
      const copy = () => CopyBar.send(frame.place, "Copy it for a friend", sent, { ...state, p: "" });
      frame.place.loadLater().then(
        () => alive && frame.side.replaceChildren(make("div.demo-bar", copy())),
        () => {},
      );
    }

    /** Puts the first line as a note in front of what the bot sees, and lets it answer again. */
    function keep() {
      note = `Note: ${words(lines[0])}`;
      frame.verdict("look", "The same question, with a note.");
      frame.lead("One moment"); // which keeps the focus
      film(lines.length);
    }

    function again() {
      Object.assign(state, defaults);
      names = [];
      round = (Number(round) + 1) % NAMES.length;
      ask(true);
      frame.inView();
    }

    /** What can be bet on: the names in the chat, or to say that it doesn't know. */
    function choices() {
      const [first = "it", second = "it"] = lines.flatMap((line) => / is called (.*)\.$/.exec(line)?.[1] ?? []);
      return { first, second, unknown: UNKNOWN };
    }

    return {
      stop() {
        alive = false;
        watch.disconnect();
      },
      state: () => state,
    };
  }

  Demos.define("window", {
    defaults,
    retired: ["a", "b", "g", "l", "n", "w"], // keys in links from when there were other bets, and a frame to widen
    limits: { p: { of: ["", "first", "second", "unknown"] }, c: { longest: 1000 } }, // names; in older links a whole chat
    fits: ({ c }) => !c.includes("~") || /^[0-2](?:~[^~]{0,20}){2}$/.test(c),
    start,
  });
})();
