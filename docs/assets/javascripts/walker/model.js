/** Where something belongs: follows answers to the four questions, and finds the systems that the catalogue has placed. No DOM. */
"use strict";

window.Placing = (() => {
  const { questions, results, rows, open } = window.PlacingData;
  const bare = (name) =>
    name
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}+]/gu, "")
      .replace(/^the(?=.)/, ""); // "GPT 4" is "gpt-4"

  /** A value of an answer, or the one for what was answered so far: the most exact of its keys that fits. */
  function chosen(value, { kind, fresh, writes } = {}) {
    if (typeof value !== "object") return value ?? "";
    const fitting = [`${kind} ${fresh} ${writes}`, `${kind} ${fresh}`, kind].find((key) => key in value);
    return fitting ? value[fitting] : "";
  }

  /** Follows answers from the first question; `asked` is the next question, or null once there is a result. */
  function walk(given) {
    const place = { kind: "", fresh: "", writes: "", out: null, asked: questions[0], result: null };
    for (const word of given) {
      const answer = place.asked.answers[word];
      if (place.asked.id === "out") place.out = { word, ...answer };
      place.kind ||= answer.as ?? word;
      if (answer.new) place.fresh = chosen(answer.new, place);
      place.writes = place.asked.id === "writes" ? word : (answer.writes ?? place.writes);
      place.llm = chosen(answer.llm, place);
      place.asked = place.llm ? null : questions.find(({ id }) => id === answer.next);
      if (place.llm) break;
    }
    if (!place.asked) place.result = results.find(({ name }) => name === `${place.kind} ${place.fresh} ${place.llm}`);
    return place;
  }

  /** The sentence of a result about something of this name; a row of the catalogue says more exactly what is made and what is untold. */
  function sentence(name, { kind, out, result }, { made, untold = "not known" } = {}) {
    const said = out && out.word !== "text" ? (result.other ?? result.say) : result.say;
    const values = { X: name, made: made ?? out?.made ?? "", open: open[untold][kind] };
    return said.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** The system of the catalogue that is called so, or undefined. */
  function find(name) {
    return rows.find((row) => [row.name, ...(row.aliases ?? [])].some((known) => bare(known) === bare(name)));
  }

  return { rows, chosen, walk, sentence, find };
})();
