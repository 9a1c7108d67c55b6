// What will it say?: the reader bets on how a language model goes on, ten times a day.
"use strict";

(() => {
  const { make } = Dom;
  const { COUNT, ELSE } = Foresee;
  const KEPT = "guide.foresee"; // the streak, in this browser only
  // What a verdict teaches, by kind of beginning.
  const LESSONS = {
    story: () => "Two things, two owners: it has the words, and mixes up who had what.",
    gift: () => "Only the sentence before could tell it.",
    loss: () => "In what it read, people were happy twice as often as sad.",
    legs: () => "In what it read, “has” goes on with “four legs” 375 times.",
    sum: () => "A sum is a sentence to it: it writes one, and calculates nothing.",
    calendar: () => "It has read their order many times over.",
    opposite: ({ text }) =>
      text.startsWith("The opposite of the opposite")
        ? "It turns the word once, not twice."
        : "It read one opposite of each word, and writes that one.",
    capital: ({ other }) => `It never read the word “${other}”.`,
    withheld: () => "It never read this, and doesn’t say so.",
    strange: () => "It never read a line that begins like this, and goes on all the same.",
  };
  const many = (share) => `${Math.round(share * 100)}%`;

  /** Today, where the reader is, as 2026-11-30. */
  function today() {
    const now = new Date(),
      two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  const named = (day) =>
    day.includes("-")
      ? new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
      : `Game ${day}`;

  /** Starts a day with the answers given so far: d is the day or the number of a game, a the options chosen. */
  function start(frame, state) {
    state.d ||= today();
    const items = Foresee.ten(state.d),
      came = [];
    const strip = (key) => came.map((one) => (one[key] ? "●" : "○")).join("");
    const hits = (key) => came.filter((one) => one[key]).length;
    let model = null,
      alive = true;
    const intent = frame.onIntent(load);
    if (state.a) {
      frame.verdict("look", "One moment …", "The model is writing what was bet on.");
      load().then(async () => {
        for (let at = 0; at < state.a.length && alive; at++) came.push(await written(at));
        if (alive) came.length === COUNT ? result() : ask();
      }, failed);
    } else ask();

    function load() {
      intent.abort();
      model ??= frame.place.loadLater().then(() => LanguageLoader.model("base"));
      return model.catch((fault) => {
        model = null;
        throw fault;
      });
    }

    function failed(fault) {
      if (!alive) return;
      frame.verdict("look", "The model did not load.", fault.message);
      frame.lead("Try again", () => frame.again(state));
    }

    /** What the model writes for a beginning, with whether it was foreseen and made sense. */
    async function written(at) {
      const { words, weights } = await load(),
        item = items[at];
      const found = await Demos.inSlices(Foresee.goOn(weights, words, item), () => alive);
      return (
        found && {
          ...found,
          foreseen: Number(state.a[at]) === found.came,
          sense: item.options[found.came] === item.right,
        }
      );
    }

    /** Asks for the next bet. */
    function ask(moved = false) {
      const at = came.length,
        item = items[at];
      const line = make(
        "p.say-line",
        { id: "say-line" },
        `${item.text} `,
        make("span.say-blank", "\u2003\u2003\u2003"),
      );
      const options = item.options.map((word, number) => option(word, () => bet(number)));
      const group = make("div.say-options", { role: "group" }, ...options);
      group.setAttribute("aria-labelledby", line.id);
      frame.stage.replaceChildren(line, group);
      count(at);
      if (at) frame.verdict("look", "Bet on what it writes.", "It needn’t be what’s right.");
      frame.lead("");
      if (!moved) return;
      frame.say(`Number ${at + 1}: ${item.text} …`);
      options[0].focus({ preventScroll: true });
    }

    async function bet(number) {
      const at = came.length,
        held = frame.stage.contains(document.activeElement),
        buttons = [...frame.stage.querySelectorAll("button")];
      state.a = state.a.slice(0, at) + number;
      for (const one of buttons) one.disabled = true;
      buttons[number].classList.add("is-mine");
      frame.stage.setAttribute("aria-busy", "true");
      try {
        const found = await written(at);
        if (!alive) return;
        came.push(found);
        reveal(items[at], found, buttons);
        frame.inView();
        frame.lead(came.length === COUNT ? "The result" : "Next", () => (came.length === COUNT ? result() : ask(true)));
        if (held) frame.focusLead();
      } catch (fault) {
        state.a = state.a.slice(0, at);
        failed(fault);
      }
      frame.stage.removeAttribute("aria-busy");
    }

    /** Fills the blank and the bars, and gives the verdict. */
    function reveal(item, { said, odds, came: number, ahead, foreseen, sense }, buttons) {
      count(came.length - 1);
      const blank = frame.stage.querySelector(".say-blank");
      blank.textContent = said || ".";
      blank.classList.add("is-written");
      buttons.forEach((one, at) => one.fill(odds[at], at === number, odds[at] > odds[number] && { ahead }));
      const word = item.options[number],
        stopped = (words) => (/[.?]$/.test(words) ? `“${words}”` : `“${words}”.`);
      const wrote = word === ELSE ? `It wrote ${stopped(said)}` : `It wrote “${word}”, at ${many(odds[number])}.`;
      const should = sense
        ? foreseen
          ? "That’s right."
          : ""
        : `${item.kind === "strange" ? "A person might say" : "Right would be"} “${item.right}”.`;
      const lesson = sense && ["story", "loss", "legs"].includes(item.kind) ? "" : LESSONS[item.kind](item);
      frame.verdict(
        foreseen ? "right" : "wrong",
        foreseen ? "You saw it coming." : sense ? "This time it’s right." : "You didn’t see that coming.",
        [wrote, should, lesson].filter(Boolean).join(" "),
      );
    }

    /** A dot for each that was bet on, filled for a hit. */
    function dots(key, least = 0) {
      const row = make("span.bet-dots", strip(key).padEnd(least, "·"));
      row.setAttribute("aria-hidden", "true");
      return row;
    }

    /** The number of the beginning, and how many were foreseen. */
    function count(at) {
      const score = make("b", ` ${hits("foreseen")} foreseen`);
      frame.head.replaceChildren(make("p", `${at + 1} of ${COUNT} `, dots("foreseen", COUNT), score));
    }

    /** The end of the ten: the strip to send, the lines, and how many days in a row. */
    function result() {
      const me = hits("foreseen"),
        it = hits("sense"),
        days = streak();
      const text = `What will it say? ${named(state.d)}\nI foresaw ${strip("foreseen")} ${me} of ${COUNT}\nIt made sense ${strip("sense")} ${it} of ${COUNT}\n`;
      const forget = make(
        "button",
        {
          onclick: () => {
            localStorage.removeItem(KEPT);
            kept.remove();
          },
        },
        "Forget it",
      );
      const kept = make("p.say-kept", `${days} days in a row, counted in this browser only. `, forget);
      const row = (key, sum, meaning) => make("p.bet-score", dots(key), ` ${sum} `, make("small", meaning));
      const line = (item, at) =>
        make(
          "li",
          `${item.text} `,
          make("b", came[at].said),
          came[at].foreseen ? " ●" : ` ○ (you: ${item.options[Number(state.a[at])]})`,
        );
      frame.stage.replaceChildren(
        make(
          "div.say-strip",
          make("p", named(state.d)),
          row("foreseen", me, "foreseen"),
          row("sense", it, "made sense"),
          ...frame.send("Copy the strip", text, { d: state.d }),
          ...(days > 1 ? [kept] : []),
        ),
      );
      frame.head.replaceChildren();
      frame.side.replaceChildren(make("ol.say-all", ...items.map(line)));
      frame.verdict(
        me > it ? "right" : "look",
        `You foresaw ${me} of ${COUNT}.`,
        `Today whoever always bets on what makes sense foresees ${it}.`,
      );
      frame.answered(true);
      frame.lead("Ten more", () => frame.again({ d: next(state.d), a: "" }));
      frame.inView();
    }

    /** Counts today in, if today's ten are done; returns the days in a row, 0 for other days. */
    function streak() {
      if (state.d !== today()) return 0;
      try {
        const { day = "", days = 0 } = JSON.parse(localStorage.getItem(KEPT) ?? "{}"),
          gap = (Date.parse(state.d) - Date.parse(day)) / 86_400_000;
        const now = gap === 0 ? days : gap === 1 ? days + 1 : 1;
        localStorage.setItem(KEPT, JSON.stringify({ day: state.d, days: now }));
        return now;
      } catch {
        return 0; // storage is blocked or damaged
      }
    }

    return {
      stop() {
        alive = false;
        intent.abort();
      },
      state: () => state,
      result: () => `What will it say? I foresaw ${came.filter((one) => one.foreseen).length} of ${came.length}.`,
    };
  }

  /** The game after a day or another game. */
  const next = (day) => String((Number(day.replaceAll("-", "").slice(-6)) + 1) % 1_000_000);

  /** An option: a button with a bar for its odds. */
  function option(word, onclick) {
    const bar = make("i.bet-bar"),
      odds = make("small"),
      button = make(
        "button",
        { className: `say-option${word === ELSE ? " is-else" : ""}`, onclick },
        make("span", word),
        odds,
        bar,
      );
    button.fill = (share, came, beats) => {
      const isSum = word === ELSE, // of many ends, which is no rival of any one of them
        sum = `all others share ${many(share)}`,
        larger = beats.ahead ? `${sum}, none alone had as much` : "many others";
      odds.textContent = `${came ? "it wrote this, " : ""}${isSum ? (beats ? larger : sum) : many(share)}`;
      bar.style.setProperty("--odds", isSum ? 0 : share.toFixed(3));
      button.classList.toggle("is-it", came);
    };
    return button;
  }

  const demo = {
    name: "foresee",
    defaults: { d: "", a: "" },
    fits: ({ d, a }) => (d === "" ? a === "" : Foresee.isDay(d)) && /^[0-3]{0,10}$/.test(a),
    start,
  };
  Demos.define("foresee", { begin: (place) => Bet.begin(place, demo) });
})();
