// The stage of Watch it learn: the model's numbers, and its output at each check.
"use strict";

window.Board = (() => {
  const { make } = Dom;
  const { quoted } = Tables;

  /** A check as text: tokens become letters, and the ends of lines are compared with the training text. */
  function told({ step, goesOn, writes, numbers }, { read: { letters }, facts }) {
    const ends = goesOn.map((tokens) => Learning.words(letters, tokens));
    return {
      step,
      numbers,
      writes: Learning.words(letters, writes),
      fact: ends[0],
      begun: ends.slice(facts.length),
      right: facts.filter(([, end], at) => ends[at] === end).length,
    };
  }

  /** Draws the stage after `seen` checks (by default all); `before` is the last check of the run to compare with. */
  function draw(stage, run, before, seen = run.looks.length) {
    if (!stage.querySelector(".learn-list")) {
      stage.square?.stop();
      stage.square = NumberSquare.build();
      const numbers = make("div.learn-numbers", stage.square.canvas, make("p", "All its numbers, a dot each"));
      stage.replaceChildren(make("p.learn-head"), numbers, make("ol.learn-list"), make("p.learn-asked"));
    }
    const [head, numbers, list, asked] = stage.children;
    const looks = run.looks.slice(0, seen),
      now = looks.at(-1);
    const step = seen < run.looks.length ? (now?.step ?? 0) : run.losses.length;
    head.textContent =
      run.head ??
      `Step ${step} of ${Learning.STEPS}${now ? ` · ${now.right} of ${run.facts.length} ${run.noun} right` : ""}`;
    numbers.hidden = Boolean(run.head);
    if (now?.numbers) stage.square.draw(now.numbers);
    const item = (look) =>
      make(
        "li",
        { className: look === now ? "is-now" : "" },
        make("span.learn-step", String(look.step)),
        quoted(look.writes || "nothing"),
      );
    list.replaceChildren(
      ...looks
        .filter((look) => "writes" in look && (Learning.SHOWN.includes(look.step) || look === now))
        .slice(-Learning.SHOWN.length)
        .map(item),
    );
    asked.replaceChildren(...(now ? question(run, now, before) : []));
  }

  /** What to watch: a fact that it reads, or the answer that a bet is about, with the one before. */
  function question({ which, facts: [[first]] }, now, before) {
    const [start, end] = which === "egypt" ? ["The capital of Egypt is ", now.begun[0]] : [first, now.fact];
    if (which === "own" || end === undefined) return []; // a finished run from elsewhere tells no fact
    return [
      start,
      make("b", quoted(end || "nothing")),
      ...(before ? [make("span.learn-before", "With its line: ", quoted(before.begun[0]))] : []),
    ];
  }

  return { told, draw };
})();
