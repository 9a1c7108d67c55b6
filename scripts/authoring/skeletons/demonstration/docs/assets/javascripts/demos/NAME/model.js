// A coin that is thrown with a seed. No DOM. TODO: compute what this demonstration is about
"use strict";

window.@object = {
  /** How many heads there were after each throw, from none. */
  heads(count, seed) {
    const next = Dice.roll(seed),
      found = [0];
    while (found.length <= count) found.push(found.at(-1) + (next() < 0.5 ? 1 : 0));
    return found;
  },
};
