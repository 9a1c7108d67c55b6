// What do you believe? Shows one statement at a time, then the result.
"use strict";

(() => {
  const { make, download } = Dom;
  const { button, bar, link } = Learning;
  const { ofForm, isWhole, other, judge, marks, path, gain, struck, sentence, file } = BeliefResult;
  const NAMES = { A: "the first twelve", B: "the second twelve" };
  const SIDES = [
    [true, "True"],
    [false, "False"],
  ];
  const today = () => new Date().toLocaleDateString("sv"); // such as 2026-11-27, in the time zone of the reader
  const answersOf = (form) => BeliefKeep.all()[form]?.answers ?? {};

  function start(place, unasked) {
    let quiet = unasked;

    /** Shows new content; after a reader's first action, also focuses it, so that screen readers read it. */
    function show(...parts) {
      place.replaceChildren(...parts);
      parts[0].tabIndex = -1;
      if (quiet) return void (quiet = false);
      parts[0].focus({ preventScroll: true });
      if (parts[0].getBoundingClientRect().top < 0) place.scrollIntoView();
    }

    /** Shows a form's statement at a position, or the result after the last one. */
    function ask(form, at = 0) {
      const items = ofForm(form, BeliefItems),
        item = items[at];
      if (!item) return finished(form);
      const press = (said, sure) => {
        BeliefKeep.answer(form, item.id, said, sure);
        ask(form, at + 1);
      };
      const back = button("Back", () => ask(form, at - 1));
      back.disabled = at === 0;
      show(
        make(
          "p.belief-statement",
          make("span", `${at + 1} of ${items.length}; the answers come at the end`),
          " ",
          item.statement,
        ),
        Scale.scale("True or false, and how sure?", SIDES, press, "No idea", answersOf(form)[item.id]),
        bar(back, button("Stop", opening)),
      );
    }

    /** The index of the first unanswered statement of a form. */
    const open = (form) =>
      Math.max(
        0,
        ofForm(form, BeliefItems).findIndex(({ id }) => !answersOf(form)[id]),
      );
    const resume = (form) => ask(form, open(form));
    const again = (form) => {
      BeliefKeep.forget(form);
      ask(form);
    };

    function finished(form) {
      if (!isWhole(form, answersOf(form), BeliefItems)) return resume(form);
      BeliefKeep.finish(form, today());
      return outcome(form);
    }

    /** Shows the start: forms to begin or continue, and finished results. */
    function opening() {
      const state = (form) =>
        isWhole(form, answersOf(form), BeliefItems) ? "whole" : Object.keys(answersOf(form)).length ? "begun" : "new";
      const offer = (form) =>
        ({
          new: [button(`Begin ${NAMES[form]}`, () => ask(form))],
          begun: [
            button(`Go on with ${NAMES[form]} at statement ${open(form) + 1}`, () => resume(form), "demo-first"),
            button(`Start ${NAMES[form]} again`, () => again(form)),
          ],
          whole: [button(`Result of ${NAMES[form]}`, () => outcome(form))],
        })[state(form)];
      show(
        make(
          "p",
          "Two sets ask about the same twelve ideas in other cases. Take one now, and the other when you have read.",
        ),
        bar(...offer("A"), ...offer("B"), forget()),
      );
    }

    function forget() {
      return button("Delete my answers", () => {
        BeliefKeep.forget();
        show(
          make("p.belief-statement", "Your answers are deleted from this browser."),
          bar(button("Begin", () => ask("A"), "demo-first")),
        );
      });
    }

    /** Shows the result of a form: what was believed most firmly and wrongly, what else was wrong, and the rest folded away. */
    function outcome(form) {
      const result = judge(form, answersOf(form), BeliefItems),
        row = struck(result);
      const gained =
        isWhole(other(form), answersOf(other(form)), BeliefItems) && isLater(form)
          ? gain(judge(other(form), answersOf(other(form)), BeliefItems), result)
          : null;
      const words = sentence(result, row, gained);
      const save = async () => {
        await Learning.load("beliefs/card");
        BeliefCard.draw(result, row).toBlob((blob) => download("what-do-you-believe.png", blob));
      };
      const where = location.protocol.startsWith("http") ? ` ${location.href.split(/[?#]/)[0]}` : "";
      const on = row && link(row.item.at, `Read why: ${row.item.title}`);
      if (on) on.className = "press";
      show(
        make("div", ...BeliefView.struck(row, result)),
        ...(on ? [bar(on)] : []),
        make(
          "p.belief-score",
          make("strong", `${result.right} of ${result.of} right`),
          `, ${result.unsure} left open. ${Tally.certainWords(marks(result))}`,
        ),
        ...(gained ? [BeliefView.gained(gained)] : []),
        ...BeliefView.alsoWrong(result, row),
        bar(
          button("Copy it in words", () => Say.copy(words + where, "Copied.")),
          button("Save it as a picture", save),
        ),
        make(
          "details",
          make("summary", `More: your path, all ${result.of}, and the second twelve`),
          ...way(result, form),
          BeliefView.listed(result.rows),
          Scale.sureTable(marks(result)),
          keeping(),
        ),
      );
    }

    /** Whether a form was answered after the other one: on a later day or, on the same day, if it is form B. */
    function isLater(form) {
      const days = [form, other(form)].map((one) => BeliefKeep.all()[one].finished ?? "");
      return days[0] === days[1] ? form === "B" : days[0] > days[1];
    }

    /** The pages to read, and then the other form. */
    function way(result, form) {
      const pages = path(result).map(({ page, title }) => make("li", link(page, title)));
      const next = isWhole(other(form), answersOf(other(form)), BeliefItems)
        ? []
        : [bar(button(`I have read: begin ${NAMES[other(form)]}`, () => resume(other(form)), "demo-first"))];
      return [...(pages.length ? [make("p.demo-caption", "Your path"), make("ol", ...pages)] : []), ...next];
    }

    function keeping() {
      const save = () =>
        download(
          "what-do-you-believe.json",
          new Blob([JSON.stringify(file(BeliefKeep.all(), BeliefItems), null, 1)], { type: "application/json" }),
        );
      return bar(button("Save my answers", save), forget(), button("Both sets", opening));
    }

    const kept = BeliefKeep.all();
    if (kept.A || kept.B) opening();
    else ask("A");
  }

  Learning.define("beliefs", start);
})();
