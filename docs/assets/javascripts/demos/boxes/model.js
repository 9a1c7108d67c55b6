// Which box is it in?: the places of the map, and which of them the catalogue accepts. No DOM.
"use strict";

window.Boxes = (() => {
  const PLACES = { llm: "LLMs", gen: "other generative AI", reads: "models that only read", none: "neither" };
  const ROUND = [
    "chatgpt",
    "stable-diffusion",
    "llama-3",
    "whisper",
    "musicgen",
    "bert",
    "decisions-api",
    "junk-mail-filter",
  ];
  const ON_MAP = {
    small: ["gen"],
    reads: ["reads", "none"],
    out: ["none"],
    rim: ["gen", "none"],
    "llm-edge": ["llm", "gen"],
    nowhere: ["none"],
  };

  /** The names of a round: a fixed first one, and others drawn by the number of the round. */
  function round(rows, number) {
    const named = (id) => rows.find((one) => one.id === id);
    return number ? Dice.shuffled(rows, Dice.roll(number)).slice(0, ROUND.length) : ROUND.map(named);
  }

  /** The accepted places: where the procedure leads, and what is open in each place. A product is judged by what comes out, and isn't the LLM inside it. */
  function places(row) {
    const { dots, box } = Placing.spots(Placing.walk(row.answers));
    const lies = (box && !dots.includes(box) ? [box] : dots).flatMap((spot) => ON_MAP[spot] ?? [spot]);
    return [...new Set(box ? lies.map((place) => (place === "llm" ? "gen" : place)) : lies)];
  }

  const fits = (row, place) => places(row).includes(place);
  const reason = (row) => Placing.sentence(row.name, Placing.walk(row.answers), row.made);

  return { PLACES, ROUND, round, places, fits, reason };
})();
