// Chance that can be repeated: numbers from a seed, and a draw by given odds. No DOM.
"use strict";

window.Dice = (() => {
  /** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
  function roll(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** The place that `number` (0 to 1) falls on when each place is as wide as its share of the sum. */
  function fall(shares, number) {
    let left = number * shares.reduce((sum, share) => sum + share, 0);
    for (let at = 0; at < shares.length; at++) if ((left -= shares[at]) < 0) return at;
    return shares.findLastIndex((share) => share > 0);
  }

  /** A new list in an order drawn by `next` (Fisher and Yates). */
  function shuffled(list, next) {
    const order = [...list];
    for (let last = order.length - 1; last > 0; last--) {
      const at = Math.floor(next() * (last + 1));
      [order[last], order[at]] = [order[at], order[last]];
    }
    return order;
  }

  return { roll, fall, shuffled };
})();
