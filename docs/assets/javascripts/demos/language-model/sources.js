// The training text, searched: which documents hold all of some words. No DOM.
"use strict";

window.LanguageSources = class LanguageSources {
  static EVERYWHERE = new Set("a an and are do does had have how in is it of she he the to was were what where which who".split(" "));

  /** Unpacks the shipped corpus; the browser inflates it. */
  static async unpack({ zlib }) {
    const stream = new Blob([LanguageModel.bytes(zlib)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new this((await new Response(stream).text()).split("\n\n"));
  }

  constructor(documents) {
    this.documents = documents;
  }

  /** Yields now and then: the documents that hold every word, in any case. */
  *find(words) {
    const patterns = words.map((word) => new RegExp(`\\b${word}\\b`, "i")), found = [];
    for (const [number, text] of this.documents.entries()) {
      if (patterns.every((pattern) => pattern.test(text))) found.push(text);
      if (number % 500 === 0) yield;
    }
    return found;
  }

  /** Those of some documents in which one sentence that is no question holds every word. */
  told(documents, words) {
    const patterns = words.map((word) => new RegExp(`\\b${word}\\b`, "i"));
    const tells = (sentence) => !sentence.endsWith("?") && patterns.every((pattern) => pattern.test(sentence));
    return documents.filter((text) => text.split(/(?<=[.!?])\s/).some(tells));
  }

  /** Yields now and then: the words of a prompt that say what it is about, its `count` rarest in the training text, small words aside. */
  *about(prompt, count) {
    const all = new Set(prompt.slice(-400).match(/[A-Za-z]{2,}/g) ?? []);
    const words = [...all].filter((word) => !LanguageSources.EVERYWHERE.has(word.toLowerCase())).slice(-16);
    const often = new Map();
    for (const word of words) often.set(word, (yield* this.find([word])).length);
    return words.sort((a, b) => often.get(a) - often.get(b)).slice(0, count);
  }
};
