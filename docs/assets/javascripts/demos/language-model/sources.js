// Searches the training text for documents that contain given words. No DOM.
"use strict";

window.LanguageSources = class LanguageSources {
  static EVERYWHERE = new Set(
    "a an and are do does had have how in is it of she he should the to was were what where which who will would".split(
      " ",
    ),
  );

  /** Unpacks the shipped corpus with the browser's own decompressor. */
  static async unpack({ zlib }) {
    const stream = new Blob([LanguageModel.bytes(zlib)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new this((await new Response(stream).text()).split("\n\n"));
  }

  constructor(documents) {
    this.documents = documents;
  }

  /** Returns the documents that contain every word; case is ignored. Yields at intervals. */
  *find(words) {
    const patterns = words.map((word) => new RegExp(`\\b${word}\\b`, "i")),
      found = [];
    for (const [number, text] of this.documents.entries()) {
      if (patterns.every((pattern) => pattern.test(text))) found.push(text);
      if (number % 500 === 0) yield;
    }
    return found;
  }

  /** The documents in which a single sentence, not a question, contains every word. */
  stating(documents, words) {
    const patterns = words.map((word) => new RegExp(`\\b${word}\\b`, "i"));
    const tells = (sentence) => !sentence.endsWith("?") && patterns.every((pattern) => pattern.test(sentence));
    return documents.filter((text) => text.split(/(?<=[.!?])\s/).some(tells));
  }

  /** Returns the subject of a prompt: its `count` rarest words in the training text, without function words. Yields at intervals. */
  *about(prompt, count) {
    const all = new Set(prompt.slice(-400).match(/[A-Za-z]{2,}/g) ?? []);
    const words = [...all].filter((word) => !LanguageSources.EVERYWHERE.has(word.toLowerCase())).slice(-16);
    const often = new Map();
    for (const word of words) often.set(word, (yield* this.find([word])).length);
    return words.sort((a, b) => often.get(a) - often.get(b)).slice(0, count);
  }
};
