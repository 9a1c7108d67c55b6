// What do you believe?, from the first answer on: each is judged at once; at the end a belief stands on a card.
"use strict";

window.BeliefsPlay = (() => {
  const { make, button } = Dom;
  const { ANSWERS, STORED, OTHER, defaults, stored } = BeliefsFirst;
  const { ofForm, judge, right, struck, card, text } = Beliefs;
  const SURE = ["Wrong costs little here.", "Wrong and sure is what costs you elsewhere."],
    UNSURE = ["Wrong, but you weren’t sure.", "That’s the moment to look something up."],
    ALL_RIGHT = ["All right.", "Who would have been sure, and wrong?"];
  const truth = (item) => (item.key ? "true" : "false");
  const link = (at, words) => make("a", { href: `${document.body.dataset.base}/${at}` }, words);

  /** Goes on with a form after the answers so far, and gives the next one if it is known. */
  function start(frame, state, sign) {
    const items = ofForm(state.f),
      rows = () => judge(state.f, state.c);
    const game = Quiz.play(frame, state, "c", { ask, tell, end: result }, sign);

    /** Asks whether a statement is true. */
    function ask(at, press) {
      const first = BeliefsFirst.show(frame, items[at].statement, press);
      count(at + 1);
      return [first, `Number ${at + 1}: ${items[at].statement}`];
    }

    /** Stamps the statement, and says at once why. */
    function tell(at) {
      const { item, sure, right: fine } = rows()[at];
      Dom.store(STORED, { ...stored(), [state.f]: state.c });
      Quiz.show(frame, Quiz.line(!item.key, item.statement), Quiz.stamp(item.key, truth(item)), people(item));
      count(at + 1);
      const was = sure ? "You were sure" : "You thought",
        title = fine
          ? `Right: it’s ${truth(item)}.`
          : `${was} it’s ${item.key ? "false" : "true"}. It’s ${truth(item)}.`;
      const [reason] = item.why.split(/(?<=\.) /); // what follows from it is for whoever was wrong
      frame.verdict(fine ? "right" : "wrong", title, fine ? reason : item.why);
      frame.side.replaceChildren(readOn(item));
    }

    function count(number) {
      frame.count(number, number > Quiz.FIVE ? items.length : Quiz.FIVE, `${right(rows())} right`);
    }

    /** The card to send, of the worst wrong answer, and what the reader's certainty was worth. */
    function result() {
      const all = rows(),
        [row] = struck(all),
        { item, score, worth, head, isStruck } = card(all, row);
      const send = CopyBar.send(frame.place, "Copy it for a friend", () => `${text(all, row)} `, { f: state.f });
      const shown = [head, Quiz.line(isStruck, item.statement), item.survey && people(item)];
      Quiz.card(frame, "What to tell a friend", [score, worth], shown, send, button("Play again", () => begin(state.f)));
      frame.verdict(row ? "look" : "right", ...(!row ? ALL_RIGHT : row.sure ? SURE : UNSURE));
      if (items[all.length]) frame.lead("Five more", () => game.next());
      else frame.lead("Ten others", () => begin(OTHER[state.f]));
      frame.side.replaceChildren(readOn(item));
      frame.more.replaceChildren(
        make("ul.plain-list.bet-list", ...all.map(line)),
        make("div.demo-bar", button("Delete my answers", forget)),
      );
    }

    /** Begins a form anew, as for another class. */
    function begin(form) {
      Dom.store(STORED, { ...stored(), [form]: "" });
      frame.again({ f: form, c: "" });
      frame.inView();
    }

    function forget() {
      Dom.store(STORED, null);
      frame.again(defaults);
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

  /** What people believe, above as many dots as chose it of a hundred; else a figure in words, or a drawing. */
  function people({ key, survey, figure, picture }) {
    const src = `${document.body.dataset.base}/assets/figures/${picture}.svg`;
    if (!survey)
      return make("div.belief-people", figure ? sentence(figure) : make("img.belief-picture", { src, alt: "" }));
    const all = Array.from({ length: 100 }, (_, at) => {
      const [cx, cy] = [at % 25, Math.floor(at / 25)].map((place) => 4 + 8 * place);
      return Dom.svg("circle", { cx, cy, r: 3, class: at < survey.percent ? "is-in" : "" });
    });
    return make(
      "div.belief-people",
      make("p", key ? "Many believe instead: " : "Many believe it: ", make("b", `“${survey.chose}”.`)),
      Dom.svg("svg", { class: "belief-dots", viewBox: "0 0 200 32", "aria-hidden": "true" }, ...all),
      make("p", `${survey.percent} of 100 US adults, in August 2025 `, make("small", link(survey.at, survey.name))),
    );
  }

  const sentence = ({ part, of, words }) => make("p", make("b", `${part} of ${of} ${words}.`));

  return { start };
})();
