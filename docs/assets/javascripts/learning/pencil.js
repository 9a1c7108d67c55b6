/** Lets a reader throw the die on a screen, above the sheet "Six sentences and a die": first with one taken away, then with all six. */
(() => {
  const { make, button, verdict } = window.Dom;
  const GONE = "The pig says oink.";
  /** What is asked before the throws, how the sentence begins, the bets and which of them comes true after so many throws, and the sentence until which the die is thrown. */
  const ROUNDS = [
    {
      question:
        "One of the six is struck out. Throw the die: what does the pig say now?",
      begins: "The pig says",
      bets: ["nothing", "oink", "something else"],
      came: () => "something else", // since "oink" followed nowhere else
    },
    {
      question: "The oink is back, and only the pig says it. Does the teacher ever oink?",
      begins: "The teacher says",
      bets: ["never", "within six throws", "later"],
      came: (throws) => (throws > 6 ? "later" : "within six throws"),
      until: "The teacher says oink.",
    },
    { question: "Throw whole sentences: the die picks each next word.", begins: "The", bets: [] },
  ];
  const [sheet, answers] = document.querySelectorAll(".pencil");
  const six = [...sheet.querySelectorAll("blockquote li")].map((one) => one.textContent.trim());
  const spaced = (words) => words.flatMap((word, at) => (at ? [" ", word] : [word]));
  const read = make("ul.plain-list"),
    line = make("p.pencil-line"),
    question = make("p"),
    chips = make("p.row"),
    rows = make("ol.plain-list.pencil-rows"),
    bar = make("p.row"),
    told = make("div.judged", { role: "status" });
  let round = ROUNDS[0],
    words = [], // of the sentence that is being written
    throws = 0,
    bet = ""; // until it is judged

  const isGone = (one) => round === ROUNDS[0] && one === GONE;

  /** What came after a word, once for each time, the same ones together, as the strokes stand on the sheet. */
  function after(word) {
    const next = six
      .filter((one) => !isGone(one))
      .flatMap((one) => {
        const all = one.split(" ");
        return all.filter((_, at) => all[at - 1] === word);
      });
    return next.sort((first, second) => next.indexOf(first) - next.indexOf(second));
  }

  const chosen = (next, face) => next[Math.floor(((face - 1) * next.length) / 6)];

  /** Asks for a bet, on the sentences that it reads. */
  function ask(one) {
    round = one;
    question.replaceChildren(make("b", round.question));
    line.textContent = `${round.begins} …`;
    read.replaceChildren(
      ...six.map((text) =>
        make("li", ...(isGone(text) ? [make("del", text)] : spaced(text.split(" ").map((word) => make("span", word))))),
      ),
    );
    for (const place of [told, rows, bar]) place.replaceChildren();
    delete told.dataset.kind;
    chips.replaceChildren(
      ...round.bets.map((choice) =>
        button(choice, ({ currentTarget }) => {
          bet = choice;
          for (const chip of chips.children) chip.disabled = true; // so that nothing moves
          currentTarget.ariaPressed = "true";
          begin();
          bar.firstChild.focus({ preventScroll: true });
        }),
      ),
    );
  }

  /** Begins a sentence, which the reader's throws go on with. */
  function begin() {
    [words, throws] = [round.begins.split(" "), 0];
    told.replaceChildren();
    delete told.dataset.kind;
    bar.replaceChildren(button("Throw the die", roll, "press"));
  }

  /** Throws once; words that nothing else can follow come by themselves. Judges the sentence that the round waits for, and begins another after any other one. */
  function roll() {
    if (!after(words.at(-1)).length) words = round.begins.split(" ");
    if (words.length === round.begins.split(" ").length) rows.replaceChildren();
    throws++;
    const face = 1 + Math.floor(6 * Math.random());
    let next = after(words.at(-1));
    rows.append(thrown(words.at(-1), next, face));
    words.push(chosen(next, face));
    for (next = after(words.at(-1)); new Set(next).size === 1; next = after(words.at(-1))) words.push(next[0]);
    const said = words.join(" ");
    line.textContent = next.length ? `${said} …` : said;
    if (!next.length && said === (round.until ?? said)) judge();
  }

  /** A throw: which faces choose which word, and the one that fell; the words are marked where they were read. */
  function thrown(word, next, fallen) {
    const faces = (one) => [1, 2, 3, 4, 5, 6].filter((face) => chosen(next, face) === one),
      sign = (face) => make(face === fallen ? "i.is-thrown" : "i", String(face)),
      cell = (one) =>
        make(chosen(next, fallen) === one ? "span.is-thrown" : "span", `${one} `, ...spaced(faces(one).map(sign)));
    for (const one of read.querySelectorAll("span"))
      one.classList.toggle("is-next", one.previousElementSibling?.textContent === word);
    return make("li", "after ", make("b", word), " ", ...[...new Set(next)].map(cell));
  }

  function judge() {
    const said = line.textContent,
      isFirst = round === ROUNDS[0];
    const [title, why] = six.includes(said)
      ? ["Word for word one of the six.", "One of the six comes once in three times, a new sentence twice."]
      : isFirst
        ? [
            "It made up a line, and nothing warns you.",
            "A line that is gone leaves no hole, and often none in a large model, either.",
          ]
        : ["Nobody wrote that.", "Each word came next somewhere in the six. Nothing else is checked."];
    const kind = bet ? (bet === round.came(throws) ? "right" : "wrong") : "look",
      many = round.until && bet ? ` It took ${throws} ${throws === 1 ? "throw" : "throws"}.` : "";
    verdict(told, kind, title, bet && `You bet: ${bet}.${many} `, why);
    bet = "";
    const held = document.activeElement.textContent,
      next = ROUNDS[ROUNDS.indexOf(round) + 1];
    const doors = [button("Copy it for a friend", () => send(said)), button("Throw again", again)];
    if (next) doors.unshift(button(isFirst ? "Now let the teacher oink" : "Throw whole sentences", onward));
    else doors.reverse();
    bar.replaceChildren(...doors);
    bar.firstChild.classList.add("press");
    ([...bar.children].find((one) => one.textContent === held) ?? bar.firstChild).focus({ preventScroll: true });
    bar.scrollIntoView({ block: "nearest" }); // on a small screen
  }

  const again = () => {
    begin();
    roll();
    if (bar.children.length === 1) bar.firstChild.focus({ preventScroll: true });
  };

  function onward() {
    ask(ROUNDS[ROUNDS.indexOf(round) + 1]);
    if (round.bets.length) chips.firstChild.focus();
    else again();
  }

  async function send(said) {
    await Loader.own("links-and-offline/address");
    const many = round === ROUNDS[0] ? "five" : "six",
      dared = `“${said}” A die wrote that, from ${many} sentences. What does yours write?`;
    Loader.copy(`${dared} ${Address.page()}`, "Copied.");
  }

  const how = document.querySelector(".pencil-how"),
    paper = make(
      "details.pencil-paper",
      make("summary.not-on-paper", "The sheet to print, for a pencil and twenty minutes"),
    );
  how.before(make("div.pencil-play.not-on-paper", question, chips, read, line, rows, told, bar), paper);
  paper.append(how, sheet, document.getElementById("on-the-back"), answers);
  paper.open = paper.contains(document.getElementById(location.hash.slice(1))); // :target is known only later
  addEventListener("beforeprint", () => {
    paper.open = true;
  });
  ask(ROUNDS[0]);
})();
