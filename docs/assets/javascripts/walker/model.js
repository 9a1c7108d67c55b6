/** Where something belongs: follows answers to the four questions, and finds the systems that the catalogue has placed. No DOM. */
"use strict";

window.Placing = (() => {
  const { questions, short, names: kinds, results, rows, open } = window.PlacingData;
  const SAID = {
    ...{ yes: "yes", inside: "yes", partly: "in part", no: "no", "language model": "no", "does not apply": "no" },
    ...{ disputed: "people differ", "reads only": "people differ", "not disclosed": "kept secret" },
    ...{ "not known": "we don’t know", "not stated here": "we don’t know" },
  };
  // What people say around a name; a name that is made of such words only, as "My AI" is, is found as it stands.
  const AROUND =
    /^(the|an?|my|your|our|is|does|in|on|of|by|for|and|with|it|llm|ai|apps?|algorithm|bot|chatbot|feed|page|model|generative)$/;
  const WRITING = new Set(["text", "part", "translation"]); // what one types to, if nothing else is known
  const NEXT = [
    ["What not to paste into it", "../questions.html#what-not-to-paste"],
    ["How to compare two", "../questions.html#which-model-is-best"],
  ];
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

  /** The sentence of a result about something of this name; a row of the catalogue says more exactly what is made and what is untold, a kind what to `say`. */
  function sentence(name, { kind, out, result }, { made, untold = UNKNOWN, say } = {}) {
    const said = say ?? (out && out.word !== "text" ? (result.other ?? result.say) : result.say);
    const values = { X: name, made: made ?? out?.made ?? "", open: open[untold][kind] };
    return said.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** The two answers: what is asked, the value, and the kind of thing; what is `untold` of a row isn't known. */
  function two({ kind, fresh, llm }, { untold } = {}) {
    return [
      [kind === "product" ? "LLM inside?" : "An LLM?", SAID[untold] ?? SAID[llm] ?? "?", "model"],
      ["Generative AI?", SAID[fresh] ?? "?", "field"],
    ];
  }

  /** Of an app its rows, and what it and they are, each a name with a value: "WhatsApp itself", "Meta AI in it". */
  function itself({ name, untold, parts = [] }) {
    const inIt = parts.map(rowOf);
    const told = inIt.map((row) => [row.name.includes(name) ? row.name : `${row.name} in it`, brief(row)]);
    const parted = told.length ? told : [["A part of it", "perhaps"]];
    return { inIt, told: [[`${name} itself`, untold ? "we don’t know" : "not generative AI"], ...parted] };
  }

  /** What a product is, in a few words. */
  function brief(row) {
    const [llm, field] = two(walk(row.answers), row).map(([, value]) => value);
    if (field !== "yes") return field === "no" ? "not generative AI" : `generative AI: ${field}`;
    return `generative AI${llm === "yes" ? ", with an LLM inside" : "; whether an LLM is inside, we don’t know"}`;
  }

  /** What one may want to know next of a product that makes something: questions of the guide, each with its address; of a row, unless it takes no text, what not to paste. */
  const after = ({ kind, fresh, out }, row = { wordless: !WRITING.has(out?.word) }) =>
    kind === "product" && fresh !== "no" ? NEXT.slice(row.wordless ? 1 : 0) : [];

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

  /** The systems that share this name, each with `where` it's met. */
  const shared = (name) => alike(name).filter((row) => row.where);

  /** The systems that may be meant, the likeliest first, each with the name by which it's found: by whole words, by a slip of one letter, by beginnings of words, by a name among other words, or, of a product, by what `about` says of it or by its maker. */
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
      const own = ways.findIndex((fit) => names(row).some(fit)),
        told = [
          isProduct(row) && holds(row.maker ?? ""),
          isProduct(row) && holds(about(row)),
          holds(row.maker ?? ""),
        ].indexOf(true);
      if (own < 0) return { row, as: row.name, rank: told < 0 ? Infinity : ways.length + told };
      return { row, as: names(row).find(ways[own]), rank: own + (isProduct(row) ? 0 : 0.5) };
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

  /** Whether two texts differ in one letter: changed, left out, added, or swapped with the next. */
  function isSlip(one, other) {
    if (Math.min(one.length, other.length) < LEAST) return false;
    let same = 0;
    while (same < one.length && one[same] === other[same]) same++;
    const [a, b] = [one.slice(same), other.slice(same)];
    if (/^\d|^.?\d$/.test(a) || /^\d|^.?\d$/.test(b)) return false; // another version isn't a slip
    const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
    return swapped || a.slice(1) === b.slice(1) || a.slice(1) === b || a === b.slice(1);
  }

  return { rowOf, short, walk, sentence, two, itself, after, find, isCalled, alike, shared, near, kindOf, spoken };
})();
