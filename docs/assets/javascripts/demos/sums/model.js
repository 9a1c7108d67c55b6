// Sums for the small transformer to learn, and a calculator for one of them. No DOM.
"use strict";

window.Sums = (() => {
  const SIGNS = [..."0123456789+="],
    LOOKS = [1, 25, 50, 100, 150, 200, 300, 400, 600, 800, 1000, 1200, 1500, 1800, 2100, 2400];
  const FOUR = [
    [99, 98],
    [99, 99],
    [88, 77],
    [75, 75],
  ]; // asked first of those that are left out
  const EDGE = 150; // the smallest result of the sums that can be left out of training
  const MOST = { shown: 100, unseen: 200, beyond: 100 }; // how many sums of each kind are tested at each check
  const SEED = 3; // of the sums, and of the numbers that the training starts from
  const MANY = 2000,
    FEW = 500; // how many sums it reads without the big ones, and of every size

  /** All 8,100 sums of two numbers from 10 to 99, in the order of the seed. */
  function all() {
    const sums = [];
    for (let a = 10; a < 100; a++) for (let b = 10; b < 100; b++) sums.push([a, b]);
    return Dice.shuffled(sums, Dice.roll(SEED));
  }

  /** The sums for training, unseen ones of the same kind, and those beyond the edge if these are left out. */
  function split(count, leftOut) {
    const sums = all(),
      below = leftOut ? sums.filter(([a, b]) => a + b < EDGE) : sums;
    return {
      shown: below.slice(0, count),
      unseen: below.slice(count),
      beyond: leftOut ? [...FOUR, ...sums.filter((sum) => sum[0] + sum[1] >= EDGE && !isOf(FOUR, sum))] : [],
    };
  }

  /** The sums of the first training, which reads none that is big, or of the second. */
  const parts = (isSmall) => split(isSmall ? MANY : FEW, isSmall);

  const isOf = (list, [a, b]) => list.some(([first, second]) => first === a && second === b);

  const tokens = (text) => [...text].map((sign) => SIGNS.indexOf(sign));
  const question = ([a, b]) => tokens(`${a}+${b}=`);
  const answer = ([a, b]) => String(a + b).padStart(3, "0");
  const digits = (row) => row.map((token) => SIGNS[token]).join("");

  /** Digits without the zeros that stand before a number. */
  const plain = (written) => written.replace(/^0+(?=\d)/, "");

  /** Sums as it reads them, each on a line. */
  const lines = (sums) => sums.map((sum) => `${sum.join(" + ")} = ${plain(answer(sum))}`).join("\n");

  /** What worker.js needs to train on the shown sums; only the three digits after the equals sign are predicted. */
  function lesson(parts) {
    return {
      shape: { vocabulary: SIGNS.length, width: 28, heads: 4, hidden: 56, context: 9, seed: SEED },
      rows: parts.shown.map((sum) => [...question(sum), ...tokens(answer(sum))]),
      from: 5,
      steps: LOOKS.at(-1),
      rate: 0.01,
      batch: 20,
      looks: LOOKS,
      asked: asked(parts).map(question),
      most: 3,
      ends: false,
    };
  }

  /** The sums of all kinds that are tested at each check. */
  const asked = (parts) => Object.entries(MOST).flatMap(([kind, most]) => parts[kind].slice(0, most));

  /** A sum as one number, used as a key. */
  const key = ([a, b]) => 100 * a + b;

  /** How many sums of each kind were tested and right; `written` has the digits for each of `sums`. */
  function marks(parts, sums, written) {
    const found = Object.fromEntries(Object.keys(parts).map((kind) => [kind, { asked: 0, right: 0 }]));
    const kinds = new Map(Object.entries(parts).flatMap(([kind, list]) => list.map((sum) => [key(sum), found[kind]])));
    sums.forEach((sum, at) => {
      const mark = kinds.get(key(sum));
      mark.asked++;
      if (written[at] === answer(sum)) mark.right++;
    });
    return found;
  }

  /** The tokens of an expression; nothing if it is too long or has unknown characters. */
  const readable = (expression) => (/^[\d+]{1,5}$/.test(expression) ? tokens(`${expression}=`) : null);

  /** The one sum, difference or product in a question: "What is 2 plus 3?" gives { expression: "2+3", value: "5" }; null if there is none, or more than that. */
  function calculate(question) {
    const words = question.toLowerCase().replace(/(?<=\d)[,_ '’](?=\d{3}(?!\d))/g, ""),
      found = /^[^\d−–-]*(\d+) *(\+|plus|and|[-−–]|minus|less|[*x×·]|times) *(\d+)\D*$/.exec(words);
    if (!found) return null;
    const [, first, sign, second] = found,
      [a, b] = [BigInt(first), BigInt(second)];
    if (/[+pa]/.test(sign[0])) return { expression: `${a}+${b}`, value: String(a + b) };
    if (/[*x×·t]/.test(sign[0])) return { expression: `${a}*${b}`, value: String(a * b) };
    return { expression: `${a}-${b}`, value: String(a - b) };
  }

  return {
    STEPS: LOOKS.at(-1),
    EDGE,
    split,
    parts,
    question,
    answer,
    digits,
    plain,
    lines,
    lesson,
    asked,
    marks,
    readable,
    calculate,
  };
})();
