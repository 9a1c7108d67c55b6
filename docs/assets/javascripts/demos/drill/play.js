// Can you tell what's made up?, from the first answer on: one thing at a time, and a row that grows: the chance that the model gave each answer, and whether it was right.
"use strict";

window.DrillPlay = (() => {
  const { make } = Dom;
  const { MOST, answers, bar, row } = DrillFirst;
  const { COUNT, ROUNDS, LOOKS, series, came, result } = Drill;
  const DID = { t: "you trusted it", d: "you didn’t trust it", l: "you looked it up" };
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
      show(at, answered(thing), ...(thing.title ? [] : chance(thing, at)));
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

    /** A thing, what stands below it, and the row so far. */
    function show(at, thing, ...below) {
      const { wrong, looked } = result(marks().slice(at - (at % COUNT)));
      const parts = [thing, make("div.row.drill-below", ...below)];
      frame.stage.replaceChildren(...parts, ...(things[at].title ? [] : [grown(at - (at % COUNT))]));
      const round = Math.floor(at / COUNT) + 1, // that there are five would frighten off who has just begun
        number = `${(at % COUNT) + 1} of ${COUNT}${round > 1 ? `, round ${round} of ${ROUNDS}` : ""} `;
      DrillFirst.count(frame, number, score(wrong, looked));
    }

    /** The row of the round that begins with the thing `first`. */
    function grown(first) {
      const isOver = state.a.length === first + COUNT;
      const bars = things.slice(first, first + COUNT).map(({ odds, holds }, at) => {
        if (first + at >= state.a.length) return bar();
        const one = bar(holds ? ".is-right" : ".is-wrong", holds ? "✓" : "✗", odds / 100);
        if (isOver) one.append(make("small", `${odds}%`));
        return one;
      });
      return row(bars, first < state.a.length && "How sure it was of each; ✓ right, ✗ wrong");
    }

    /** The end of a round: what its chances say of right and wrong, mistakes beside those of two habits, the row, and what was missed. */
    function end() {
      const rounds = Array.from({ length: state.a.length / COUNT }, (_, at) =>
          marks().slice(COUNT * at, COUNT * (at + 1)),
        ),
        first = state.a.length - COUNT,
        ten = things.slice(first, state.a.length),
        round = rounds.at(-1),
        { wrong, looked } = result(round);
      const isPapers = Boolean(ten[0].title),
        holding = ten.filter((one) => one.holds),
        strip = round.map((mark) => STRIP[came(mark)]).join("");
      const got = ten.find((one, at) => one.odds && !one.holds && round[at].said === "t"),
        believed = got ? ` It wrote ${quoted(got)} I believed it.` : "";
      const text = `Can you tell what’s made up? Ten in the same tone: ${strip} ${score(wrong, looked)}.${believed} The same ten: `;
      frame.answered(true);
      frame.place.asking(isPapers ? "Made-up papers have their commas in place, too." : "Ten answers, one tone.");
      frame.head.replaceChildren();
      frame.stage.replaceChildren(
        make("p.bet-score", `Yours: ${score(wrong, looked)}`),
        make(
          "ul.plain-list.bet-list.drill-tally",
          tallied("Trusting all ten", COUNT - holding.length),
          tallied("Trusting none", holding.length),
          rounds.length > 1 &&
            make("li", `Yours, round by round: ${rounds.map((one) => result(one).wrong).join(", ")}`),
        ),
        ...(isPapers ? [] : [grown(first)]),
        make("div.demo-bar", ...CopyBar.send(frame.place, "Copy it for a friend", text, { s: state.s })),
      );
      const [surest] = ten.filter((one) => !one.holds).sort(byOdds),
        least = holding.sort(byOdds).at(-1);
      const head = isPapers ? "What looks real needn’t be." : `It was ${surest.odds}% sure: ${quoted(surest)}`;
      frame.verdict(
        wrong ? "look" : "right",
        wrong ? head : `Nothing fooled you. ${head}`,
        isPapers
          ? "Look each paper up before you pass it on."
          : `Of what’s right it was least sure here: ${quoted(least)} ${least.odds}%. ${surest.odds < least.odds ? "This time its figures tell right from wrong" : "Its figures tell right from wrong only in part"}, and its tone not at all: look up what would cost you most.`,
      );
      const next = things[state.a.length];
      if (next)
        frame.lead(`Round ${rounds.length + 1}${next.title ? ": ten papers, some made up" : ""}`, () => ask(true));
      else frame.lead("Five new rounds", anew);
      const [missed, others] = [true, false].map((isMissed) =>
        round.flatMap((mark, at) => ((came(mark) === "wrong") === isMissed ? [line(things[first + at], mark)] : [])),
      );
      frame.more.replaceChildren(
        ...listed("These got you", missed),
        ...listed(missed.length ? "The others" : "The ten", others),
      );
      frame.more.parentNode.open = missed.length > 0;
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

  /** How sure the model was; the first time with why that is worth a look. */
  const chance = ({ odds }, at) =>
    [make("b.drill-odds", `${odds}% sure`), !at && make("span", "Its sentence doesn’t show it.")].filter(Boolean);

  const quoted = ({ begun, written }) => `“${begun} ${written}”`;

  const score = (wrong, looked) => `${wrong} ${wrong === 1 ? "mistake" : "mistakes"}, ${looked} looked up`;
  const byOdds = (one, other) => other.odds - one.odds;
  const tallied = (who, count) => make("li", `${who}: `, make("b", "✗".repeat(count)), ` ${count}`);
  const listed = (head, lines) =>
    lines.length ? [make("p.demo-caption", head), make("ul.plain-list.bet-list", ...lines)] : [];

  /** A thing of a round that is over, with what the reader made of it. */
  function line(thing, mark) {
    const did = make("small", ` ${thing.odds ? `It was ${thing.odds}% sure, ` : ""}${DID[mark.said]}`);
    return make("li", answered(thing), thing.title || thing.holds ? "" : make("b", thing.truth), did);
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
