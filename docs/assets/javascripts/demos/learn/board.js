// The stage of Watch it learn: the curve of the loss, and beside it the model's output at each check.
"use strict";

window.Board = (() => {
  const { make } = Dom;
  const { percent, quoted } = Tables;
  const LINES = 7; // of what the model wrote

  /** A check as text: tokens become letters, and the ends of lines are compared with the training text. */
  function told({ step, goesOn, writes, odds, numbers }, { read: { letters }, facts, losses }) {
    const ends = goesOn.map((tokens) => Learning.words(letters, tokens)),
      of = (letter) => odds[0]?.[letters.indexOf(letter)] ?? 0;
    const late = losses.slice(Math.max(0, step - 25), step);
    return {
      step,
      numbers,
      writes: Learning.words(letters, writes),
      fact: ends[0],
      begun: ends.slice(facts.length),
      she: of("s"),
      he: of("h"),
      right: facts.filter(([, end], at) => ends[at] === end).length,
      loss: late.reduce((sum, loss) => sum + loss, 0) / late.length,
    };
  }

  /** Draws the stage after `seen` checks (by default all), with the losses of other runs as dashed lines. */
  function draw(stage, run, others, seen = run.looks.length) {
    if (!stage.querySelector(".learn-curve")) {
      stage.square?.stop();
      stage.square = NumberSquare.build();
      stage.replaceChildren(
        ...Object.entries({ head: "p", curve: "div", list: "ol", asked: "dl" }).map(([name, tag]) =>
          make(tag, { className: `learn-${name}` }),
        ),
        stage.square.canvas,
      );
    }
    const [head, curve, list, asked] = stage.children;
    const looks = run.looks.slice(0, seen),
      now = looks.at(-1);
    const step = seen < run.looks.length ? (now?.step ?? 0) : run.losses.length;
    head.textContent = `Step ${step} of ${Learning.STEPS}${now ? ` · ${now.right} of ${run.facts.length} ${run.noun} right` : ""}`;
    if (now) stage.square.draw(now.numbers);
    losses(
      curve,
      run.losses.slice(0, step),
      others.map((other) => other.losses),
    );
    list.replaceChildren(
      ...chosen(looks).map((look) =>
        make(
          "li",
          { className: look === now ? "is-now" : "" },
          make("span.learn-step", String(look.step)),
          quoted(look.writes || "nothing"),
        ),
      ),
    );
    asked.replaceChildren(...(now?.begun.length ? questions(now, others.at(-1)?.looks.at(-1)) : []));
  }

  /** Draws the end of a run that was trained elsewhere from its tables: what it wrote after which step, and what it answers. */
  function ended(stage, words, [wrote, answers]) {
    stage.square?.stop();
    const item = ({ cells: [step, , writes] }) =>
      make("li", make("span.learn-step", step.textContent), quoted(writes.textContent));
    const list = make("ol.learn-list", ...[...wrote.rows].map(item));
    list.lastChild.className = "is-now";
    const pair = ({ cells }) => [make("dt", cells[0].textContent), make("dd", cells[1].textContent)];
    stage.replaceChildren(
      make("p.learn-head", words),
      list,
      make("dl.learn-asked", ...[...answers.rows].slice(1).flatMap(pair)),
    );
  }

  /** The continuations of three beginnings, and those of an earlier run. */
  function questions(now, before) {
    const odds = ({ she, he }) => `she ${percent(she)}, he ${percent(he)}`;
    const rows = [
      ["The capital of Iceland is", ({ begun }) => begun[0]],
      ["The lion sat on the", ({ begun }) => begun[1]],
      ["Odds after “The nurse says”", odds],
    ];
    return rows.flatMap(([start, end]) => [
      make("dt", start),
      make(
        "dd",
        ...(before ? [make("span.learn-before", quoted(end(before) || "nothing"), " → ")] : []),
        quoted(end(now) || "nothing"),
      ),
    ]);
  }

  /** The checks shown in the list: those in the table, and the newest. */
  function chosen(looks) {
    const marks = looks.filter((look) => Learning.SHOWN.includes(look.step) || look === looks.at(-1));
    return marks.slice(-LINES);
  }

  function losses(place, own, others) {
    const most = 4.5,
      words = own.length ? `Its surprise falls from ${own[0].toFixed(1)} to ${own.at(-1).toFixed(1)}.` : "No step yet.";
    const { width, height, mark, rest } = Picture.canvas(place, words);
    const across = (step) => 26 + (step / Learning.STEPS) * (width - 34),
      down = (loss) => 8 + (1 - Math.min(loss, most) / most) * (height - 30);
    const path = (all) =>
      smooth(all)
        .map((loss, at) => `${at ? "L" : "M"}${across(at + 1).toFixed(1)} ${down(loss).toFixed(1)}`)
        .join("");
    for (const loss of [0, 1, 2, 3, 4]) {
      mark(`line ${loss}`, "line", { class: "learn-grid", x1: 26, x2: width - 8, y1: down(loss), y2: down(loss) });
      mark(`loss ${loss}`, "text", { class: "is-soft", x: 18, y: down(loss) + 4, "text-anchor": "end" }, String(loss));
    }
    mark(
      "name",
      "text",
      { class: "is-soft", x: width - 8, y: 20, "text-anchor": "end" },
      others.length ? "surprise (dashed: before)" : "its surprise",
    );
    mark(
      "steps",
      "text",
      { class: "is-soft", x: width - 8, y: height - 5, "text-anchor": "end" },
      `steps to ${Learning.STEPS}`,
    );
    others.forEach((other, at) => mark(`other ${at}`, "path", { class: "learn-other", d: path(other) }));
    if (own.length) {
      mark("own", "path", { class: "learn-own", d: path(own) });
      mark("now", "circle", { class: "learn-now", r: 4, cx: across(own.length), cy: down(smooth(own).at(-1)) });
    }
    rest();
  }

  /** The losses as moving averages over ten steps. */
  const smooth = (all) =>
    all.map((_, at) => {
      const late = all.slice(Math.max(0, at - 9), at + 1);
      return late.reduce((sum, loss) => sum + loss, 0) / late.length;
    });

  return { told, draw, ended };
})();
