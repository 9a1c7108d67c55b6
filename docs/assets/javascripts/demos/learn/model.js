// Prepares a text for the small transformer: its letters, its lines, and the questions asked during training. No DOM.
"use strict";

window.Learning = (() => {
  const LONGEST = 39,
    LINES = 200,
    LETTERS = 95; // the limits of a text
  const STEPS = 500,
    LOOKS = [1, 5, 10, 20, 35, 50, 75, 100, 150, 200, 250, 300, 350, 400, 450, 500];
  const SHOWN = [1, 20, 50, 100, 200, 350, 500]; // the steps whose checks the table shows
  const ASKED = 30;

  const linesOf = (text) => text.split("\n");

  /** The usable lines of a text, their letters, and how many lines were left out because of each limit. */
  function read(text) {
    const letters = new Set(),
      lines = [];
    let left = 0;
    const all = linesOf(text).map((one) => one.trim());
    for (const line of all.filter(Boolean)) {
      const own = [...line],
        together = new Set([...letters, ...own]);
      if (own.length > LONGEST || lines.length >= LINES || together.size > LETTERS) left++;
      else own.forEach((letter) => letters.add(letter)), lines.push(line);
    }
    return { lines, letters: ["\n", ...[...letters].sort()], left };
  }

  /** A text without the lines that contain a word. */
  function without(text, word) {
    const others = linesOf(text).filter((line) => !line.includes(word));
    return others.join("\n");
  }

  /** Whether most of the lines are from a text, so that the same questions suit both. */
  const isLike = (lines, text) => lines.filter((line) => linesOf(text).includes(line)).length > lines.length / 2;

  /** The beginning and the last word of a line. */
  function cut(line) {
    const at = line.lastIndexOf(" ") + 1;
    return [line.slice(0, at), line.slice(at)];
  }

  /** The lines whose last word the model is asked for: those about capitals, or else the first ones. */
  function facts(lines) {
    const capitals = lines.filter((line) => line.startsWith("The capital of "));
    return [...new Set(capitals.length ? capitals : lines)].slice(0, ASKED).map(cut);
  }

  /** The tokens of a line; letters that are not in the text are left out. */
  const row = (letters, begun) =>
    ["\n", ...begun].map((letter) => letters.indexOf(letter)).filter((token) => token >= 0);

  const words = (letters, tokens) => tokens.map((token) => letters[token] ?? "?").join("");

  /** What worker.js needs to train on a text; `begun` are beginnings to continue. */
  function lesson({ lines, letters }, seed, begun) {
    return {
      shape: {
        vocabulary: Math.ceil(letters.length / 4) * 4,
        width: 28,
        heads: 4,
        hidden: 56,
        context: LONGEST + 1,
        seed,
      },
      rows: lines.map((line) => row(letters, `${line}\n`)),
      from: 0,
      steps: STEPS,
      rate: 0.02,
      batch: 8,
      looks: LOOKS,
      asked: [...facts(lines).map(([start]) => start), ...begun].map((start) => row(letters, start)),
      most: 15,
      ends: true,
      dice: seed + 7,
      numbers: true,
    };
  }

  return { STEPS, SHOWN, read, without, isLike, facts, row, words, lesson };
})();
