/** Finds pages by words in the site's index. No DOM, no state apart from that index. Publishes `SearchModel`. */
window.SearchModel = (() => {
  const STOP = new Set(
    "a about actually always am an and anybody anyone are as at be been being between but by can cannot cant could define did didnt difference do does doesnt dont explain explained for from get give got had has have her him his how i if im in into is isnt it its ive just let many may me mean meaning much my of ok okay on one or our really say should simple simply so somebody someone tell than that the their them then there they this to up us vs was we what whats when where which who why will with wont would you your"
      .split(" ")
      .map(stem),
  );
  const TOPIC = new Set(["llm", "ai", "gen", "genai", "generate", "generative", "chatgpt", "definition"].map(rootOf));
  // The words of a group in docs/data/words.yml count as its first one.
  const SAME = new Map(
    __index.same.flatMap((group) => group.split(" ").map((word, _, [first]) => [rootOf(word), first])),
  );
  const LESS = 0.4; // how much a word of TOPIC counts beside others
  const WEIGHT = { title: 6, asked: 2, page: 2, about: 2, text: 1 };
  const FIELDS = ["title", "asked", "page", "about"]; // fields in which a word counts once, however often it occurs
  const WORD = /[\p{L}\p{N}]+(?:[-.][\p{L}\p{N}]+)*/gu;
  const SENTENCE = /.+?(?:[.!?]["”’)]*(?= ["“‘(]?[\p{Lu}\p{N}])|$)/gsu; // a mark before a lower-case letter does not end a sentence: “LLM? yes”
  const MOST = 300; // the letters of an excerpt
  const BLANK = /☐|\.{4}| … | · |\b(?:an?|the|is)\.\s*$/; // in a form or a table, or in what a model has to complete
  const NOT_ASCII = /[^\0-\x7f]/;
  const SUBJECT = /^concepts\/(?!index)(.+)\.html$/;
  const TERM = /^glossary\.html#(?!letter-)/;
  const LISTS = /^(glossary|questions|taxonomy\/systems)\.html#/; // each entry of these lists is a result of its own, under its own name

  /** The words of a text, normalised for comparison: lower case, no accents, singular, "GPT-4o" also as "gpt4o", "doesn't" as "doesnt". */
  function words(text) {
    const lower = text.toLowerCase();
    const plain = NOT_ASCII.test(lower) ? lower.normalize("NFKD").replace(/[\u0300-\u036f]/g, "") : lower;
    const found = [];
    for (const word of plain.replace(/n['’]t\b/g, "nt").match(WORD) ?? []) {
      if (!/[-.]/.test(word)) found.push(stem(word));
      else found.push(...word.split(/[-.]/).map(stem), stem(word.replace(/[-.]/g, "")));
    }
    return found;
  }

  const isTopic = (word) => TOPIC.has(rootOf(word));

  /** The words of a text without stop words, each as the first of its group. All of them where it has no others, as in "what is it". */
  function telling(text, spell = same) {
    const all = words(text),
      kept = all.filter((word) => !STOP.has(word)).map(spell);
    return kept.length ? kept : all;
  }

  const same = (word) => SAME.get(rootOf(word)) ?? word;

  function stem(word) {
    if (word.length > 4 && word.endsWith("ies")) return word.slice(0, -3) + "y";
    return word.length > 3 && /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  }

  /** Builds an index of entries `{location, title, text}` with markup; those of pages also have `name`, `asked`,
      `about`, `belief` and `verdict`. */
  function index(entries) {
    const titles = new Map(entries.map((entry) => [entry.location.split("#")[0], ""]));
    const sections = entries.map(({ location, title, text, ...rest }) => {
      const [page] = location.split("#");
      const plain = { ...rest, location, page, title: bare(title), text: led(bare(text), bare(title)) };
      if (!titles.get(page)) titles.set(page, plain.title);
      return plain;
    });
    const names = new Map(sections.filter(({ name }) => name).map(({ page, name }) => [page, name]));
    const postings = new Map();
    sections.forEach((section, at) => {
      section.pageTitle = titles.get(section.page);
      section.length = post(postings, section.text, at, "text");
      post(postings, `${section.title} ${section.name ?? ""}`, at, "title");
      post(postings, `${section.pageTitle} ${names.get(section.page) ?? ""}`, at, "page");
      post(postings, `${section.belief ?? ""} ${section.asked ?? ""}`, at, "asked");
      post(postings, section.about ?? "", at, "about");
    });
    const beliefs = new Map(
      sections
        .filter(({ belief }) => belief)
        .map(({ page, belief, verdict, text }) => [page, { belief, verdict, said: full(text)[0].trim() }]),
    );
    return {
      sections,
      postings,
      beliefs,
      subjects: new Map(
        sections.flatMap((section) => namesOf(section).map((name) => [telling(name).map(rootOf).join(" "), section])),
      ),
      terms: new Map(
        sections.filter(({ location }) => TERM.test(location)).map((section) => [termOf(section.title), section]),
      ),
      vocabulary: [...postings.keys()],
      weights: new Map(),
      met: new Map(),
    };
  }

  /** What a term is found by: its words, without “model” and its like beside others. */
  function termOf(name) {
    const all = telling(name).map(rootOf);
    const rare = all.filter((word) => word !== "model" && !isTopic(word));
    return (rare.length ? rare : all).join(" ");
  }

  /** The names of a page: its heading, its title, and its address where that names what the page is about. */
  const namesOf = ({ title, name, page }) =>
    name ? [title, name, SUBJECT.exec(page)?.[1].replaceAll("-", " ")].filter(Boolean) : [];

  /** A section's text without “Short answer”; a row of the catalogue has its sentence before its values. */
  function led(text, title) {
    const [row, ...rest] = text.split(` ${title}: more.`),
      [, llm, makes, sentence] = /^An LLM\? (.+?)\. (Makes new things\? .+?\.) (.+)$/.exec(row) ?? [];
    return sentence ? [`An LLM? ${llm}.`, sentence, makes, ...rest].join(" ") : text.replace(/^Short answer /, "");
  }

  function post(postings, text, at, field) {
    const list = words(text);
    for (const word of list.flatMap((form) => [...new Set([form, same(form)])])) {
      if (!postings.has(word)) postings.set(word, new Map());
      const places = postings.get(word);
      if (!places.has(at)) places.set(at, { title: 0, asked: 0, page: 0, about: 0, text: 0 });
      places.get(at)[field] += 1;
    }
    return list.length;
  }

  function bare(markup) {
    return markup
      .replace(/<\/t[dh]>(?=\s*<t)/g, " · ")
      .replace(/<[^>]*>/g, " ")
      .replace(/&lt;/g, "<")
      .replace(/&gt;/g, ">")
      .replace(/&quot;/g, '"')
      .replace(/&#39;|&#x27;/g, "'")
      .replace(/&amp;/g, "&")
      .replace(/\s+/g, " ")
      .trim();
  }

  /**
   * The words to look for, with their weights. Words that the whole guide is about weigh less beside other words.
   * Two typed words that the guide writes as one count as that one; `known` holds the words of the guide.
   */
  function terms(query, known = null) {
    const typed = words(query);
    const kept = telling(query);
    const other = kept.some((word) => !isTopic(word));
    const weigh = (word, weight) => weight * (other ? general(word) : 1);
    const found = new Map(kept.map((word) => [word, weigh(word, 1)]));
    for (const [at, one] of typed.slice(0, -1).entries()) {
      const next = typed[at + 1];
      if (!known?.has(one + next) || found.has(one + next)) continue;
      for (const word of [one, next]) if (found.has(word)) found.set(word, weigh(word, LESS));
      found.set(one + next, weigh(one + next, 1));
    }
    return found;
  }

  /** The pages that match the query, best first: `{page, title, score, sections: [{location, title, excerpt}]}`. */
  function matches(built, query) {
    const looked = terms(query, built.postings);
    const several = new Set(telling(query)).size > 1;
    const scores = new Map();
    for (const [word, weight] of looked) {
      for (const [at, value] of hits(built, word, several)) {
        const score = scores.get(at) ?? { sum: 0, met: 0 };
        score.sum += value * weight;
        score.met += weight;
        scores.set(at, score);
      }
    }
    const whole = [...looked.values()].reduce((sum, weight) => sum + weight, 0);
    const ranked = [...scores].map(([at, { sum, met }]) => ({
      section: built.sections[at],
      score: sum * (met / whole) ** 2,
    }));
    return pages(built, ranked, looked);
  }

  /** The weight of a word, computed once: high for rare words, low for words that the whole guide is about. */
  function weigh(built, word) {
    if (!built.weights.has(word)) {
      const places = Math.max(1, ...candidates(built, word).map((known) => built.postings.get(known).size));
      built.weights.set(word, Math.log(1 + built.sections.length / places) * general(word));
    }
    return built.weights.get(word);
  }

  /** How much a word counts beside others: less if the whole guide is about it. */
  const general = (word) => (isTopic(word) ? LESS : 1);

  /**
   * The entries that contain a word, with its score in each; a mere prefix of a word counts less.
   * Beside `several` others, a word that many readers of an entry type counts for more than one that a single one did.
   */
  function hits(built, word, several) {
    const best = new Map();
    for (const known of candidates(built, word)) {
      const places = built.postings.get(known);
      const rare = Math.log(1 + built.sections.length / places.size);
      const near =
        known === word ? 1 : rootOf(known) === rootOf(word) ? 0.8 : 0.3 * Math.min(1, word.length / known.length);
      for (const [at, count] of places) {
        const length = built.sections[at].length;
        const text = (count.text * 2.2) / (count.text + 1.2 * (0.4 + length / 150));
        const value =
          rare *
          near *
          (text * WEIGHT.text +
            FIELDS.reduce((sum, field) => sum + Math.min(count[field], 1) * WEIGHT[field], 0) +
            (several && count.asked ? Math.log(count.asked) : 0));
        best.set(at, Math.max(best.get(at) ?? 0, value));
      }
    }
    return best;
  }

  function rootOf(word) {
    return word.length > 6 ? word.replace(/(?:ion|ing|ed|e|(?:al)?ly)$/, "") : word;
  }

  /** The indexed words that match: the word itself, words that begin with it, and words with its root (hallucinate, hallucination). */
  function candidates(built, word) {
    const root = word.length > 2 ? rootOf(word) : "";
    const fits = root ? (known) => known.startsWith(root) : (known) => known === word;
    if (!built.met.has(word)) built.met.set(word, built.vocabulary.filter(fits));
    return built.met.get(word);
  }

  function pages(built, ranked, looked) {
    const groups = new Map();
    for (const { section, score } of ranked.sort((one, other) => other.score - one.score)) {
      const place = LISTS.test(section.location) ? section.location : section.page;
      if (!groups.has(place))
        groups.set(place, {
          page: place,
          title: place === section.page ? section.pageTitle : section.title,
          score: 0,
          sections: [],
          ...built.beliefs.get(place),
        });
      const group = groups.get(place);
      group.score += score / 2 ** group.sections.length;
      if (group.sections.length < 3) group.sections.push(shown(built, section, place === section.page ? looked : null));
    }
    return [...groups.values()].sort((one, other) => other.score - one.score);
  }

  /** What a result shows of a section; the excerpt is cut only when it is read, since most results are never shown. */
  function shown(built, { location, title, text }, looked) {
    return {
      location,
      title,
      text,
      get excerpt() {
        return whole(looked ? begun(built, text, looked) : full(text));
      },
    };
  }

  /**
   * The sentences of a section from the first one on, where the answer stands, or from the one that holds the most of
   * the query, if the first ones hold less and it holds half of the query's weight.
   */
  function begun(built, text, looked) {
    const all = full(text);
    const held = all.map((sentence) => weightIn(built, looked, words(sentence)));
    const at = held.indexOf(Math.max(...held));
    const asked = [...looked.keys()].reduce((sum, word) => sum + weigh(built, word), 0);
    const begins = Math.max(held[0], held[1] ?? 0) >= held[at] || held[at] < asked / 2 ? 0 : at;
    return all.slice(begins);
  }

  /** The sentences of a text that have no blanks, and are no table. */
  const full = (text) => (text.match(SENTENCE) ?? [text]).filter((sentence) => !BLANK.test(sentence));

  /** One or two sentences, never cut but for a long one: an excerpt must not stop before its point. */
  function whole([first = "", next = ""]) {
    const found = (first + next).length > MOST ? first : first + next;
    return found.length > MOST ? found.slice(0, MOST).replace(/\s\S*$/, "") + " …" : found.trim();
  }

  /** The weight of the words to look for that are among others, whatever their endings. */
  function weightIn(built, looked, others) {
    const roots = others.map((word) => rootOf(same(word)));
    return [...looked.keys()]
      .filter((word) => roots.some((root) => root === rootOf(word)))
      .reduce((sum, word) => sum + weigh(built, word), 0);
  }

  return { words, telling, full, candidates, rootOf, weigh, isTopic, termOf, index, matches, terms, begun };
})();
