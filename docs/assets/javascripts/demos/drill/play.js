// Can you tell what's made up?, from the first answer on: one thing at a time, with the chance that the model gave it.
"use strict";

window.DrillPlay = (() => {
  const { make } = Dom;
  const { MOST, answers } = DrillFirst;
  const { COUNT, ROUNDS, LOOKS, series, came, result } = Drill;
  const DID = { t: "You trusted it.", d: "You didn’t trust it.", l: "You looked it up." };
  const STRIP = { right: "●", wrong: "○", look: "◐" };
  const reference = ({ authors, title, year }) => `${authors}, ${title}, ${year}`;
  const link = (at, words) => make("a", { href: `${document.body.dataset.base}/${at}` }, words);

  /** The verdict's first words. */
  function title({ title: isPaper, holds }, said) {
    const is = holds ? (isPaper ? "it exists" : "it’s right") : isPaper ? "it’s made up" : "it’s wrong";
    if (said === "l") return `${holds ? "Looked up" : "Well looked up"}: ${is}.`;
    if (said === "d") return holds ? `You doubted it, and ${is}.` : `You were right to doubt it: ${is}.`;
    return holds ? `Yes, ${is}.` : `You trusted it, and ${is}.`;
  }

  /** Goes on with a drill after the answers so far, and gives the next one if it is known. */
  function start(frame, state, said) {
    const things = series(Number(state.s), DrillData),
      marks = () => [...state.a].map((said, at) => ({ said, holds: things[at].holds }));
    if (said) press(said);
    else if (state.a && state.a.length % COUNT === 0) end();
    else ask();

    /** Shows the next thing with its three answers. */
    function ask(moved = false) {
      const at = state.a.length,
        thing = things[at],
        left = LOOKS - result(marks().slice(at - (at % COUNT))).looked;
      const buttons = answers(left, press);
      frame.clear();
      frame.place.asking(thing.title ? "A paper on AI. Does it exist?" : "");
      show(at, asked(thing), ...buttons);
      if (moved) frame.next(`Number ${(at % COUNT) + 1}. ${frame.stage.firstChild.textContent}`, buttons[0]);
    }

    function press(said) {
      const at = state.a.length,
        thing = things[at],
        held = frame.stage.contains(document.activeElement);
      state.a += said;
      DrillFirst.keep(state);
      show(
        at,
        answered(thing),
        ...(thing.title
          ? []
          : chance(
              thing,
              things.slice(0, at).every((one) => one.title),
            )),
      );
      frame.answered(true);
      frame.verdict(
        came(marks()[at]),
        title(thing, said),
        make("span", ...(thing.holds ? found(thing, said) : truth(thing))),
      );
      const isLast = state.a.length % COUNT === 0;
      frame.lead(isLast ? "How it went" : "Next", () => (isLast ? (end(), frame.fromTop()) : ask(true)));
      if (held) frame.focusLead();
      frame.inView();
    }

    /** A thing, and what stands below it. */
    function show(at, thing, ...below) {
      const { wrong, looked } = result(marks().slice(at - (at % COUNT)));
      frame.stage.replaceChildren(thing, make("div.row.drill-below", ...below));
      const round = Math.floor(at / COUNT) + 1, // that there are more would frighten off who has just begun
        number = `${(at % COUNT) + 1} of ${COUNT}${round > 1 ? `, round ${round} of ${ROUNDS}` : ""} `;
      DrillFirst.count(frame, number, score(wrong, looked));
    }

    /** The end of a round: mistakes beside those of two habits, what its chances say of right and wrong, and the five again. */
    function end() {
      const done = state.a.length,
        first = done - COUNT,
        five = things.slice(first, done),
        round = marks().slice(first),
        { wrong, looked } = result(round);
      const right = five.filter((one) => one.holds),
        judged = five.filter((one) => one.odds);
      const strip = round.map((mark) => STRIP[came(mark)]).join("");
      const got = judged.find((one) => !one.holds && round[five.indexOf(one)].said === "t"),
        believed = got ? ` It wrote ${quoted(got)} I believed it.` : "";
      const text = `Can you tell what’s made up? Five in the same tone: ${strip} ${score(wrong, looked)}.${believed} The same five: `;
      frame.answered(true);
      frame.place.asking("Five, and one tone.");
      frame.head.replaceChildren();
      frame.stage.replaceChildren(
        make("p.bet-score", `Yours: ${score(wrong, looked)}`),
        make(
          "p.drill-tally",
          `Whoever trusts all five makes ${mistakes(COUNT - right.length)}, and whoever trusts none ${right.length}.`,
        ),
        make("ul.plain-list.bet-list", ...round.map((mark, at) => line(five[at], mark))),
        make("div.demo-bar", ...CopyBar.send(frame.place, "Copy it for a friend", text, { s: state.s })),
      );
      const [surest] = judged.filter((one) => !one.holds).sort(byOdds),
        least = judged
          .filter((one) => one.holds)
          .sort(byOdds)
          .at(-1);
      const head = `It was ${surest.odds}% sure: ${quoted(surest)}`,
        other =
          least && least.odds < surest.odds
            ? `It’s right here, and was less sure (${least.odds}%): ${quoted(least)} `
            : "";
      frame.verdict(
        wrong ? "look" : "right",
        wrong ? head : `Nothing fooled you. ${head}`,
        `${other}You can’t hear it: look up what would cost you most, and every paper before you pass it on.`,
      );
      if (things[done]) frame.lead(`Round ${done / COUNT + 1}`, () => ask(true));
      else frame.lead("Five new rounds", anew);
    }

    function anew() {
      frame.again({ s: String((Number(state.s) % MOST) + 1), a: "" });
      frame.inView();
    }

    return { state: () => state };
  }

  /** A thing before it is judged; a reference cannot be selected then. */
  const asked = (thing) =>
    thing.title
      ? make("p.bet-line.is-reference.unchecked", reference(thing))
      : make("p.bet-line", `${thing.begun} `, make("mark", thing.written));

  /** A thing once it is judged. */
  function answered(thing) {
    if (!thing.title) return make("p.bet-line", `${thing.begun} `, make(thing.holds ? "mark" : "s", thing.written));
    if (thing.holds) return make("p.bet-line.is-reference", link(thing.at, reference(thing)));
    const words = [make("strong", "Made up: "), make("s", reference(thing)), " (made up)"];
    return make("p.bet-line.is-reference.unchecked", ...words);
  }

  /** Where a look-up of what is right would have found it. */
  const found = ({ kind, title }, said) =>
    said === "l" && !title ? [`Any ${kind === "sum" ? "calculator" : "encyclopaedia"} says so, too.`] : [];

  /** What would be right, or where the parts of a made-up reference come from. */
  function truth({ begun, truth, parts }) {
    if (!parts) return [`${begun} `, make("b", truth)];
    const [head, tail, authors] = parts.map(([words, at]) => link(at, words));
    return ["It’s made up: begun as ", head, ", ended and dated as ", tail, ", with the authors of ", authors, "."];
  }

  /** How sure the model was; the first time with what that means. */
  const chance = ({ odds }, isFirst) =>
    [
      make("b.drill-odds", `${odds}% sure`),
      isFirst && make("span", "That’s the chance that it gave these words. The sentence doesn’t show it."),
    ].filter(Boolean);

  const quoted = ({ begun, written }) => `“${begun} ${written}”`;

  const mistakes = (count) => `${count} ${count === 1 ? "mistake" : "mistakes"}`;
  const score = (wrong, looked) => `${mistakes(wrong)}, ${looked} looked up`;
  const byOdds = (one, other) => other.odds - one.odds;

  /** A thing of a round that is over, with what the reader made of it. */
  function line(thing, mark) {
    const did = make("small", ` ${thing.odds ? `It was ${thing.odds}% sure. ` : ""}${DID[mark.said]}`);
    const judged = make("li", answered(thing), thing.title || thing.holds ? "" : make("b", thing.truth), did);
    judged.dataset.kind = came(mark);
    return judged;
  }

  /** A copied selection around a reference that may be made up begins with a warning. */
  function guard(event) {
    const selection = getSelection();
    if (![...document.querySelectorAll(".unchecked")].some((one) => selection.containsNode(one, true))) return;
    const guide = document.querySelector("meta[name=application-name]").content;
    event.clipboardData.setData(
      "text/plain",
      `Made up, or not yet told apart, from a drill of ${guide}; no citation: ${selection}`,
    );
    event.preventDefault();
  }

  document.addEventListener("copy", guard);

  return { start };
})();
