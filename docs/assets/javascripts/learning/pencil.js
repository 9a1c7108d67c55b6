/** Throws the die on a screen, above the sheet of "Build one with a pencil": a word a throw, then the same with one sentence covered. */
(() => {
  const { make, button, verdict } = window.Dom;
  const COVERED = "The cat says meow.",
    ASKED = "The cat says",
    ELSE = "something else"; // which always comes, since "meow" followed nowhere else
  const sheet = document.querySelector(".pencil");
  const six = [...sheet.querySelectorAll("blockquote li")].map((one) => one.textContent.trim());
  const spaced = (words) => words.flatMap((word, at) => (at ? [" ", word] : [word]));
  const read = make(
    "ul.plain-list.pencil-read",
    ...six.map((one) => make("li", ...spaced(one.split(" ").map((word) => make("span", word))))),
  );
  const line = make("p.pencil-line"),
    question = make("p"),
    rows = make("ol.plain-list.pencil-rows"),
    bar = make("p.row"),
    told = make("div.judged", { role: "status" });
  let words = [], // of the sentence so far
    isFirst = true;
  let bet = ""; // what the reader thinks of the covered sentence
  let faces = []; // that are thrown next; the very first sentence is none of the six

  const isCovered = (one) => bet && one === COVERED;

  /** What came after a word, once for each time, the same ones together, as the strokes stand on the sheet. */
  function after(word) {
    const next = six
      .filter((one) => !isCovered(one))
      .flatMap((one) => {
        const all = one.split(" ");
        return all.filter((_, at) => all[at - 1] === word);
      });
    return next.sort((first, second) => next.indexOf(first) - next.indexOf(second));
  }

  /** Begins a sentence, and shows what the die will choose from. */
  function begin(text) {
    words = text.split(" ");
    rows.replaceChildren();
    offer();
  }

  /** Goes on without a throw where the same word always came next; then shows which faces choose which word. */
  function offer() {
    let next = after(words.at(-1));
    for (; new Set(next).size === 1; next = after(words.at(-1))) words.push(next[0]);
    line.textContent = next.length ? `${words.join(" ")} …` : words.join(" ");
    for (const word of read.querySelectorAll("span"))
      word.classList.toggle("is-next", word.previousElementSibling?.textContent === words.at(-1));
    question.replaceChildren(
      make("b", next.length ? `Throw: which word comes after “${words.at(-1)}”?` : "There it ends."),
    );
    if (!next.length) return;
    const faces = (word) => [1, 2, 3, 4, 5, 6].filter((face) => chosen(next, face) === word);
    const cell = (word) => make("span", `${word} `, ...spaced(faces(word).map((face) => make("i", String(face)))));
    rows.append(make("li", make("b", words.at(-1)), ...[...new Set(next)].map(cell)));
  }

  const chosen = (next, face) => next[Math.floor(((face - 1) * next.length) / 6)];

  const fall = () => 1 + Math.floor(6 * Math.random());

  /** The faces by which a sentence comes out that is none of the six. */
  function unread() {
    for (;;) {
      const thrown = [],
        said = ["The"];
      while (!said.at(-1).endsWith(".")) {
        const next = after(said.at(-1)),
          face = fall();
        if (new Set(next).size > 1) thrown.push(face);
        said.push(chosen(next, face));
      }
      if (!six.includes(said.join(" "))) return thrown;
    }
  }

  /** Throws once, and shows the face and the word that it chose. */
  function throwDie() {
    const face = faces.shift() ?? fall();
    words.push(chosen(after(words.at(-1)), face));
    const fallen = [...rows.lastChild.querySelectorAll("i")][face - 1];
    fallen.classList.add("is-thrown");
    fallen.parentNode.classList.add("is-thrown");
    offer();
    const said = words.join(" ");
    if (!said.endsWith(".")) return told.replaceChildren();
    if (bet) judge(said);
    else finish(said);
    told.scrollIntoView({ block: "nearest" }); // on a small screen
  }

  function finish(said) {
    const isRead = six.includes(said);
    verdict(
      told,
      "look",
      isRead ? "Word for word one of the six." : "Nobody wrote that.",
      isRead
        ? "That happens once in three times. The die knows nothing of it."
        : `Each word came after the one before it somewhere in the six. The sentence stands nowhere.${isFirst ? " We saw to it, this once: one in three comes out word for word." : ""}`,
    );
    isFirst = false;
    const doors = [lead("Take the cat’s line away", cover), lead("Another sentence", another)];
    show(...(isRead ? doors.reverse() : doors));
  }

  /** Covers a sentence, and asks what will be said without it. */
  function cover() {
    bet = ELSE;
    read.children[six.indexOf(COVERED)].replaceChildren(make("del", COVERED));
    rows.replaceChildren();
    line.textContent = `${ASKED} …`;
    question.replaceChildren(make("b", "Now without one of the six."));
    verdict(told, "look", "What will it write now?", `It no longer reads “${COVERED}” We begin for it: “${ASKED}”.`);
    show(
      ...["nothing", "meow", ELSE].map((one) =>
        button(one, () => {
          bet = one;
          again();
        }),
      ),
    );
  }

  /** Throws for the covered sentence, and not the same face's word twice in a row. */
  function again() {
    const last = words[3];
    begin(ASKED);
    const next = after("says");
    do faces = [fall()];
    while (chosen(next, faces[0]) === last);
    throwDie();
  }

  function judge(said) {
    verdict(
      told,
      bet === ELSE ? "right" : "wrong",
      `“${said}”`,
      bet === ELSE ? "As you bet. " : `You bet: ${bet}. `,
      "It never read that, and it sounds as sure as before.",
    );
    show(lead("Throw again", again), button("Now sentences of your own", own), button("Start over", start));
  }

  /** Goes where the reader's own sentences are read. */
  function own() {
    location.href = `${document.body.dataset.base}/see-for-yourself/sentences.html`;
  }

  function another() {
    start();
    throwDie();
  }

  function start() {
    bet = "";
    read.children[six.indexOf(COVERED)].replaceChildren(
      ...spaced(COVERED.split(" ").map((word) => make("span", word))),
    );
    told.replaceChildren();
    begin("The");
    faces = isFirst ? unread() : [];
    show(lead("Throw the die", throwDie));
  }

  const lead = (label, act) => button(label, act, "press");

  /** Shows these buttons; the first keeps the focus. */
  function show(...buttons) {
    const held = bar.contains(document.activeElement);
    buttons.slice(1).forEach((one) => one.classList.remove("press"));
    bar.replaceChildren(...buttons);
    if (held) buttons[0].focus({ preventScroll: true });
  }

  const how = document.querySelector(".pencil-how"),
    paper = make("details.pencil-paper", make("summary", "On paper, with a pencil and a die"));
  const rule = "These words came next. The die picks one; if only one ever came, it needs no throw.";
  how.before(make("div.pencil-play", question, read, line, make("p.small-print", rule), rows, bar, told), paper);
  paper.append(how, sheet);
  addEventListener("beforeprint", () => {
    paper.open = true;
  });
  start();
})();
