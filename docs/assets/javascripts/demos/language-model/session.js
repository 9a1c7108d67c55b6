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

  /** `pick` is "top" or "draw"; the same seed always draws the same tokens. */
  constructor(weights, words, { prompt, way, pick, seed }) {
    Object.assign(this, { weights, words, way, parts: LanguageSession.wrap(prompt, way) });
    this.read = words.encode(this.parts.join(""));
    this.dice = pick === "draw" ? Dice.roll(Number(seed)) : null;
    [this.steps, this.written, this.forgotten, this.ended] = [[], [], 0, false];
  }

  /** Reads what is not read yet, then chooses a token; returns this step with its internal values. Yields often. */
  *next() {
    yield* this.catchUp();
    const chances = LanguageModel.odds(this.scores);
    const chosen = this.dice ? Dice.fall(chances, this.dice()) : LanguageModel.likeliest(chances, 1)[0];
    this.ended = chosen === 0;
    const { streams, looked } = this.reader;
    this.steps.push({ chances, chosen, streams, looked, seen: this.seen.slice() });
    if (!this.ended) this.written.push(chosen);
    return this.steps.at(-1);
  }

  /** Whether it has just written the same sentence twice: without dice it would go on so without end. */
  get repeats() {
    return !this.dice && /(\w[^.?]{9,}[.?])\s*\1$/.test(this.words.decode(this.written));
  }

  /** Reads the new tokens; when the context window is full, starts again with the latest ones only. */
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

  /** The index of the step whose token was the least likely. */
  boldest() {
    const odds = this.steps.map(({ chances, chosen }) => chances[chosen]);
    return odds.indexOf(Math.min(...odds));
  }

  /** What each layer would predict at a step if it were the last: { token, odds, chosen }; `chosen` are the chosen token's odds. */
  lens({ streams, chosen }) {
    return streams.map((stream) => {
      const chances = LanguageModel.odds(this.reader.scores(stream));
      const [top] = LanguageModel.likeliest(chances, 1);
      return { token: top, odds: chances[top], chosen: chances[chosen] };
    });
  }

  /** Per layer, the positions with the most attention at a step, averaged over heads: { token, share }. */
  attention({ looked, seen }, count) {
    return looked.map((heads) => {
      const mean = heads[0].map((_, place) => heads.reduce((sum, head) => sum + head[place], 0) / heads.length);
      return LanguageModel.likeliest(mean, count).map((place) => ({ token: seen[place], share: mean[place] }));
    });
  }
};
