// The context window: a chat with names to type, a frame that slides to its last lines, and the answer that a bot writes from those lines only.
"use strict";

(() => {
  const { make } = Dom;
  // Who is it, the name, who else, and the other name: one set a round, for readers who type none.
  const NAMES = [
    ["dog", "Rex", "teacher", "Ms Miller"],
    ["crush", "Robin", "hamster", "Fluffy"],
    ["client", "Northwind", "competitor", "Acme"],
  ];
  const SEEN = 4, // lines that the bot sees, a note among them
    SHOWN = 7, // lines that have room
    PACE = 600; // milliseconds for each step of the frame
  const UNKNOWN = "“I don’t know”",
    ADVICE = "In a long chat, say again what matters.",
    NOTED = "ChatGPT can remember you in this way, too: the product keeps notes, and shows them to the model.";
  const defaults = { p: "", c: "" };

  /** The lines of a chat. */
  const told = ([who, name, other, its]) => [
    `You: My ${who} is called ${name}.`,
    "Bot: I will never forget that.",
    `You: My ${other} is called ${its}.`,
    "Bot: A fine name.",
    ...question(who),
  ];
  const question = (who) => [`You: What is my ${who} called?`, `Bot: Your ${who} is called`];

  /** A line without who says it. */
  const words = (line) => line.replace(/^\w+: /u, "");

  function start(frame, state) {
    const chat = make("div.window-chat"),
      box = make("div.demo-window"),
      label = make("span.window-label", "All that the bot sees");
    const watch = new ResizeObserver(place);
    let turn = 0, // which film may go on
      [round, ...names] = state.c.includes("~") ? state.c.split("~") : [0], // those of a link stand there at first
      lines = [],
      seen = SEEN, // lines of the chat that the bot sees
      note = "", // in front of them
      last = ""; // the bet on the other name
    watch.observe(frame.stage);
    const isOld = state.c && !names.length; // a link with a whole chat
    if (state.p || isOld) {
      lines = isOld ? state.c.split("\n") : chatOf();
      const chips = Guess.chips(choices(), () => {}, state.p);
      frame.chips.replaceChildren(chips);
      frame.stage.replaceChildren(chat, box, label);
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
      const all = { className: "bet-blank", maxLength: 20, oninput: echo },
        blank = (placeholder, of, value = "") =>
          Bet.field({ ...all, placeholder, value, ariaLabel: `The name of your ${of}` });
      const blanks = [blank(name, who, names[0]), blank(its, other, names[1])],
        chips = Guess.chips({ first: "", second: "", unknown: UNKNOWN }, bet);
      /** What was typed; of two equal names the second gets another, for a bet needs two. */
      function typed() {
        const [one, two] = blanks.map(({ value }) => value.replaceAll("~", "").trim()),
          isTwice = (one || name) === (two || its);
        return [one, isTwice ? (one === its ? name : "") : two, isTwice];
      }
      function echo() {
        const [one, two, isTwice] = typed(),
          both = [one || name, two || its];
        for (const [at, each] of both.entries()) chips.children[at].textContent = each;
        shown[3].textContent = isTwice ? `Two alike are no bet: it’s ${both[1]}.` : told(NAMES[round])[3];
        frame.say(isTwice ? shown[3].textContent : "");
      }
      function bet(choice) {
        names = typed().slice(0, 2);
        lines = chatOf();
        Object.assign(state, { p: choice, c: [round, ...names].join("~") });
        chat.after(box, label);
        frame.verdict("look", "The bot reads …");
        frame.inView();
        film(SEEN);
      }
      [seen, note] = [SEEN, ""];
      turn++;
      frame.clear();
      frame.place.asking(`Type your own names, and bet: what will the bot call your ${who}?`);
      const shown = told(NAMES[round]).map((line) => make("p", line));
      shown[0].replaceChildren(`You: My ${who} is called `, blanks[0], ".");
      shown[2].replaceChildren(`You: My ${other} is called `, blanks[1], ".");
      shown.at(-1).append(make("b", " …"));
      chat.replaceChildren(...shown);
      frame.chips.replaceChildren(chips);
      frame.stage.replaceChildren(chat);
      echo();
      if (moved) blanks[0].focus({ preventScroll: true });
    }

    /** Slides the frame down from where it holds so many lines of the chat, and shows the answer. */
    async function film(from) {
      const mine = ++turn;
      for (let many = from; many <= lines.length; many++) {
        draw(many);
        await Demos.wait(PACE);
        if (mine !== turn) return;
      }
      answer();
      if (frame.place.contains(document.activeElement)) frame.focusLead();
      frame.inView();
    }

    /** Draws the chat with the frame around what the bot sees of its first lines, and the end that it writes. */
    function draw(many, end = make("b", " …")) {
      const out = Math.max(0, many - seen),
        shown = lines.map((line, at) => make(at < out ? "s" : "p", line));
      shown.at(-1).append(end);
      if (note) shown.splice(out, 0, make("p.demo-looked", note));
      chat.replaceChildren(...shown.slice(-SHOWN));
      place();
    }

    function place() {
      const out = chat.querySelectorAll("s").length,
        first = chat.children[out],
        last = chat.children[out + SEEN - 1] ?? chat.lastChild;
      if (!first) return;
      const bottom = ({ offsetTop, offsetHeight }) => offsetTop + offsetHeight + 5;
      box.style.top = `${first.offsetTop - 3}px`;
      box.style.height = `${bottom(last) - first.offsetTop + 3}px`;
      label.style.top = `${bottom(chat.lastChild)}px`;
    }

    /** Writes the answer from what the bot sees, says what came of it, and leads on. */
    function answer() {
      const text = [note, ...lines.slice(-seen)].filter(Boolean).join("\n"),
        written = ContextWindow.write(text).map(({ token }) => token),
        end = written.join("").trimEnd(),
        all = choices(),
        said = `“${Shares.brief(words(lines.at(-1)) + end, 60)}”`,
        isRight = end.trim() === `${all.first}.`,
        later = NAMES[(Number(round) + 1) % NAMES.length],
        isLast = names.length && lines.length > SHOWN;
      draw(lines.length, make("b.demo-written", end));
      frame.answered(true);
      const why = isRight ? "" : `“${all.first}” is out of the frame, and the bot doesn’t notice.`;
      const lost = `The note has the place of “${all.second}”. ${ADVICE}`;
      if (isLast) frame.verdict(...Guess.verdict(all, last, "first", said, lost));
      else if (note) frame.verdict("look", said, NOTED);
      else frame.verdict(...Guess.verdict(all, state.p, isRight ? "first" : "second", said, why));
      if (!note && !isRight) frame.lead("Give it a note", keep);
      else if (note && names.length && !isLast) frame.lead(`And your ${NAMES[round][2]}?`, further);
      else frame.lead(`Now a ${later[0]} and a ${later[2]}`, next);
      const sent = () =>
        `I told a bot: “${words(lines[0])}” It said: “${words(lines[1])}” Bet on what it said when I asked: `;
      const copy = () => CopyBar.send(frame.place, "Copy it for a friend", sent, { ...state, p: "" }),
        bar = () => make("div.demo-bar", copy(), Dom.button("Play again", again)),
        mine = turn;
      frame.place.loadLater().then(
        () => mine === turn && frame.side.replaceChildren(bar()),
        () => {},
      );
    }

    /** Puts the first line as a note in front of what the bot sees, in the place of a line, and lets it answer again. */
    function keep() {
      note = `Note: ${words(lines[0])}`;
      seen--;
      goOn("The same question, with a note.");
    }

    /** Asks for the other name, whose line had to go for the note, and for a bet on it. */
    function further() {
      const asked = `And what will it call your ${NAMES[round][2]}?`;
      lines[lines.length - 1] += chat.querySelector(".demo-written").textContent;
      lines.push(...question(NAMES[round][2]));
      const chips = Guess.chips(choices(), (choice) => {
        last = choice;
        goOn("The frame slides on.", 1);
      });
      frame.unsay();
      frame.answered(false);
      frame.side.replaceChildren();
      frame.place.asking(asked);
      frame.chips.replaceChildren(chips);
      draw(lines.length - 2);
      frame.next(asked, chips.firstChild);
    }

    function goOn(title, steps = 0) {
      frame.verdict("look", title);
      frame.lead("One moment"); // which keeps the focus
      film(lines.length - steps);
    }

    function next() {
      names = [];
      round = (Number(round) + 1) % NAMES.length;
      again();
    }

    /** Asks anew, with the names that stand there. */
    function again() {
      Object.assign(state, defaults);
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
        turn++;
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
