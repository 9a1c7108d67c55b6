/** Where something belongs: follows answers to the four questions, and finds the systems that the catalogue has placed. No DOM. */
window.Placing = (() => {
  const { questions, short, names: kinds, results, rows, open } = window.PlacingData;

  // What people say around a name; a name that is made of such words only, as "My AI" is, is found as it stands.
  const AROUND =
    /^(the|an?|my|your|our|is|does|uses?|ha(?:s|ve)|in|on|of|by|for|and|with|it|llm|ai|apps?|algorithm|bot|chatbot|feed|page|model|generative)$/;
  const WRITING = new Set(["text", "part", "translation"]); // what one types to, if nothing else is known
  const PASTE = ["What not to paste into it", "../questions.html#what-not-to-paste"],
    CHECK = ["What to check", "../so-what-now.html#looked"];
  const UNTOLD = "If a part of it writes or draws for you, that part is generative AI: check what matters.";
  const UNREAD = "We found no page of its maker that we could read.",
    TOOL = "a tool in it that makes films, pictures or texts is generative AI.";
  // What begins and ends the line on a row, by whether it makes something new, and by whether it is an LLM.
  const IS = { yes: "is generative AI", partly: "is generative AI in part", no: "isn’t generative AI" },
    HAS = { inside: ", with an LLM inside", yes: ", and an LLM", no: ", but no LLM" };
  IS["does not apply"] = "is neither an LLM nor generative AI";
  // What else is known of whether it's generative AI or an LLM, in a word.
  const WORDS = {
    inside: "yes",
    partly: "partly",
    "does not apply": "no",
    "language model": "no",
    disputed: "people differ",
    "reads only": "people differ",
    "not disclosed": "kept secret",
  };
  const LEAST = 5; // letters of a word in which one may be wrong
  const UNKNOWN = "not known";

  const lower = (text) => text.normalize("NFKC").toLowerCase();
  const words = (text) => lower(text).match(/[\p{L}\p{N}+]+/gu) ?? [];
  const bare = (text) => words(text.replace(/^the (.+?)( app)?$/i, "$1")).join(""); // "GPT 4" is "gpt-4"
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

  /** Of a row or an app what it is, as a short `line` to say again, `brief` as questions with a word or two each, and in a
      plain sentence; what follows, and where to go on. */
  function verdictOn(row) {
    const { name, does, untold, parts = [], reported = [] } = row,
      inIt = does ? parts.map(rowOf) : [row],
      isMaker = ({ answers }) => walk(answers).fresh !== "no",
      all = [...inIt.filter(isMaker), ...reported],
      makers = all.filter(isMaker),
      next = [all.some(takesWords) && PASTE, (all.some(writes) || (does && !makers.length)) && CHECK].filter(Boolean),
      isIn = does || isProduct(row),
      heads = ["Generative AI: does it make new things?", isIn ? "LLM inside, a model that writes?" : "An LLM?"];
    if (!does) {
      const place = walk(row.answers);
      const brief = wordsOf(row).map((word, at) => [heads[at], capital(word)]);
      return { line: lineOf(row, place), next, brief, plain: sentence(name, place, row), so: soOf(row) };
    }
    const itself = untold ? `${does}; ${untold}, we don’t know.` : `itself isn’t generative AI: it ${does}.`,
      plain = [`${name} ${itself}`, ...all.map((part) => told(part, name))].join(" "),
      risks = new Set(all.map((part) => riskOf(part, name))),
      each = (list, at) => list.map((part) => `${capital(placed(part, name))}: ${wordsOf(part)[at]}.`).join("\n"),
      own = [heads[0], `${name} itself: ${untold ? UNKNOWN : "no"}.\n${each(all, 0)}`.trim()];
    const line = lineOfApp(row, makers);
    if (!makers.length)
      return {
        line,
        next,
        brief: [own],
        plain: `${plain} ${untold ? UNREAD : "We looked at no other part."}`,
        so: UNTOLD,
      };
    const brief = [
      own,
      makers[1]
        ? [heads[1], each(makers, 1)]
        : [`LLM inside ${called(makers[0], name)}, a model that writes?`, capital(wordsOf(makers[0])[1])],
    ];
    return { line, next, brief, plain, so: [...risks].filter(Boolean).join(" ") };
  }

  /** What a row is, in the fewest words. */
  function lineOf({ name }, { fresh, llm }) {
    if (!IS[fresh]) return `Whether ${name} is generative AI, ${WORDS[fresh] ?? "we don’t know"}.`;
    return `${name} ${IS[fresh]}${(/yes|partly/.test(fresh) && HAS[llm]) || ""}.`;
  }

  /** What an app is itself, and what in it is generative AI. */
  function lineOfApp({ name, untold }, makers) {
    const parts = makers.filter((part) => /yes|partly/.test(wordsOf(part)[0])).map((part) => placed(part, name)),
      are = `${parts.join(" and ")} ${parts[1] ? "are" : "is"}`;
    if (!parts[0]) return untold ? `Of ${name} we don’t know; ${TOOL}` : `${name} itself isn’t generative AI.`;
    if (untold) return `${capital(are)} generative AI; of ${name} itself we don’t know.`;
    return `${name} isn’t generative AI, but ${are}.`;
  }

  /** Whether something is generative AI, and whether an LLM is it or in it, in a word each. */
  function wordsOf({ answers, untold }) {
    const { fresh, llm } = walk(answers);
    return [fresh, untold || llm].map((value) => WORDS[value] ?? (/^(yes|no)$/.test(value) ? value : UNKNOWN));
  }

  /** What follows from what comes out of something. */
  const soOf = ({ answers }) => walk(answers).out?.so ?? "";

  const writes = ({ answers }) => WRITING.has(walk(answers).out?.word);

  /** Whether something is typed into a product that makes something. */
  function takesWords({ answers, wordless = !writes({ answers }) }) {
    const { kind, fresh } = walk(answers);
    return kind === "product" && fresh !== "no" && !wordless;
  }

  /** The name of a part of an app, beside that of the app. */
  const called = ({ name }, app) => name.replace(` on ${app}`, "").replace(`${app}’s`, "its");

  /** That name, and that it's in the app unless the name says so. */
  function placed(part, app) {
    const name = called(part, app);
    return name.startsWith("its ") || name.includes(app) ? name : `${name} in it`;
  }

  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  /** What follows from what a part of an app makes, with the part's name: "it" could be the app. */
  const riskOf = (part, app) => capital(soOf(part).replace(/^It\b|\bit(?= shows)/, called(part, app)));

  /** Whether a part of an app is generative AI, what it does, and whether an LLM is inside. */
  function told(part, app) {
    const { answers, does, made, untold = UNKNOWN, report } = part,
      { fresh, llm, out } = walk(answers),
      says = report ? " (says its maker)" : "",
      doing = does ?? made ?? out.made;
    const endings = { inside: `, with an LLM inside${says}`, no: `, without an LLM${says}` };
    const end = endings[llm] ?? `${says}; ${open[untold].product}`;
    const is = fresh === "no" ? `isn’t, either: it ${doing}${says}` : `is generative AI: it ${doing}${end}`;
    return capital(`${placed(part, app)} ${is}.`);
  }

  /** What is told of a row or an app in words to pass on, with their address. */
  const cited = (row, address) => `${verdictOn(row).plain} (${[row.checked, address].filter(Boolean).join(", ")})`;

  /** What is told of an app, for search; of one that isn't here, how many of the others have a part that is generative AI. */
  function entry(app) {
    const location = `taxonomy/systems.html#${new URLSearchParams({ words: app.name })}`;
    if (app.does) {
      const { plain, so } = verdictOn(app);
      return { title: app.name, text: `${plain} ${so}`, location };
    }
    const others = rows.filter(({ does }) => does),
      known = others.filter((other) => verdictOn(other).brief.length > 1).length,
      text = `It may have a part that is generative AI: we know one in ${known} of the ${others.length} apps here.`;
    return { title: `Four questions tell where ${app.name} belongs`, text, location };
  }

  /** The system of the catalogue that is called so, whatever is said around its name, or undefined. */
  function rowCalled(name) {
    const fitting = (by) => rows.filter((row) => names(row).some((known) => by(known) === by(name)));
    const called = (by) => fitting(by).find(isProduct) ?? fitting(by)[0]; // people have the app, so it comes first
    return (
      called(bare) ??
      called(sorted) ??
      (telling(name).length ? called((text) => telling(text).sort().join(" ")) : undefined)
    );
  }

  /** Whether a system is called so itself, whatever the order and what is said around it, and not only by another name. */
  const isCalled = (row, name) =>
    [bare, sorted, (text) => telling(text).join(" ")].some((by) => by(name) && by(row.name) === by(name));

  /** Whether it is another name of a system, and not its own. */
  const isAlias = (row, name) =>
    !isCalled(row, name) && (row.aliases ?? []).some((alias) => bare(alias) === bare(name));

  /** The systems that this name may mean: the one that is called so, or all that it fits alike, as "Copilot" is a part of
      three; one that holds its small words, too, comes alone. */
  function meant(name) {
    const row = rowCalled(name);
    if (!row || row.does || isCalled(row, name)) return row ? [row] : [];
    const holding = (list) => rows.filter((row) => list.every((word) => words(names(row).join(" ")).includes(word)));
    const exact = holding(words(name)),
      alike = exact.length ? exact : holding(telling(name));
    return alike.length ? alike.toSorted((one, other) => Boolean(one.does) - Boolean(other.does)) : [row];
  }

  /** The systems that may be meant, likeliest first, and `by` what: a name that holds the words, is like them or begins
      with them, or only the row. */
  function near(name, about = () => "") {
    const typed = telling(name);
    if (!typed.length) return [];
    const fits = (by) => (text) => typed.every((word) => telling(text).some((known) => by(known, word)));
    const holds = fits((known, word) => known === word);
    const ways = [
      ["held", holds],
      ["alike", (text) => isSlip(bare(text), bare(name))],
      ["alike", fits(isSlip)],
      ["begun", fits((known, word) => known.startsWith(word))],
      ["alike", (text) => telling(text).length > 0 && telling(text).every((word) => typed.includes(word))],
    ];
    function ranked(row) {
      const byName = ways.findIndex(([, fit]) => names(row).some(fit)),
        otherwise = [
          isProduct(row) && holds(row.maker ?? ""),
          isProduct(row) && holds(about(row)),
          holds(row.maker ?? ""),
        ].indexOf(true);
      if (byName < 0) return { row, by: "row", rank: otherwise < 0 ? Infinity : ways.length + otherwise };
      return { row, by: ways[byName][0], rank: byName + (isProduct(row) && !row.does ? 0 : 0.5) };
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

  return { rowOf, short, walk, sentence, verdictOn, cited, entry, rowCalled, meant, isAlias, near, kindOf, spoken };
})();
