// A text generator that sees only its window: it copies the token after the longest matching run. No DOM.
"use strict";

window.ContextWindow = (() => {
  const LONGEST_ANSWER = 60;
  const TOKEN = / ?[\p{L}\p{M}\p{N}]+| ?[^\p{L}\p{M}\p{N}\s]|\s/gu;

  /** The tokens of a text: words and numbers with the space before them, signs, line breaks. */
  const cut = (text) => text.match(TOKEN) ?? [];

  /** How many tokens before positions `a` and `b` are equal, counted backwards. */
  function shared(tokens, a, b) {
    let length = 0;
    while (length < a && tokens[a - 1 - length] === tokens[b - 1 - length]) length++;
    return length;
  }

  /** The token that followed the longest (and latest) run equal to the end of `seen`: { token, run }. */
  function next(seen) {
    let at = 0,
      run = 0;
    for (let place = 0; place < seen.length; place++) {
      const length = shared(seen, place, seen.length);
      if (length >= run) [at, run] = [place, length];
    }
    return { token: seen[at], run };
  }

  /** Writes up to `count` tokens after `text`; a line break ends the answer. Each is { out, seen, token, run }. */
  function write(text, size, count) {
    const tokens = [...text],
      steps = [];
    while (steps.length < Math.min(count, LONGEST_ANSWER) && tokens.length && steps.at(-1)?.token !== "\n") {
      const out = Math.max(0, tokens.length - size);
      steps.push({ out, seen: tokens.length - out, ...next(tokens.slice(out)) });
      tokens.push(steps.at(-1).token);
    }
    return steps;
  }

  return { LONGEST_ANSWER, cut, write };
})();
