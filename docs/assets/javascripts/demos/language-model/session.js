// One generated text: a prompt, one of three ways to ask the model, and the tokens written so far. No DOM.
"use strict";

window.LanguageSession = class LanguageSession {
  static ASK = "Reader: ";
  static REPLY = "\nGuide:";
  static KEPT = 96;

  /** The text that the model gets, in parts: [before, prompt, after]. */
  static wrap(prompt, way) {
    return way === "base" ? ["", prompt, ""] : [LanguageSession.ASK, prompt, LanguageSession.REPLY];
  }

  constructor(weights, words, { prompt, way }) {
    Object.assign(this, { weights, words, way, parts: LanguageSession.wrap(prompt, way) });
    this.read = words.encode(this.parts.join(""));
    [this.steps, this.written, this.forgotten, this.ended] = [[], [], 0, false];
  }

  /** Reads what is not read yet, then chooses the likeliest token. Yields often. */
  *next() {
    yield* this.catchUp();
    const chances = LanguageModel.odds(this.scores);
    const [chosen] = LanguageModel.likeliest(chances, 1);
    this.ended = chosen === 0;
    this.steps.push({ chances, chosen });
    if (!this.ended) this.written.push(chosen);
  }

  /** Whether it has just written the same sentence twice: it would go on so without end. */
  get repeats() {
    return /(\w[^.?]{9,}[.?])\s*\1$/.test(this.words.decode(this.written));
  }

  /** Reads the new tokens; when the context window is full, starts again with the latest ones only. */
  *catchUp() {
    const all = [0, ...this.read, ...this.written];
    if (!this.reader || all.length - this.forgotten > LanguageModel.SHAPE.context) {
      this.forgotten = Math.max(0, all.length - LanguageSession.KEPT);
      this.reader = new LanguageModel.Reader(this.weights);
    }
    for (const token of all.slice(this.forgotten + this.reader.place)) yield (this.scores = this.reader.feed(token));
  }

  /** The index of the step whose token was the least likely. */
  boldest() {
    const odds = this.steps.map(({ chances, chosen }) => chances[chosen]);
    return odds.indexOf(Math.min(...odds));
  }
};
