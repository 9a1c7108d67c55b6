// The stage of the sums: a map of all 8,100, with the first number from left to right and the second from bottom to top.
"use strict";

window.SumsMap = (() => {
  const { make } = Dom;
  const { percent, bar } = Tables;
  const KINDS = [
    ["shown", "shown"],
    ["unseen", "never shown"],
    ["beyond", "150 and more"],
  ];

  /** Draws the stage after `seen` checks, by default all of them. */
  function draw(stage, run, seen = run.looks.length) {
    let [map, told] = stage.querySelectorAll(".sums-map, .sums-told");
    if (!told) {
      [map, told] = [Dom.svg("svg", { class: "sums-map", viewBox: "-1 -1 92 92", role: "img" }), make("div.sums-told")];
      stage.replaceChildren(map, told);
    }
    const look = run.looks[seen - 1],
      step = seen < run.looks.length ? (look?.step ?? 0) : run.losses.length;
    cells(map, run, look);
    told.replaceChildren(make("p.learn-head", `Step ${step} of ${run.steps}`), ...(look ? words(look) : []));
  }

  /** Puts words at the head of what stands beside the map, without redrawing it. */
  const tell = (stage, words) => {
    stage.querySelector(".learn-head").textContent = words;
  };

  /** Updates the count of steps between two checks. */
  const count = (stage, { losses, steps }) => tell(stage, `Step ${losses.length} of ${steps}`);

  function cells(map, { parts, small }, look) {
    const shown = new Set(parts.shown.map(Sums.key)),
      paths = { shown: "", right: "", wrong: "" };
    for (const sum of parts.shown) paths.shown += cell(sum, 0.3);
    look?.sums.forEach((sum, at) => {
      if (look.written[at] !== Sums.answer(sum)) paths.wrong += cell(sum, 0.22);
      else if (!shown.has(Sums.key(sum))) paths.right += cell(sum, 0);
    });
    const path = (name, d) => Dom.svg("path", { class: `sums-${name}`, d });
    const edge = small ? [path("edge", "M41 -1L91 49")] : [];
    map.replaceChildren(
      path("frame", "M0 0H90V90H0Z"),
      ...Object.entries(paths).map(([name, d]) => path(name, d)),
      ...edge,
    );
    map.setAttribute(
      "aria-label",
      `A map of all sums from 10+10 to 99+99. ${look ? sentence(look) : "It has not been asked yet."}`,
    );
  }

  /** The square of a sum, with a gap to its neighbours. */
  function cell([a, b], gap) {
    const size = 1 - 2 * gap;
    return `M${a - 10 + gap} ${99 - b + gap}h${size}v${size}h-${size}z`;
  }

  const asked = ({ marks }) =>
    KINDS.filter(([kind]) => marks[kind].asked).map(([kind, words]) => [words, marks[kind].right / marks[kind].asked]);
  const sentence = (look) =>
    asked(look)
      .map(([words, share]) => `${words}: ${percent(share)} right`)
      .join("; ");

  const bars = (shares) =>
    shares.map(([name, share]) => make("p.sums-bar", make("span", name), bar(share), make("span", percent(share))));

  /** Draws a run that was trained elsewhere, of which only the shares are known: where its lessons lie, and [[words, share], …]. */
  function ended(stage, parts, words, shares) {
    draw(stage, { parts, losses: [], looks: [] });
    const [map, told] = stage.children;
    map.setAttribute("aria-label", "A map of all sums from 10+10 to 99+99, with a dot for each that it was shown.");
    told.replaceChildren(make("p.learn-head", words), ...bars(shares), make("p.sums-legend", legend("shown", "shown")));
  }

  function words(look) {
    const samples = look.sums.slice(0, 3).concat(look.sums.slice(-2)); // some trained on, some not
    const line = (sum) => {
      const written = look.written[look.sums.indexOf(sum)],
        right = written === Sums.answer(sum);
      return make(
        "li",
        `${sum[0]}+${sum[1]}=${written} `,
        make("span", { className: right ? "sums-yes" : "sums-no" }, right ? "right" : "wrong"),
      );
    };
    return [
      ...bars(asked(look)),
      make("ul", ...samples.map(line)),
      make("p.sums-legend", legend("right", "never shown, right"), legend("wrong", "wrong"), legend("shown", "shown")),
    ];
  }

  /** One entry of the map's legend. */
  function legend(name, words) {
    const gap = { right: 0, wrong: 0.22, shown: 0.3 }[name];
    const sign = Dom.svg(
      "svg",
      { viewBox: "0 0 1 1", "aria-hidden": "true" },
      Dom.svg("path", { class: `sums-${name}`, d: cell([10, 99], gap) }),
    );
    return make("span", sign, words);
  }

  return { draw, ended, tell, count };
})();
