/** Throws the die on a screen, above the sheet of "Build one with a pencil": it writes as the sheet tells, then forgets one sentence, and writes again. */
(() => {
  const { make, button } = window.Dom;
  const FORGOTTEN = "The cat says meow.",
    ELSE = "something else"; // which is what always comes, since each cat goes on as the other sentences do
  const sheet = document.querySelector(".pencil");
  const six = [...sheet.querySelectorAll("blockquote li")].map((one) => one.textContent.trim());
  const read = make("ul.pencil-read", ...six.map((one) => make("li", one))),
    lines = make("div", ...Array.from({ length: 3 }, () => make("p.pencil-line", "The"))),
    told = make("div", { role: "status" }),
    row = make(
      "p.row",
      button("Throw the die", () => write(six, "The", bet), "demo-first"),
    );

  /** What came after each word, once for each time, in the order of the sheet's strokes. */
  function train(sentences) {
    const after = Object.groupBy(
      sentences.flatMap((one) => one.split(" ").map((word, at, all) => ({ word, before: all[at - 1] }))),
      ({ before }) => before,
    );
    const words = (one) => after[one].map(({ word }) => word);
    return (one) => words(one).sort((first, second) => words(one).indexOf(first) - words(one).indexOf(second));
  }

  /** A sentence and what shows it: a throw where a word has several after it, and again at a six where it has five. */
  function sentence(follow, begun) {
    const said = begun.split(" "),
      shown = [begun];
    while (!said.at(-1).endsWith(".")) {
      const after = follow(said.at(-1)),
        faces = 6 - (6 % after.length),
        face = 1 + Math.floor(faces * Math.random());
      said.push(after[Math.floor(((face - 1) * after.length) / faces)]);
      if (new Set(after).size > 1) shown.push(make("small.pencil-die", `${face}`));
      shown.push(` ${said.at(-1)}`);
    }
    return { words: said.join(" "), shown };
  }

  /** Fills the lines from a beginning on, with a new sentence in the first, and goes on with that. */
  function write(sentences, begun, next) {
    const follow = train(sentences);
    let first = "";
    for (const line of lines.children) {
      let one = sentence(follow, begun);
      while (!first && six.includes(one.words)) one = sentence(follow, begun);
      first ||= one.words;
      line.replaceChildren(...one.shown, make("small", six.includes(one.words) ? "it read this" : "new"));
    }
    next(first);
  }

  function bet(first) {
    told.replaceChildren(
      `Nobody wrote “${first}” The die did, word by word, from what came after each word. `,
      make("b", `Now it forgets “${FORGOTTEN}” What will it say of the cat?`),
    );
    const chip = (words) => button(words, () => forget(words));
    row.replaceChildren(...["nothing", "it says meow", ELSE].map(chip));
  }

  function forget(words) {
    read.children[six.indexOf(FORGOTTEN)].replaceChildren(make("del", FORGOTTEN));
    const left = six.filter((one) => one !== FORGOTTEN);
    write(left, "The cat", (first) => {
      told.classList.add("judged");
      window.Dom.verdict(
        told,
        words === ELSE ? "right" : "wrong",
        `It says “${first}”`,
        `You bet: “${words}”. It sounds as sure as before, and nothing tells you that a sentence is missing.`,
      );
    });
    row.replaceChildren(
      button("Now on paper", () => document.querySelector(".pencil-how").scrollIntoView(), "demo-first"),
    );
  }

  document
    .querySelector(".pencil-how")
    .before(make("div.pencil-play", make("p", "This is all that it has read:"), read, lines, told, row));
})();
