/** Finds the one question, belief or phrase of the guide that a query asks. No DOM, no state but the index it is given. Publishes `SearchAnswers`. */
window.SearchAnswers = (() => {
  const { SearchModel } = window;
  const { words, telling, rootOf, weigh } = SearchModel;
  const SYSTEM = /^taxonomy\/systems\.html#system-/;
  const NEAR = 0.15; // an entry of a list answers more closely than the page that explains, so it may fit a little less
  const CLOSE = 4; // how much more a page counts when one of its questions is all but the one typed
  const ASIDE = 0.2; // a phrase of a section fits this much less than one of a page, because the page explains more
  const NAMED = 0.5; // how near a system comes to a query that names it among other words
  const ENOUGH = { said: 0.6, named: 0.85 }; // of the words of both, by weight: of a sentence, of a bare name

  /** What can be asked: `{section, words}` for each belief, each phrase under `asked` of a page or section, each heading with a question mark, and each system. */
  function asked(built) {
    built.asked ??= built.sections.flatMap((section) => {
      const phrases = [section.belief, ...(section.asked ?? "").split(", ")].filter(Boolean);
      if (section.title.endsWith("?") && !section.page.startsWith("about/")) phrases.push(section.title);
      if (SYSTEM.test(section.location)) phrases.push(section.title);
      const aside = (phrase) => (section.location === section.page || phrase === section.title ? 0 : ASIDE);
      return phrases.map((phrase) => ({ section, words: rooted(phrase), aside: aside(phrase) }));
    });
    return built.asked;
  }

  function rooted(text) {
    return new Set(telling(text).map(rootOf));
  }

  /** What answers the query: `{page, entry}`, a page and an entry of a list, each with its section or nothing. */
  function find(built, query) {
    const typed = words(query);
    if (built.titles.has(typed.join(" "))) return {}; // the name of a page asks for that page
    const enough = ENOUGH[typed.length > telling(query).length ? "said" : "named"];
    const said = rooted(query);
    const key = mostTelling(built, said);
    const needed = (section) => (SYSTEM.test(section.location) ? ENOUGH.named : enough);
    const fits = asked(built).filter(({ words }) => words.has(key)).map(({ section, words, aside }) => ({ section, fit: likeness(built, said, words) - aside }));
    const good = fits.filter(({ section, fit }) => fit >= needed(section)).sort((one, other) => other.fit - one.fit);
    const page = good.find(({ section }) => section.location === section.page);
    const entry = good.find(({ section }) => section.location !== section.page);
    return { page: page?.section, entry: entry && entry.fit >= (page?.fit ?? 0) - NEAR ? entry.section : undefined };
  }

  /** The rarest of some words: what answers a query speaks of that. */
  function mostTelling(built, words) {
    return [...words].sort((one, other) => sum(built, [other]) - sum(built, [one]))[0];
  }

  /** Twice the weight of what both say, as a part of all that they say. */
  function likeness(built, words, others) {
    const shared = sum(built, [...words].filter((word) => others.has(word)));
    return shared ? (2 * shared) / (sum(built, words) + sum(built, others)) : 0;
  }

  /** How much some words tell together; of each it is looked up once. */
  function sum(built, list) {
    built.weights ??= new Map();
    let total = 0;
    for (const word of list) {
      if (!built.weights.has(word)) built.weights.set(word, weigh(built, word));
      total += built.weights.get(word);
    }
    return total;
  }

  /**
   * The results in the order of how well they fit and how near one of their questions comes to the query; first of all
   * the page that answers it. The entry that answers it stands above them, and not among them.
   */
  function first(built, query, found, { page, entry }) {
    const said = rooted(query), near = new Map();
    for (const { section, words: others } of asked(built)) {
      const isSystem = SYSTEM.test(section.location);
      const fit = isSystem ? named(said, others) : likeness(built, said, others);
      for (const place of isSystem ? [section.location] : [section.location, section.page]) near.set(place, Math.max(near.get(place) ?? 0, fit));
    }
    const worth = ({ page, score }) => score * (1 + CLOSE * (near.get(page) ?? 0));
    const others = found.filter((group) => group.page !== entry?.location && group.page !== page?.page).sort((one, other) => worth(other) - worth(one));
    const best = page && found.find((group) => group.page === page.page);
    return best ? [best, ...others] : others;
  }

  /** How near a system comes to a query with these words. */
  function named(said, name) {
    return [...name].every((word) => said.has(word)) ? NAMED : 0;
  }

  return { find, first };
})();
