// The curve of calibration: how often a reader's last ten decisions were right, with a mark for each answer.
"use strict";

window.DrillCurve = (() => {
  const { svg } = Dom;
  const WIDE = 640,
    HIGH = 170,
    LEFT = 74,
    TOP = 12,
    FOOT = 120;
  const up = (share) => FOOT - share * (FOOT - TOP);
  const MARKS = {
    // told apart by shape as well as by colour
    right: (x) => svg("circle", { cx: x, cy: FOOT + 18, r: 4, class: "is-right" }),
    wrong: (x) => svg("path", { d: `M${x - 4} ${FOOT + 14}l8 8m0 -8l-8 8`, class: "is-wrong" }),
    look: (x) => svg("circle", { cx: x, cy: FOOT + 18, r: 3.5, class: "is-look" }),
  };

  /** The drawing of some judgements. */
  function draw(marks) {
    const across = (at) => LEFT + ((at + 0.5) * (WIDE - LEFT - 12)) / marks.length;
    const points = DrillRound.curve(marks).flatMap((share, at) =>
      share === null ? [] : [`${across(at)},${up(share)}`],
    );
    const lines = [0, 0.5, 1].flatMap((share) => [
      svg("line", {
        x1: LEFT,
        x2: WIDE - 12,
        y1: up(share),
        y2: up(share),
        class: share === 0.5 ? "is-coin" : "is-grid",
      }),
      svg("text", { x: LEFT - 6, y: up(share) + 4, "text-anchor": "end" }, `${share * 100}%`),
    ]);
    const rounds = Array.from({ length: marks.length / DrillRound.COUNT }, (_, at) =>
      svg("text", { x: across(at * DrillRound.COUNT), y: HIGH - 6 }, `round ${at + 1}`),
    );
    return svg(
      "svg",
      {
        viewBox: `0 0 ${WIDE} ${HIGH}`,
        class: "drill-curve",
        role: "img",
        "aria-label": "How often your last ten decisions were right, answer by answer",
      },
      ...lines,
      svg("text", { x: WIDE - 12, y: up(0.5) + 22, "text-anchor": "end" }, "tossing a coin"),
      ...rounds,
      svg("polyline", { points: points.join(" "), class: "is-curve" }),
      ...marks.map((mark, at) => MARKS[DrillRound.came(mark)](across(at))),
    );
  }

  return { draw };
})();
