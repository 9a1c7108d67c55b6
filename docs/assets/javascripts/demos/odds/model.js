// From scores to one word: temperature, top-p, and a draw with a seed. No DOM.
"use strict";

window.Odds = (() => {
  const MOST = 40;
  const LINE = /^(.{1,40}?)[\s:=]+([+-]?\d{1,3}(?:\.\d{1,6})?)$/u;

  /** Reads "word score" lines; `faults` are the numbers, from 1, of all other lines. */
  function parse(text) {
    const found = { words: [], scores: [], faults: [] };
    text.split("\n").forEach((line, at) => {
      const [, word, score] = LINE.exec(line.trim()) ?? [];
      if (!line.trim()) return;
      if (word === undefined || found.words.length === MOST || Math.abs(score) > 100) found.faults.push(at + 1);
      else found.words.push(word), found.scores.push(Number(score));
    });
    return found;
  }

  /** The probabilities of the scores at a temperature; at 0 the first of the best words gets 1. */
  function softmax(scores, temperature) {
    const top = Math.max(...scores);
    if (temperature === 0) return scores.map((_, at) => Number(at === scores.indexOf(top)));
    const raised = scores.map((score) => Math.exp((score - top) / temperature));
    const sum = raised.reduce((total, value) => total + value, 0);
    return raised.map((value) => value / sum);
  }

  /** Keeps the fewest likeliest words whose odds add up to p, scaled to 1; the others get 0 (top-p). */
  function nucleus(odds, p) {
    const order = [...odds.keys()].sort((a, b) => odds[b] - odds[a]);
    const kept = new Set();
    let sum = 0;
    for (const at of order) {
      if (kept.size && sum >= p - 1e-12) break;
      kept.add(at);
      sum += odds[at];
    }
    return odds.map((share, at) => (kept.has(at) ? share / sum : 0));
  }

  /** The odds with which the sampler draws. */
  const shape = (scores, temperature, p) => nucleus(softmax(scores, temperature), p);

  /** The indices of `count` draws; the same seed gives the same draws. */
  function draw(odds, count, seed) {
    const next = Dice.roll(seed);
    return Array.from({ length: count }, () => Dice.fall(odds, next()));
  }

  /** How often each word was drawn. */
  function tally(drawn, size) {
    const counts = new Array(size).fill(0);
    for (const at of drawn) counts[at]++;
    return counts;
  }

  return { parse, softmax, nucleus, shape, draw, tally };
})();
