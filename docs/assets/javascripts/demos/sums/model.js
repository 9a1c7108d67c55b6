// A writer of sums that only continues characters, and a calculator that only calculates. No DOM.
"use strict";

window.Sums = (() => {
  const LONGEST = 9;

  /** All 8,100 sums of two numbers from 10 to 99, as "a+b=c", in an order drawn by the seed. */
  function all(seed) {
    const sums = [];
    for (let a = 10; a < 100; a++) for (let b = 10; b < 100; b++) sums.push(`${a}+${b}=${a + b}`);
    return Dice.shuffled(sums, Dice.roll(seed));
  }

  /** Counts what followed each ending in the lines; yields now and then. "^" marks the start of a line. */
  function* learn(lines) {
    const followers = new Map();
    for (const [number, line] of lines.entries()) {
      const text = `^${line}\n`;
      for (let at = text.indexOf("=") + 1; at < text.length; at++) count(followers, text, at);
      if (number % 50 === 0) yield;
    }
    return followers;
  }

  function count(followers, text, at) {
    for (let from = 0; from < at; from++) {
      const ending = text.slice(from, at);
      if (!followers.has(ending)) followers.set(ending, new Map());
      const seen = followers.get(ending);
      seen.set(text[at], (seen.get(text[at]) ?? 0) + 1);
    }
  }

  /** The likeliest next character after the longest ending that was seen; null when nothing was. */
  function next(followers, text) {
    for (let from = Math.max(0, text.length - 16); from < text.length; from++) {
      const seen = followers.get(text.slice(from));
      if (!seen) continue;
      const [character] = [...seen].reduce((best, one) => (one[1] > best[1] || (one[1] === best[1] && one[0] < best[0]) ? one : best));
      return { character, ending: text.slice(from) };
    }
    return null;
  }

  /** What the writer puts after "expression=": its steps, each a character and the ending it went by. */
  function write(followers, expression) {
    const steps = [];
    for (let text = `^${expression}=`; steps.length < LONGEST;) {
      const step = next(followers, text);
      if (!step || step.character === "\n") break;
      steps.push(step);
      text += step.character;
    }
    return steps;
  }

  const answer = (steps) => steps.map((step) => step.character).join("");

  /** Yields now and then: how many of the lines the writer gets right, and how many look like a sum's result. */
  function* mark(followers, lines) {
    const marks = { asked: lines.length, right: 0, formed: 0 };
    for (const line of lines) {
      const [expression, result] = line.split("=");
      const written = answer(write(followers, expression));
      marks.right += Number(written === result);
      marks.formed += Number(/^[1-9]\d{1,2}$/.test(written));
      yield;
    }
    return marks;
  }

  /** The expression in a question: "What is 2 plus 3?" becomes "2+3"; what the calculator cannot read stays in it. */
  function extract(question) {
    const words = { plus: "+", and: "+", minus: "-", less: "-", times: "*", x: "*", divided: "/" };
    const signs = question.toLowerCase().replace(/[−–]/g, "-").replace(/[×·]/g, "*").replace(/(?<=\d)[,_ '’](?=\d{3}(?!\d))/g, "");
    const parts = (signs.match(/[a-z]+|\d+(?:[.,]\d+)*|[-+*()/÷^%]/g) ?? []).map((part) => (/^[a-z]/.test(part) ? words[part] ?? "" : part));
    return parts.filter(Boolean).join(" ").replace(/ ?([^\d ]) ?/g, "$1");
  }

  /** The exact value of whole numbers joined by + - * and brackets, as { value } or { fault }. */
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
      if (!/^\d/.test(parts[at] ?? "")) throw new SyntaxError(parts.length ? "a number is missing" : "there is no number in it");
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

  return { all, learn, write, answer, mark, extract, calculate };
})();
