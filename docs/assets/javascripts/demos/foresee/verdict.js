// What will it say?, after a bet: the verdict with the odds, and after ten of them the result.
"use strict";

window.ForeseeVerdict = (() => {
  const { make } = Dom;
  const { COUNT } = Foresee;
  const LETTER =
    "A mail that you let ChatGPT write reads as well where it’s wrong: look up its names, dates and numbers before you send it.";
  // What a verdict teaches, by kind of beginning.
  const LESSONS = {
    story: () => "Two things, two owners: it has the words, and mixes up who had what.",
    gift: () => "Only the sentence before could tell it.",
    loss: (_, written) =>
      written.startsWith("happy")
        ? "In what it read, people were happy twice as often as sad."
        : "Nothing in it checks whether a word makes sense here.",
    legs: () => "In what it read, “has” goes on with “four legs” 375 times.",
    sum: () => "This model writes a sum as it writes any sentence.",
    calendar: ({ text }) =>
      text.startsWith("Today") ? "It never read the word “tomorrow”." : "It has read their order many times over.",
    opposite: ({ text }) =>
      text.startsWith("The opposite of the opposite")
        ? "It turns the word once, not twice."
        : "It read one opposite of each word, and writes that one.",
    capital: ({ other }) => `It never read of “${other}”, which some people would say.`,
    withheld: () => "It never read this, and doesn’t say so.",
    strange: () => "The model never read a line that begins like this, and goes on all the same.",
  };
  // What it teaches where what it wrote was right, if that is something else.
  const KEPT = {
    story: "It kept the two apart here; often it mixes up who had what.",
    loss: "In what it read, people were happy twice as often as sad. Not so here.",
    legs: "“Has” mostly goes on with “four legs” in what it read. Not so here.",
  };

  /** Whether there is a right end, and not only one that many people would write. */
  const correct = ({ kind }) => !["strange", "loss"].includes(kind);

  /** Fills the blank and the bars, and gives the verdict. */
  function reveal(frame, item, { text, odds, came, foreseen, sense }, mine, buttons) {
    const blank = frame.stage.querySelector(".say-blank");
    blank.textContent = text || ".";
    blank.classList.add("is-written");
    buttons.forEach((button, at) => fill(button, odds[at], at === came));
    const lesson = (sense && KEPT[item.kind]) || LESSONS[item.kind](item, text),
      likely = item.options[Number(mine)] === item.right;
    if (foreseen) return frame.verdict("right", "You guessed it.", lesson);
    const should = sense || likely ? "" : `${correct(item) ? "Correct would be" : "A person might say"} “${item.right}”. `;
    if (likely) frame.verdict("look", "You think like a person.", lesson);
    else frame.verdict("wrong", sense ? "It made sense, this time." : "It wrote something else.", should + lesson);
  }

  /** Fills the bar of an end with its odds. */
  function fill(button, share, came) {
    button.querySelector("small").textContent = `${came ? "it wrote this: " : ""}${Shares.rounded(share)}`;
    Shares.fill(button.querySelector(".bar"), share);
    button.classList.toggle("is-it", came);
  }

  /** The end of the ten: the card to send, and the lines. */
  function result(frame, { d, p }, items, came) {
    const hits = (key) => came.filter((end) => end[key]).length,
      [guessed, sensible] = [hits("foreseen"), hits("sense")],
      chance = (at) => came[at].odds[came[at].came];
    const fun = ({ kind, text }, { sense }) => (sense ? 0 : text.includes(" Now ") ? 3 : kind === "strange" ? 2 : 1),
      order = [...items.keys()].sort((one, other) => fun(items[other], came[other]) - fun(items[one], came[one])),
      [surest] = order.filter((at) => !came[at].sense).sort((one, other) => chance(other) - chance(one)),
      line = `It wrote “${items[order[0]].text} ${came[order[0]].text}”\n`;
    const text = `What will it say? ${named(d)}\n${line}I guessed ${guessed} of ${COUNT}. And you?\n`;
    const row = (item, at) => {
      const mine = item.options[Number(p[at])],
        rest = came[at].sense || mine === item.right ? "" : ` ${correct(item) ? "Correct" : "A person"}: ${item.right}.`;
      const told = came[at].foreseen ? "You guessed it." : `You: ${mine}.${rest}`;
      return make("li", `${item.text} `, make("b", came[at].text), " ", make("small", told));
    };
    frame.stage.replaceChildren(
      make(
        "div.say-strip",
        make("p.say-score", make("b", `You guessed ${guessed} of ${COUNT}.`), ` The model made sense ${sensible} times. Its silliest:`),
        ...order.slice(0, 3).map((at) => make("p.say-line", `${items[at].text} `, make("b", came[at].text))),
        ...CopyBar.send(frame.place, "Copy it for a friend", () => text, { d }),
      ),
    );
    frame.head.replaceChildren();
    frame.side.replaceChildren(make("ol.say-all", ...items.map(row)));
    const { text: wrong = "." } = came[surest] ?? {},
      sure = wrong === "." ? "" : `It was ${Shares.rounded(chance(surest))} sure of “${wrong.replace(/\.$/, "")}”. `;
    frame.verdict("look", "Sure isn’t right.", `${sure}${LETTER}`);
    frame.answered(true);
  }

  const named = (day) =>
    day.includes("-")
      ? new Date(`${day}T12:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" })
      : `Game ${day}`;

  return { reveal, result };
})();
