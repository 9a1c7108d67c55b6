// A text generator that has learned nothing: it copies the token after the longest matching run. No DOM.
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

  /** Writes after a text, of which it sees all, up to the end of the line: { token, run } for each token. */
  function write(text) {
    const tokens = cut(text),
      steps = [];
    while (steps.length < LONGEST_ANSWER && tokens.length && steps.at(-1)?.token !== "\n") {
      steps.push(next(tokens));
      tokens.push(steps.at(-1).token);
    }
    return steps;
  }

  return { cut, write };
})();
