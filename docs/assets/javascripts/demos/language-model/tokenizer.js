// Byte-pair encoding: text to token numbers and back, with the merges of scripts/tiny_model. No DOM.
"use strict";

window.LanguageTokenizer = class {
  constructor({ tokens, merges }) {
    this.tokens = tokens;
    this.numbers = new Map(tokens.map((token, number) => [token, number]));
    const first = tokens.length - merges.length;
    this.ranks = new Map(merges.map(([left, right], place) => [left * 65536 + right, first + place]));
  }

  /** The token numbers of a text; characters without a token are left out (see `unknown`). */
  encode(text) {
    const known = Array.from(text)
      .filter((character) => this.numbers.has(character))
      .join("");
    return (known.match(/ ?[A-Za-z]+| ?[^A-Za-z\s]|\s/g) ?? []).flatMap((word) => this.word(word));
  }

  decode(numbers) {
    return numbers.map((number) => this.tokens[number]).join("");
  }

  /** The text of the steps by which a model goes on, without the end mark. */
  textOf(steps) {
    return this.decode(steps.map(({ chosen }) => chosen).filter((token) => token !== 0));
  }

  /** Whether a sentence ends with a token. */
  isLast = (token) => /[.?]/.test(this.tokens[token]);

  /** A token without its space, to show alone; one that joins the word before it has a hyphen. */
  static named(token) {
    if (token === "<end>") return "end of text";
    return token.startsWith(" ") || !/^\w/.test(token) ? token.trim() || "space" : `-${token}`;
  }

  /** The characters of a text that have no token, each once, in order. */
  unknown(text) {
    return [...new Set(text)].filter((character) => !this.numbers.has(character));
  }

  /** Merges, again and again, every occurrence of the pair that was learned first. */
  word(word) {
    let parts = Array.from(word, (character) => this.numbers.get(character));
    for (;;) {
      const best = parts.reduce((least, _, at) => Math.min(least, this.rank(parts, at)), Infinity);
      if (best === Infinity) return parts;
      const merged = [];
      for (let at = 0; at < parts.length; at++) merged.push(this.rank(parts, at) === best ? (at++, best) : parts[at]);
      parts = merged;
    }
  }

  /** The token into which the part at a position and the next one merge; the key of a merge of a and b is a · 65536 + b. */
  rank(parts, at) {
    return this.ranks.get(parts[at] * 65536 + parts[at + 1]) ?? Infinity;
  }
};
