// A language model whose numbers can be rubbed out: all of them in one square, stroke by stroke. No DOM.
"use strict";

window.Rub = (() => {
  const WIDTH = 1032,
    BRUSH = 40; // of the square and of the rubber's radius, in numbers
  const GRID = 3,
    ACROSS = WIDTH / GRID + 1,
    REACH = 20; // points of a stroke lie on a grid, dabs at most REACH apart
  const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const MATRICES = [
    "token",
    "place",
    ...[0, 1, 2, 3].flatMap((layer) => ["qkv", "out", "up", "down"].map((kind) => `${layer}.${kind}`)),
  ];
  const RETIRED = /^\*(?:\d+|layer|cut|half)$/; // in links from when chance or a press took others

  /** A stroke's points as text: three characters for each. */
  function written(points) {
    return points
      .map(([x, y]) => (y / GRID) * ACROSS + x / GRID)
      .map((n) => SIGNS[n >> 12] + SIGNS[(n >> 6) & 63] + SIGNS[n & 63])
      .join("");
  }

  /** The points of a stroke's text; null if it is no stroke. */
  function points(text) {
    if (!/^(?:[\w-]{3})+$/.test(text)) return null;
    const found = text
      .match(/.../g)
      .map((three) => [...three].reduce((sum, sign) => sum * 64 + SIGNS.indexOf(sign), 0));
    return found.every((n) => n < ACROSS * ACROSS)
      ? found.map((n) => [(n % ACROSS) * GRID, Math.floor(n / ACROSS) * GRID])
      : null;
  }

  /** The strokes in an address, parted by full stops: null if one of them is none. */
  function strokes(text) {
    const found = (text ? text.split(".") : []).filter((code) => !RETIRED.test(code));
    return found.every(points) ? found : null;
  }

  const snapped = (at) => Math.min(WIDTH, Math.max(0, Math.round(at / GRID) * GRID));

  /** The model's numbers, row by row as they stand in its file. */
  class Sheet {
    /** Copies the weights, so that no other demonstration sees what is rubbed out. */
    constructor(weights, words) {
      this.weights = { ...weights };
      this.words = words;
      this.starts = {};
      this.size = MATRICES.reduce((sum, name) => sum + weights[name].length, 0);
      this.numbers = new Float32Array(this.size);
      this.strength = new Float32Array(this.size); // how large each is against the others of its kind
      let from = 0;
      for (const name of MATRICES) {
        const own = weights[name],
          mean = Math.sqrt(own.reduce((sum, one) => sum + one ** 2, 0) / own.length);
        this.starts[name] = from;
        this.numbers.set(own, from);
        for (const one of own) this.strength[from++] = Math.abs(one) / mean;
        this.weights[name] = this.numbers.subarray(this.starts[name], from);
      }
      this.whole = this.numbers.slice();
      this.gone = new Uint8Array(this.size);
      [this.strokes, this.count] = [[], 0];
    }

    /** Begins a stroke. */
    begin() {
      this.strokes.push({ code: "", last: null });
    }

    /** Goes on with the stroke to a point of the square. Yields where it has rubbed, dab by dab. */
    *to(x, y) {
      const stroke = this.strokes.at(-1),
        [toX, toY] = [snapped(x), snapped(y)],
        [fromX, fromY] = stroke.last ?? [toX, toY];
      const dabs = Math.max(1, Math.ceil(Math.hypot(toX - fromX, toY - fromY) / REACH));
      const along = (from, to, at) => Math.round(from + ((to - from) * at) / dabs);
      stroke.last = [toX, toY];
      stroke.code += written([stroke.last]);
      for (let at = 1; at <= dabs; at++) yield this.dab(along(fromX, toX, at), along(fromY, toY, at));
    }

    /** Takes the numbers under the rubber; returns its place. */
    dab(x, y) {
      for (let row = Math.max(0, y - BRUSH); row <= Math.min(WIDTH - 1, y + BRUSH); row++) {
        const half = Math.floor(Math.sqrt(BRUSH ** 2 - (row - y) ** 2));
        this.take(row * WIDTH + Math.max(0, x - half), row * WIDTH + Math.min(WIDTH - 1, x + half) + 1);
      }
      return [x, y];
    }

    /** Sets the numbers of a range to 0. */
    take(from, to) {
      for (let at = from; at < Math.min(to, this.size); at++) {
        if (this.gone[at]) continue;
        this.numbers[at] = 0;
        this.gone[at] = 1;
        this.count++;
      }
    }

    /** Does a whole stroke from its text. Yields often. */
    *act(code) {
      this.begin();
      for (const [x, y] of points(code)) yield* this.to(x, y);
    }

    /** Brings every number back. */
    heal() {
      this.numbers.set(this.whole);
      this.gone.fill(0);
      [this.strokes, this.count] = [[], 0];
    }

    /** All strokes as the text of an address. */
    code() {
      return this.strokes.map(({ code }) => code).join(".");
    }

    /** What the model writes after a text up to a full stop, always the likeliest token, and the odds of the first. */
    *say(text, longest = 8) {
      const { words, weights } = this;
      const steps = yield* LanguageModel.written(weights, [0, ...words.encode(text)], longest, words.isLast);
      const [{ chances, chosen }] = steps;
      return { text: words.textOf(steps).replace(/\s+/g, " ").trim(), odds: chances[chosen] };
    }
  }

  return { WIDTH, BRUSH, MATRICES, strokes, Sheet };
})();
