// The trust drill: one thing at a time on a full stage, three answers, and after each ten what came of them.
"use strict";

(() => {
  const { make } = Dom;
  const { button, bar, link } = Learning;
  const { COUNT, ROUNDS, series, came, result } = DrillRound;
  const SAID = { trust: "Trust it", doubt: "Don’t", look: "I’d look it up" };
  const DID = { trust: "you trusted it", doubt: "you didn’t trust it", look: "you’d have looked it up" };
  const KEPT = "guide.drill"; // in this browser, so that a reload loses nothing
  const reference = ({ authors, title, year }) => `${authors}, ${title}, ${year}`;

  function start(place) {
    guard(place);
    const kept = Dom.stored(KEPT) ?? {};
    const fits = kept.marks?.every(({ holds }, at) => holds === series(kept.seed, DrillData)[at]?.holds);
    begin(fits ? kept : {}); // what an earlier version kept may not fit

    /** Begins anew, or where this browser left off. */
    function begin({ seed = 1 + Math.floor(Math.random() * 99_999), marks = [] }) {
      const things = series(seed, DrillData);
      const ask = () => show(things[marks.length], marks.length % COUNT, judged);
      const on = () => {
        if (!marks.length || marks.length % COUNT) ask();
        else end(place, things, marks, marks.length < things.length ? ask : () => begin({}));
      };
      const judged = (mark) => {
        marks.push(mark);
        Dom.store(KEPT, { seed, marks });
        return on;
      };
      on();
    }

    /** Shows the next thing, and what it was once the reader has judged it. */
    function show(thing, before, judged) {
      const held = place.contains(document.activeElement);
      const what = make("div.drill-thing", ...asked(thing)),
        told = make("div.judged", { role: "status" });
      const press = (said) => {
        const mark = { said, holds: thing.holds },
          on = judged(mark);
        what.replaceChildren(...answered(thing));
        Dom.verdict(told, came(mark), title(thing, mark), ...origin(thing));
        answers.replaceChildren(button(before + 1 < COUNT ? "Next" : "See how it went", on, "demo-first"));
        answers.querySelector("button").focus({ preventScroll: true });
      };
      const answers = bar(...Object.entries(SAID).map(([said, words]) => button(words, () => press(said))));
      answers.classList.add("drill-answers");
      const question = thing.title ? "Does this paper exist?" : "Our small language model wrote this. Do you trust it?";
      const head = make("p.drill-head", { tabIndex: -1 }, `${before + 1} of ${COUNT}. ${question}`);
      place.replaceChildren(head, what, make("div.drill-says", told, answers));
      if (held) head.focus({ preventScroll: true });
    }
  }

  /** A thing before it is judged; a reference cannot be selected then. */
  function asked(thing) {
    if (thing.title) return [make("p.unchecked.is-reference", reference(thing))];
    return [make("p", `${thing.begun} `, make("mark", thing.written))];
  }

  function answered(thing) {
    if (!thing.title) return [make("p", ...corrected(thing)), share(thing)];
    if (thing.holds) return [make("p.is-reference", link(thing.at, reference(thing)))];
    return [make("p.unchecked.is-reference", make("strong", "Made up: "), make("s", reference(thing)), " (made up)")];
  }

  /** A sentence of the model, with the truth behind what is wrong. */
  function corrected({ begun, written, truth, holds }) {
    return holds ? [`${begun} ${written}`] : [`${begun} `, make("s", written), " ", make("strong", truth)];
  }

  /** How likely the model held what it wrote, which its sentence does not show. */
  function share({ odds, holds }, before = "It gave this ") {
    const shown = make("span.drill-odds", { ariaHidden: "true" });
    shown.style.setProperty("--odds", `${odds}%`);
    return make("small", `${before}${odds}%${before && !holds ? " and doesn’t say so" : ""} `, shown);
  }

  /** The verdict's first words. */
  function title(thing, { said }) {
    const truth = thing.title
      ? thing.holds
        ? "It exists."
        : "It’s made up."
      : thing.holds
        ? "It’s right."
        : `It’s ${thing.truth}`;
    if (said === "look") return `${truth} ${thing.holds ? "Now you know." : "Good that you’d look."}`;
    if (said === "trust") return thing.holds ? truth : `That got you. ${truth}`;
    return `${thing.holds ? "You doubted a good one." : "Well doubted."} ${truth}`;
  }

  /** Where the parts of a made-up reference come from. */
  function origin({ parts }) {
    if (!parts) return [];
    const [head, tail, authors] = parts.map(([words, at]) => link(at, words));
    return [
      "The title begins as in ",
      head,
      ", ends as in ",
      tail,
      " with its year, and the authors are those of ",
      authors,
      ".",
    ];
  }

  /** The end of a round: how many mistakes beside those of two habits, one button that leads on, and the ten, the missed ones first. */
  function end(place, things, marks, on) {
    const from = marks.length - COUNT,
      round = marks.slice(from);
    const { wrong, looked, trusting, doubting } = result(round);
    const held = place.contains(document.activeElement),
      told = make("div.judged", { role: "status", tabIndex: -1 });
    const kind = wrong ? (wrong < Math.min(trusting, doubting) ? "look" : "wrong") : "right";
    const up = looked ? ` You’d have looked up ${looked}.` : "";
    const words = `Who trusts all ten is wrong about ${trusting}, who trusts none about ${doubting}.`;
    Dom.verdict(told, kind, `You were wrong about ${wrong || "none"} of the ten.`, `${up} ${words}`);
    const copy = button("Copy my result", () =>
      Say.copy(
        `Trust drill: I was wrong about ${wrong || "none"} of ten. ${words} ${location.href.split("#")[0]}`,
        "Copied.",
      ),
    );
    const more = ["Start anew", "Ten references", "Ten more"][ROUNDS - marks.length / COUNT];
    const showed = things[from].title
      ? "A made-up reference has its commas in place, too: only a look into a catalogue tells."
      : "All ten sound alike, so how well an answer sounds is no sign. Where you can’t tell, looking up is what pays. The bar is the share that the model gave to what it wrote, and kept to itself.";
    const rows = round.map((mark, at) => row(things[from + at], mark)),
      missed = rows.filter((_, at) => came(round[at]) === "wrong");
    place.replaceChildren(
      told,
      bar(button(more, on, "demo-first"), copy),
      make("p", make("strong", showed)),
      ...listed("You were wrong about these", missed),
      ...listed(
        missed.length ? "The others" : "The ten",
        rows.filter((one) => !missed.includes(one)),
      ),
    );
    if (held) told.focus();
  }

  const listed = (head, rows) => (rows.length ? [make("p.drill-head", head), make("ul.drill-list", ...rows)] : []);

  /** A thing of the round that is over, with what the reader made of it. */
  function row(thing, { said }) {
    const what = thing.title ? [make("span", ...answered(thing))] : [...corrected(thing), " ", share(thing, "")];
    return make("li", ...what, make("small", ` ${DID[said]}`));
  }

  /** A copied selection around a reference that may be made up begins with a warning. */
  function guard(place) {
    document.addEventListener("copy", (event) => {
      const selection = getSelection();
      if (![...place.querySelectorAll(".unchecked")].some((one) => selection.containsNode(one, true))) return;
      const guide = document.querySelector("meta[name=application-name]").content;
      event.clipboardData.setData(
        "text/plain",
        `Made up, or not yet told apart, from a drill of ${guide}; no citation: ${selection}`,
      );
      event.preventDefault();
    });
  }

  Learning.define("drill", start);
})();
