// Random numbers from a seed, and draws by given odds. No DOM.
"use strict";

window.Dice = (() => {
  /** Numbers from 0 up to 1 (mulberry32), the same for the same seed. */
  function roll(seed) {
    let state = seed >>> 0;
    return () => {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), state | 1);
      mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
      return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
    };
  }

  /** The index on which `number` (0 to 1) falls when each index is as wide as its share of the sum. */
  function fall(shares, number) {
    let left = number * shares.reduce((sum, share) => sum + share, 0);
    for (let at = 0; at < shares.length; at++) if ((left -= shares[at]) < 0) return at;
    return shares.findLastIndex((share) => share > 0);
  }

  /** A shuffled copy of a list (Fisher and Yates). */
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
