// A decoder-only transformer, which reads one token at a time and gives the odds of the next one.
// The same arithmetic as scripts/tiny_model/network.py; a test compares the two. No DOM.
"use strict";

window.LanguageModel = (() => {
  const SHAPE = { vocabulary: 2048, width: 128, layers: 4, heads: 4, context: 128 };

  /** Unpacks a file of weights: rounded numbers times their row's scale. Yields after each part. */
  function* unpack(parts) {
    const weights = {};
    for (const [name, rows, columns, values, scales] of parts) {
      const raw = bytes(values);
      weights[name] = columns
        ? spread(new Int8Array(raw), new Float32Array(bytes(scales)), rows, columns)
        : new Float32Array(raw);
      yield;
    }
    return weights;
  }

  /** The bytes of a base64 text. */
  function bytes(text) {
    const letters = atob(text);
    const raw = new Uint8Array(letters.length);
    for (let at = 0; at < raw.length; at++) raw[at] = letters.charCodeAt(at);
    return raw.buffer;
  }

  function spread(rounded, scales, rows, columns) {
    const values = new Float32Array(rounded.length);
    for (let at = 0, row = 0; row < rows; row++) {
      for (const end = at + columns; at < end; at++) values[at] = rounded[at] * scales[row];
    }
    return values;
  }

  /** Returns new weights with a low-rank adapter added. Yields after each matrix. */
  function* tune(weights, adapter) {
    const tuned = { ...weights };
    for (const name of Object.keys(weights)) {
      if (!adapter[`${name}.left`]) continue;
      tuned[name] = added(weights[name], adapter[`${name}.left`], adapter[`${name}.right`]);
      yield;
    }
    return tuned;
  }

  function added(matrix, left, right) {
    const sum = matrix.slice();
    const rank = 4,
      rows = left.length / rank,
      columns = right.length / rank;
    for (let k = 0; k < rank; k++) {
      for (let row = 0; row < rows; row++) {
        const share = left[k * rows + row];
        for (let c = 0; c < columns; c++) sum[row * columns + c] += share * right[k * columns + c];
      }
    }
    return sum;
  }

  /** The product of a matrix, one row per output, and x. */
  function times(matrix, x) {
    const columns = x.length,
      out = new Float32Array(matrix.length / columns);
    for (let row = 0, at = 0; row < out.length; row++) {
      let sum = 0;
      for (let c = 0; c < columns; c++) sum += matrix[at++] * x[c];
      out[row] = sum;
    }
    return out;
  }

  function norm(x, gain) {
    let sum = 0;
    for (const value of x) sum += value * value;
    const scale = 1 / Math.sqrt(sum / x.length + 1e-5);
    return x.map((value, at) => value * scale * gain[at]);
  }

  /** Turns scores into probabilities (softmax), in double precision. */
  function odds(scores) {
    const raised = Float64Array.from(scores);
    let top = -Infinity,
      sum = 0;
    for (const score of raised) if (score > top) top = score;
    for (let at = 0; at < raised.length; at++) sum += raised[at] = Math.exp(raised[at] - top);
    return raised.map((value) => value / sum);
  }

  /** Reads tokens one by one; caches the keys and values of each layer. */
  class Reader {
    constructor(weights) {
      this.weights = weights;
      this.place = 0;
      this.keys = Array.from({ length: SHAPE.layers }, () => []);
      this.values = Array.from({ length: SHAPE.layers }, () => []);
    }

    /** Reads one token; returns the scores of the next one. At most `SHAPE.context` calls. */
    feed(token) {
      const { weights } = this,
        width = SHAPE.width;
      const stream = weights.token.slice(token * width, (token + 1) * width);
      add(stream, weights.place.subarray(this.place * width, (this.place + 1) * width));
      for (let layer = 0; layer < SHAPE.layers; layer++) {
        add(stream, this.attend(layer, norm(stream, weights[`${layer}.norm1`])));
        const hidden = times(weights[`${layer}.up`], norm(stream, weights[`${layer}.norm2`]));
        const risen = hidden.map((value) => Math.max(0, value));
        add(stream, times(weights[`${layer}.down`], risen));
      }
      this.place++;
      return times(weights.token, norm(stream, weights.norm));
    }

    /** Reads tokens; returns the scores of the next one. Yields after each. */
    *feedAll(tokens) {
      let scores;
      for (const token of tokens) yield (scores = this.feed(token));
      return scores;
    }

    /** The steps by which a text goes on after some scores, { chances, chosen }, up to the end mark, `longest` tokens,
        or where `stops`. Yields after each. */
    *goOn(scores, longest, stops, choose = best) {
      const steps = [];
      for (;;) {
        const chances = odds(scores),
          chosen = choose(chances);
        steps.push({ chances, chosen });
        if (chosen === 0 || stops(chosen) || steps.length === longest || this.place === SHAPE.context) return steps;
        yield (scores = this.feed(chosen));
      }
    }

    attend(layer, x) {
      const { width, heads } = SHAPE,
        size = width / heads;
      const joined = times(this.weights[`${layer}.qkv`], x),
        mixed = new Float32Array(width);
      this.keys[layer].push(joined.subarray(width, 2 * width));
      this.values[layer].push(joined.subarray(2 * width));
      for (let from = 0; from < width; from += size) {
        const share = odds(this.keys[layer].map((key) => dot(joined, key, from, size) / Math.sqrt(size)));
        this.values[layer].forEach((value, place) => {
          for (let c = from; c < from + size; c++) mixed[c] += share[place] * value[c];
        });
      }
      return times(this.weights[`${layer}.out`], mixed);
    }
  }

  function add(x, y) {
    for (let at = 0; at < x.length; at++) x[at] += y[at];
  }

  function dot(x, y, from, size) {
    let sum = 0;
    for (let at = from; at < from + size; at++) sum += x[at] * y[at];
    return sum;
  }

  /** Reads tokens and goes on, as `goOn` tells: the steps. Yields often. */
  function* written(weights, tokens, ...how) {
    const reader = new Reader(weights);
    return yield* reader.goOn(yield* reader.feedAll(tokens), ...how);
  }

  const best = (chances) => chances.indexOf(Math.max(...chances));

  /** The numbers of the likeliest tokens, best first. */
  function likeliest(chances, count) {
    return Array.from(chances.keys())
      .sort((a, b) => chances[b] - chances[a])
      .slice(0, count);
  }

  return { SHAPE, bytes, unpack, tune, Reader, written, odds, likeliest };
})();
