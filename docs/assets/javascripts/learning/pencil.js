/** Lets a reader throw the die on a screen, above the sheet "Six sentences and a die": for the teacher, for the pig
    without its own sentence, and for whole sentences. */
(() => {
  const { make, button, svg, verdict } = window.Dom;
  const GONE = "The pig says oink.";
  const PACE = 900; // milliseconds between two throws that come by themselves, so that each is seen
  const PIPS = ["", "4", "08", "048", "0268", "02468", "023568"]; // of each face, on three rows of three; none before a throw
  /** The question, how the sentence begins, the bets, which of them comes true after so many throws, and the sentence
      until which the die is thrown. */
  const ROUNDS = [
    {
      question: "In these six, only the pig says oink. Throw the die: does the teacher ever oink?",
      begins: "The teacher says",
      bets: ["never", "within six throws", "later than that"],
      came: (throws) => (throws > 6 ? "later than that" : "within six throws"),
      until: "The teacher says oink.",
      next: "Now take the oink away",
    },
    {
      question: "We strike out “The pig says oink.” and count again. What does the pig say now?",
      begins: "The pig says",
      bets: ["nothing", "oink", "something else"],
      came: () => "something else", // since "oink" followed nowhere else
      gone: GONE,
      next: "Throw whole sentences",
    },
    { question: "Throw whole sentences: the die picks each next word.", begins: "The", bets: [] },
  ];
  const [sheet, answers] = document.querySelectorAll(".pencil");
  const six = [...sheet.querySelectorAll("blockquote li")].map((item) => item.textContent.trim());
  const spaced = (words) => words.flatMap((word, at) => (at ? [" ", word] : [word]));
  const read = make("ul.plain-list"),
    line = make("p.pencil-line"),
    question = make("p"),
    chips = make("p.row"),
    die = make("div.pencil-die", { role: "status" }),
    rows = make("ol.plain-list.pencil-rows"),
    bar = make("p.row"),
    judged = make("div.judged", { role: "status" });
  let round = ROUNDS[0],
    words = [], // of the sentence that is being written
    throws = 0,
    bet = ""; // until it is judged

  const isGone = (sentence) => sentence === round.gone;

  /** What came after a word, once for each time, the same ones together, as the strokes stand on the sheet. */
  function after(word) {
    const next = six
      .filter((sentence) => !isGone(sentence))
      .flatMap((sentence) => {
        const all = sentence.split(" ");
        return all.filter((_, at) => all[at - 1] === word);
      });
    return next.sort((first, second) => next.indexOf(first) - next.indexOf(second));
  }

  const chosen = (next, face) => next[Math.floor(((face - 1) * next.length) / 6)];

  /** Asks for a bet, on the sentences that it reads. */
  function ask(next) {
    round = next;
    question.replaceChildren(make("b", round.question));
    line.textContent = `${round.begins} …`;
    read.replaceChildren(
      ...six.map((text) =>
        make("li", ...(isGone(text) ? [make("del", text)] : spaced(text.split(" ").map((word) => make("span", word))))),
      ),
    );
    show(0);
    for (const place of [judged, rows, bar]) place.replaceChildren();
    delete judged.dataset.kind;
    chips.replaceChildren(
      ...round.bets.map((choice) =>
        button(choice, ({ currentTarget }) => {
          bet = choice;
          for (const chip of chips.children) chip.disabled = true; // so that nothing moves
          currentTarget.ariaPressed = "true";
          again();
        }),
      ),
    );
  }

  /** Begins a sentence, which the reader's throws go on with. */
  function begin() {
    [words, throws] = [round.begins.split(" "), 0];
    judged.replaceChildren();
    delete judged.dataset.kind;
    rows.classList.toggle("is-long", !round.bets.length);
    rows.replaceChildren(row(words.at(-1)));
    show(0, "The face that falls picks the next word:");
    bar.replaceChildren(button("Throw the die", roll, "press"));
  }

  /** Draws the die with a face, none before a throw, and some words. */
  function show(face, ...words) {
    const pips = [...PIPS[face]].map((at) =>
      svg("circle", { cx: 8 + 12 * (at % 3), cy: 8 + 12 * Math.floor(at / 3), r: 4 }),
    );
    die.replaceChildren(
      svg("svg", { viewBox: "0 0 40 40", "aria-hidden": "true", class: face ? "is-thrown" : "" }, ...pips),
      make("p", ...words),
    );
  }

  /** Which throw it is of those on which the reader bet. */
  function count() {
    if (!round.until || !(bet || throws > 6)) return "It fell on ";
    return `Throw ${throws}${throws > 6 ? "" : " of 6"}: `;
  }

  /** Throws once; words that alone can follow come by themselves. Judges the sentence that the round waits for. */
  function roll() {
    if (!after(words.at(-1)).length) {
      words = round.begins.split(" ");
      rows.replaceChildren(row(words.at(-1)));
    }
    throws++;
    const face = 1 + Math.floor(6 * Math.random());
    let next = after(words.at(-1));
    show(face, count(), make("b", String(face)));
    rows.lastChild.replaceWith(row(words.at(-1), face));
    words.push(chosen(next, face));
    for (next = after(words.at(-1)); new Set(next).size === 1; next = after(words.at(-1))) words.push(next[0]);
    const sentence = words.join(" ");
    line.replaceChildren(make("span", next.length ? `${sentence} …` : sentence)); // new, so that an equal one moves, too
    if (next.length) rows.append(row(words.at(-1)));
    else if (round.until && ![...six, round.until].includes(sentence))
      die.lastChild.append(`${die.textContent.endsWith(".") ? "" : "."} Nobody wrote that line, but it’s no oink yet.`);
    if (!next.length && sentence === (round.until ?? sentence)) judge();
    else if (throws === 6 && round.bets.indexOf(bet) > 0) miss();
  }

  /** Judges a bet on six throws that brought no oink; the die can be thrown on. */
  function miss() {
    const kind = bet === round.came(7) ? "right" : "wrong";
    verdict(judged, kind, "No oink in six throws.", `You bet: ${bet}. `, "That comes about once in eleven times.");
    bet = "";
    lead(button("Throw on until it oinks", throwOn));
  }

  /** Throws again and again until the sentence comes that the round waits for; all at once for whoever wants no motion. */
  function throwOn() {
    bar.firstChild.onclick = null;
    roll();
    if (line.textContent === round.until) return;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) throwOn();
    else setTimeout(throwOn, PACE);
  }

  /** Which faces choose which word after one, and the face that fell, if one did; the words are marked where they were read. */
  function row(word, fallen) {
    const next = after(word),
      faces = (word) => [1, 2, 3, 4, 5, 6].filter((face) => chosen(next, face) === word),
      sign = (face) => make(face === fallen ? "i.is-thrown" : "i", String(face)),
      cell = (word) =>
        make(
          fallen && chosen(next, fallen) === word ? "span.is-thrown" : "span",
          ...spaced(faces(word).map(sign)),
          ` ${word}`,
        );
    for (const next of read.querySelectorAll("span"))
      next.classList.toggle("is-next", next.previousElementSibling?.textContent === word);
    return make("li", make("b", word), " … ", ...[...new Set(next)].map(cell));
  }

  function judge() {
    const sentence = line.textContent,
      isPig = Boolean(round.gone);
    const [title, why] = six.includes(sentence)
      ? ["Word for word one of the six.", "One of the six comes once in three times, a new sentence twice."]
      : isPig
        ? [
            "It made up a line, and nothing warns you.",
            "It counts only what is there, so it can’t notice what’s missing.",
          ]
        : round.until
          ? [
              "ChatGPT mostly throws dice for its next piece of a word, too.",
              "Nobody wrote that line. ChatGPT looks back at thousands of words, not at one.",
            ]
          : ["Nobody wrote that.", "Each word did follow the one before it somewhere in the six."];
    const kind = bet ? (bet === round.came(throws) ? "right" : "wrong") : "look",
      many = round.until ? `It took ${throws} ${throws === 1 ? "throw" : "throws"}. ` : "";
    verdict(judged, kind, title, bet && `You bet: ${bet}. `, many, why);
    bet = "";
    const doors = [button("Copy it for a friend", () => send(sentence)), button("Throw again", again)];
    if (round.next) doors.unshift(button(round.next, onward));
    else doors.reverse();
    lead(...doors);
  }

  /** Shows the ways on below a verdict, with the focus on the one that had it, or on the first. */
  function lead(...doors) {
    const held = document.activeElement.textContent;
    bar.replaceChildren(...doors);
    doors[0].classList.add("press");
    (doors.find((button) => button.textContent === held) ?? doors[0]).focus({ preventScroll: true });
    bar.scrollIntoView({ block: "nearest" }); // on a small screen
  }

  /** Begins with the first throw; once a bet is judged, the way on stays beside it. */
  function again() {
    const wasJudged = bar.children.length > 0 && round.next;
    begin();
    if (wasJudged) bar.append(button(round.next, onward));
    roll();
    if (bar.firstChild.onclick === roll) bar.firstChild.focus({ preventScroll: true });
  }

  function onward() {
    ask(ROUNDS[ROUNDS.indexOf(round) + 1]);
    if (round.bets.length) chips.firstChild.focus();
    else again();
  }

  function send(sentence) {
    const many = round.gone ? "five" : "six",
      dared = `“${sentence}” A die wrote that, from ${many} sentences. What does yours write?`;
    Loader.copy(() => `${dared} ${Address.page()}`);
  }

  const how = document.querySelector(".pencil-how"),
    paper = make(
      "details.pencil-paper",
      make("summary.not-on-paper", "The sheet to print, for a pencil and twenty minutes"),
    );
  how.before(
    make("div.pencil-play.not-on-paper", question, chips, read, make("div", line, die, rows, judged, bar)),
    paper,
  );
  die.onclick = () => bar.firstChild?.onclick === roll && roll();
  paper.append(how, sheet, document.getElementById("on-the-back"), answers);
  paper.open = paper.contains(document.getElementById(location.hash.slice(1))); // :target is known only later
  addEventListener("beforeprint", () => {
    paper.open = true;
  });
  ask(ROUNDS[0]);
})();
