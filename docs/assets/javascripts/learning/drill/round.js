// A round of the trust drill: ten references and ten answers, drawn by a seed. No DOM.
// scripts/generated/drill.py draws the same round, which the page shows without scripts.
"use strict";

window.DrillRound = (() => {
  const COUNT = 10;
  const pick = (list, next) => list[Math.floor(next() * list.length)];
  const some = (next) => 4 + Math.floor(next() * 3); // how many of the ten exist or are right

  /** The ten references of a seed: { authors, title, year, made }, where `made` is null or, if made up, the works that its parts come from. */
  function references(seed, { works }) {
    const next = Dice.roll(seed);
    const count = some(next);
    const real = Dice.shuffled(works, next).slice(0, count).map((work) => ({ ...work, made: null }));
    return Dice.shuffled([...real, ...invented(works, COUNT - count, next)], next);
  }

  /** References put together from three works: the beginning of one title, the end and year of another, the authors of the third. */
  function invented(works, count, next) {
    const found = [], taken = new Set(works.map(({ title }) => title));
    const heads = works.filter((work) => work.head), tails = works.filter((work) => work.tail);
    while (found.length < count) {
      const head = pick(heads, next), tail = pick(tails, next), { authors, ...of } = pick(works, next);
      const title = `${head.head} ${tail.tail}`;
      if (!joins(head, tail) || taken.has(title) || [head.authors, tail.authors].includes(authors)) continue;
      taken.add(title);
      found.push({ authors, title, year: tail.year, made: { head, tail, authors: { authors, ...of } } });
    }
    return found;
  }

  /** Whether two parts of titles fit together: "of" may follow only where "of" followed before. */
  const joins = (head, tail) => head.title.startsWith(`${head.head} of `) === tail.tail.startsWith("of ");

  const isRight = ({ written, truth }) => written === truth;

  /** The ten answers of a seed: { asked, begun, written, truth }. */
  function answers(seed, { answers: all }) {
    const next = Dice.roll(seed + 1);
    const count = some(next);
    const right = Dice.shuffled(all.filter(isRight), next).slice(0, count);
    const wrong = Dice.shuffled(all.filter((one) => !isRight(one)), next).slice(0, COUNT - count);
    return Dice.shuffled([...right, ...wrong], next);
  }

  return { COUNT, references, answers, isRight };
})();
