// Where does ChatGPT belong?: the places of the map, which of them the catalogue accepts, and why in a few words. No DOM.
"use strict";

window.Boxes = (() => {
  const PLACES = {
    llm: "LLMs",
    in: "Products with an LLM inside",
    gen: "Other generative AI",
    none: "Neither",
  };
  const ROUNDS = [
    "ChatGPT, GPT-4, DALL-E 3, Recommendations on Netflix, character.ai, Google Translate",
    "GitHub Copilot, Llama 4, Stable Diffusion, Alexa+, Bayesian junk-mail filter, Nano Banana",
    "Microsoft Copilot, GPT-6, Veo 3.1, Common Crawl, Google Search, DeepL",
    "Siri, DeepSeek-R1, Imagen, RLHF, Apple Intelligence, Suno",
  ].map((names) => names.split(", ")); // as the catalogue names them
  /** The names of a round, as rows of the catalogue. */
  const round = (number) => ROUNDS[number].map((name) => Placing.rows.find((row) => row.name === name));

  /** The accepted places: where the questions lead, and each place that they leave open. A product isn’t the LLM inside it. */
  function places({ answers }) {
    const { kind, fresh, llm } = Placing.walk(answers),
      inLlm = kind === "product" ? "in" : "llm";
    if (fresh === "no" || kind === "neither") return ["none"];
    const open = ["gen", inLlm];
    const found = { yes: [inLlm], inside: [inLlm], disputed: open, "not known": open }[llm] ?? ["gen"];
    return fresh === "disputed" ? [...found, "none"] : found;
  }

  /** Why it lies there, in a few words. */
  function why({ answers, made }) {
    const { kind, fresh, llm, path } = Placing.walk(answers),
      out = path[1],
      inside = llm === "inside";
    if (kind === "neither") return "It’s no model, and runs none.";
    if (fresh === "no")
      return out.word === "same"
        ? "Only what was there before comes out."
        : "A label, a score or a prediction comes out, nothing new.";
    if (fresh === "disputed")
      return `${inside ? "It has an LLM inside. " : ""}Is a translation something new? People differ.`;
    if (fresh === "partly") return "A product. What an LLM writes in it is new, the rest isn’t.";
    if (inside) return "It’s what you open; the LLM is one part of it.";
    if (llm === "yes") return "A model that writes.";
    const open = kind === "product" ? "whether an LLM is inside" : "whether it’s an LLM";
    return `It ${made ?? out.answer.made}${llm === "no" ? " and doesn’t write" : `; ${open} isn’t known`}.`;
  }

  /** The one that people would argue about most: first what is disputed, then what has several places. */
  function arguable(rows) {
    const open = (row) => places(row).length + 2 * Number(Placing.walk(row.answers).fresh === "disputed");
    return rows.reduce((most, row) => (open(row) > open(most) ? row : most));
  }

  /** The whole sentence of the catalogue. */
  const reason = (row) => Placing.sentence(row.name, Placing.walk(row.answers), row.made);

  return { PLACES, ROUNDS, round, places, why, arguable, reason };
})();
