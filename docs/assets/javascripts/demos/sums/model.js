// Sums for the small transformer to learn, and a calculator that only calculates. No DOM.
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

  /** All 8,100 sums of two numbers from 10 to 99, in an order drawn by the seed. */
  function all(seed) {
    const sums = [];
    for (let a = 10; a < 100; a++) for (let b = 10; b < 100; b++) sums.push([a, b]);
    return Dice.shuffled(sums, Dice.roll(seed));
  }

  /** The sums for training, unseen ones of the same kind, and those beyond the edge if these are left out. */
  function split(seed, count, leftOut) {
    const sums = all(seed),
      below = leftOut ? sums.filter(([a, b]) => a + b < EDGE) : sums;
    return {
      shown: below.slice(0, count),
      unseen: below.slice(count),
      beyond: leftOut ? [...FOUR, ...sums.filter((sum) => sum[0] + sum[1] >= EDGE && !isOf(FOUR, sum))] : [],
    };
  }

  const isOf = (list, [a, b]) => list.some(([first, second]) => first === a && second === b);

  const tokens = (text) => [...text].map((sign) => SIGNS.indexOf(sign));
  const question = ([a, b]) => tokens(`${a}+${b}=`);
  const answer = ([a, b]) => String(a + b).padStart(3, "0");
  const digits = (row) => row.map((token) => SIGNS[token]).join("");

  /** Digits without the zeros that stand before a number. */
  const plain = (written) => written.replace(/^0+(?=\d)/, "");

  /** What worker.js needs to train on the shown sums; only the three digits after the equals sign are predicted. */
  function lesson(parts, seed) {
    return {
      shape: { vocabulary: SIGNS.length, width: 28, heads: 4, hidden: 56, context: 9, seed },
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

  /** The expression in a question: "What is 2 plus 3?" becomes "2+3"; words that the calculator cannot read stay. */
  function extract(question) {
    const words = { plus: "+", and: "+", minus: "-", less: "-", times: "*", x: "*", divided: "/" };
    const signs = question
      .toLowerCase()
      .replace(/[−–]/g, "-")
      .replace(/[×·]/g, "*")
      .replace(/(?<=\d)[,_ '’](?=\d{3}(?!\d))/g, "");
    const parts = (signs.match(/[a-z]+|\d+(?:[.,]\d+)*|[-+*()/÷^%]/g) ?? []).map((part) =>
      /^[a-z]/.test(part) ? (words[part] ?? "") : part,
    );
    return parts
      .filter(Boolean)
      .join(" ")
      .replace(/ ?([^\d ]) ?/g, "$1");
  }

  /** Evaluates an expression of whole numbers, + - * and parentheses exactly: { value } or { fault }. */
  function calculate(expression) {
    const parts = expression.match(/[\d.,]+|\S/g) ?? [];
    let at = 0;
    const take = (sign) => parts[at] === sign && Boolean(++at);
    function sum() {
      let value = product();
      for (;;) {
        if (take("+")) value += product();
        else if (take("-")) value -= product();
        else return value;
      }
    }
    function product() {
      let value = factor();
      while (take("*")) value *= factor();
      return value;
    }
    function factor() {
      if (take("-")) return -factor();
      if (take("(")) {
        const value = sum();
        if (!take(")")) throw new SyntaxError("a bracket is not closed");
        return value;
      }
      if (!/^\d/.test(parts[at] ?? ""))
        throw new SyntaxError(parts.length ? "a number is missing" : "there is no number in it");
      if (/\D/.test(parts[at])) throw new SyntaxError(`“${parts[at].slice(0, 12)}” is no whole number`);
      return BigInt(parts[at++]);
    }
    try {
      const value = sum();
      return at < parts.length ? { fault: `“${parts[at].slice(0, 12)}” was not expected` } : { value: String(value) };
    } catch (fault) {
      if (!(fault instanceof SyntaxError)) throw fault;
      return { fault: fault.message };
    }
  }

  return {
    STEPS: LOOKS.at(-1),
    EDGE,
    split,
    question,
    answer,
    digits,
    plain,
    lesson,
    asked,
    key,
    marks,
    readable,
    extract,
    calculate,
  };
})();
