// Can you tell what's made up?, from the first answer on: one thing at a time, with the chance that the model gave it.
"use strict";

window.DrillPlay = (() => {
  const { make } = Dom;
  const { MOST, answers } = DrillFirst;
  const { COUNT, ROUNDS, series, came, count } = Drill;
  const DID = { t: "You: true.", d: "You: made up.", l: "You looked it up." };
  const ATLAS = "an encyclopaedia",
    CHECK = {
      sum: "your fingers",
      capital: ATLAS,
      world: ATLAS,
      book: "a library or a bookshop",
      paper: "its exact title, in a search",
      event: "a newspaper’s report of it",
    }, // else common sense
    QUESTION = "True, or made up?";

  /** The verdict's first words. */
  function title({ holds }, sign) {
    const is = holds ? "it’s true" : "it’s made up";
    if (sign === "l") return `${holds ? "Looked up" : "Well looked up"}: ${is}.`;
    if (sign === "d") return holds ? `You threw it away, and ${is}.` : `Yes: ${is}.`;
    return holds ? `Yes: ${is}.` : `You believed it, and ${is}.`;
  }

  /** Goes on with a drill after the answers so far, and gives the next one if it is known. */
  function start(frame, state, sign) {
    const things = series(Number(state.n), DrillData),
      marks = () => [...state.m].map((sign, at) => ({ sign, holds: things[at].holds }));
    if (sign) press(sign);
    else if (state.m && state.m.length % COUNT === 0) end();
    else ask();

    /** Shows the next thing with its three answers. */
    function ask(moved = false) {
      const at = state.m.length,
        thing = things[at],
        mayLook = !count(marks().slice(at - (at % COUNT)), "look");
      const buttons = answers(mayLook, press);
      frame.clear();
      frame.place.asking(QUESTION);
      show(at, line(thing, "mark"), ...buttons);
      if (moved) frame.next(`Number ${(at % COUNT) + 1}. ${frame.stage.firstChild.textContent}`, buttons[0]);
    }

    function press(sign) {
      const at = state.m.length,
        thing = things[at],
        isFirst = things.slice(0, at).every((before) => before.why);
      state.m += sign;
      const judge = () => {
        show(at, line(thing), ...(thing.why ? [] : chance(thing, isFirst)));
        frame.verdict(came(marks()[at]), title(thing, sign), make("span", ...lesson(thing, sign)));
      };
      if (state.m.length % COUNT) frame.reveal(judge, "Next", () => ask(true));
      else frame.reveal(judge, "How it went", () => [end(), frame.fromTop()]);
    }

    /** A thing, and what stands below it. */
    function show(at, thing, ...below) {
      frame.stage.replaceChildren(thing, make("div.row.drill-below", ...below));
      const round = Math.floor(at / COUNT) + 1, // that there are more would frighten off who has just begun
        number = `${(at % COUNT) + 1} of ${COUNT}${round > 1 ? `, round ${round} of ${ROUNDS}` : ""} `;
      DrillFirst.count(frame, number, `${tally(marks().slice(at - (at % COUNT)))} right`);
    }

    /** The end of a round: its score, what fooled the reader, what its chances say of right and wrong, and the five again. */
    function end() {
      const done = state.m.length,
        first = done - COUNT,
        five = things.slice(first, done),
        round = marks().slice(first),
        score = `${tally(round)} of ${COUNT} right`;
      const judged = five.filter((thing) => thing.odds).sort((one, other) => other.odds - one.odds);
      const strip = Dom.strip(round.map(came));
      const fooled = five.filter((_, at) => came(round[at]) === "wrong"),
        got = fooled.find(({ holds, why }) => !holds && why) ?? fooled.find(({ holds }) => !holds) ?? fooled[0],
        did = got?.holds ? "threw away" : "believed";
      const text = `Can you tell what’s made up? Five in the same tone: ${strip} ${score}. The same five: `;
      frame.answered(true);
      frame.place.asking("Five, and one tone.");
      frame.head.replaceChildren();
      frame.stage.replaceChildren(
        make("p.bet-score", `${score}. ${got ? `You ${did}: ${quoted(got)}` : "Nothing fooled you."}`),
        make("ul.plain-list.bet-list", ...round.map((mark, at) => judgedLine(five[at], mark))),
        make(
          "div.demo-bar",
          CopyBar.send(frame.place, "Copy it for a friend", () => text, { n: state.n }),
        ),
      );
      const surest = judged.find((thing) => !thing.holds),
        least = judged.findLast((thing) => thing.holds);
      const sure = `The model was ${surest.odds}% sure: ${quoted(surest)}`,
        other =
          least && least.odds < surest.odds ? ` And only ${least.odds}% sure, though it’s true: ${quoted(least)}` : "";
      frame.verdict(
        got ? "look" : "right",
        "Before you hand in or pass on a fact, find it in one place that isn’t a chatbot.",
        `${sure}${other}`,
      );
      if (things[done]) return frame.lead(`Round ${done / COUNT + 1}`, () => ask(true));
      frame.lead("Five new rounds", () => {
        frame.again({ n: String((Number(state.n) % MOST) + 1), m: "" });
        frame.inView();
      });
    }

    return { state: () => state };
  }

  /** A thing as it was written: marked before it's judged, and struck out if it turned out not to hold. */
  const line = ({ begun, written, holds }, end = holds ? "mark" : "s") =>
    make("p.bet-line", `${begun} `, make(end, written));

  /** What would be right, or what is known of a book; where a look-up would have found an answer. */
  function lesson({ kind, begun, truth, why, holds }, sign) {
    if (why)
      return [why, came({ sign, holds }) === "wrong" && " The sentence alone couldn’t tell you: a look-up could."];
    if (!holds) return [`${begun} `, make("b", truth)];
    return sign === "l" ? [`Any ${kind === "sum" ? "calculator" : "encyclopaedia"} says so, too.`] : [];
  }

  /** How sure the model was; the first time with what that means. */
  const chance = ({ odds }, isFirst) => [
    make("b.drill-odds", `${odds}% sure`),
    isFirst && make("span", "That’s the chance that our model gave these words. The sentence doesn’t show it."),
  ];

  const quoted = ({ kind, begun, written }) => `“${kind === "paper" ? "" : `${begun} `}${written}”`;

  /** The points for some judgements: one for what is right, half of one for what was looked up. */
  function tally(marks) {
    const points = count(marks, "right") + count(marks, "look") / 2;
    return `${Math.trunc(points) || ""}${points % 1 ? "½" : ""}` || "0";
  }

  /** A thing of a round that is over, with what the reader made of it. */
  function judgedLine(thing, mark) {
    const did = make("small", ` ${DID[mark.sign]} To check: ${CHECK[thing.kind] ?? "common sense"}.`);
    const judged = make("li", line(thing), thing.holds ? "" : make("b", ` ${thing.truth}`), did);
    judged.dataset.kind = came(mark);
    return judged;
  }

  return { start };
})();
