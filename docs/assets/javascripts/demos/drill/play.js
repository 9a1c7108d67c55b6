// Can you tell what's made up?, from the first answer on: one thing at a time, with the chance that the model gave it.
"use strict";

window.DrillPlay = (() => {
  const { make } = Dom;
  const { MOST, answers } = DrillFirst;
  const { COUNT, ROUNDS, series, came, tally } = Drill;
  const DID = { t: "You believed it.", d: "You doubted it.", l: "You looked it up." };
  const CHECK = {
    study: "its exact title, in a search",
    case: "its exact name, in a search",
    event: "a newspaper’s report of it",
    book: "a library or a bookshop",
  };
  const NAMED = ["study", "case", "book"];
  const BEST = 4; // of the first five, which makes a friend look

  /** Goes on with a drill after the judgements so far, and gives the next one if it is known. */
  function start(frame, state, sign) {
    const things = series(Number(state.d), DrillData),
      marks = () => [...state.h].map((sign, at) => ({ sign, holds: things[at].holds })),
      roundOf = (at) => marks().slice(at - (at % COUNT));
    const game = Quiz.play(frame, state, "h", { ask, tell, end }, sign);

    /** Asks about a thing. */
    function ask(at, press) {
      const thing = things[at],
        buttons = answers(!roundOf(at).some(({ sign }) => sign === "l"), press);
      frame.place.asking(thing.asked);
      Quiz.show(frame, Quiz.line(false, said(thing)), ...buttons);
      count(at);
      return [buttons[0], `Number ${(at % COUNT) + 1}. ${thing.asked} ${said(thing)}`];
    }

    /** Stamps the thing, and says at once how one knows. */
    function tell(at) {
      const thing = things[at],
        mark = marks()[at];
      Quiz.show(frame, judged(thing), stamp(thing), thing.odds && chance(thing));
      count(at);
      frame.verdict(came(mark), title(thing, mark.sign), lesson(thing, came(mark)));
    }

    function count(at) {
      const round = Math.floor(at / COUNT) + 1; // that there are more would frighten off who has just begun
      const most = round > 1 ? `${COUNT}, round ${round} of ${ROUNDS}` : COUNT;
      frame.count((at % COUNT) + 1, most, `${tally(roundOf(at))} right`);
    }

    /** The end of a round: a card with what fooled the reader, and behind it the five again. */
    function end() {
      const done = state.h.length,
        five = things.slice(done - COUNT, done),
        round = roundOf(done - 1),
        kinds = round.map(came),
        dots = kinds.map((kind) => (kind === "wrong" ? "○" : "●")).join(""),
        score = `${tally(round)} of ${COUNT} right.`,
        [fooled] = five
          .filter((_, at) => kinds[at] === "wrong")
          .sort((one, other) => one.holds - other.holds || !one.why - !other.why),
        thing = fooled ?? five.find(({ holds }) => !holds),
        best = five.find(({ first }) => first === BEST) ?? thing,
        did = kinds[five.indexOf(best)] === "wrong" ? "It fooled me. " : "";
      const text = () => `${best.asked} “${said(best)}” ${did}${dots} ${score} And you? `;
      Quiz.card(
        frame,
        "What to tell a friend",
        [score, `${dots} (● right, ○ wrong)`],
        [fooled ? `I ${fooled.holds ? "doubted" : "believed"}:` : "I wasn’t fooled by:", judged(thing)],
        CopyBar.send(frame.place, "Copy it for a friend", text, { d: state.d }),
        Dom.button("Play again", () => {
          frame.again({ d: state.d, h: state.h.slice(0, done - COUNT) });
          frame.fromTop();
        }),
      );
      frame.verdict(
        "look",
        "Only looking it up couldn’t go wrong.",
        "So find each fact in one place that isn’t a chatbot.",
      );
      frame.more.replaceChildren(make("ul.plain-list.bet-list", ...five.map((one, at) => row(one, round[at]))));
      if (things[done]) return frame.lead(`Round ${done / COUNT + 1}`, () => game.next());
      frame.lead("New rounds", () => {
        frame.again({ d: String((Number(state.d) % MOST) + 1), h: "" });
        frame.inView();
      });
    }

    return game;
  }

  const is = ({ kind, holds }) => (NAMED.includes(kind) ? ["made up", "real"] : ["false", "true"])[Number(holds)];
  const stamp = (thing) => Quiz.stamp(thing.holds, is(thing));
  const said = ({ begun, written }) => `${begun} ${written}`.trim();
  const judged = (thing) => Quiz.line(!thing.holds, said(thing));

  /** The verdict's first words. */
  function title(thing, sign) {
    if (sign === "l") return `You looked it up, at no risk: it’s ${is(thing)}.`;
    return (sign === "t") === thing.holds ? `Right: it’s ${is(thing)}.` : `${DID[sign]} It’s ${is(thing)}.`;
  }

  /** How one knows, or what would be right. */
  function lesson({ begun, truth, why, holds }, kind) {
    if (why) return `${why}${kind === "wrong" ? " Nobody can tell from the sentence alone. That’s the trick." : ""}`;
    return holds ? "An encyclopaedia says so, too." : `${begun} ${truth}`;
  }

  /** How sure the model was. */
  const chance = ({ odds }) =>
    make("p.quiz-foot", "Our small model was ", make("b", `${odds}% sure`), ". The sentence doesn’t show it.");

  /** A thing of a round that is over, with what the reader made of it. */
  function row(thing, mark) {
    const did = `${DID[mark.sign]} To check: ${CHECK[thing.kind] ?? "an encyclopaedia"}.`;
    return make("li", { className: came(mark) }, make("b", said(thing)), ` It’s ${is(thing)}. ${did}`);
  }

  return { start };
})();
