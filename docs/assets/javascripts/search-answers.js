/** Finds the one question, belief or phrase of the guide that a query asks. No DOM, no state but the index it is given. Publishes `SearchAnswers`. */
window.SearchAnswers = (() => {
  const { SearchModel } = window;
  const { telling, rootOf, weigh } = SearchModel;
  const NEAR = 0.15; // an entry of a list answers more closely than the page that explains, so it may fit a little less
  const ENOUGH = { said: 0.6, named: 0.85 }; // of the words of both, by weight: of a sentence, of a bare name

  /** What can be asked: `{section, words}` for each belief, each phrase of a page's `asked`, and each heading with a question mark. */
  function asked(built) {
    built.asked ??= built.sections.flatMap((section) => {
      const phrases = [section.belief, ...(section.asked ?? "").split(", ")].filter(Boolean);
      if (section.title.endsWith("?") && !section.page.startsWith("about/")) phrases.push(section.title);
      return phrases.map((phrase) => ({ section, words: rooted(phrase) }));
    });
    return built.asked;
  }

  function rooted(text) {
    return new Set(telling(text).map(rootOf));
  }

  /** What answers the query: `{page, entry}`, a page and an entry of a list, each with its section or nothing. */
  function find(built, query) {
    if (built.titles.has(SearchModel.words(query).join(" "))) return {}; // the name of a page asks for that page
    const words = rooted(query);
    const enough = ENOUGH[SearchModel.words(query).length > telling(query).length ? "said" : "named"];
    const fits = asked(built).map((one) => ({ section: one.section, fit: likeness(built, words, one.words) }));
    const good = fits.filter(({ fit }) => fit >= enough).sort((one, other) => other.fit - one.fit);
    const page = good.find(({ section }) => section.location === section.page);
    const entry = good.find(({ section }) => section.location !== section.page);
    return { page: page?.section, entry: entry && entry.fit >= (page?.fit ?? 0) - NEAR ? entry.section : undefined };
  }

  /** Twice the weight of what both say, as a part of all that they say. */
  function likeness(built, words, others) {
    const sum = (list) => [...list].reduce((total, word) => total + weigh(built, word), 0);
    const shared = sum([...words].filter((word) => others.has(word)));
    return shared ? (2 * shared) / (sum(words) + sum(others)) : 0;
  }

  /** The results with the page that answers the query first; the entry stands above them, and not among them. */
  function first(found, { page, entry }) {
    const others = found.filter((group) => group.page !== entry?.location && group.page !== page?.page);
    const best = page && found.find((group) => group.page === page.page);
    return best ? [best, ...others] : others;
  }

  return { find, first };
})();
