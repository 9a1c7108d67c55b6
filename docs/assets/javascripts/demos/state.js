// The state of a demonstration: as its link carries it, and within the limits that the demonstration declares.
"use strict";

window.DemoState = (() => {
  /** The limits of a seed of the dice. */
  const SEED = { least: 0, most: 999999999, step: 1 };

  /** The seed after one; the first after the last. */
  const nextSeed = (seed) => String((Number(seed) + 1) % (SEED.most + 1));

  /** State as "#NAME;key=value;…". No heading id holds a semicolon, so the two cannot meet. */
  function write(name, state) {
    return `#${name};` + Object.entries(state).map(([key, value]) => `${key}=${encode(value)}`).join(";");
  }

  /** encodeURIComponent, which throws on half a surrogate pair, made safe. */
  const encode = (value) => encodeURIComponent(String(value).replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));

  /** The state for `name` in a hash; null when there is none, "bad" when it cannot be read; keys that are no longer used are passed over. */
  function read(name, hash, defaults, retired = []) {
    if (!hash.startsWith(`#${name};`)) return null;
    const state = { ...defaults };
    for (const pair of hash.slice(name.length + 2).split(":~:")[0].split(";")) {
      const cut = pair.indexOf("=");
      const key = pair.slice(0, cut);
      if (retired.includes(key)) continue;
      if (cut < 1 || !Object.hasOwn(defaults, key)) return "bad";
      try { state[key] = decodeURIComponent(pair.slice(cut + 1)); } catch { return "bad"; }
    }
    return state;
  }

  /** Whether a state has every key, each with a value that the controls could have made. */
  const fits = (state, limits) => Object.entries(limits).every(([key, limit]) => Object.hasOwn(state, key) && allows(limit, state[key]));

  /** A number is { least, most, step }, a text { longest }, a choice { of }, a list of choices with commas { of, times }. */
  function allows({ least, most, step, longest, of, times = 1 }, value) {
    if (longest) return value.length <= longest;
    if (of) return value.split(",").length === times && value.split(",").every((one) => of.includes(one));
    const steps = (value - least) / step;
    return /^\d{1,9}(\.\d{1,2})?$/.test(value) && steps >= 0 && Number(value) <= most && Math.abs(steps - Math.round(steps)) < 1e-6;
  }

  return { SEED, nextSeed, write, read, fits, allows };
})();
