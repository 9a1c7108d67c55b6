/** Words of the guide that a reader may have meant. No DOM, no state but the index it is given. Publishes `SearchSlips`. */
window.SearchSlips = (() => {
  const { words, telling, says, candidates } = window.SearchModel;

  /** Words of the guide closest to what was typed, for a query that finds nothing. */
  function closest(built, query, count = 4) {
    const typed = telling(query).filter((word) => word.length > 2);
    const close = typed.flatMap((word) => near(built, word, Math.min(4, Math.max(1, Math.floor(word.length / 3)))));
    return [...new Set(close.sort(nearFirst(built)).map(([known]) => known))].slice(0, count);
  }

  /** The query with each word that the guide does not have, and no synonym explains, as the word it is a slip of. */
  function read(built, query, synonyms = {}) {
    const explained = new Set(Object.keys(synonyms).flatMap((phrase) => (says(words(query), words(phrase)) ? words(phrase) : [])));
    return joined(built, query).replace(/[\p{L}\p{N}]+/gu, (typed) => {
      const [word] = words(typed);
      if (explained.has(word) || candidates(built, word).length) return typed;
      const meant = near(built, word, Math.floor(word.length / 4)).filter(([known]) => known[0] === word[0]);
      return parted(built, word) ?? meant.sort(nearFirst(built))[0]?.[0] ?? typed;
    });
  }

  /** The query with two words that the guide writes as one, when the second is none of its words: chat gbt. */
  function joined(built, query) {
    return query.replace(/(\p{L}{3,}) (\p{L}{3,})/gu, (typed, one, other) => {
      if (candidates(built, words(other)[0]).length) return typed;
      const [meant] = near(built, words(one + other)[0], 1).filter(([known]) => known.length > 5).sort(nearFirst(built));
      return meant?.[0] ?? typed;
    });
  }

  /** Two words of the guide that were typed as one: a name and its number, or two long words. */
  function parted(built, word) {
    const [, name, number] = word.match(/^(\p{L}{2,})(\d+)$/u) ?? [];
    if (built.postings.has(name) && built.postings.has(number)) return `${name} ${number}`;
    for (let at = 5; at <= word.length - 5; at++) {
      const halves = [word.slice(0, at), word.slice(at)];
      if (halves.every((half) => built.postings.has(half))) return halves.join(" ");
    }
  }

  /** The known words that are at most `most` slips away, each with how many. */
  function near(built, word, most) {
    const all = built.vocabulary.filter((known) => known.length > 2).map((known) => [known, distance(word, known)]);
    return all.filter(([, far]) => far <= most);
  }

  function nearFirst(built) {
    return (one, other) => one[1] - other[1] || built.postings.get(other[0]).size - built.postings.get(one[0]).size;
  }

  /** How many letters must be changed, added, dropped or swapped with their neighbour. */
  function distance(one, other) {
    if (Math.abs(one.length - other.length) > 3) return 9;
    let [older, last] = [[], [...Array(other.length + 1).keys()]];
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
      }
      [older, last] = [last, row];
    }
    return last[other.length];
  }

  return { closest, read };
})();
