/** Corrects typing errors in queries. No DOM, no state apart from the index. Publishes `SearchSlips`. */
window.SearchSlips = (() => {
  const { Likeness } = window;
  const { words, telling, candidates } = window.SearchModel;
  const TYPED = /[\p{L}\p{N}]+/gu;
  /** In how many entries a word must stand for one of this length to be its slip; else a name that the guide lacks
      would be read as a rare word that looks like it. */
  const often = (length) => (length < 6 ? 30 : length < 9 ? 5 : 1);

  /** Suggestions for a query that finds nothing: the words of the guide most similar to the typed ones. */
  function closest(built, query, count = 4) {
    const typed = telling(query).filter((word) => word.length > 2);
    const close = typed.flatMap((word) => near(built, word, Math.min(4, Math.max(1, Math.floor(word.length / 3)))));
    return [...new Set(close.sort(nearFirst(built)).map(([known]) => known))].slice(0, count);
  }

  /** The corrected query: each word that the guide lacks is replaced by a similar one that it often uses. */
  function read(built, query) {
    return joined(built, query).replace(TYPED, (typed) => {
      const [word] = telling(typed);
      if (candidates(built, word).length) return typed;
      const meant = near(built, word, Math.floor(word.length / 4)).filter(
        ([known]) =>
          known[0] === word[0] && !word.startsWith(known) && built.postings.get(known).size >= often(word.length),
      );
      return parted(built, word) ?? meant.sort(nearFirst(built))[0]?.[0] ?? typed;
    });
  }

  /** The query with two words joined that the guide writes as one, if the second is unknown alone: chat gbt. */
  function joined(built, query) {
    return query.replace(/(\p{L}{3,}) (\p{L}{3,})/gu, (typed, one, other) => {
      if (candidates(built, words(other)[0]).length) return typed;
      const [meant] = near(built, words(one + other)[0], 1)
        .filter(([known]) => known.length > 5)
        .sort(nearFirst(built));
      return meant?.[0] ?? typed;
    });
  }

  /** The two words that were typed as one: a name and its number, or two long words. */
  function parted(built, word) {
    const [, name, number] = word.match(/^(\p{L}{2,})(\d+)$/u) ?? [];
    if (built.postings.has(name) && built.postings.has(number)) return `${name} ${number}`;
    for (let at = 5; at <= word.length - 5; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (halves.every((half) => built.postings.has(half))) return halves.join(" ");
    }
  }

  /** The known words at an edit distance of at most `most`, each with its distance. */
  function near(built, word, most) {
    const alike = built.vocabulary.filter((known) => known.length > 2 && Math.abs(known.length - word.length) <= most);
    const all = alike.map((known) => [known, Likeness.distance(word, known)]);
    return all.filter(([, far]) => far <= most);
  }

  function nearFirst(built) {
    return (one, other) => one[1] - other[1] || built.postings.get(other[0]).size - built.postings.get(one[0]).size;
  }

  return { closest, read };
})();
