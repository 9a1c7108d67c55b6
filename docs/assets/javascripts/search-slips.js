/** Corrects typing errors in queries. No DOM, no state apart from the index. Publishes `SearchSlips`. */
window.SearchSlips = (() => {
  const { Likeness } = window;
  const { telling, candidates } = window.SearchModel;
  const TYPED = /[\p{L}\p{N}]+/gu;
  const NUMBERED = /(?<=^\p{L}{2,})(?=\d+$)/u; // between a name and its number: llama3
  const DOMAIN = /^\.\w/; // what follows in otter.ai
  /** In how many entries a word must stand for one of this length to be its slip; else a name that the guide lacks
      would be read as a rare word that looks like it. */
  const often = (length) => (length < 6 ? 30 : length < 9 ? 5 : 1);

  /** The corrected query: each word that the guide lacks is replaced by a similar one that it often uses, or by the name
      and the number in it. */
  function read(built, query) {
    const isKnown = (word) => built.postings.has(word);
    return query.replace(TYPED, (typed, at) => {
      const [word] = telling(typed);
      if (candidates(built, word).length || DOMAIN.test(query.slice(at + typed.length))) return typed;
      return word.split(NUMBERED).every(isKnown) ? word.replace(NUMBERED, " ") : (meant(built, word) ?? typed);
    });
  }

  /** The word that is nearest to another one, and the commonest of these, if one is near enough. */
  function meant(built, word) {
    const most = Math.floor(word.length / 4),
      uses = (known) => built.postings.get(known).size;
    const fits = (known) => known[0] === word[0] && known.length > 2 && Math.abs(known.length - word.length) <= most;
    const [nearest] = built.vocabulary
      .filter((known) => fits(known) && !word.startsWith(known) && uses(known) >= often(word.length))
      .map((known) => [known, Likeness.distance(word, known)])
      .filter(([known, far]) => far < 2 || (far <= most && known.at(-1) === word.at(-1)))
      .sort(([one, far], [other, further]) => far - further || uses(other) - uses(one));
    return nearest?.[0];
  }

  return { read };
})();
