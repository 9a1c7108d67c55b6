/** Decides what search answers a query: a question, belief or phrase of the guide, the results, and what is said of
    them. No DOM, no state apart from the index. Publishes `SearchAnswers`. */
window.SearchAnswers = (() => {
  const { Likeness, Placing, SearchModel, SearchSlips } = window;
  const { words, telling, rootOf, weigh, candidates, isTopic, termOf } = SearchModel;
  const SYSTEM = /^taxonomy\/systems\.html#system-/;
  const NEAR = 0.1; // an entry of a list is a closer answer than a page, so it may match a little less well
  const CLOSE = 3; // the bonus for a page with a question almost equal to the query
  const WORDING = 0.2; // how much the small words (who, when, not) can change the similarity of a phrase
  const ASIDE = 0.2; // the deduction for a phrase of a section, since a page explains more; half of it for a question whose words the guide has
  const CLOSE_BY = { asked: 0.6, worth: 0.3 }; // the share of the best answer's likeness, or worth, from which a result is close
  const HALF = 0.5; // the least weight, beside the weightiest word, of one that is marked, and of what answers a query in spite of a word
  const WORD = /[\p{L}\p{N}]+/gu;
  const ROW = 0.98; // the similarity of a row whose name is the query: only the same words come before it
  const KIND = new Set(["llm", "ai", "gen", "genai", "generative", "large", "language", "model"].map(rootOf)); // what a system may be
  const IT = new Set(["ai", "chatgpt"]); // what nearly every question is about
  const DEFINE = /\b(what('?s| is| are| does)|define|definition|means?|meaning)\b/i; // who asks what a word means wants its meaning
  const QUESTION = /^questions\.html#/;
  const WHAT = /^what(['’]s| is| are) (an? |the )?|\?$/gi; // before and after a name
  const ABOUT_APPS = [
    /^(?:is|does) (.+?) (?:use |have |run |an? |any )*(?:ai|llms?)\b/i,
    /\b(?:ai|llm|model) (?:is in|does|runs) (\S+)/i,
  ]; // how one asks about an app
  const OWN = /^(?:(?:my|our) (?!own |new )|the \S+['’]s )\S.* ?\b(?:app|bot|chatbot|assistant|portal|software)$/i;
  const ENOUGH = { said: 0.85, named: 0.92 }; // the least similarity, by weight of words: for a sentence, for a name

  /**
   * What search shows for what a reader typed: the results (`found`), the `entry` above them, the page whose answer
   * stands in full in the first (`answering`), a name that may be an app's and is `lacked`, what to say (`notes`), and
   * the `query` as it was read with its telling words (`sought`).
   */
  function answer(built, typed) {
    const [app, ...others] = Placing.meant(typed).map((row) => row.does && Placing.entry(row)); // an app has no row in the index
    const isApp = app && !others.length;
    const query = isApp ? typed : SearchSlips.read(built, typed);
    const nearest = answersTo(built, query),
      { page, isWhole } = nearest,
      entry = isApp ? app : nearest.entry;
    const found = ordered(built, query, SearchModel.matches(built, query), { page, entry });
    const best = [...(entry ? [{ page: entry.location, sections: [entry] }] : []), ...found];
    const lost = found.length ? missing(built, query, best, page || entry) : [];
    const lacked = !found.length && !entry ? typed.replace(WHAT, "") : isApp ? "" : appIn(typed, lost.join(" "));
    const notes = [
      lacked ? `“${lacked}” isn’t in the guide.` : !best.length && `Nothing in the guide fits “${typed}”.`,
      found.length && query !== typed && `It is read as “${query}”.`,
      lost.length && !lacked && `Nothing here about “${lost.join("” or “")}”. Nearest:`,
    ].filter(Boolean);
    const isFirst = page && isWhole && !entry && found[0]?.page === page.page,
      answering = isFirst && isOn(built, page, query) ? page : null;
    const looked = SearchModel.terms(query, built.postings),
      told = QUESTION.test(entry?.location) ? { ...entry, told: SearchModel.begun(built, entry.text, looked) } : entry;
    const top = lacked ? Placing.entry({ name: lacked }) : told;
    return { query, sought: carrying(built, query), found, entry: top, answering, lacked, notes };
  }

  /**
   * The answers to the query, `{page, entry, isWhole}`: the section of a page and an entry of a list, either may be
   * missing. `isWhole` says that the guide has all the words; if not, the page comes first but answers only a part.
   */
  function answersTo(built, query) {
    const terms = telling(query);
    const subject = built.subjects.get(terms.map(rootOf).join(" "));
    if (subject) return { page: subject, isWhole: true }; // who types the name of a page wants that page
    const enough = ENOUGH[words(query).length > terms.length ? "said" : "named"];
    const sought = known(built, query);
    const isWhole = sought.size === rooted(query).size;
    const all = new Set(words(query));
    const good = readings(built, sought)
      .flatMap((meant) => {
        const key = mostTelling(built, meant);
        return asked(built)
          .filter(({ words, isRow }) => (isRow ? isNamed(meant, words) : words.has(key)))
          .map(({ section, words, all: others, aside, isRow }) => {
            const less = isWhole && QUESTION.test(section.location) ? aside / 2 : aside;
            const fit = likeness(built, meant, words) - less + WORDING * (Likeness.overlap(all, others) - 0.5);
            return { section, isRow, fit: isRow ? ROW : fit };
          });
      })
      .filter(({ isRow, fit }) => isRow || fit >= enough)
      .sort((one, other) => other.fit - one.fit);
    const term = DEFINE.test(query) && built.terms.get(termOf(query));
    const page = good.find(({ section }) => section.location === section.page);
    const entry = good.find(({ section }) => section.location !== section.page);
    const isEntry = entry && entry.fit >= (page?.fit ?? 0) - NEAR,
      listed = term || (isEntry && entry.section) || undefined;
    return isEntry && !isWhole
      ? { page: entry.section, isWhole } // it answers but a part: it leads, without a frame
      : { page: page?.section, entry: listed, isWhole };
  }

  /** The words of a query, and without the name of a system where it asks of one what may be asked of all: does Grok keep my chats? */
  function readings(built, sought) {
    const names = asked(built).filter(
      ({ words, isRow }) => isRow && contains(sought, words) && ![...words].some(isTopic),
    );
    const rest = new Set([...sought].filter((word) => !names.some(({ words }) => words.has(word))));
    return names.length && [...rest].some((word) => !KIND.has(word) && !isTopic(word)) ? [sought, rest] : [sought];
  }

  /** The rarest of some words, which an answer to a query must contain. */
  const mostTelling = (built, words) => [...words].sort((one, other) => sum(built, [other]) - sum(built, [one]))[0];

  /** Whether the query is the whole name of a system, alone or with what it may be; of ChatGPT the pages tell more. */
  function isNamed(sought, name) {
    const others = [...sought].filter((word) => !name.has(word));
    return contains(sought, name) && others.every((word) => KIND.has(word)) && !isTopic([...name].join(""));
  }

  /**
   * The results, ordered by score and by the similarity of their questions to the query, with the page that answers
   * the query first. An entry that answers it is left out, because it is shown above the results;
   * what is far from the best answer says so.
   */
  function ordered(built, query, found, { page, entry }) {
    const sought = known(built, query);
    const read = readings(built, sought);
    const all = new Set(words(query));
    const near = new Map();
    for (const { section, words: phrase, all: others, isRow } of asked(built)) {
      const fit = isRow
        ? contains(sought, phrase) && (read.length > 1 ? likeness(built, sought, phrase) : 1)
        : Math.max(...read.map((reading) => likeness(built, reading, phrase))) * (1 + Likeness.overlap(all, others));
      for (const place of isRow ? [section.location] : [section.location, section.page])
        near.set(place, Math.max(near.get(place) ?? 0, fit));
    }
    const worth = ({ page, score }) => score * (1 + CLOSE * (near.get(page) ?? 0));
    for (const group of found) group.fit = near.get(group.page) ?? 0;
    const leads = (group) => group.page === page?.page || group.page === page?.location;
    const others = found
      .filter((group) => group.page !== entry?.location && !leads(group))
      .sort((one, other) => worth(other) - worth(one));
    const best = found.find(leads);
    const top = Math.max(best?.fit ?? 0, near.get(entry?.location) ?? 0);
    const term = built.terms.get(termOf(query))?.location,
      isAskedFor = ({ page, fit }) => page === term || (SYSTEM.test(page) && fit > 0);
    const isFar = (group, first) =>
      !isAskedFor(group) &&
      (entry || page ? group.fit < top * CLOSE_BY.asked : worth(group) < worth(first) * CLOSE_BY.worth);
    return (best ? [best, ...others] : others)
      .map((group) => ({ ...group, sections: group.sections.filter(({ location }) => location !== entry?.location) }))
      .filter((group) => group.sections.length)
      .map((group, at, [first]) => ({ ...group, isFar: (entry || at > 0) && isFar(group, first) }));
  }

  /**
   * The weightiest words of a query, as they were typed, if none of the best results has them. None if two of these
   * hold: the rest is answered, the first result has two more of its words, they weigh enough (does IKEA read my chats?).
   */
  function missing(built, query, found, isAnswered) {
    const sought = [...rooted(query)];
    const most = Math.max(...sought.map((word) => weigh(built, word)));
    const [first, ...others] = found.slice(0, 3).map((group) => wordsOf(built, group));
    const isIn = (all, word) => all.some((other) => other.startsWith(word));
    const heaviest = sought.filter((word) => weigh(built, word) === most);
    const lost = heaviest.filter((word) => ![first, ...others].some((all) => isIn(all, word)));
    const rest = sought.filter((word) => !lost.includes(word) && !isTopic(word) && isIn(first, word));
    const enough = [isAnswered, rest.length > 1, sum(built, rest) >= sum(built, lost) * HALF];
    if (enough.filter(Boolean).length > 1) return [];
    return query.match(WORD).filter((typed) => [...rooted(typed)].some((word) => lost.includes(word)));
  }

  /** The words of a result, and of what readers ask it. */
  function wordsOf(built, { page, sections }) {
    const phrases = asked(built).filter(({ section }) => page === section.page || page === section.location);
    const text = sections.map((section) => `${section.title} ${section.text}`).join(" ");
    return [...rooted(text), ...phrases.flatMap(({ words }) => [...words])];
  }

  /** The name in what a reader typed that may be an app's: one that is `lost` and asked about as apps are, or “my bank’s chatbot”. */
  function appIn(typed, lost) {
    const names = ABOUT_APPS.flatMap((said) => said.exec(typed)?.[1] ?? []),
      isApps = (name) => (OWN.test(name) ? !Placing.meant(name).length : name.replace(/\.\w+$/, "") === lost);
    return [...names, typed].find(isApps) ?? "";
  }

  /** Whether a page's beginning is about a query, and not only another part of it; a belief's verdict answers whatever is asked of it. */
  function isOn(built, { belief, title, name, about, text }, query) {
    const [sought, present] = [known(built, query), [...rooted(`${title} ${name} ${about} ${text}`)]];
    const held = sum(built, sought, (word) => present.some((other) => other.startsWith(word)));
    return belief || held >= sum(built, sought) * HALF;
  }

  /** The words of a query that say what it is about, as they were typed, to be marked: not “ChatGPT” or “use” beside others. */
  function carrying(built, query) {
    const typed = telling(query, String);
    const carried = typed.filter((word) => !IT.has(word) && candidates(built, word).length);
    const most = Math.max(...carried.map((word) => weigh(built, word)));
    return typed.every((word) => IT.has(word)) ? typed : carried.filter((word) => weigh(built, word) >= most * HALF);
  }

  /** The similarity of two word sets: twice the weight of the shared words by the weight of all (Dice); a name in one
      alone is what the other calls “it”. */
  function likeness(built, words, others) {
    const isOfIt = [...words].some((word) => !isTopic(word));
    const alone = (one, other) => sum(built, one, (word) => other.has(word) || !isOfIt || !IT.has(word));
    const shared = sum(built, words, (word) => others.has(word));
    return shared ? (2 * shared) / (alone(words, others) + alone(others, words)) : 0;
  }

  /** The sum of the weights of some words, or of those that fit. */
  const sum = (built, list, fits = () => true) =>
    [...list].reduce((total, word) => total + (fits(word) ? weigh(built, word) : 0), 0);

  const contains = (sought, name) => [...name].every((word) => sought.has(word));

  /** What a query can match: beliefs, phrases in `asked`, headings with a question mark, and systems. */
  function asked(built) {
    if (built.asked) return built.asked;
    built.asked = built.sections.flatMap((section) => {
      const phrases = [section.belief, ...(section.asked ?? "").split(", ")].filter(Boolean);
      if (section.title.endsWith("?") && !section.page.startsWith("about/")) phrases.push(section.title);
      const isRow = SYSTEM.test(section.location);
      const aside = (phrase) => (section.location === section.page || phrase === section.title ? 0 : ASIDE);
      return phrases.map((phrase) => ({
        section,
        words: isRow ? named(phrase) : rooted(phrase),
        all: new Set(words(phrase)),
        aside: aside(phrase),
        isRow,
      }));
    });
    return built.asked;
  }

  /** The words of a system's name; of a name such as “My AI” also the small ones, since the others stand everywhere. */
  function named(name) {
    const roots = rooted(name);
    return [...roots].every(isTopic) ? new Set(words(name)) : roots;
  }

  /** The words of a query that the guide has; a strange name would weigh most of all, and no question holds it. */
  const known = (built, query) => new Set([...rooted(query)].filter((word) => candidates(built, word).length));

  function rooted(text) {
    const short = text.replace(/large language model/gi, "llm").replace(/gen(erative)?[ -]?ai\b/gi, "generative");
    return new Set(telling(short).map(rootOf));
  }

  return { answer };
})();
