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
    "chatgpt gpt-4 midjourney siri deepseek-r1 autocomplete recommendations google-translate",
    "github-copilot llama-4 dall-e-3 alexa whisper elevenlabs junk-mail-filter nano-banana",
    "microsoft-copilot gpt-6 veo-3-1 alphafold-3 perplexity gemini-app google-search deepl",
    "suno character-ai firefly apple-intelligence rlhf gpt-oss sora stable-diffusion",
  ].map((names) => names.split(" "));
  /** The names of a round, as rows of the catalogue. */
  const round = (number) => ROUNDS[number].map((id) => Placing.rows.find((row) => row.id === id));

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
    if (fresh === "disputed") return "Is a translation something new? People differ.";
    if (fresh === "partly") return "A product. What an LLM writes in it is new, the rest isn’t.";
    if (inside) return "More than a model: the LLM is one part of it.";
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
