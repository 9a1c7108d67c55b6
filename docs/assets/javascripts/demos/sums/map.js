// The stage of the sums: a map of all 8,100, with the first number from left to right and the second from bottom to top.
"use strict";

window.SumsMap = (() => {
  const { make } = Dom;
  const { percent, bar } = Tables;
  const KINDS = [
    ["shown", "sums it read"],
    ["unseen", "new sums"],
    ["beyond", "150 and more"],
  ];

  /** Draws the stage after `seen` checks, by default all of them; the map only once the training is over. */
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
    map.toggleAttribute("hidden", !run.isEnd);
    if (run.isEnd) cells(map, run, look);
    const head = run.isEnd && step === run.steps ? [] : [make("p.learn-head", `Step ${step} of ${run.steps}`)];
    told.replaceChildren(...head, ...(look ? words(look, run) : []));
  }

  /** Updates the count of steps between two checks. */
  const count = (stage, { step, steps }) => {
    stage.querySelector(".learn-head").textContent = `Step ${step} of ${steps}`;
  };

  function cells(map, { parts, small }, look) {
    const shown = new Set(parts.shown.map(Sums.key)),
      paths = { right: "", wrong: "", shown: "" };
    for (const sum of parts.shown) paths.shown += cell(sum, 0.1);
    const paint = (sum, isRight) => {
      paths[isRight ? "right" : "wrong"] += cell(sum, isRight ? 0 : 0.22);
    };
    const isRight = (at) => look.written[at] === Sums.answer(look.sums[at]);
    look?.sums.forEach((sum, at) => {
      if (!shown.has(Sums.key(sum)) || !isRight(at)) paint(sum, isRight(at));
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

  /** The square of a sum, with a gap to its neighbours. */
  function cell([a, b], gap) {
    const side = 1 - 2 * gap;
    return `M${a - 10 + gap} ${99 - b + gap}h${side}v${side}h-${side}z`;
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

  function words(look, { isEnd, worker }) {
    const { shown, beyond } = look.marks,
      first = shown.asked + (beyond.asked ? look.marks.unseen.asked : 0),
      four = [0, 1, 2, 3].map((at) => first + at),
      joke = isEnd ? look.sums.findIndex(([a, b]) => a === 99 && b === 98) : -1; // a sample may not have it
    if (joke >= 0) four[0] = joke;
    const line = (at) => {
      const [a, b] = look.sums[at],
        written = look.written[at],
        right = written === Sums.answer([a, b]);
      return make(
        "li",
        `${a} + ${b} = ${Sums.plain(written)} `,
        make("span", { className: right ? "sums-yes" : "sums-no" }, right ? "right" : `not ${a + b}`),
      );
    };
    return [
      make(isEnd ? "ul.plain-list" : "ul.plain-list.is-large", ...four.map(line)),
      ...bars(asked(look)),
      ...(isEnd
        ? [
            make(
              "p.sums-legend.small-print",
              "Each dot is a sum: ",
              legend("right", "new, right"),
              legend("wrong", "wrong"),
              legend("shown", "read"),
            ),
            !worker && make("p.small-print", "To spare you the wait, trained on our machine."),
          ].filter(Boolean)
        : []),
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
