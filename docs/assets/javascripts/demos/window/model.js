// A writer that sees only what fits into its window: it copies what followed the longest run it finds there. No DOM.
"use strict";

window.ContextWindow = (() => {
  const LONGEST_ANSWER = 60;
  const TOKEN = / ?[\p{L}\p{M}\p{N}]+| ?[^\p{L}\p{M}\p{N}\s]|\s/gu;

  /** Words and numbers with the space before them, single signs, line breaks; joined they give the text back. */
  const cut = (text) => text.match(TOKEN) ?? [];

  /** How many tokens before place `a` and before place `b` are the same, counted backwards. */
  function shared(tokens, a, b) {
    let length = 0;
    while (length < a && tokens[a - 1 - length] === tokens[b - 1 - length]) length++;
    return length;
  }

  /** The token that followed the longest run equal to the end of `seen`, the latest of equals: { token, run }. */
  function next(seen) {
    let at = 0, run = 0;
    for (let place = 0; place < seen.length; place++) {
      const length = shared(seen, place, seen.length);
      if (length >= run) [at, run] = [place, length];
    }
    return { token: seen[at], run };
  }

  /** `count` tokens written after `text`, fewer when a line break ends the answer: { out, seen, token, run } each. */
  function write(text, size, count) {
    const tokens = [...text], steps = [];
    while (steps.length < Math.min(count, LONGEST_ANSWER) && tokens.length && steps.at(-1)?.token !== "\n") {
      const out = Math.max(0, tokens.length - size);
      steps.push({ out, seen: tokens.length - out, ...next(tokens.slice(out)) });
      tokens.push(steps.at(-1).token);
    }
    return steps;
  }

  /** What the first written token is at each size: stretches { from, to, token, run } with the same result. */
  function stretches(text, [least, most]) {
    const found = [];
    for (let size = least; size <= most; size++) {
      const [{ token, run }] = write(text, size, 1), last = found.at(-1);
      if (last && last.token === token && last.run === run) last.to = size;
      else found.push({ from: size, to: size, token, run });
    }
    return found.reverse();
  }

  return { LONGEST_ANSWER, cut, next, write, stretches };
})();
