// A decoder-only transformer of one layer, trained from its first random weight on, its gradients worked out by hand. No DOM.
// scripts/tiny_model/trainer.py is the same in Python and gets the same weights to the last bit: both add in the same
// order, and neither takes an exponential or a power from its language, where browsers may differ.
"use strict";

/** Takes Dice.roll, and needs nothing else from outside: worker.js makes a worker of its text. */
window.makeTrainer = (roll) => {
  const Numbers = Float64Array; // twice as fast here as Float32Array, which rounds at every turn
  const FIRST = 0.9, SECOND = 0.99, SMALL = 1e-8; // how much of its two running means Adam keeps; what keeps a divisor from being 0

  /** A new model; `context` is the longest row it can read. Vocabulary, width and hidden are multiples of four. */
  function create({ vocabulary, width, heads, hidden, context, seed }) {
    const square = width * width, flat = { token: vocabulary * width, place: context * width };
    const sizes = { ...flat, query: square, key: square, value: square, out: square, up: width * hidden, down: hidden * width, read: width * vocabulary };
    const count = Object.values(sizes).reduce((sum, size) => sum + size), next = roll(seed);
    const [weights, gradients, means, squares] = [0, 1, 2, 3].map(() => new Numbers(count));
    const model = { width, heads, vocabulary, weights, gradients, means, squares, kept: [1, 1], at: {}, to: {} };
    let start = 0;
    for (const [name, size] of Object.entries(sizes)) {
      const reach = name in flat ? 0.5 : 1 / Math.sqrt(name === "down" ? hidden : width), end = start + size;
      [model.at[name], model.to[name]] = [weights, gradients].map((all) => all.subarray(start, end)); // views of the long lists
      for (; start < end; start++) weights[start] = (2 * next() - 1) * reach;
    }
    return model;
  }

  /** Adds the product of a and b to `sums` (rows by columns), in blocks of two by four; from one number of a to the next it is `down` or `right`. */
  function product(sums, rows, columns, inner, a, down, right, b) {
    for (let r = 0; r < rows; r += 2) {
      const other = Math.min(r + 1, rows - 1); // an odd last row is worked out twice
      for (let c = 0; c < columns; c += 4) {
        const p = r * columns + c, q = other * columns + c;
        let p0 = sums[p], p1 = sums[p + 1], p2 = sums[p + 2], p3 = sums[p + 3], q0 = sums[q], q1 = sums[q + 1], q2 = sums[q + 2], q3 = sums[q + 3];
        for (let k = 0, i = r * down, l = other * down, j = c; k < inner; k++, i += right, l += right, j += columns) {
          const x = a[i], y = a[l], b0 = b[j], b1 = b[j + 1], b2 = b[j + 2], b3 = b[j + 3];
          p0 += x * b0; p1 += x * b1; p2 += x * b2; p3 += x * b3;
          q0 += y * b0; q1 += y * b1; q2 += y * b2; q3 += y * b3;
        }
        sums[p] = p0; sums[p + 1] = p1; sums[p + 2] = p2; sums[p + 3] = p3;
        sums[q] = q0; sums[q + 1] = q1; sums[q + 2] = q2; sums[q + 3] = q3;
      }
    }
    return sums;
  }

  /** The vector of each place times a matrix, which gives vectors of `outputs` numbers. */
  function times(input, matrix, outputs) {
    const inputs = matrix.length / outputs, rows = input.length / inputs;
    return product(new Numbers(rows * outputs), rows, outputs, inputs, input, inputs, 1, matrix);
  }

  /** The way back through `times`: adds to the gradients of the matrix and returns the slopes of the input. */
  function timesBack(input, matrix, gradients, slopes, outputs) {
    const inputs = matrix.length / outputs, rows = input.length / inputs, turned = new Numbers(matrix.length);
    for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) turned[o * inputs + i] = matrix[i * outputs + o];
    product(gradients, inputs, outputs, rows, input, 1, inputs, slopes);
    return product(new Numbers(rows * inputs), rows, inputs, outputs, slopes, outputs, 1, turned);
  }

  /** e to the power of x, for x up to 0: a short series, then squared eight times. */
  function exponential(x) {
    if (x < -40) return 0;
    let power = 1;
    for (let term = 7; term > 0; term--) power = 1 + (x / 256 / term) * power;
    for (let time = 0; time < 8; time++) power *= power;
    return power;
  }

  /** Turns the scores from `start` up to `end` into shares that add up to 1. */
  function softmax(scores, start, end) {
    let most = scores[start], sum = 0;
    for (let i = start; i < end; i++) if (scores[i] > most) most = scores[i];
    for (let i = start; i < end; i++) sum += scores[i] = exponential(scores[i] - most);
    for (let i = start; i < end; i++) scores[i] /= sum;
  }

  /** The sum of the products of two stretches of numbers. */
  function dot(a, i, b, k, size) {
    let sum = 0;
    for (const end = i + size; i < end; i++, k++) sum += a[i] * b[k];
    return sum;
  }

  /** Adds to a stretch of numbers another one, times a factor. */
  function add(all, i, more, k, size, factor = 1) {
    for (const end = i + size; i < end; i++, k++) all[i] += factor * more[k];
    return all;
  }

  /** The vector of each place at the same length; `scales` are kept for the way back. */
  function norm(input, width) {
    const output = new Numbers(input.length), scales = new Numbers(input.length / width);
    for (let start = 0, t = 0; start < input.length; start += width, t++) {
      scales[t] = 1 / Math.sqrt(dot(input, start, input, start, width) / width + SMALL);
      add(output, start, input, start, width, scales[t]);
    }
    return { output, scales };
  }

  function normBack({ output, scales }, slopes, width) {
    const back = new Numbers(output.length);
    for (let start = 0, t = 0; start < back.length; start += width, t++) {
      const mean = dot(slopes, start, output, start, width) / width;
      for (let i = start; i < start + width; i++) back[i] = (slopes[i] - output[i] * mean) * scales[t];
    }
    return back;
  }

  /** How much each place takes from itself and from each place before it, head by head, and the mixture of values that comes of it. */
  function attend({ width, heads }, query, key, value, from, length) {
    const size = width / heads, mixed = new Numbers(query.length), looks = [];
    for (let t = from; t < length; t++) {
      for (let left = 0; left < width; left += size) {
        const own = (t - from) * width + left, share = new Numbers(t + 1);
        for (let u = 0; u <= t; u++) share[u] = dot(query, own, key, u * width + left, size) / Math.sqrt(size);
        softmax(share, 0, share.length);
        for (let u = 0; u <= t; u++) add(mixed, own, value, u * width + left, size, share[u]);
        looks.push({ own, left, share });
      }
    }
    return { looks, mixed };
  }

  function attendBack({ width, heads }, { query, key, value, looks }, slopes) {
    const size = width / heads, [queryBack, keyBack, valueBack] = [query, key, value].map((all) => new Numbers(all.length));
    for (const { own, left, share } of looks) {
      const back = share.map((_, u) => dot(slopes, own, value, u * width + left, size)), mean = dot(back, 0, share, 0, share.length);
      for (let u = 0; u < share.length; u++) {
        const score = (share[u] * (back[u] - mean)) / Math.sqrt(size);
        add(valueBack, u * width + left, slopes, own, size, share[u]);
        add(queryBack, own, key, u * width + left, size, score);
        add(keyBack, u * width + left, query, own, size, score);
      }
    }
    return [queryBack, keyBack, valueBack];
  }

  const plus = (all, more, start = 0) => add(all, start, more, 0, more.length);

  /** The odds of every token after each place from `from` on, with all that the way back needs. */
  function forward(model, row, from) {
    const { at, width, vocabulary } = model, stream = at.place.slice(0, row.length * width);
    for (const [t, token] of row.entries()) add(stream, t * width, at.token, token * width, width);
    const first = norm(stream, width), asking = first.output.subarray(from * width);
    const query = times(asking, at.query, width), key = times(first.output, at.key, width), value = times(first.output, at.value, width);
    const { looks, mixed } = attend(model, query, key, value, from, row.length);
    const late = plus(times(mixed, at.out, width), stream.subarray(from * width));
    const second = norm(late, width), active = times(second.output, at.up, at.up.length / width);
    for (let i = 0; i < active.length; i++) if (active[i] < 0) active[i] = 0;
    const third = norm(plus(times(active, at.down, width), late), width), odds = times(third.output, at.read, vocabulary);
    for (let i = 0; i < odds.length; i += vocabulary) softmax(odds, i, i + vocabulary);
    return { odds, first, asking, query, key, value, looks, mixed, second, active, third };
  }

  /** Adds the gradients of a row's loss to those of the model; `slopes` are those of the scores behind the odds. */
  function backward({ at, to, ...model }, row, from, kept, slopes) {
    const { width, vocabulary } = model, { first, second, third, active, asking } = kept;
    const late = normBack(third, timesBack(third.output, at.read, to.read, slopes, vocabulary), width);
    const hidden = timesBack(active, at.down, to.down, late, width);
    for (let i = 0; i < active.length; i++) if (active[i] === 0) hidden[i] = 0;
    plus(late, normBack(second, timesBack(second.output, at.up, to.up, hidden, at.up.length / width), width));
    const [query, key, value] = attendBack(model, kept, timesBack(kept.mixed, at.out, to.out, late, width));
    const early = plus(timesBack(first.output, at.key, to.key, key, width), timesBack(first.output, at.value, to.value, value, width));
    plus(early, timesBack(asking, at.query, to.query, query, width), from * width);
    const stream = plus(normBack(first, early, width), late, from * width);
    plus(to.place, stream);
    for (const [t, token] of row.entries()) add(to.token, token * width, stream, t * width, width);
  }

  /** One step of training on some rows: each token after place `from` is predicted. Gives the mean loss in nats. */
  function learn(model, rows, from, rate) {
    const { vocabulary, gradients } = model, count = rows.reduce((sum, row) => sum + row.length - 1 - from, 0);
    let loss = 0;
    gradients.fill(0);
    for (const row of rows) {
      const read = row.slice(0, -1), kept = forward(model, read, from), { odds } = kept;
      for (let t = from + 1, i = 0; t < row.length; t++, i += vocabulary) {
        loss -= Math.log(odds[i + row[t]]);
        odds[i + row[t]] -= 1;
      }
      for (let i = 0; i < odds.length; i++) odds[i] /= count; // now the slopes of the scores
      backward(model, read, from, kept, odds);
    }
    descend(model, rate);
    return loss / count;
  }

  /** Adam: each weight goes against the running mean of its gradient, the less the more that gradient varies. */
  function descend({ weights, gradients, means, squares, kept }, rate) {
    const [first, second] = [kept[0] *= FIRST, kept[1] *= SECOND];
    for (let i = 0; i < weights.length; i++) {
      means[i] = FIRST * means[i] + (1 - FIRST) * gradients[i];
      squares[i] = SECOND * squares[i] + (1 - SECOND) * gradients[i] * gradients[i];
      weights[i] -= (rate * (means[i] / (1 - first))) / (Math.sqrt(squares[i] / (1 - second)) + SMALL);
    }
  }

  return { create, learn, next: (model, row) => forward(model, row, row.length - 1).odds }; // next: the odds of every token after a row
};
