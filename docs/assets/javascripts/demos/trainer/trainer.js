// A one-layer decoder-only transformer that trains from random weights, with gradients derived by hand, and lines of
// text as its tokens, a letter each. No DOM.
"use strict";

/** Uses nothing from outside but the argument, Dice.roll, because worker.js turns the text of this function into a worker. */
window.makeTrainer = (roll) => {
  const Numbers = Float64Array; // twice as fast here as Float32Array, which rounds after each operation
  const FIRST = 0.9,
    SECOND = 0.99,
    SMALL = 1e-8; // the decay rates of the two running means of Adam; SMALL avoids division by 0

  /** Creates a model; `context` is the longest row that it can read. Vocabulary, width and hidden must be multiples of four. */
  function create({ vocabulary, width, heads, hidden, context, seed }) {
    const square = width * width,
      flat = { token: vocabulary * width, place: context * width };
    const sizes = {
      ...flat,
      query: square,
      key: square,
      value: square,
      out: square,
      up: width * hidden,
      down: hidden * width,
      read: width * vocabulary,
    };
    const count = Object.values(sizes).reduce((sum, size) => sum + size),
      next = roll(seed);
    const [weights, gradients, means, squares] = [0, 1, 2, 3].map(() => new Numbers(count));
    const model = { width, heads, vocabulary, weights, gradients, means, squares, kept: [1, 1], at: {}, to: {} };
    let start = 0;
    for (const [name, size] of Object.entries(sizes)) {
      const reach = name in flat ? 0.5 : 1 / Math.sqrt(name === "down" ? hidden : width),
        end = start + size;
      [model.at[name], model.to[name]] = [weights, gradients].map((all) => all.subarray(start, end)); // views of the long arrays
      for (; start < end; start++) weights[start] = (2 * next() - 1) * reach;
    }
    return model;
  }

  /** Adds a times b to `sums`, four columns at once, in half the time; `down` and `right` are a's strides. */
  function product(sums, rows, columns, inner, a, down, right, b) {
    for (let r = 0, p = 0; r < rows; r++) {
      for (let c = 0; c < columns; c += 4, p += 4) {
        let p0 = sums[p],
          p1 = sums[p + 1],
          p2 = sums[p + 2],
          p3 = sums[p + 3];
        for (let k = 0, i = r * down, j = c; k < inner; k++, i += right, j += columns) {
          const x = a[i];
          p0 += x * b[j];
          p1 += x * b[j + 1];
          p2 += x * b[j + 2];
          p3 += x * b[j + 3];
        }
        sums[p] = p0;
        sums[p + 1] = p1;
        sums[p + 2] = p2;
        sums[p + 3] = p3;
      }
    }
    return sums;
  }

  /** The vector of each position times a matrix, which gives vectors of `outputs` numbers. */
  function times(input, matrix, outputs) {
    const inputs = matrix.length / outputs,
      rows = input.length / inputs;
    return product(new Numbers(rows * outputs), rows, outputs, inputs, input, inputs, 1, matrix);
  }

  /** The backward pass of `times`: adds to the gradients of the matrix and returns those of the input. */
  function timesBack(input, matrix, gradients, slopes, outputs) {
    const inputs = matrix.length / outputs,
      rows = input.length / inputs,
      turned = new Numbers(matrix.length);
    for (let i = 0; i < inputs; i++) for (let o = 0; o < outputs; o++) turned[o * inputs + i] = matrix[i * outputs + o];
    product(gradients, inputs, outputs, rows, input, 1, inputs, slopes);
    return product(new Numbers(rows * inputs), rows, inputs, outputs, slopes, outputs, 1, turned);
  }

  /**
   * e to the power of x, for x up to 0: a Taylor series of x / 256, squared eight times. Math.exp differs in its last bit from
   * browser to browser, hundreds of steps make that grow, and a link to a trained state promises the same sentences everywhere.
   */
  function exponential(x) {
    if (x < -40) return 0;
    let power = 1;
    for (let term = 7, part = x / 256; term > 0; term--) power = 1 + (part / term) * power;
    for (let time = 0; time < 8; time++) power *= power;
    return power;
  }

  /** Turns the scores from `start` up to `end` into probabilities. */
  function softmax(scores, start, end) {
    let most = scores[start],
      sum = 0;
    for (let i = start; i < end; i++) if (scores[i] > most) most = scores[i];
    for (let i = start; i < end; i++) sum += scores[i] = exponential(scores[i] - most);
    for (let i = start; i < end; i++) scores[i] /= sum;
  }

  /** The dot product of two slices of numbers. */
  function dot(a, i, b, k, size) {
    let sum = 0;
    for (const end = i + size; i < end; i++, k++) sum += a[i] * b[k];
    return sum;
  }

  /** Adds one slice of numbers, times a factor, to another. */
  function add(all, i, more, k, size, factor = 1) {
    for (const end = i + size; i < end; i++, k++) all[i] += factor * more[k];
    return all;
  }
  const plus = (all, more) => add(all, 0, more, 0, all.length);

  /** RMS norm: the vectors scaled to equal length; the backward pass needs `scales`. */
  function norm(input, width) {
    const output = new Numbers(input.length),
      scales = new Numbers(input.length / width);
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

  /** Causal attention: for each head, the weights of each position over itself and earlier ones, and the weighted values. */
  function attend({ width, heads }, query, key, value, places) {
    const size = width / heads,
      mixed = new Numbers(query.length),
      looks = [];
    const shares = new Numbers(heads * places.reduce((sum, { first, place }) => sum + place - first + 1, 0));
    for (const [number, { first, place }] of places.entries()) {
      for (let left = 0; left < width; left += size) {
        const own = number * width + left,
          start = first * width + left,
          from = looks.at(-1)?.end ?? 0,
          end = from + place - first + 1;
        for (let s = from, k = start; s < end; s++, k += width)
          shares[s] = dot(query, own, key, k, size) / Math.sqrt(size);
        softmax(shares, from, end);
        for (let s = from, k = start; s < end; s++, k += width) add(mixed, own, value, k, size, shares[s]);
        looks.push({ own, start, from, end });
      }
    }
    return { looks, shares, mixed };
  }

  function attendBack({ width, heads }, { query, key, value, looks, shares }, slopes) {
    const size = width / heads,
      [queryBack, keyBack, valueBack, back] = [query, key, value, shares].map((all) => new Numbers(all.length));
    for (const { own, start, from, end } of looks) {
      for (let s = from, k = start; s < end; s++, k += width) back[s] = dot(slopes, own, value, k, size);
      const mean = dot(back, from, shares, from, end - from);
      for (let s = from, k = start; s < end; s++, k += width) {
        const score = (shares[s] * (back[s] - mean)) / Math.sqrt(size);
        add(valueBack, k, slopes, own, size, shares[s]);
        add(queryBack, own, key, k, size, score);
        add(keyBack, k, query, own, size, score);
      }
    }
    return [queryBack, keyBack, valueBack];
  }

  /** The odds of every next token at each position from `from` on in each row, and all that `backward` needs. */
  function forward(model, rows, from) {
    const { at, width, vocabulary } = model,
      stack = rows.flatMap((row) => row.map((token, t) => ({ token, t })));
    const places = stack.flatMap(({ t }, place) => (t < from ? [] : [{ place, first: place - t }]));
    const stream = new Numbers(stack.length * width);
    stack.forEach(({ token, t }, i) =>
      add(add(stream, i * width, at.place, t * width, width), i * width, at.token, token * width, width),
    );
    const asked = (all) =>
      places.reduce(
        (some, { place }, i) => add(some, i * width, all, place * width, width),
        new Numbers(places.length * width),
      );
    const whole = norm(stream, width),
      asking = asked(whole.output);
    const query = times(asking, at.query, width),
      key = times(whole.output, at.key, width),
      value = times(whole.output, at.value, width);
    const { looks, shares, mixed } = attend(model, query, key, value, places);
    const late = plus(times(mixed, at.out, width), asked(stream));
    const second = norm(late, width),
      active = times(second.output, at.up, at.up.length / width);
    for (let i = 0; i < active.length; i++) if (active[i] < 0) active[i] = 0;
    const third = norm(plus(times(active, at.down, width), late), width),
      odds = times(third.output, at.read, vocabulary);
    for (let i = 0; i < odds.length; i += vocabulary) softmax(odds, i, i + vocabulary);
    return { odds, stack, places, whole, asking, query, key, value, looks, shares, mixed, second, active, third };
  }

  /** Adds the gradients of the rows' loss to the model's; `slopes` are the gradients of the scores before softmax. */
  function backward({ at, to, ...model }, kept, slopes) {
    const { width, vocabulary } = model,
      { places, whole, second, third, active, asking } = kept;
    const late = normBack(third, timesBack(third.output, at.read, to.read, slopes, vocabulary), width);
    const hidden = timesBack(active, at.down, to.down, late, width);
    for (let i = 0; i < active.length; i++) if (active[i] === 0) hidden[i] = 0;
    plus(late, normBack(second, timesBack(second.output, at.up, to.up, hidden, at.up.length / width), width));
    const [query, key, value] = attendBack(model, kept, timesBack(kept.mixed, at.out, to.out, late, width));
    const early = plus(
      timesBack(whole.output, at.key, to.key, key, width),
      timesBack(whole.output, at.value, to.value, value, width),
    );
    const back = (all, more) =>
      places.forEach(({ place }, number) => add(all, place * width, more, number * width, width));
    back(early, timesBack(asking, at.query, to.query, query, width));
    const stream = normBack(whole, early, width);
    back(stream, late);
    kept.stack.forEach(({ token, t }, i) => {
      add(to.place, t * width, stream, i * width, width);
      add(to.token, token * width, stream, i * width, width);
    });
  }

  /** Trains one step on predicting every token after position `from` of the rows; returns the mean loss in nats. */
  function learn(model, rows, from, rate) {
    const read = rows.map((row) => row.slice(0, -1)),
      kept = forward(model, read, from),
      { odds, places } = kept;
    const right = rows.flatMap((row) => row.slice(from + 1)).map((token, i) => i * model.vocabulary + token); // the indices of their odds
    const loss = right.reduce((sum, i) => sum - Math.log(odds[i]), 0);
    for (const i of right) odds[i] -= 1;
    for (let i = 0; i < odds.length; i++) odds[i] /= places.length;
    model.gradients.fill(0);
    backward(model, kept, odds);
    descend(model, rate);
    return loss / places.length;
  }

  /** Adam: moves each weight against the running mean of its gradient, divided by the gradient's typical size. */
  function descend({ weights, gradients, means, squares, kept }, rate) {
    const [first, second] = [(kept[0] *= FIRST), (kept[1] *= SECOND)];
    for (let i = 0; i < weights.length; i++) {
      means[i] = FIRST * means[i] + (1 - FIRST) * gradients[i];
      squares[i] = SECOND * squares[i] + (1 - SECOND) * gradients[i] * gradients[i];
      weights[i] -= (rate * (means[i] / (1 - first))) / (Math.sqrt(squares[i] / (1 - second)) + SMALL);
    }
  }

  /** The odds of every token after rows of equal length. */
  const next = (model, ...rows) => forward(model, rows, rows[0].length - 1).odds;

  /** Goes on with a row, the likeliest token each time, until token 0 or a length; yields each token. */
  function* goOn(model, row, longest) {
    for (let tokens = [...row]; tokens.length < longest; ) {
      const odds = next(model, tokens),
        token = odds.indexOf(Math.max(...odds));
      if (token === 0) return;
      tokens = [...tokens, token];
      yield token;
    }
  }

  /** The letters of some lines, each of which is a token, after the end of a line, which is token 0. */
  const lettersOf = (lines) => ["\n", ...[...new Set(lines.join(""))].sort()];

  /** The tokens of a beginning; letters that the model never met are left out. */
  const row = (letters, begun) =>
    ["\n", ...begun].map((letter) => letters.indexOf(letter)).filter((token) => token >= 0);

  const words = (letters, tokens) => tokens.map((token) => letters[token] ?? "?").join("");

  /** The shape of a model of some letters; `context` is one more than its longest line. */
  const shape = (letters, context, seed) => ({
    vocabulary: Math.ceil(letters.length / 4) * 4,
    width: 28,
    heads: 4,
    hidden: 56,
    context,
    seed,
  });

  /** What worker.js needs to train on some lines; `begun` are beginnings to continue. */
  const lesson = (lines, letters, begun, { context, seed, ...pace }) => ({
    shape: shape(letters, context, seed),
    rows: lines.map((line) => row(letters, `${line}\n`)),
    asked: begun.map((start) => row(letters, start)),
    batch: 8,
    ...pace,
  });

  return { create, learn, next, goOn, lettersOf, row, words, shape, lesson };
};
