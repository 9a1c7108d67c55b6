// The state of a demonstration: written to and read from links, and held against its limits.
"use strict";

window.DemoState = (() => {
  /** The state as "#NAME;key=value;…"; no heading's id contains a semicolon. */
  function write(name, state) {
    const pairs = Object.entries(state).map(([key, value]) => `${key}=${encode(value)}`);
    return `#${name};${pairs.join(";")}`;
  }

  /** encodeURIComponent that accepts unpaired surrogates, on which the original throws. */
  const encode = (value) => encodeURIComponent(String(value).replace(/[\uD800-\uDFFF]/gu, "\uFFFD"));

  /** The state of `name` in a fragment, null if there is none, "bad" if it cannot be read; `retired` keys are ignored. */
  function read(name, hash, defaults, retired = []) {
    if (!hash.startsWith(`#${name};`)) return null;
    const state = { ...defaults };
    const [pairs] = hash.slice(name.length + 2).split(":~:");
    for (const pair of pairs.split(";")) {
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

  /** Whether each key of a state has a value that its limit permits, and the demonstration's own `fits` holds, if it has one. */
  const fits = (state, { limits, fits = () => true }) =>
    Object.entries(limits).every(([key, limit]) => valueFits(limit, state[key])) && fits(state);

  /** Limits: { least, most, step } of a number, { longest } of a text, { of } of a choice, { like } of a text of a form. */
  function valueFits({ least, most, step, longest, of, like }, value) {
    if (longest) return value.length <= longest;
    if (of) return of.includes(value);
    if (like) return like.test(value);
    const steps = (value - least) / step;
    return (
      /^\d{1,9}(\.\d{1,2})?$/.test(value) &&
      steps >= 0 &&
      Number(value) <= most &&
      Math.abs(steps - Math.round(steps)) < 1e-6
    );
  }

  return { write, read, fits };
})();
