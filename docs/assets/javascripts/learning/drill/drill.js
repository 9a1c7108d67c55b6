// The trust drill: one thing at a time on a full stage, three answers, and a curve that grows over fifty of them.
"use strict";

(() => {
  const { make } = Dom;
  const { button, bar, link } = Learning;
  const { COUNT, ROUNDS, series, came, result } = DrillRound;
  const SAID = { trust: "Trust it", doubt: "Don’t", look: "I’d look it up" };
  const COST = { right: "Costs nothing.", look: "Costs 1 point.", wrong: "Costs 2 points." };
  const reference = ({ authors, title, year }) => `${authors}, ${title}, ${year}`;

  function start(place) {
    guard(place);
    const begin = () => {
      const things = series(1 + Math.floor(Math.random() * 99_999), DrillData),
        marks = [];
      const ask = () =>
        marks.length < things.length ? show(things, marks, ask) : place.replaceChildren(...ending(marks, begin));
      ask();
    };
    begin();

    /** Shows the next thing, and what it was once the reader has judged it. */
    function show(things, marks, on) {
      const at = marks.length,
        thing = things[at],
        isLast = at === things.length - 1,
        round = Math.floor(at / COUNT) + 1;
      const what = make("div.drill-thing", ...asked(thing)),
        told = make("div.judged", { role: "status" }),
        curve = make("div");
      const press = (said) => {
        const mark = { said, holds: thing.holds };
        marks.push(mark);
        what.replaceChildren(...answered(thing));
        Dom.verdict(told, came(mark), title(thing, mark), COST[came(mark)], ...origin(thing));
        curve.replaceChildren(DrillCurve.draw(marks));
        answers.replaceChildren(
          button(
            isLast ? "See how it went" : marks.length % COUNT ? "Next" : `On to round ${round + 1}`,
            on,
            "demo-first",
          ),
        );
        answers.querySelector("button").focus({ preventScroll: true });
      };
      const answers = bar(...Object.entries(SAID).map(([said, words]) => button(words, () => press(said))));
      answers.classList.add("drill-answers");
      const kind = thing.title ? "references: does it exist?" : "the small model’s capitals and sums: is it right?";
      curve.replaceChildren(DrillCurve.draw(marks));
      const head = make(
        "p.drill-head",
        { tabIndex: -1 },
        `Round ${round} of ${ROUNDS}, ${(at % COUNT) + 1} of ${COUNT}; `,
        kind,
      );
      place.replaceChildren(head, what, make("div.drill-says", told, answers), curve);
      if (at) head.focus({ preventScroll: true });
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
    if (said === "look") return thing.holds ? `${truth} You needn’t have looked.` : `${truth} Good that you’d look.`;
    return truth;
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

  /** The end of fifty: the points beside those of two habits, the curve, and one button that leads on. */
  function ending(marks, again) {
    const { trusted, doubted, looked, lost, trusting, looking } = result(marks);
    const best = Math.min(trusting, looking),
      told = make("div.judged", { role: "status", tabIndex: -1 });
    const words = `You lost ${lost} points. Who trusts everything loses ${trusting}, and who looks everything up ${looking}.`;
    Dom.verdict(
      told,
      lost < best ? "right" : "wrong",
      lost < best ? "Better than either habit." : "A habit would have done as well.",
      words,
    );
    const counts = `You trusted ${trusted.of}, and ${trusted.held} of these held. You didn’t trust ${doubted.of}, and ${doubted.of - doubted.held} of these were false. You’d have looked ${looked.of} up, of which ${looked.of - looked.held} were false.`;
    const copy = button("Copy my result", () =>
      Say.copy(`Trust drill: ${words.replace("You lost", "I lost")} ${location.href.split("#")[0]}`, "Copied."),
    );
    setTimeout(() => told.focus());
    return [told, make("p", counts), DrillCurve.draw(marks), bar(button("Fifty more", again, "demo-first"), copy)];
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
