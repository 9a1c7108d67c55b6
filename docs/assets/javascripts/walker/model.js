/** Where something belongs: follows answers to the four questions, and finds the systems that the catalogue has placed. No DOM. */
"use strict";

window.Placing = (() => {
  const { questions, results, rows } = window.PlacingData;
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

  /** The answer of some words, joined by "+": the first that is new counts; of a product in part, if what isn't new comes out as well. */
  function several(answers, words) {
    const all = words.split("+").map((word) => answers[word]);
    if (all.length === 1) return all[0];
    const made = all.filter((answer) => answer.made),
      isPart = made.length && all.some((answer) => answer.new === "no");
    return {
      ...(made[0] ?? all.find((answer) => answer.new === "disputed") ?? all[0]),
      ...(isPart && { new: answers.part.new }),
      made: made.map((answer) => answer.made).join(" and "),
      label: all.map(({ label }) => label.split(":")[0]).join(", "),
    };
  }

  /** Follows answers from the first question; `asked` is the next question, or null once there is a result. */
  function walk(given) {
    const place = { kind: "", fresh: "", writes: "", path: [], asked: questions[0], result: null };
    for (const word of given) {
      const answer = several(place.asked.answers, word);
      place.path.push({ question: place.asked, word, answer });
      place.kind ||= answer.as ?? word;
      if (answer.new) place.fresh = chosen(answer.new, place);
      place.writes = place.asked.id === "writes" ? word : (answer.writes ?? place.writes);
      place.llm = chosen(answer.llm, place);
      place.asked = questions.find(({ id }) => id === answer.next) ?? null;
      if (!place.llm) continue;
      place.asked = null;
      place.result = results.find(({ name }) => name === `${place.kind} ${place.fresh} ${place.llm}`);
      return place;
    }
    return place;
  }

  /** The sentence of a result about something of this name, which makes what was answered, or `made`. */
  function sentence(name, { result, path }, made = "") {
    const out = path.find(({ question }) => question.id === "out");
    const said = out && out.word !== "text" ? (result.other ?? result.say) : result.say;
    return said.replace("{X}", () => name).replace("{made}", () => made || (out?.answer.made ?? ""));
  }

  /** The system of the catalogue that is called so, or undefined. */
  function find(name) {
    return rows.find((row) => [row.name, ...(row.aliases ?? [])].some((known) => bare(known) === bare(name)));
  }

  /** The places on the map, those of the models first: several where answers leave it open; `box` is that of a product's outline. */
  function spots({ kind, fresh, asked, path, result }) {
    const named =
      result?.spot ??
      (!fresh ? "start" : fresh === "yes" || fresh === "partly" ? "fresh" : fresh === "no" ? "out" : "rim");
    const dots = { "gen-llm": ["gen", "llm"], "out-reads": ["out", "reads"] }[named] ?? [named];
    return {
      named,
      dots,
      box: kind === "product" && path.length > 1 ? (result?.box ?? dots[0]) : "",
      open: Boolean(asked) || dots.length > 1 || named === "start",
    };
  }

  return { questions, rows, chosen, walk, sentence, find, spots };
})();
