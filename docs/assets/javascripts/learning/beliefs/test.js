// What do you believe? Shows one statement at a time, then the result.
"use strict";

(() => {
  const { make, button, bar, link, download } = Learning;
  const { ofForm, isWhole, other, judge, marks, path, gain, sentence, file } = BeliefResult;
  const SIDES = [[true, "True"], [false, "False"]];
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
      const items = ofForm(form, BeliefItems), item = items[at];
      if (!item) return finished(form);
      const press = (said, sure) => { BeliefKeep.answer(form, item.id, said, sure); ask(form, at + 1); };
      const back = button("Back", () => ask(form, at - 1));
      back.disabled = at === 0;
      show(
        make("p", { className: "belief-statement" }, make("span", {}, `Form ${form}, ${at + 1} of ${items.length}`), " ", item.statement),
        Scale.scale("True or false, and how sure?", SIDES, press, "Not sure", answersOf(form)[item.id]),
        bar(back, button("Stop", opening)));
    }

    /** The index of the first unanswered statement of a form. */
    const open = (form) => Math.max(0, ofForm(form, BeliefItems).findIndex(({ id }) => !answersOf(form)[id]));
    const resume = (form) => ask(form, open(form));
    const again = (form) => { BeliefKeep.forget(form); ask(form); };

    function finished(form) {
      if (!isWhole(form, answersOf(form), BeliefItems)) return resume(form);
      BeliefKeep.finish(form, today());
      return outcome(form);
    }

    /** Shows the start: forms to begin or continue, and finished results. */
    function opening() {
      const state = (form) => (isWhole(form, answersOf(form), BeliefItems) ? "whole" : Object.keys(answersOf(form)).length ? "begun" : "new");
      const offer = (form) => ({
        new: [button(`Begin form ${form}`, () => ask(form))],
        begun: [button(`Go on with form ${form} at statement ${open(form) + 1}`, () => resume(form), "demo-first"), button(`Start form ${form} again`, () => again(form))],
        whole: [button(`Result of form ${form}`, () => outcome(form))],
      })[state(form)];
      show(make("p", {}, "Two forms ask about the same twelve ideas in other cases. Take one now, and the other when you have read."), bar(...offer("A"), ...offer("B"), forget()));
    }

    function forget() {
      return button("Delete my answers", () => {
        BeliefKeep.forget();
        show(make("p", { className: "belief-statement" }, "Your answers are deleted from this browser."), bar(button("Begin form A", () => ask("A")), button("Begin form B", () => ask("B"))));
      });
    }

    /** Shows the result of a form, with the gain if the other form was answered before. */
    function outcome(form) {
      const result = judge(form, answersOf(form), BeliefItems);
      const gained = isWhole(other(form), answersOf(other(form)), BeliefItems) && isLater(form) ? gain(judge(other(form), answersOf(other(form)), BeliefItems), result) : null;
      show(
        make("p", { className: "belief-score" }, make("strong", {}, `${result.right} of ${result.of} right`), `, ${result.wrong} wrong, ${result.unsure} not sure. ${Tally.certainWords(marks(result))}`),
        ...(gained ? [BeliefView.gained(gained)] : []),
        ...BeliefView.listed("What to look at", result.rows.filter(({ right }) => !right), true),
        ...BeliefView.listed("What you had right", result.rows.filter(({ right }) => right), false),
        Scale.sureTable(marks(result)),
        ...way(result, form),
        ...keeping(result, gained));
    }

    /** Whether a form was answered after the other one: on a later day or, on the same day, if it is form B. */
    function isLater(form) {
      const days = [form, other(form)].map((one) => BeliefKeep.all()[one].finished ?? "");
      return days[0] === days[1] ? form === "B" : days[0] > days[1];
    }

    /** The pages to read, and then the other form. */
    function way(result, form) {
      const pages = path(result);
      const next = isWhole(other(form), answersOf(other(form)), BeliefItems) ? [] : [bar(button(`I have read: begin form ${other(form)}`, () => resume(other(form)), "demo-first"))];
      if (!pages.length) return [make("p", {}, "Nothing to look up: you had all of them right."), ...next];
      return [
        make("p", { className: "demo-caption" }, "Your path"),
        make("ol", {}, ...pages.map(({ page, title }) => make("li", {}, link(page, title)))), ...next];
    }

    function keeping(result, gained) {
      const card = BeliefCard.draw(result, gained);
      const words = sentence(result, gained);
      const where = location.protocol.startsWith("http") ? ` ${location.href.split(/[?#]/)[0]}` : "";
      return [
        make("p", { className: "demo-caption" }, "Keep it or send it"),
        make("p", {}, words), card,
        bar(
          button("Copy the sentence", () => Say.copy(words + where, "Copied.")),
          button("Save the card", () => card.toBlob((blob) => download("what-do-you-believe.png", blob))),
          button("Save my answers", () => download("what-do-you-believe.json", new Blob([JSON.stringify(file(BeliefKeep.all(), BeliefItems), null, 1)], { type: "application/json" }))),
          forget(), button("Both forms", opening)),
      ];
    }

    const kept = BeliefKeep.all();
    if (kept.A || kept.B) opening();
    else ask("A");
  }

  Learning.define("beliefs", start);
})();
