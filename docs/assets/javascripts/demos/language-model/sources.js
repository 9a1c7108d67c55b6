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

  /** Tells of a text whether it has every word; case is ignored. */
  static all(words) {
    const patterns = words.map((word) => new RegExp(`\\b${word}\\b`, "i"));
    return (text) => patterns.every((pattern) => pattern.test(text));
  }

  constructor(documents) {
    this.documents = documents;
  }

  /** Returns the documents that have every word. Yields at intervals. */
  *find(words) {
    const has = LanguageSources.all(words),
      found = [];
    for (const [number, text] of this.documents.entries()) {
      if (has(text)) found.push(text);
      if (number % 500 === 0) yield;
    }
    return found;
  }

  /** The sentence of a text, not a question, that has every word. */
  told(text, words) {
    const has = LanguageSources.all(words);
    return text.split(/(?<=[.!?])\s/).find((sentence) => !sentence.endsWith("?") && has(sentence));
  }

  /** The documents with such a sentence. */
  stating = (documents, words) => documents.filter((text) => this.told(text, words));

  /** How the documents that were found for a word write it, if never as it was typed. */
  otherwise(word, found) {
    const forms = new Set(found.join().match(new RegExp(`\\b${word}\\b`, "gi")));
    return forms.has(word) ? [] : [...forms];
  }

  /** Why it wrote a sentence, as far as the documents show that were found for the rarest of the asked words. */
  why(said, [rarest, next], found) {
    const isOnIt = this.told(said, [rarest]),
      same = isOnIt && said.endsWith(".") && found.filter((text) => text.includes(said)).length;
    if (same) return `The sentence that it wrote is in ${same} of them.`;
    if (next && !isOnIt) {
      const [read] = this.stating(found, [rarest, next]);
      if (read) return `It read “${this.told(read, [rarest, next])}” But it can’t look anything up.`;
      if (/^[A-Z]/.test(rarest)) return `But no sentence in them tells of both “${rarest}” and “${next}”.`;
    }
    return "It wrote likely words. Nothing in it checks them.";
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
