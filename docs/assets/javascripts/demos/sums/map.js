// The stage of the sums: a map of all 8,100, with the first number from left to right and the second from bottom to top.
"use strict";

window.SumsMap = (() => {
  const { make } = Dom;
  const { percent, bar } = Tables;
  const FOUR = [9998, 9999, 8877, 7575];
  const KINDS = [
    ["shown", "shown"],
    ["unseen", "never shown"],
    ["beyond", "150 and more"],
  ];

  /** Draws the stage after `seen` checks, by default all of them. */
  function draw(stage, run, seen = run.looks.length) {
    let [map, told] = stage.querySelectorAll(".sums-map, .sums-told");
    if (!told) {
      [map, told] = [
        Dom.svg("svg", { class: "sums-map", viewBox: "-9 -1 100 100", role: "img" }),
        make("div.sums-told"),
      ];
      stage.replaceChildren(map, told);
    }
    const look = run.looks[seen - 1],
      step = seen < run.looks.length ? (look?.step ?? 0) : run.step;
    cells(map, run, look);
    const head = run.head ?? `Step ${step} of ${run.steps}`;
    told.replaceChildren(make("p.learn-head", head), ...(look ? words(look, run.head) : []));
  }

  /** Updates the count of steps between two checks. */
  const count = (stage, { step, steps }) => {
    stage.querySelector(".learn-head").textContent = `Step ${step} of ${steps}`;
  };

  function cells(map, { parts, small }, look) {
    const shown = new Set(parts.shown.map(Sums.key)),
      paths = { right: "", wrong: "", shown: "" };
    for (const sum of parts.shown) paths.shown += cell(sum, 0.1);
    const paint = (sum, isRight, size) => {
      paths[isRight ? "right" : "wrong"] += cell(sum, isRight ? 0 : 0.22, size);
    };
    const isRight = (at) => look.written[at] === Sums.answer(look.sums[at]);
    if (isSample(look)) patches(look, (sum, at) => paint(sum, isRight(at), 2));
    else
      look?.sums.forEach((sum, at) => {
        if (!shown.has(Sums.key(sum))) paint(sum, isRight(at), 1);
        else if (!isRight(at)) paint(sum, false, 1);
      });
    const path = (name, d) => Dom.svg("path", { class: `sums-${name}`, d });
    const number = (words, x, y, transform = "") => Dom.svg("text", { class: "sums-number", x, y, transform }, words);
    const edge = small ? [path("edge", "M41 -1L91 49")] : [];
    map.replaceChildren(
      path("frame", "M0 0H90V90H0Z"),
      ...Object.entries(paths).map(([name, d]) => path(name, d)),
      ...edge,
      ...[
        ["10", 4, 97],
        ["99", 86, 97],
        ["99", -4.5, 6],
        ["10", -4.5, 89],
        ["first number →", 45, 97],
        ["second number →", -45, -3, "rotate(-90)"],
      ].map((one) => number(...one)),
    );
    map.setAttribute(
      "aria-label",
      `A map of all sums from 10+10 to 99+99. ${look ? sentence(look) : "It has not been asked yet."}`,
    );
  }

  /** Whether only some of the sums were asked. */
  const isSample = (look) => look?.sums.length < 8100;

  /** Calls `paint` for every patch of four sums, by its upper left one, with the number of the nearest sum that was asked and never shown; those that were left out colour one another alone. */
  function patches({ sums, marks }, paint) {
    const first = marks.shown.asked,
      leftOut = (a, b) => marks.beyond.asked > 0 && a + b >= Sums.EDGE;
    for (let a = 10; a < 100; a += 2) {
      for (let b = 11; b < 100; b += 2) {
        let nearest = first,
          least = Infinity;
        for (let at = first; at < sums.length; at++) {
          const [other, second] = sums[at],
            far = (a - other) ** 2 + (b - second) ** 2;
          if (far < least && leftOut(a, b) === leftOut(other, second)) [nearest, least] = [at, far];
        }
        paint([a, b], nearest);
      }
    }
  }

  /** The square of a sum, or of `size` by `size` sums of which it's the upper left one, with a gap to its neighbours. */
  function cell([a, b], gap, size = 1) {
    const side = size * (1 - 2 * gap);
    return `M${a - 10 + gap * size} ${99 - b + gap * size}h${side}v${side}h-${side}z`;
  }

  const asked = ({ marks }) =>
    KINDS.filter(([kind]) => marks[kind].asked && !(kind === "shown" && marks.beyond.asked)).map(([kind, words]) => [
      words,
      marks[kind].right / marks[kind].asked,
    ]);
  const sentence = (look) =>
    asked(look)
      .map(([words, share]) => `${words}: ${percent(share)} right`)
      .join("; ");

  const bars = (shares) =>
    shares.map(([name, share]) => make("p.sums-bar", make("span", name), bar(share), make("span", percent(share))));

  function words(look, isFromElsewhere) {
    const all = look.sums.map((sum, at) => [sum, look.written[at]]);
    const isWithout = look.marks.beyond.asked && !isSample(look), // of those left out the same four stand here
      samples = isWithout ? all.filter(([sum]) => FOUR.includes(Sums.key(sum))) : isFromElsewhere ? [] : all.slice(-4); // which it was never shown
    const line = ([sum, written]) => {
      const right = written === Sums.answer(sum);
      return make(
        "li",
        `${sum[0]}+${sum[1]}=${Sums.plain(written)} `,
        make("span", { className: right ? "sums-yes" : "sums-no" }, right ? "right" : `not ${sum[0] + sum[1]}`),
      );
    };
    return [
      ...bars(asked(look)),
      make("ul.plain-list", ...samples.map(line)),
      make(
        "p.sums-legend.small-print",
        ...(look.written.length > look.marks.shown.asked
          ? [legend("right", "never shown, right"), legend("wrong", "wrong")]
          : []),
        legend("shown", "shown"),
      ),
      isSample(look) ? make("p.sums-legend.small-print", "Each sum that it’s asked colours those near it.") : "",
    ];
  }

  /** One entry of the map's legend. */
  function legend(name, words) {
    const gap = { right: 0, wrong: 0.22, shown: 0.1 }[name];
    const sign = Dom.svg(
      "svg",
      { viewBox: "0 0 1 1", "aria-hidden": "true" },
      Dom.svg("path", { class: `sums-${name}`, d: cell([10, 99], gap) }),
    );
    return make("span", sign, words);
  }

  return { draw, count };
})();
