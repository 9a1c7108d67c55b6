// The stage of the sums, and under "More" a map of all 8,100, with the first number from left to right and the second from bottom to top.
"use strict";

window.SumsMap = (() => {
  const { make } = Dom;
  const { percent, bar } = Tables;

  /** Draws the stage after `seen` checks, by default all of them: what it writes for one big sum, and how many of the new ones are right. */
  function draw(stage, run, seen = run.looks.length) {
    const look = run.looks[seen - 1],
      step = seen < run.looks.length ? (look?.step ?? 0) : run.step;
    const head = run.isEnd && step === run.steps ? "" : `Step ${step} of ${run.steps}`;
    stage.replaceChildren(
      make("div.sums-told", make("p.learn-head", head), ...(look ? words(look, run, head && !run.isEnd) : [])),
    );
  }

  /** Updates the count of steps between two checks. */
  const count = (stage, { step, steps }) => {
    stage.querySelector(".learn-head").textContent = `Step ${step} of ${steps}`;
  };

  /** Draws the map after `seen` checks, with its legend. */
  function fill(place, { parts, small, looks }, seen = looks.length) {
    const look = looks[seen - 1],
      map = Dom.svg("svg", { class: "sums-map", viewBox: "-9 -1 100 100", role: "img" });
    const shown = new Set(parts.shown.map(Sums.key)),
      paths = { right: "", wrong: "", shown: "" };
    for (const sum of parts.shown) paths.shown += cell(sum, 0.1);
    const paint = (sum, isRight) => {
      paths[isRight ? "right" : "wrong"] += cell(sum, isRight ? 0 : 0.14);
    };
    const isRight = (at) => look.written[at] === Sums.answer(look.sums[at]);
    look?.sums.forEach((sum, at) => {
      if (!shown.has(Sums.key(sum)) || !isRight(at)) paint(sum, isRight(at));
    });
    const path = (name, d, more) => Dom.svg("path", { class: `sums-${name}`, d, ...more });
    const number = (words, x, y, transform = "") =>
      Dom.svg("text", { class: "sums-number", "text-anchor": "middle", x, y, transform }, words);
    const edge = small ? [path("edge", "M41 -1L91 49", { "stroke-width": 0.7, "stroke-dasharray": "2 1.5" })] : [];
    map.replaceChildren(
      path("frame", "M0 0H90V90H0Z", { "stroke-width": 0.4 }),
      ...Object.entries(paths).map(([name, d]) => path(name, d)),
      ...edge,
      number("10", 4, 97),
      number("99", 86, 97),
      number("99", -4.5, 6),
      number("10", -4.5, 89),
      number("first number →", 45, 97),
      number("second number →", -45, -3, "rotate(-90)"),
    );
    const told = Object.entries(look?.marks ?? {}).filter(([, { asked }]) => asked);
    map.setAttribute(
      "aria-label",
      `A map of all sums from 10+10 to 99+99. ${told.map(([kind, one]) => `${NAMES[kind]}: ${share(one)} right`).join("; ")}`,
    );
    const signs = [legend("right", "new, right"), legend("wrong", "wrong"), legend("shown", "read")];
    place.replaceChildren(map, make("p.sums-legend.small-print", "Each dot is a sum: ", ...signs));
  }

  /** The square of a sum, with a gap to its neighbours. */
  function cell([a, b], gap) {
    const side = 1 - 2 * gap;
    return `M${a - 10 + gap} ${99 - b + gap}h${side}v${side}h-${side}z`;
  }

  const NAMES = { shown: "sums it read", unseen: "new sums", beyond: "150 and more" };
  const share = ({ asked, right }) => percent(right / asked);

  /** What it writes and its shares; while it `learns` neither what it's asked in the end nor what comes of that. */
  function words({ sums, written, marks }, { small, isGiven }, learns) {
    const joke = sums.findIndex(([a, b]) => a === 99 && b === 98), // a sample may not have it
      at = joke < 0 ? marks.shown.asked : joke,
      [a, b] = sums[at];
    const isRight = written[at] === Sums.answer([a, b]),
      shares = small ? { "Sums under 150": marks.unseen, "Bigger sums": marks.beyond } : { "New sums": marks.unseen };
    const is = make(`span.sums-${isRight ? "yes" : "no"}`, isRight ? "right" : `not ${a + b}`),
      shown = learns ? "…" : Sums.plain(written[at]),
      bars = Object.entries(shares).slice(0, learns ? 1 : 2),
      row = ([kind, one]) =>
        make("p.sums-bar", make("span", `${kind}, right`), bar(one.right / one.asked), make("span", share(one)));
    return [
      make("p.sums-line", `${a} + ${b} = ${shown} `, !learns && is),
      ...bars.map(row),
      isGiven && make("p.small-print", "Replayed from our machine."),
    ];
  }

  /** One entry of the map's legend. */
  function legend(name, words) {
    const gap = { right: 0, wrong: 0.14, shown: 0.1 }[name];
    const dot = Dom.svg("path", { class: `sums-${name}`, d: cell([10, 99], gap) });
    return make("span", Dom.svg("svg", { viewBox: "0 0 1 1", "aria-hidden": "true" }, dot), words);
  }

  return { draw, count, fill };
})();
