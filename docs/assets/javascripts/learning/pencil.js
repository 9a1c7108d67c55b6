/** Throws the die on a screen, above the sheet of "Build one with a pencil": first with one sentence taken away, then with all six. */
(() => {
  const { make, button, verdict } = window.Dom;
  const GONE = "The cat says meow.";
  /** What is asked before each throw, how the sentence begins, the bets, and which of them a sentence makes come true. */
  const ROUNDS = [
    {
      question:
        "A die writes from six sentences, but the cat’s own line is crossed out. What comes after “The cat says …”?",
      begins: "The cat says",
      bets: ["nothing", "meow", "something else"],
      came: () => "something else", // since "meow" followed nowhere else
    },
    {
      question: "Now all six. What does the die write?",
      begins: "The",
      bets: ["one of the six", "a new sentence"],
      came: (said) => (six.includes(said) ? "one of the six" : "a new sentence"),
    },
  ];
  const sheet = document.querySelector(".pencil");
  const six = [...sheet.querySelectorAll("blockquote li")].map((one) => one.textContent.trim());
  const spaced = (words) => words.flatMap((word, at) => (at ? [" ", word] : [word]));
  const read = make("ul.plain-list.pencil-read"),
    line = make("p.pencil-line"),
    question = make("p"),
    chips = make("p.row"),
    rows = make("ol.plain-list.pencil-rows"),
    bar = make("p.row"),
    told = make("div.judged", { role: "status" });
  let round = ROUNDS[0],
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
    chips.replaceChildren(
      ...round.bets.map((choice) =>
        button(choice, ({ currentTarget }) => {
          bet = choice;
          for (const chip of chips.children) chip.disabled = true; // so that nothing moves
          currentTarget.ariaPressed = "true";
          write();
        }),
      ),
    );
  }

  /** Writes a sentence to its end: a throw where more than one word came next. */
  function write() {
    const words = round.begins.split(" ");
    rows.replaceChildren();
    for (let next = after(words.at(-1)); next.length; next = after(words.at(-1))) {
      const face = 1 + Math.floor(6 * Math.random());
      if (new Set(next).size > 1) rows.append(thrown(words.at(-1), next, face));
      words.push(chosen(next, face));
    }
    line.textContent = words.join(" ");
    judge(words.join(" "));
    told.scrollIntoView({ block: "nearest" }); // on a small screen
  }

  /** A throw: which faces choose which word, and the one that fell; the words are marked where they were read. */
  function thrown(word, next, fallen) {
    const faces = (one) => [1, 2, 3, 4, 5, 6].filter((face) => chosen(next, face) === one),
      sign = (face) => make(face === fallen ? "i.is-thrown" : "i", String(face)),
      cell = (one) =>
        make(chosen(next, fallen) === one ? "span.is-thrown" : "span", `${one} `, ...spaced(faces(one).map(sign)));
    for (const one of read.querySelectorAll("span"))
      one.classList.toggle("is-next", one.previousElementSibling?.textContent === word);
    return make("li", make("b", word), ...[...new Set(next)].map(cell));
  }

  function judge(said) {
    const came = round.came(said);
    const [title, why] = six.includes(said)
      ? ["Word for word one of the six.", "One of the six comes once in three times, a new sentence twice."]
      : round === ROUNDS[0]
        ? ["No gap, no warning.", "It never read that, and nothing in the sentence shows it."]
        : [
            "Nobody wrote that.",
            "Each word came after the one before it somewhere in the six. Twice in three times the sentence is new.",
          ];
    const kind = bet ? (bet === came ? "right" : "wrong") : "look";
    verdict(told, kind, title, bet && `You bet: ${bet}. `, why);
    bet = "";
    const held = document.activeElement.textContent,
      isFirst = round === ROUNDS[0],
      further = isFirst
        ? [button("Now with all six", () => (ask(ROUNDS[1]), chips.firstChild.focus()))]
        : [
            button("Let it write twenty", twenty),
            button("Start over", () => (ask(ROUNDS[0]), chips.firstChild.focus())),
          ];
    const doors = [button("Copy it for a friend", () => send(said)), button("Throw again", write)];
    bar.replaceChildren(...(isFirst ? [...further, ...doors] : [...doors, ...further]));
    bar.firstChild.classList.add("press");
    ([...bar.children].find((one) => one.textContent === held) ?? bar.firstChild).focus({ preventScroll: true });
  }

  async function send(said) {
    await Loader.own("links-and-offline/address");
    const many = round === ROUNDS[0] ? "five" : "six";
    Loader.copy(
      `“${said}” A die wrote that, from ${many} sentences. What does yours write? ${Address.page()}`,
      "Copied.",
    );
  }

  /** Goes where a program writes twenty from the six, and from the reader's own. */
  function twenty() {
    location.href = `${document.body.dataset.base}/see-for-yourself/sentences.html#sentences;c=${encodeURIComponent(six.join("\n"))}`;
  }

  const how = document.querySelector(".pencil-how"),
    paper = make("details.pencil-paper", make("summary", "On paper, with a pencil and a die"));
  const rule = "These words came next. The die picks one; if only one ever came, it needs no throw.";
  how.before(make("div.pencil-play", question, chips, read, line, told, bar, make("p.small-print", rule), rows), paper);
  paper.append(how, sheet);
  addEventListener("beforeprint", () => {
    paper.open = true;
  });
  ask(ROUNDS[0]);
})();
