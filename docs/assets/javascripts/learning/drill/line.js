// The calibration chart: the share of right answers at each degree of certainty, beside the share that the words promise.
"use strict";

window.DrillLine = (() => {
  const WIDE = 360, HIGH = 220, LEFT = 44, TOP = 14, RIGHT = 346, FOOT = 180;
  const MEANT = { 1: 50, 2: 75, 3: 100 }; // a guess between two answers is right half the time
  const across = (sure) => LEFT + 40 + (sure - 1) * 110;
  const up = (percent) => FOOT - (percent / 100) * (FOOT - TOP);

  function shape(name, properties, words = "") {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(properties)) made.setAttribute(key, value);
    made.textContent = words;
    return made;
  }

  const points = (pairs) => pairs.map(([sure, percent]) => `${across(sure)},${up(percent)}`).join(" ");

  /** The chart of some marks; degrees without answers have no point. */
  function draw(marks) {
    const steps = Tally.bySureness(marks).filter(({ of }) => of);
    const held = steps.map(({ sure, right, of }) => [sure, (100 * right) / of]);
    const svg = shape("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "drill-line", role: "img", "aria-label": "How sure against how right; the table says the same." });
    for (const percent of [0, 50, 100]) {
      svg.append(shape("line", { x1: LEFT, x2: RIGHT, y1: up(percent), y2: up(percent), class: "drill-grid" }));
      svg.append(shape("text", { x: LEFT - 6, y: up(percent) + 4, "text-anchor": "end" }, `${percent}%`));
    }
    for (const [sure, words] of Object.entries(Tally.STEPS)) svg.append(shape("text", { x: across(sure), y: HIGH - 18, "text-anchor": "middle" }, words));
    svg.append(shape("polyline", { points: points(Object.entries(MEANT)), class: "drill-meant" }));
    svg.append(shape("polyline", { points: points(held), class: "drill-held" }));
    held.forEach(([sure, percent], at) => svg.append(
      shape("circle", { cx: across(sure), cy: up(percent), r: 6, class: "drill-point" }),
      shape("text", { x: across(sure) + 11, y: Math.min(up(percent) + 17, FOOT - 4), class: "drill-count" }, `${steps[at].right} of ${steps[at].of}`)));
    return svg;
  }

  return { draw };
})();
