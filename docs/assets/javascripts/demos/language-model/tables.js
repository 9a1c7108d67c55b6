// The tables of the language model demonstration, drawn from a session.
"use strict";

window.LanguageTables = (() => {
  const { make } = Dom;
  const { percent, table, bar } = Tables;

  /** A token with its spaces and line breaks made visible. */
  const shown = (token) => (token === "<end>" ? "end of text" : token.replace(/ /g, "␣").replace(/\n/g, "⏎"));
  const chip = (token) => make("code.demo-token", shown(token));

  function odds(words, { chances, chosen }, caption) {
    const top = LanguageModel.likeliest(chances, 8);
    if (!top.includes(chosen)) top.push(chosen);
    const rest = 1 - top.reduce((sum, token) => sum + chances[token], 0);
    const rows = top.map((token) => [named(words, token, token === chosen), share(chances[token])]);
    rows.push([`the other ${(chances.length - top.length).toLocaleString("en")}`, share(Math.max(0, rest))]);
    return table(caption, ["Token", "Odds"], rows);
  }

  function named(words, token, chosen) {
    return make("span", chip(words.tokens[token]), chosen ? make("strong", " chosen") : "");
  }

  const share = (part) => make("span.demo-share", make("span", percent(part)), bar(part));

  /** Every token with its odds, likeliest first, as plain text. */
  function all(words, { chances }) {
    const lines = LanguageModel.likeliest(chances, chances.length).map(
      (token) => `${(chances[token] * 100).toFixed(6).padStart(10)}%  ${shown(words.tokens[token])}`,
    );
    return make("pre", { tabIndex: 0, role: "group", ariaLabel: "All odds" }, lines.join("\n"));
  }

  function layers(session, step) {
    const { words } = session,
      looked = session.attention(step, 3);
    const rows = session.lens(step).map((layer, index) => {
      const most = looked[index].flatMap(({ token, share }) => [chip(words.tokens[token]), ` ${percent(share)} `]),
        says = make("span", chip(words.tokens[layer.token]), ` ${percent(layer.odds)}`);
      return [String(index + 1), says, percent(layer.chosen), make("span", ...most)];
    });
    const heads = ["After layer", "It would say", "Odds of the chosen token", "Looked most at"];
    return table("Where it looked, never why: each layer at this step", heads, rows);
  }

  return { odds, all, layers };
})();
