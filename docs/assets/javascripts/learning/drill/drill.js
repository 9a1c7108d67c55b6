// The trust drill: one thing at a time on a full stage, three answers, and after each ten what came of them.
"use strict";

(() => {
  const { make } = Dom;
  const { button, bar, link } = Learning;
  const { COUNT, ROUNDS, series, came, result } = DrillRound;
  const SAID = { trust: "Trust it", doubt: "Don’t", look: "I’d look it up" };
  const COST = { right: "Costs nothing.", look: "Costs 1 point.", wrong: "Costs 2 points." };
  const KEPT = "guide.drill"; // in this browser, so that a reload loses nothing
  const reference = ({ authors, title, year }) => `${authors}, ${title}, ${year}`;

  function start(place) {
    guard(place);
    begin(Dom.stored(KEPT) ?? {});

    /** Begins anew, or where this browser left off. */
    function begin({ seed = 1 + Math.floor(Math.random() * 99_999), marks = [] }) {
      const things = series(seed, DrillData);
      const ask = () => show(things[marks.length], marks, judged);
      const on = () => {
        if (!marks.length || marks.length % COUNT) ask();
        else end(place, marks, marks.length < things.length ? ask : () => begin({}));
      };
      const judged = (mark) => {
        marks.push(mark);
        Dom.store(KEPT, { seed, marks });
        return on;
      };
      on();
    }

    /** Shows the next thing, and what it was once the reader has judged it. */
    function show(thing, marks, judged) {
      const number = (marks.length % COUNT) + 1,
        held = place.contains(document.activeElement);
      const what = make("div.drill-thing", ...asked(thing)),
        told = make("div.judged", { role: "status" });
      const press = (said) => {
        const mark = { said, holds: thing.holds },
          on = judged(mark);
        what.replaceChildren(...answered(thing));
        Dom.verdict(told, came(mark), title(thing, mark), COST[came(mark)], ...origin(thing));
        answers.replaceChildren(button(number < COUNT ? "Next" : "See how it went", on, "demo-first"));
        answers.querySelector("button").focus({ preventScroll: true });
      };
      const answers = bar(...Object.entries(SAID).map(([said, words]) => button(words, () => press(said))));
      answers.classList.add("drill-answers");
      const question = thing.title ? "Does this paper exist?" : "Is what the small model wrote right?";
      const head = make(
        "p.drill-head",
        { tabIndex: -1 },
        `${number} of ${COUNT}, points lost: ${result(marks).lost}. ${question}`,
      );
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
    if (thing.holds) return thing.title ? [make("p.is-reference", link(thing.at, reference(thing)))] : asked(thing);
    if (!thing.title) return [make("p", `${thing.begun} `, make("s", thing.written), " ", make("strong", thing.truth))];
    return [make("p.unchecked.is-reference", make("strong", "Made up: "), make("s", reference(thing)), " (made up)")];
  }

  /** The verdict's first words. */
  function title(thing, { said }) {
    const truth = thing.title
      ? thing.holds
        ? "It exists."
        : "It’s made up."
      : thing.holds
        ? "It’s right."
        : "It’s wrong.";
    return said === "look" && !thing.holds ? `${truth} Good that you’d look.` : truth;
  }

  /** Where the parts of a made-up reference come from. */
  function origin({ parts }) {
    if (!parts) return [];
    const [head, tail, authors] = parts.map(([words, at]) => link(at, words));
    return [
      " The title begins as in ",
      head,
      ", ends as in ",
      tail,
      " with its year, and the authors are those of ",
      authors,
      ".",
    ];
  }

  /** The end of a round: the points beside those of two habits, the curve, and one button that leads on. */
  function end(place, marks, on) {
    const { trusted, doubted, looked, lost, trusting, looking } = result(marks);
    const best = Math.min(trusting, looking),
      held = place.contains(document.activeElement),
      told = make("div.judged", { role: "status", tabIndex: -1 });
    const words = `You lost ${lost} ${lost === 1 ? "point" : "points"}. Who trusts everything loses ${trusting}, and who looks everything up ${looking}.`;
    Dom.verdict(
      told,
      lost < best ? "right" : "wrong",
      lost < best ? "Better than either habit." : "A habit would have done no worse.",
      words,
    );
    const counts = `Trusted: ${trusted.of}, ${trusted.held} of them sound. Not trusted: ${doubted.of}, ${doubted.of - doubted.held} of them false. Looked up: ${looked.of}, ${looked.of - looked.held} of them false.`;
    const copy = button("Copy my result", () =>
      Say.copy(`Trust drill: ${words.replace("You lost", "I lost")} ${location.href.split("#")[0]}`, "Copied."),
    );
    const more = ["Start anew", "Ten references", "Ten more"][Math.min(ROUNDS - marks.length / COUNT, 2)];
    place.replaceChildren(told, make("p", counts), DrillCurve.draw(marks), bar(button(more, on, "demo-first"), copy));
    if (held) told.focus();
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
