// The stage of Watch it learn: the model's numbers, and its output at each check.
"use strict";

window.Board = (() => {
  const { make } = Dom;
  const { percent, quoted } = Tables;

  /** A check as text: tokens become letters, and the ends of lines are compared with the training text. */
  function told({ step, goesOn, writes, odds, numbers }, { read: { letters }, facts }) {
    const ends = goesOn.map((tokens) => Learning.words(letters, tokens)),
      of = (letter) => odds[0]?.[letters.indexOf(letter)] ?? 0;
    return {
      step,
      numbers,
      writes: Learning.words(letters, writes),
      fact: ends[0],
      begun: ends.slice(facts.length),
      she: of("s"),
      he: of("h"),
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
    asked.replaceChildren(...(now ? question(run.which, now, before) : []));
  }

  /** What a bet is about: the answer before, and now. */
  function question(which, now, before) {
    const answer = { iceland: ({ begun: [first] }) => first || "nothing", nurse: ({ she }) => percent(she) }[which];
    if (!answer) return [];
    return [
      which === "iceland" ? "The capital of Iceland is " : "The nurse says she: ",
      ...(before ? [make("span.learn-before", quoted(answer(before)), " → ")] : []),
      make("b", quoted(answer(now))),
    ];
  }

  return { told, draw };
})();
