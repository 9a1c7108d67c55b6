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
  const CHIPS = { bruno: "Bruno", kiwi: "Kiwi", minka: "Minka", unknown: "“I don’t know”" };
  const POINT =
    "Your dog’s line has slid out. Large models see more, some 200 pages in one of 2025; but what slides out of a long chat or contract is gone, too.";
  const OWN = { boss: "Who is it?", Lea: "The name", hamster: "Who else?", Fluffy: "The other name" }; // the blanks of the reader's own chat
  const defaults = { a: "", w: "58", c: "" };

  function start(frame, state) {
    const chat = make("p.window-chat"),
      edge = make("i.window-edge"),
      box = make("div.demo-window", edge);
    const watch = new ResizeObserver(place);
    let timer = 0,
      given = [], // the tokens of the chat
      steps = [], // and those that the bot writes
      slider = null;
    watch.observe(frame.stage);
    edge.onpointerdown = (event) => {
      event.preventDefault(); // or the text is selected
      edge.setPointerCapture(event.pointerId);
    };
    edge.onpointermove = drag;
    edge.onlostpointercapture = () => state.w !== defaults.w && free();
    if (state.c || state.w !== defaults.w) free();
    else {
      ask();
      if (state.a) reveal();
    }

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
      edge.style.height = `${first.offsetTop + 22}px`; // all that is above it, and as much below as a finger needs
      box.style.height = `${chat.offsetTop + chat.offsetHeight - first.offsetTop + 8}px`;
    }

    /** Asks for the bet; nothing shows what the bot sees. */
    function ask() {
      const made = (choice) => {
        state.a = choice;
        reveal();
      };
      frame.chips.replaceChildren(Guess.chips(CHIPS, made, state.a));
      draw();
      chat.classList.add("is-open");
    }

    /** Moves the frame, and then shows what the bot writes. */
    function reveal() {
      frame.answered(true);
      place();
      frame.inView();
      timer = setTimeout(
        () => {
          const answer = steps[0].token.trim(),
            came = Object.keys(CHIPS).find((key) => CHIPS[key] === answer);
          chat.classList.remove("is-open");
          frame.verdict(...Guess.verdict(CHIPS, state.a, came, lastLine(), `${sees()} ${POINT}`));
          frame.lead("Now your own names", own);
          if (frame.chips.contains(document.activeElement)) frame.focusLead();
          frame.place.loadLater().then(send, () => {});
          frame.inView();
        },
        Demos.still() ? 0 : 1200,
      );
    }

    /** What the bot sees. */
    function sees() {
      return steps[0]?.out ? `It sees only the last ${state.w} words and signs.` : "It sees the whole chat.";
    }

    /** Adds the button that copies what the bot wrote. */
    function send() {
      const buttons = CopyBar.send(frame.place, "Copy it for a friend", () => `${result()} `, state);
      frame.side.replaceChildren(make("div.demo-bar", ...buttons));
    }

    /** The line that the bot has finished, without its name. */
    function lastLine() {
      const line = (state.c || CHAT).split("\n").at(-1);
      const whole = `${line.replace(/^\w+: /u, "")}${written()}`;
      return `“${Shares.brief(whole, 60)}”`;
    }

    /** Lets the reader move the edge of the frame; each place is answered at once. */
    function free() {
      frame.answered(true);
      frame.chips.replaceChildren();
      show();
      frame.place.asking(
        knows()
          ? `It says ${told()}: that line is inside the frame now.`
          : `Drag the frame’s upper edge until it says ${told()}.`,
      );
    }

    /** The name in the first line. */
    function told() {
      return /is called (.*)\.\n/.exec(state.c)?.[1] ?? "Bruno";
    }

    /** Whether the bot says it. */
    function knows() {
      return written().trim() === `${told()}.`;
    }

    /** Shows what the bot writes from what the frame holds; nothing above the chat changes, or it would move under a finger that drags. */
    function show() {
      clearTimeout(timer);
      draw();
      chat.classList.remove("is-open");
      frame.verdict(knows() ? "right" : "look", lastLine(), sees());
      frame.lead(state.c ? "Other names" : "Now your own names", own);
      whole();
    }

    function drag({ clientY, pointerId }) {
      if (!edge.hasPointerCapture(pointerId)) return;
      const y = clientY - frame.stage.getBoundingClientRect().top,
        from = [...chat.children].findIndex((token) => token.offsetTop + token.offsetHeight > y);
      resize(from < 0 ? SIZE.least : given.length - from, show);
    }

    function resize(size, then = free) {
      const w = String(Math.min(SIZE.most, Math.max(SIZE.least, size)));
      if (w === state.w) return;
      state.w = w;
      then();
    }

    /** Asks for a chat of the reader's own: four blanks in two lines, the first of which will slide out. */
    function own() {
      const blanks = Object.entries(OWN).map(([value, ariaLabel]) =>
        Bet.field({ className: "bet-blank", placeholder: value, ariaLabel, maxLength: 20 }, go),
      );
      const line = (who, name) => make("p", "My ", who, " ", make("span", "is called ", name));
      const form = make("div.window-own", line(...blanks), line(...blanks.slice(2)));
      function go() {
        const [mine, its, second, seconds] = blanks.map(({ value, placeholder }) => value.trim() || placeholder),
          seen = `You: My ${second} is called ${seconds}.\nBot: Your ${mine} is called`;
        state.c = `You: My ${mine} is called ${its}.\n${seen}`;
        state.w = String(ContextWindow.cut(seen).length); // the first line stays outside
        free();
        frame.inView();
      }
      frame.place.asking("Who is it with you? Only the second line will be in the frame.");
      frame.chips.replaceChildren();
      frame.stage.replaceChildren(form);
      frame.side.replaceChildren();
      frame.unsay();
      frame.lead("Let the bot go on", go);
      blanks[0].focus({ preventScroll: true });
    }

    /** Adds what nothing needs before the first bet: the slider, which does the same as the edge. */
    async function whole() {
      await frame.place.loadLater();
      if (!slider) {
        slider = Controls.slider("It sees the last", state.w, SIZE, (size) => `${size} words and signs`, resize);
        slider.querySelector("input").addEventListener("input", ({ target }) => resize(Number(target.value)));
      }
      const input = slider.querySelector("input");
      if (input.value !== state.w) {
        input.value = state.w;
        input.oninput();
      }
      if (!slider.isConnected && box.isConnected) {
        frame.stage.append(Controls.form(slider)); // once, or it loses the focus with each step
        send();
      }
    }

    const result = () =>
      `${state.c ? "A bot that sees only the end of my chat" : "A bot that was to remember my dog, Bruno,"} wrote: ${lastLine()}`;

    return {
      stop() {
        clearTimeout(timer);
        watch.disconnect();
      },
      state: () => state,
    };
  }

  Demos.define("window", {
    defaults,
    retired: ["b", "g", "l", "n"], // keys in links from when there were other bets
    limits: { a: { of: ["", ...Object.keys(CHIPS)] }, w: SIZE, c: { longest: LONGEST } },
    start,
  });
})();
