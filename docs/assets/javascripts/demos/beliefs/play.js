// What do you believe?, from the first answer on: each is judged at once; at the end a belief stands on a card.
"use strict";

window.BeliefsPlay = (() => {
  const { make, button } = Dom;
  const { ANSWERS, OTHER } = BeliefsFirst;
  const { ofForm, judge, struck, card, sofar, text } = Beliefs;
  const SURE = "You don’t look up what you’re sure of, right or wrong.",
    UNSURE = "Not sure? That’s the moment to look it up.";
  const truth = (item) => (item.key ? "true" : "false");
  const link = (at, words) => make("a", { href: `${document.body.dataset.base}/${at}` }, words);

  /** Goes on with a form after the answers so far, and gives the next one if it is known. */
  function start(frame, state, sign) {
    const items = ofForm(state.f),
      rows = () => judge(state.f, state.g);
    const game = Quiz.play(frame, state, "g", { ask, tell, end: result }, sign);

    /** Asks whether a statement is true. */
    function ask(at, press) {
      const first = BeliefsFirst.show(frame, items[at].statement, press);
      count(at + 1);
      return [first, `Number ${at + 1}: ${items[at].statement}`];
    }

    /** Stamps the statement, and says at once why. */
    function tell(at) {
      const { item, sure, right } = rows()[at];
      Quiz.show(frame, Quiz.line(!item.key, item.statement), Quiz.stamp(item.key, truth(item)), people(item, right));
      count(at + 1);
      const came = right ? "right" : "wrong",
        was = sure ? `You were sure, and ${came}` : right ? "Right" : "Wrong, but you weren’t sure";
      const [reason] = item.why.split(/(?<=\.) /); // what follows from it is in the list
      frame.verdict(came, `${was}: it’s ${truth(item)}.`, reason);
    }

    function count(number) {
      frame.count(number, number > Quiz.FIVE ? items.length : Quiz.FIVE, sofar(rows()));
    }

    /** The point, and the card to send, of the worst wrong answer, with what the reader's certainty was worth. */
    function result() {
      const all = rows(),
        [row] = struck(all),
        { item, score, worth, head, isStruck } = card(all, row);
      const send = CopyBar.send(frame.place, "Copy it for a friend", () => `${text(all, row)} `, { f: state.f });
      const point = row?.sure === false ? UNSURE : SURE,
        again = button("Play again", () => begin(state.f));
      Quiz.card(frame, point, [score, worth], [head, Quiz.line(isStruck, item.statement)], send, again);
      frame.unsay();
      frame.say(`${point} ${score}`);
      if (items[all.length]) frame.lead("Five more", () => game.next());
      else frame.lead("Ten others", () => begin(OTHER[state.f]));
      frame.side.replaceChildren(readOn(item));
      frame.more.replaceChildren(make("ul.plain-list.bet-list", ...all.map(line)));
    }

    /** Begins a form anew, as for another class. */
    function begin(form) {
      frame.again({ f: form, g: "" });
      frame.inView();
    }

    return game;
  }

  /** A statement with the reader's answer, the right one and its reason. */
  const line = ({ item, sign, right }) =>
    make(
      "li",
      right ? "✓ " : "✗ ",
      make("b", item.statement),
      ` You: “${ANSWERS[sign]}”. It’s ${truth(item)}. ${item.why} `,
      link(item.at, item.title),
    );

  /** The page that tells the rest, below the button that leads on. */
  const readOn = ({ at, title }) => make("p.quiz-foot", "Read on: ", link(at, title));

  /** How many of a hundred people chose the mistake, as dots; else a figure in words, if there is one. */
  function people({ survey, figure }, right) {
    if (!survey) return figure && make("p.belief-people", make("b", `${figure.part} of ${figure.of} ${figure.words}.`));
    const all = Array.from({ length: 100 }, (_, at) => {
      const [cx, cy] = [at % 25, Math.floor(at / 25)].map((place) => 4 + 8 * place);
      return Dom.svg("circle", { cx, cy, r: 3, class: at < survey.percent ? "is-in" : "" });
    });
    const adults = `${survey.percent} of 100 US adults`;
    return make(
      "div.belief-people",
      make("p", make("b", right ? `${adults} fell for it.` : `You’re with ${adults}.`)),
      Dom.svg("svg", { class: "belief-dots", viewBox: "0 0 200 32", "aria-hidden": "true" }, ...all),
      make("p", `They chose “${survey.chose}”, in August 2025 `, make("small", link(survey.at, survey.name))),
    );
  }

  return { start };
})();
