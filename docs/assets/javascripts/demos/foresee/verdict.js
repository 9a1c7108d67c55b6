// What will it say?, after a bet: the verdict with the odds, and after five of them and after ten the result.
"use strict";

window.ForeseeVerdict = (() => {
  const { make } = Dom;
  const LETTER =
      "ChatGPT’s mistakes read as well as the rest. Look up names, dates and numbers before you hand them on.",
    SURE = 0.8; // odds from which it's called sure
  // What a verdict teaches, by kind of beginning.
  const LESSONS = {
    loss: (_, written) =>
      written.startsWith("happy")
        ? "In what it read, people were happy twice as often as sad."
        : "Nothing in it checks whether a word makes sense here.",
    legs: (_, __, isRight) =>
      isRight
        ? "“Has” mostly goes on with “four legs” in what it read. Not so here."
        : "In what it read, “has” goes on with “four legs” 375 times.",
    sum: () => "There’s no calculator in it: it writes a sum like any other sentence.",
    calendar: ({ text }) =>
      text.startsWith("Today") ? "It never read the word “tomorrow”." : "It has read their order many times over.",
    opposite: () => "It read one opposite of each word, and writes that one.",
    withheld: () => "It never read the answer, and doesn’t say so.",
    strange: ({ read }) => `It never read a line that begins like this. It did read “${read}.”`,
  };

  /** Whether there is a right end, and not only one that many people would write. */
  const correct = ({ kind }) => !["strange", "loss"].includes(kind);

  /** Fills the blank and the bars, and gives the verdict on the bet. */
  function reveal(frame, item, { text, odds, came, foreseen, sense }, mine, buttons) {
    const blank = frame.stage.querySelector(".say-blank");
    blank.textContent = text || ".";
    blank.classList.add("is-written");
    buttons.forEach((button, number) => fill(button, odds[number], number === came));
    const bet = item.options[mine],
      lesson = LESSONS[item.kind](item, text, sense),
      should = correct(item) ? `Correct is “${item.right}”. ` : "";
    if (foreseen) return frame.verdict("right", "You guessed it.", lesson);
    const told =
      bet === item.right ? `Yours ${correct(item) ? "is right" : "makes more sense"}. ` : sense ? "" : should;
    frame.verdict("wrong", `You bet “${bet}”. It wrote “${item.options[came]}”.`, told + lesson);
  }

  /** Fills the bar of an end with its odds. */
  function fill(button, share, came) {
    button.querySelector("small").textContent = `${came ? "it wrote: " : ""}${Shares.rounded(share)}`;
    Shares.fill(button.querySelector(".bar"), share);
    button.classList.toggle("is-it", came);
  }

  /** The end of five or ten: the card to send, and the lines. */
  function result(frame, { d, k }, items, came) {
    const guessed = `${came.filter(({ foreseen }) => foreseen).length} of ${came.length}`,
      lines = came.map((end, at) => ({ ...end, item: items[at], line: `${items[at].text} ` }));
    const silliest = lines.slice(-Foresee.HALF).filter(({ item }) => item.kind === "strange"),
      [{ line, text, odds, came: wrote }] = silliest;
    const sure = `It was ${Shares.rounded(odds[wrote])} sure`,
      [title, sounds] =
        odds[wrote] > SURE
          ? ["Sure isn’t right.", "sure isn’t right"]
          : ["It doesn’t say how sure it is.", "didn’t say so"],
      sent = `“${line}${text}”\nA language model wrote that. ${sure}, and ${sounds}.\nI won ${guessed} bets. And you?\n`;
    const row = ({ item, line, text, sense, foreseen }, at) => {
      const mine = item.options[Number(k[at])],
        rest = sense || mine === item.right ? "" : ` ${correct(item) ? "Correct" : "Makes sense"}: ${item.right}.`;
      return make(
        "li",
        line,
        make("b", text),
        " ",
        make("small", foreseen ? "You guessed it." : `You: ${mine}.${rest}`),
      );
    };
    frame.stage.replaceChildren(
      make(
        "div.say-strip",
        make("p.say-score", make("b", `You won ${guessed} bets.`), " Its silliest:"),
        ...silliest.map(({ line, text }) => make("p.say-line", line, make("b", text))),
        make(
          "div.row",
          CopyBar.send(frame.place, "Copy it for a friend", () => sent, { d }),
          CopyBar.send(frame.place, "Copy these lines for my class", () => "What will it say? Bet on these lines: ", {
            d,
          }),
          Dom.button("Play again", () => frame.again({ d, k: "" })),
        ),
      ),
    );
    frame.head.replaceChildren();
    frame.side.replaceChildren(make("ol.say-all", ...lines.map(row)));
    frame.verdict("look", title, `${sure} of “${line}${text}” ${LETTER}`);
    frame.answered(true);
  }

  return { reveal, result };
})();
