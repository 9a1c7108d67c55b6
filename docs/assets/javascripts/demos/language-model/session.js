// One text in the making: a prompt, one of the three ways to ask, and the tokens written so far. No DOM.
"use strict";

window.LanguageSession = class LanguageSession {
  static ASK = "Reader: ";
  static REPLY = "\nGuide:";
  static KEPT = 96;

  /** The parts of the text the model is given: [before, prompt, after]. */
  static wrap(prompt, way) {
    return way === "base" ? ["", prompt, ""] : [LanguageSession.ASK, prompt, LanguageSession.REPLY];
  }

  /** `pick` is "top" or "draw"; the same seed draws the same tokens. */
  constructor(weights, words, { prompt, way, pick, seed }) {
    this.weights = weights;
    this.words = words;
    this.read = words.encode(LanguageSession.wrap(prompt, way).join(""));
    this.dice = pick === "draw" ? Dice.roll(Number(seed)) : null;
    this.written = [];
    this.forgotten = 0;
    this.ended = false;
  }

  /** Yields often: reads what is not read yet, then chooses one token; returns its number and the odds it had. */
  *next() {
    yield* this.catchUp();
    const chances = LanguageModel.odds(this.scores);
    const chosen = this.dice ? Dice.fall(chances, this.dice()) : LanguageModel.likeliest(chances, 1)[0];
    this.ended = chosen === 0;
    this.before = { chances, chosen, streams: this.reader.streams, looked: this.reader.looked, seen: this.seen.slice() };
    if (!this.ended) this.written.push(chosen);
    return this.before;
  }

  /** Feeds new tokens; when the window is full, starts again with the last ones only. */
  *catchUp() {
    const all = [0, ...this.read, ...this.written];
    if (!this.reader || all.length - this.forgotten > LanguageModel.SHAPE.context) {
      this.forgotten = Math.max(0, all.length - LanguageSession.KEPT);
      this.reader = new LanguageModel.Reader(this.weights);
      this.seen = [];
    }
    for (const token of all.slice(this.forgotten + this.seen.length)) {
      this.scores = this.reader.feed(token);
      this.seen.push(token);
      yield;
    }
  }

  /** What each layer alone would have said before the last choice: [token, its odds]. */
  lens() {
    return this.before.streams.map((stream) => {
      const chances = LanguageModel.odds(this.reader.scores(stream));
      const [top] = LanguageModel.likeliest(chances, 1);
      return { token: top, odds: chances[top], chosen: chances[this.before.chosen] };
    });
  }

  /** Per layer, the places it took most from, as a mean over its heads: [token, share]. */
  attention(count) {
    return this.before.looked.map((heads) => {
      const mean = heads[0].map((_, place) => heads.reduce((sum, head) => sum + head[place], 0) / heads.length);
      return LanguageModel.likeliest(mean, count).map((place) => ({ token: this.before.seen[place], share: mean[place] }));
    });
  }
};
