// The state of a demonstration: written to and read from links.
"use strict";

window.DemoState = (() => {
  /** The limits of a seed. */
  const SEED = { least: 0, most: 999999999, step: 1 };

  /** The seed after this one; after the last comes the first. */
  const nextSeed = (seed) => String((Number(seed) + 1) % (SEED.most + 1));

  /** The state as "#NAME;key=value;…"; no heading's id contains a semicolon. */
  function write(name, state) {
    return (
      `#${name};` +
      Object.entries(state)
        .map(([key, value]) => `${key}=${encode(value)}`)
        .join(";")
    );
  }

  /** encodeURIComponent that accepts unpaired surrogates, on which the original throws. */
  const encode = (value) => encodeURIComponent(String(value).replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));

  /** The state of `name` in a fragment, null if there is none, "bad" if it cannot be read; `retired` keys are ignored. */
  function read(name, hash, defaults, retired = []) {
    if (!hash.startsWith(`#${name};`)) return null;
    const state = { ...defaults };
    for (const pair of hash
      .slice(name.length + 2)
      .split(":~:")[0]
      .split(";")) {
      const cut = pair.indexOf("=");
      const key = pair.slice(0, cut);
      if (retired.includes(key)) continue;
      if (cut < 1 || !Object.hasOwn(defaults, key)) return "bad";
      try {
        state[key] = decodeURIComponent(pair.slice(cut + 1));
      } catch {
        return "bad";
      }
    }
    return state;
  }

  return { SEED, nextSeed, write, read };
})();
