// Pattern or calculator: the same sum, written by a model of characters and run by a calculator.
"use strict";

(() => {
  const { make } = Demos;
  const { percent, table, quoted } = Tables;
  const ASKED = 100;
  const defaults = { q: "What is 47 plus 38?", n: "2000", s: "42" };
  const limits = { q: { longest: 200 }, n: { least: 0, most: 8000, step: 500 }, s: DemoState.SEED };

  const guess = { most: "most of them", half: "about half", none: "none" };

  function start({ stage, controls, result, film, outcome }, state, say) {
    const task = Demos.latest(result);
    let learnt = null, picked = 0;
    const field = Controls.text("A question with a sum in it", state.q, limits.q, (value) => ask(value));
    const input = field.querySelector("input");
    const other = (words, kind) => Controls.button(words, () => {
      if (!learnt) return say("It is still learning its sums.");
      const lines = learnt[kind];
      if (!lines.length) return say("There is no such sum: it has been shown none.");
      ask(lines[picked++ % lines.length].split("=")[0]);
    });
    controls.append(
      Controls.form(field,
        Controls.slider("Sums it was shown", state.n, limits.n, (n) => `${n.toLocaleString("en")} of 8,100`, (n) => { state.n = n; again(); }),
        Controls.seed("Seed: which sums were shown", state.s, (seed) => { state.s = seed; again(); })),
      Controls.bar(
        Controls.button("Write and run", () => ask(input.value.slice(0, limits.q.longest)), "demo-first"),
        other("A sum it was never shown", "unseen"),
        other("A sum it was shown", "shown")));

    function ask(question) {
      state.q = input.value = question;
      if (learnt) show();
    }

    /** Learns anew in slices; the last request wins. */
    async function again() {
      learnt = null;
      const found = await task.run(lesson(Number(state.n), Number(state.s)));
      if (!found) return;
      learnt = found;
      show();
    }

    function show() {
      const expression = Sums.extract(state.q);
      const steps = Sums.write(learnt.followers, expression);
      const exact = Sums.calculate(expression);
      result.replaceChildren(...view(expression, steps, exact, learnt));
      const unseen = learnt.marks[1];
      film({
        length: steps.length + 1, pace: 700, draw: (step) => write(stage, expression, steps, exact, step),
        done: () => outcome(`Your guess: ${guess[state.g]}. Of ${unseen.asked} sums it was never shown it gets ${unseen.right} right, and ${unseen.formed} look right.`),
      });
      say(sentence(Sums.answer(steps), exact));
    }

    again();
    return { stop: task.stop, state: () => state, result: () => `Pattern or calculator? I guessed ${guess[state.g]}; of ${learnt?.marks[1].asked} unseen sums it gets ${learnt?.marks[1].right} right.` };
  }

  /** Digit after digit, then what the calculator says. */
  function write(stage, expression, steps, exact, step) {
    const digits = steps.slice(0, step).map(({ character }) => character).join(""), over = step > steps.length;
    stage.replaceChildren(
      make("p", { className: "demo-caption" }, "Pattern"), make("p", { className: "demo-text" }, quoted(`${expression}=${digits}`)),
      make("p", { className: "demo-caption" }, "Calculator"), make("p", { className: "demo-text" }, quoted(over ? `${expression}=${exact.value ?? exact.fault}` : "waits")));
  }

  function* lesson(count, seed) {
    const lines = Sums.all(seed);
    const [shown, unseen] = [lines.slice(0, count), lines.slice(count)];
    const followers = yield* Sums.learn(shown);
    const marks = [];
    for (const some of [shown, unseen]) marks.push(yield* Sums.mark(followers, some.slice(0, ASKED)));
    return { shown, unseen, followers, marks };
  }

  function view(expression, steps, exact, { shown, marks }) {
    const written = Sums.answer(steps);
    const verdict = exact.fault ? "nothing to compare with" : written === exact.value ? "right" : "wrong";
    const lanes = [
      ["Pattern: continues “" + (expression || " ") + "=”", quoted(written || "nothing"), verdict],
      ["Calculator: runs " + (expression || "nothing"), quoted(exact.value ?? exact.fault), exact.fault ? "no result" : "exact"],
    ];
    const trail = steps.map(({ character, ending }) => [character, ending.replace("^", "start "), like(shown, ending)]);
    const scores = marks.map(({ asked, right, formed }, at) => [
      at ? "never shown" : "shown", String(asked), asked ? percent(right / asked) : "–", asked ? percent(formed / asked) : "–"]);
    return [
      table("One sum, two ways", ["Way", "Result", "Check"], lanes),
      table("Where each written digit came from", ["Digit", "Longest ending it had seen", "For example in"], trail),
      table(`The pattern’s marks after ${shown.length.toLocaleString("en")} of 8,100 sums`, ["Sums", "Asked", "Right", "Look right"], scores),
    ];
  }

  function like(shown, ending) {
    const fits = ending.startsWith("^") ? (line) => line.startsWith(ending.slice(1)) : (line) => line.includes(ending);
    return shown.filter(fits).slice(0, 2).join(", ");
  }

  function sentence(written, exact) {
    const pattern = written ? `The pattern writes ${written}` : "The pattern writes nothing";
    if (exact.fault) return `${pattern}; the calculator refuses: ${exact.fault}.`;
    return `${pattern}; the calculator gives ${exact.value}${written === exact.value ? ", the same" : ""}.`;
  }

  Demos.define("sums", { defaults, limits, guess, start });
})();
