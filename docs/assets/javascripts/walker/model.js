/** Where something belongs: follows answers to the four questions, and finds the systems that the catalogue has placed. No DOM. */
"use strict";

window.Placing = (() => {
  const { questions, kinds, results, rows, open } = window.PlacingData;
  const CHOICES = ["both", "only generative AI", "only an LLM", "neither"];
  const IN_FULL = { both: "both LLM and generative AI", neither: "neither LLM nor generative AI" };
  const MAKES = { yes: true, no: false, "does not apply": false },
    IS_LLM = { yes: true, inside: true, no: false, "language model": false };
  // What people say around a name; a name that is made of such words only, as "My AI" is, is found as it stands.
  const AROUND = new Set(
    "the a an my your our is does in on of by for and with it llm ai app apps algorithm bot chatbot feed page model generative".split(
      " ",
    ),
  );
  const WRITING = new Set(["text", "part", "translation"]); // what one types to, if nothing else is known
  const NEXT = [
    ["What not to paste into it", "../questions.html#what-not-to-paste"],
    ["How to compare two", "../questions.html#which-model-is-best"],
  ];
  const LEAST = 5; // letters of a name in which one may be wrong

  const words = (text) =>
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}+]+/gu) ?? [];
  const bare = (text) =>
    words(text)
      .join("")
      .replace(/^the(?=.)/, ""); // "GPT 4" is "gpt-4"
  const telling = (text) => words(text.replace(/[’']s\b/g, "")).filter((word) => !AROUND.has(word));
  const sorted = (text) => String(words(text.replace(/ on /g, " ")).sort()); // "Snapchat My AI" is "My AI on Snapchat"
  const names = ({ name, aliases = [] }) => [name, ...aliases];

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
  function sentence(name, { kind, out, result }, { made, untold = "not known", say } = {}) {
    const said = say ?? (out && out.word !== "text" ? (result.other ?? result.say) : result.say);
    const values = { X: name, made: made ?? out?.made ?? "", open: open[untold][kind] };
    return said.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  }

  /** Which of the four choices nobody can call wrong, and what is to be said in short, what is certain first. */
  function certain({ kind, fresh, llm }) {
    const makes = MAKES[fresh],
      is = IS_LLM[llm];
    const fits = CHOICES.filter((_, at) => (makes ?? at < 2) === at < 2 && (is ?? at % 2 === 0) === (at % 2 === 0));
    if (fits.length === 1) return { fits, says: IN_FULL[fits[0]] ?? fits[0] };
    const inside = kind === "product" ? " inside" : "",
      made = { yes: "generative AI", no: "not generative AI", partly: "generative AI in part" }[fresh],
      one =
        llm === "not known"
          ? `LLM${inside}: not known`
          : `${is === false ? "no" : "an"} LLM${inside}${is === undefined ? ", to some" : ""}`;
    if (made) return { fits, says: `${made}. ${one[0].toUpperCase()}${one.slice(1)}` };
    if (fresh === "disputed") return { fits, says: `${one}. People disagree whether it’s generative AI` };
    return { fits, says: "not to be placed yet" };
  }

  /** What one may want to know next of a product that makes something: questions of the guide, each with its address; of a row, unless it takes no text, what not to paste. */
  const after = ({ kind, fresh, out }, row = { wordless: !WRITING.has(out?.word) }) =>
    kind === "product" && fresh !== "no" ? NEXT.slice(row.wordless ? 1 : 0) : [];

  /** The system of the catalogue that is called so, whatever is said around its name, or undefined. */
  function find(name) {
    const called = (by) => rows.find((row) => names(row).some((known) => by(known) === by(name)));
    return called(bare) ?? (telling(name).length ? called((text) => telling(text).sort().join(" ")) : undefined);
  }

  /** Whether a system is called so itself, in whatever order, and not only by another name. */
  const isCalled = (row, name) => [bare, sorted].some((by) => by(row.name) === by(name));

  /** The systems that this name fits alike: "Copilot" is a part of three; one that holds its small words, too, comes alone. */
  function alike(name) {
    const holding = (list) => rows.filter((row) => list.every((word) => words(names(row).join(" ")).includes(word)));
    const exact = holding(words(name));
    return exact.length ? exact : holding(telling(name));
  }

  /** The systems that may be meant, the likeliest first: by a slip of one letter, a part of a name, a name among other words, a maker, whose products come first, or what `about` says of a product. */
  function near(name, about = () => "") {
    const typed = telling(name);
    if (!typed.length) return [];
    const begins = (text) => typed.every((word) => words(text).some((known) => known.startsWith(word)));
    const within = (known) => telling(known).length && telling(known).every((word) => typed.includes(word));
    const holds = (text) => typed.every((word) => words(text).includes(word));
    const rank = (row) =>
      [
        names(row).some((known) => isSlip(bare(known), bare(name))),
        names(row).some(begins),
        names(row).some(within),
        row.answers[0] === "product" && holds(row.maker),
        row.answers[0] === "product" && holds(about(row)),
        holds(row.maker),
        true,
      ].indexOf(true);
    return rows
      .map((row) => [rank(row), row])
      .filter(([place]) => place < 6)
      .sort(([one], [other]) => one - other)
      .map(([, row]) => row);
  }

  /** The kind of thing of which a name holds a word, such as "spell checker", or undefined; the last word says most. */
  function kindOf(name) {
    const last = words(name).findLast((word) => kinds.some((kind) => kind.words?.includes(word)));
    return kinds.find((kind) => kind.words?.includes(last));
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

  return { kinds, rows, CHOICES, chosen, walk, sentence, certain, after, find, isCalled, alike, near, kindOf, spoken };
})();
