/** Where something belongs: follows answers to the four questions, and finds the systems that the catalogue has placed. No DOM. */
"use strict";

window.Placing = (() => {
  const { questions, short, names: kinds, results, rows, open } = window.PlacingData;
  const NEW = { yes: "yes", partly: "in part", disputed: "people differ", "not known": "we don’t know" }; // else it's a no
  // What people say around a name; a name that is made of such words only, as "My AI" is, is found as it stands.
  const AROUND =
    /^(the|an?|my|your|our|is|does|in|on|of|by|for|and|with|it|llm|ai|apps?|algorithm|bot|chatbot|feed|page|model|generative)$/;
  const WRITING = new Set(["text", "part", "translation"]); // what one types to, if nothing else is known
  const PASTE = ["What not to paste into it", "../questions.html#what-not-to-paste"];
  const LEAST = 5; // letters of a word in which one may be wrong
  const UNKNOWN = "not known";

  const lower = (text) => text.normalize("NFKC").toLowerCase();
  const words = (text) => lower(text).match(/[\p{L}\p{N}+]+/gu) ?? [];
  const bare = (text) => words(text.replace(/^the /i, "")).join(""); // "GPT 4" is "gpt-4"
  const telling = (text) => words(text.replace(/[’']s\b/g, "")).filter((word) => !AROUND.test(word));
  const sorted = (text) => String(words(text.replace(/ on /g, " ")).sort()); // "Snapchat My AI" is "My AI on Snapchat"
  const names = ({ name, aliases = [] }) => [name, ...aliases];
  const rowOf = (id) => rows.find((row) => row.id === id);
  const isProduct = (row) => row.answers[0] === "product";

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

  /** The sentence of a result about something of this name; a row says more exactly what is made and untold, a kind
      what to `say`. */
  function sentence(name, { kind, out, result }, { made, untold = UNKNOWN, say } = {}) {
    const template = say ?? (out && out.word !== "text" ? (result.other ?? result.say) : result.say);
    const values = { X: name, made: made ?? out?.made ?? "", open: open[untold][kind] };
    return template.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** Whether a row is generative AI, and what it has to do with LLMs: a value, and what follows it. */
  function brief({ answers, untold }) {
    const { kind, fresh, llm } = walk(answers),
      isIn = kind === "product";
    const rest = {
      ...{ yes: ", and it’s an LLM", inside: fresh === "disputed" ? "; it has an LLM inside" : ", with an LLM inside" },
      ...{ disputed: `; whether ${isIn ? "an LLM is inside" : "it’s an LLM"}, people differ` },
      "not known": `; ${open[untold || UNKNOWN][kind]}`,
    };
    rest["reads only"] = rest.disputed;
    return [NEW[fresh] ?? "no", rest[llm] ?? `, ${NEW[fresh] ? "but" : "and"} no LLM${isIn ? " inside" : ""}`];
  }

  /** Of a row or an app the rows in it, what an app does, and lines, each a name, a value and what follows; what makes
      nothing new in an app needs none. */
  function verdictOn(row) {
    if (!row.does) return { inIt: [row], lines: [[row.name, ...brief(row)]] };
    const { name, untold, parts = [], reported = [] } = row,
      inIt = parts.map(rowOf);
    const short = (part) => part.replace(`${name}’s`, "Its").replace(` on ${name}`, " sits in it"),
      called = (part) => (part.includes(name) ? short(part) : `${part} sits in it`);
    const made = inIt.filter((part) => walk(part.answers).fresh !== "no");
    const lines = [
      [name, untold ? NEW[UNKNOWN] : "no", ""],
      ...made.map((part) => [called(part.name), ...brief(part)]),
      ...reported.map((part) => [part.name, "yes", ", says its maker"]),
    ];
    return { inIt, lines, does: `${name} ${row.does}${untold ? `; ${untold}, we don’t know` : ""}.` };
  }

  /** What is told of a row or an app in words to pass on, with their address. */
  function cited(row, address) {
    if (!row.does) return `${sentence(row.name, walk(row.answers), row)} (${row.checked}, ${address})`;
    const lines = verdictOn(row).lines.map(([name, value, rest]) => `${name}: ${value}${rest}.`);
    return `Generative AI? ${lines.join(" ")} (${address})`;
  }

  /** What one may want to know next of a product that makes something from what is typed. */
  const after = ({ kind, fresh, out }, row = { wordless: !WRITING.has(out?.word) }) =>
    kind === "product" && fresh !== "no" && !row.wordless ? [PASTE] : [];

  /** The system of the catalogue that is called so, whatever is said around its name, or undefined. */
  function find(name) {
    const called = (by) => rows.find((row) => names(row).some((known) => by(known) === by(name)));
    return (
      called(bare) ??
      called(sorted) ??
      (telling(name).length ? called((text) => telling(text).sort().join(" ")) : undefined)
    );
  }

  /** Whether a system is called so itself, in whatever order, and not only by another name. */
  const isCalled = (row, name) => [bare, sorted].some((by) => by(row.name) === by(name));

  /** The systems that this name fits alike: "Copilot" is a part of three; one that holds its small words, too, comes alone. */
  function alike(name) {
    const holding = (list) => rows.filter((row) => list.every((word) => words(names(row).join(" ")).includes(word)));
    const exact = holding(words(name));
    return exact.length ? exact : holding(telling(name));
  }

  /** The systems that may be meant, likeliest first, each with the name by which it's found. */
  function near(name, about = () => "") {
    const typed = telling(name);
    if (!typed.length) return [];
    const fits = (by) => (text) => typed.every((word) => telling(text).some((known) => by(known, word)));
    const holds = fits((known, word) => known === word);
    const ways = [
      holds,
      (text) => isSlip(bare(text), bare(name)),
      fits(isSlip),
      fits((known, word) => known.startsWith(word)),
      (text) => telling(text).length > 0 && telling(text).every((word) => typed.includes(word)),
    ];
    function ranked(row) {
      const byName = ways.findIndex((fit) => names(row).some(fit)),
        otherwise = [
          isProduct(row) && holds(row.maker ?? ""),
          isProduct(row) && holds(about(row)),
          holds(row.maker ?? ""),
        ].indexOf(true);
      if (byName < 0) return { row, as: row.name, rank: otherwise < 0 ? Infinity : ways.length + otherwise };
      return { row, as: names(row).find(ways[byName]), rank: byName + (isProduct(row) && !row.does ? 0 : 0.5) };
    }
    return rows
      .map(ranked)
      .filter(({ rank }) => rank < Infinity)
      .sort((one, other) => one.rank - other.rank);
  }

  /** What a name says itself, such as "spell checker", or undefined; the last word says most. */
  function kindOf(name) {
    const last = words(name).findLast((word) => kinds.some((kind) => kind.words.includes(word)));
    return kinds.find((kind) => kind.words.includes(last));
  }

  /** A name as it stands in a sentence: "a spell checker", but "Spotify" and "my filter". */
  function spoken(name) {
    const isNoun = kindOf(name) && /^\p{Ll}/u.test(name) && !/^(an?|the|my|our) |s$/.test(name);
    return isNoun ? `${/^[aeiou]/.test(name) ? "an" : "a"} ${name}` : name;
  }

  /** Whether one letter at most tells two texts apart; another digit is another version. */
  function isSlip(one, other) {
    if (Math.min(one.length, other.length) < LEAST) return false;
    return Likeness.distance(one, other) < 2 && one.replace(/\D/g, "") === other.replace(/\D/g, "");
  }

  return { rowOf, short, walk, sentence, verdictOn, cited, after, find, isCalled, alike, near, kindOf, spoken };
})();
