// Diffusion without a network: the exact best estimate of the clean picture, from whole pictures or small pieces. No DOM.
"use strict";

window.Pictures = (() => {
  const SIZE = 8,
    STEPS = 20,
    MOST = 12;

  /** The pictures in a text: blocks of up to 8 lines with "#" for ink; ink becomes 1, everything else -1 (paper). */
  function parse(text) {
    const blocks = text
      .split(/\n\s*\n/)
      .map((block) => block.split("\n").filter((line) => line.trim()))
      .filter((lines) => lines.length);
    return blocks
      .slice(0, MOST)
      .map((lines) =>
        Float64Array.from({ length: SIZE * SIZE }, (_, at) =>
          lines[Math.floor(at / SIZE)]?.[at % SIZE] === "#" ? 1 : -1,
        ),
      );
  }

  /** The piece of a picture around a pixel, `reach` to each side; 0 outside the picture. */
  function piece(picture, place, reach) {
    const row = Math.floor(place / SIZE),
      column = place % SIZE,
      values = [];
    for (let r = row - reach; r <= row + reach; r++) {
      for (let c = column - reach; c <= column + reach; c++)
        values.push(r >= 0 && c >= 0 && r < SIZE && c < SIZE ? picture[r * SIZE + c] : 0);
    }
    return values;
  }

  /** The distinct training examples of a view, with their frequencies; `reach` 0 means whole pictures. */
  function learn(pictures, reach) {
    const seen = new Map();
    const all = pictures.flatMap((picture) =>
      reach ? [...picture.keys()].map((place) => piece(picture, place, reach)) : [picture],
    );
    for (const example of all) {
      const entry = seen.get(String(example)) ?? { example, count: 0 };
      entry.count++;
      seen.set(String(example), entry);
    }
    const entries = [...seen.values()];
    return { reach, examples: entries.map((one) => one.example), counts: entries.map((one) => one.count), known: seen };
  }

  /** The posterior probability of each example, given the noisy values, for Gaussian noise. */
  function shares(noisy, { examples, counts }, signal) {
    const scale = Math.sqrt(signal),
      spread = 2 * (1 - signal);
    const weights = new Float64Array(examples.length);
    let best = -Infinity,
      sum = 0;
    for (let number = 0; number < examples.length; number++) {
      let distance = 0;
      for (let at = 0; at < noisy.length; at++) distance += (noisy[at] - scale * examples[number][at]) ** 2;
      weights[number] = -distance / spread;
      if (weights[number] > best) best = weights[number];
    }
    for (let number = 0; number < weights.length; number++)
      sum += weights[number] = counts[number] * Math.exp(weights[number] - best);
    return weights.map((weight) => weight / sum);
  }

  /** The expected clean picture, given a noisy one; `signal` (0 to 1) is the share of its power that is picture. */
  function guess(view, noisy, signal) {
    const { reach, examples } = view;
    const mean = (weights, at) => weights.reduce((sum, weight, number) => sum + weight * examples[number][at], 0);
    const middle = (examples[0].length - 1) / 2;
    if (reach) return noisy.map((_, place) => mean(shares(piece(noisy, place, reach), view, signal), middle));
    const weights = shares(noisy, view, signal);
    return noisy.map((_, at) => mean(weights, at));
  }

  /** Turns noise into a picture in 20 steps, yielding after each; returns all stages, the last in ink and paper only. */
  function* draw(view, next) {
    let picture = noise(next);
    const stages = [picture];
    for (let step = STEPS; step > 0; step--) {
      const [now, then] = [step, step - 1].map((one) => Math.cos((Math.PI / 2) * ((0.98 * one) / STEPS)) ** 2 * 0.9999);
      const clean = guess(view, picture, now);
      const rest = Math.sqrt((1 - then) / (1 - now));
      picture = picture.map((value, at) => Math.sqrt(then) * clean[at] + rest * (value - Math.sqrt(now) * clean[at]));
      stages.push(picture);
      yield;
    }
    return [...stages.slice(0, -1), picture.map((value) => (value > 0 ? 1 : -1))];
  }

  /** 64 independent, normally distributed numbers (Box and Muller). */
  function noise(next) {
    return Float64Array.from(
      { length: SIZE * SIZE },
      () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    );
  }

  const text = (picture) =>
    Array.from({ length: SIZE }, (_, row) =>
      [...picture.slice(row * SIZE, (row + 1) * SIZE)].map((value) => (value > 0 ? "#" : ".")).join(""),
    ).join("\n");

  /** Whether a picture is one of the examples, and how many of its 64 pieces of 3 × 3 pixels occur in one. */
  function compare(picture, pictures) {
    const { known } = learn(pictures, 1);
    const pieces = [...picture.keys()].filter((place) => known.has(String(piece(picture, place, 1)))).length;
    return { copied: pictures.some((one) => text(one) === text(picture)), pieces };
  }

  return { SIZE, STEPS, parse, learn, guess, noise, draw, text, compare };
})();
