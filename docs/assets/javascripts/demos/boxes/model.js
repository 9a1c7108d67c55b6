// Two overlapping sets and the names that a reader puts into them; what the catalogue says to each place. No DOM.
"use strict";

window.Boxes = (() => {
  const PLACES = {
    llm: { words: "only LLM", model: "yes", generates: "no" },
    both: { words: "both", model: "yes", generates: "yes" },
    gen: { words: "only generative AI", model: "no", generates: "yes" },
    none: { words: "neither", model: "no", generates: "no" },
  };
  const ROUND = ["chatgpt", "gpt-4", "bert", "stable-diffusion", "llama-3", "musicgen", "alphafold-3", "junk-mail-filter"];
  const SAME = { inside: "yes", "does not apply": "no" }; // what runs an LLM inside is counted by that part first
  const OPEN = new Set(["disputed", "not stated here"]);

  /** The names of a round: the first is chosen by us, the others are drawn by their number. */
  function round(systems, number) {
    const named = (id) => systems.find((one) => one.id === id);
    if (!number) return ROUND.map(named);
    return Dice.shuffled(systems.filter(({ kind }) => kind !== "dataset"), Dice.roll(number)).slice(0, ROUND.length);
  }

  /** "yes", "no", or null where the catalogue or its sources leave it open. */
  function held(system, question) {
    const value = system[question];
    return OPEN.has(value) ? null : SAME[value] ?? value;
  }

  const open = (system, question) => held(system, question) === null || system[question] === "inside" || question in system.disputed;

  /** Whether a place is accepted: both memberships as in the catalogue, or open there; what runs an LLM inside may be counted by that part or as a product. */
  function fits(system, place) {
    return ["model", "generates"].every((question) => open(system, question) || held(system, question) === PLACES[place][question]);
  }

  /** The places that are accepted, the catalogue's own value first. */
  function places(system) {
    const own = (place) => ["model", "generates"].filter((question) => held(system, question) === PLACES[place][question]).length;
    return Object.keys(PLACES).filter((place) => fits(system, place)).sort((a, b) => own(b) - own(a));
  }

  /** Why: what it is, what runs inside it, what is disputed, what is not said. */
  function reasons(system) {
    const silent = ["model", "generates"].some((question) => system[question] === "not stated here");
    return [system.why, ...(system.model === "inside" ? ["It has an LLM inside. Judge by that part, and LLM fits; judge the product itself, which is not a model, and it does not. So either answer is right."] : []), ...["model", "generates"].map((question) => system.disputed[question]).filter(Boolean),
      ...(silent ? ["The listed sources do not say what its model is."] : [])].join(" ");
  }

  return { PLACES, ROUND, round, held, fits, places, reasons };
})();
