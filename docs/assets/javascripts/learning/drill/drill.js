// The trust drill: readers judge which references exist and which answers are right; each judgement is answered at once, and both kinds of error are counted.
"use strict";

(() => {
  const { make, button, bar } = Learning;
  const { PARTS, isTrue, plain, thing, told, verdict, errorWords, summary } = DrillWords;
  const MOST = 999_999_999;

  /** The seed in the address, "#drill;s=42", or else a random one. */
  const seedOf = (hash) => Number(/^#drill;s=(\d{1,9})$/.exec(hash)?.[1] ?? 1 + Math.floor(Math.random() * 99_999));

  function start(place) {
    const all = []; // the marks of all rounds since the page was opened
    const status = make("p", { className: "unseen", role: "status" });
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
            onward(line);
          };
          line.append(thing(part, item), Scale.scale(`${at + 1}: ${plain(part, item)}`, sides, press));
          return line;
        }

        /** Moves to the next unanswered thing; after the end of the list, to the first one skipped. */
        function onward(line) {
          const open = [...list.querySelectorAll(".scale")];
          const next = open.find((one) => line.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
          if (next) return next.querySelector("button").focus();
          end.replaceChildren(...ending(part));
          end.querySelector("button").focus();
        }
      }

      function ending(part) {
        if (part === "references") return [make("p", {}, summary(marks.references)), bar(button("Now ten answers", () => ask("answers"), "demo-first"))];
        const both = [...marks.references, ...marks.answers];
        const words = `Round ${seed} of the trust drill: ${summary(both)}`;
        return [
          make("p", {}, make("strong", {}, `Both parts: ${Tally.right(both)} of ${both.length} right. `), summary(both), " ", Tally.certainWords(both)),
          bar(button("Next round", () => round(seed === MOST ? 1 : seed + 1), "demo-first"), button("Copy my result", () => Say.copy(words, "Copied.")), button("Copy link to this round", () => copyLink(seed))),
          DrillLine.draw(all), Scale.sureTable(all),
          make("p", { className: "demo-note" }, `All rounds of this visit, ${all.length} answers. The dashed line is where the words would be kept: a guess right half the time, “fairly sure” three times in four, “certain” always.`),
        ];
      }
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
