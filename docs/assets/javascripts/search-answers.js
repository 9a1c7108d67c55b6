/** Finds the one question, belief or phrase of the guide that a query asks. No DOM, no state but the index it is given. Publishes `SearchAnswers`. */
window.SearchAnswers = (() => {
  const { SearchModel } = window;
  const { telling, rootOf, weigh } = SearchModel;
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

  /** The section that answers the query, and how well it fits, up to 1; nothing when none does. */
  function find(built, query) {
    if (built.titles.has(SearchModel.words(query).join(" "))) return null; // the name of a page asks for that page
    const words = rooted(query);
    const fits = asked(built).map((one) => ({ section: one.section, fit: likeness(built, words, one.words) }));
    const best = fits.sort((one, other) => other.fit - one.fit || rank(one) - rank(other))[0];
    const isSentence = SearchModel.words(query).length > telling(query).length;
    return best?.fit >= ENOUGH[isSentence ? "said" : "named"] ? best : null;
  }

  /** A page that explains comes before a list of questions. */
  function rank({ section }) {
    return section.page === section.location ? 0 : 1;
  }

  /** Twice the weight of what both say, as a part of all that they say. */
  function likeness(built, words, others) {
    const sum = (list) => [...list].reduce((total, word) => total + weigh(built, word), 0);
    const shared = sum([...words].filter((word) => others.has(word)));
    return shared ? (2 * shared) / (sum(words) + sum(others)) : 0;
  }

  /** The results with the page that answers the query first; an answer of a list stands above them, and not among them. */
  function first(found, best) {
    const others = found.filter(({ page }) => page !== best?.section.location);
    return others.length === found.length || best.section.location !== best.section.page ? others : [found.find(({ page }) => page === best.section.page), ...others];
  }

  return { find, first };
})();
