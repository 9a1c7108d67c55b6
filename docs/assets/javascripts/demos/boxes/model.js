// Systems to sort into two overlapping sets, and the catalogue's answers. No DOM.
"use strict";

window.Boxes = (() => {
  const PLACES = {
    llm: { words: "only LLM", model: "yes", generates: "no" },
    both: { words: "both", model: "yes", generates: "yes" },
    gen: { words: "only generative AI", model: "no", generates: "yes" },
    none: { words: "neither", model: "no", generates: "no" },
  };
  const ROUND = ["chatgpt", "gpt-4", "bert", "stable-diffusion", "llama-3", "musicgen", "alphafold-3", "junk-mail-filter"];
  const SAME = { inside: "yes", "does not apply": "no" }; // a system with an LLM inside counts as one here
  const OPEN = new Set(["disputed", "not stated here"]);

  /** The names of a round: a fixed first one, and others drawn by the number of the round. */
  function round(systems, number) {
    const named = (id) => systems.find((one) => one.id === id);
    if (!number) return ROUND.map(named);
    return Dice.shuffled(systems.filter(({ kind }) => kind !== "dataset"), Dice.roll(number)).slice(0, ROUND.length);
  }

  /** "yes", "no", or null if the catalogue or its sources leave it open. */
  function held(system, question) {
    const value = system[question];
    return OPEN.has(value) ? null : SAME[value] ?? value;
  }

  const open = (system, question) => held(system, question) === null || system[question] === "inside" || question in system.disputed;

  /** Whether a placement is accepted: both memberships match the catalogue or are open; an LLM inside may count or not. */
  function fits(system, place) {
    return ["model", "generates"].every((question) => open(system, question) || held(system, question) === PLACES[place][question]);
  }

  /** The accepted placements, the catalogue's own first. */
  function places(system) {
    const own = (place) => ["model", "generates"].filter((question) => held(system, question) === PLACES[place][question]).length;
    return Object.keys(PLACES).filter((place) => fits(system, place)).sort((a, b) => own(b) - own(a));
  }

  const LEFT_OPEN = { model: "that’s an LLM", generates: "it makes new content" };
  const silent = (system) => Object.keys(LEFT_OPEN).filter((question) => system[question] === "not stated here").map((question) => `The catalogue’s sources leave open whether ${LEFT_OPEN[question]}.`);

  /** The reasons in full: what the system is, what runs inside it, what is disputed or unknown. */
  function reasons(system) {
    return [system.why, ...(system.model === "inside" ? ["It has an LLM inside. Judge by that part, and LLM fits; judge the product itself, which is not a model, and it does not. So either answer is right."] : []), ...["model", "generates"].map((question) => system.disputed[question]).filter(Boolean),
      ...silent(system)].join(" ");
  }

  /**
   * The reason in a sentence or two: why more than one place is accepted, or else what the system is. Of a dispute it
   * gives the first sentence, and beside a note only what stands before the semicolon: each must be true alone.
   */
  function reason(system) {
    const disputes = ["model", "generates"].filter((question) => question in system.disputed).map((question) => system.disputed[question].match(/^.*?\.(?= |$)/)[0]);
    const notes = [...(system.model === "inside" ? [`You may count the LLM inside ${system.name}, or not.`] : []), ...silent(system)];
    const what = notes.length ? system.why.replace(/;.*/, ".") : system.why;
    return [...(disputes.length ? disputes : [what]), ...notes].join(" ");
  }

  return { PLACES, ROUND, round, held, fits, places, reason, reasons };
})();
