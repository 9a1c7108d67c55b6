// The trust drill: which references exist, then which answers are right; each is told at once, and both errors are counted.
"use strict";

(() => {
  const { make, button, bar, link } = Learning;
  const MOST = 999_999_999;
  const PARTS = {
    references: { sides: [[true, "Exists"], [false, "Made up"]], ask: "Ten references. Some are among the sources of this guide, some were made up by a program just now. Which exist?" },
    answers: { sides: [[true, "Right"], [false, "Wrong"]], ask: "Ten answers of the small model of this guide; it wrote the last word of each. Which are right?" },
  };

  /** The seed in an address, "#drill;s=42"; another one each visit where there is none. */
  const seedOf = (hash) => Number(/^#drill;s=(\d{1,9})$/.exec(hash)?.[1] ?? 1 + Math.floor(Math.random() * 99_999));

  function start(place) {
    const all = []; // the marks of every round of this visit
    const status = make("p", { className: "demo-live", role: "status" });
    const body = make("div");
    place.append(body, status);
    DrillCopying.guard(place);

    function round(seed) {
      const marks = { references: [], answers: [] };
      ask("references");

      function ask(part) {
        const { sides, ask: words } = PARTS[part];
        const items = DrillRound[part](seed, DrillData);
        const score = make("p", { className: "drill-score" }, errorWords([]));
        const list = make("ol", { className: "drill-list" });
        const end = make("div");
        const head = make("p", { className: "drill-head", tabIndex: -1 }, make("strong", {}, `Round ${seed}. `), words);
        items.forEach((item, at) => list.append(waiting(item, at)));
        body.replaceChildren(head, score, list, end);
        status.textContent = "";
        if (part === "answers" || all.length) head.focus();

        function waiting(item, at) {
          const line = make("li");
          const press = (believed, sure) => {
            const mark = { believed, true: isTrue(part, item), sure };
            marks[part].push(mark);
            all.push(mark);
            line.replaceChildren(...told(part, item, mark));
            score.textContent = errorWords(marks[part]);
            status.textContent = verdict(part, mark);
            onward();
          };
          line.append(thing(part, item), Scale.scale(`${at + 1}: ${plain(part, item)}`, sides, press));
          return line;
        }

        function onward() {
          const next = list.querySelector(".scale button");
          if (next) return next.focus({ preventScroll: true });
          end.replaceChildren(...ending(part));
          end.querySelector("button").focus();
        }
      }

      function ending(part) {
        if (part === "references") return [make("p", {}, summary(marks.references)), bar(button("Now ten answers", () => ask("answers"), "demo-first"))];
        const both = [...marks.references, ...marks.answers];
        const words = `Round ${seed} of the trust drill: ${summary(both)}`;
        return [
          make("p", {}, make("strong", {}, `Both parts: ${Tally.right(both)} of ${both.length} right. `), summary(both), " ", DrillLine.words(both)),
          bar(button("Next round", () => round(seed === MOST ? 1 : seed + 1), "demo-first"), button("Copy my result", () => Say.copy(words, "Copied.")), button("Copy link to this round", () => copyLink(seed))),
          DrillLine.draw(all), Scale.sureTable(all),
          make("p", { className: "demo-note" }, `All rounds of this visit, ${all.length} answers. The dashed line is where the words would be kept: a guess right half the time, “fairly sure” three times in four, “certain” always.`),
        ];
      }
    }

    const isTrue = (part, item) => (part === "references" ? item.made === null : DrillRound.isRight(item));
    const reference = ({ authors, title, year }) => `${authors}, ${title}, ${year}`;
    const plain = (part, item) => (part === "references" ? reference(item) : `${item.begun} ${item.written}`);

    /** What is to be judged; before the answer nobody can copy it. */
    function thing(part, item) {
      if (part === "references") return make("p", { className: "unchecked" }, reference(item));
      return make("p", {}, `${item.begun} `, make("mark", {}, item.written));
    }

    function told(part, item, mark) {
      const lines = part === "references" ? ofReference(item) : ofAnswer(item);
      return [...lines, make("p", { className: Tally.isRight(mark) ? "drill-right" : "drill-wrong" }, verdict(part, mark))];
    }

    function ofReference({ made, at, ...work }) {
      if (!made) return [make("p", {}, link(`${at}`, reference(work)))];
      const { head, tail, authors } = made;
      const from = (one) => link(one.at, `${one.authors}, ${one.year}`);
      return [
        make("p", { className: "unchecked" }, make("strong", {}, "Made up: "), make("s", {}, reference(work)), " (made up)"),
        make("p", { className: "demo-note" }, "The title begins as in ", from(head), ", ends as in ", from(tail), " with its year, and the authors are those of ", from(authors), ".")];
    }

    function ofAnswer(item) {
      if (DrillRound.isRight(item)) return [thing("answers", item)];
      return [make("p", {}, `${item.begun} `, make("s", {}, item.written), " ", make("strong", {}, item.truth))];
    }

    function verdict(part, mark) {
      const [[, yes], [, no]] = PARTS[part].sides;
      const holds = mark.true ? `It ${part === "references" ? "exists" : "is right"}.` : `It is ${no.toLowerCase()}.`;
      return `${holds} You said ${(mark.believed ? yes : no).toLowerCase()}, ${Tally.STEPS[mark.sure]}: ${Tally.isRight(mark) ? "right" : mark.believed ? "you believed it" : "you doubted it"}.`;
    }

    function errorWords(some) {
      const { believed, doubted } = Tally.errors(some);
      return `Answered ${some.length} of ${DrillRound.COUNT}. False and believed: ${believed.count}. True and doubted: ${doubted.count}.`;
    }

    function summary(some) {
      const { believed, doubted } = Tally.errors(some);
      return `Of ${believed.of} that were false you believed ${believed.count}; of ${doubted.of} that were true you doubted ${doubted.count}.`;
    }

    function copyLink(seed) {
      history.replaceState(null, "", `#drill;s=${seed}`);
      Say.copy(location.href, "Link copied.");
    }

    round(seedOf(location.hash));
    addEventListener("hashchange", () => { if (location.hash.startsWith("#drill;")) round(seedOf(location.hash)); });
  }

  Learning.define("drill", start);
})();
