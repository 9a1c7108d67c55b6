// The result card: a small picture to keep or share, drawn on a canvas in the colours of the page.
"use strict";

window.BeliefCard = (() => {
  const WIDE = 1200, HIGH = 630, EDGE = 72;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** A canvas with the result; its accessible name has the same words. */
  function draw(result, gained) {
    const canvas = Learning.make("canvas", { width: WIDE, height: HIGH, className: "belief-card" });
    const pen = canvas.getContext("2d");
    const resolved = inks(canvas);
    pen.fillStyle = resolved.paper;
    pen.fillRect(0, 0, WIDE, HIGH);
    write(pen, "What do you believe about ChatGPT?", 110, 600, 44, resolved.ink);
    write(pen, `${result.right} of ${result.of} right`, 250, 700, 96, resolved.ink);
    result.rows.forEach((row, at) => mark(pen, row, at, resolved));
    const more = gained ? `${gained.before} before reading, ${gained.after} after` : `${result.unsure} not sure, ${result.wrong} wrong`;
    write(pen, more, 470, 400, 40, resolved.soft);
    write(pen, `${document.querySelector("meta[name=application-name]").content} A field guide to what ChatGPT is`, 560, 400, 34, resolved.soft);
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", `Card: ${result.right} of ${result.of} right, ${more}.`);
    return canvas;
  }

  /** The page's colours in a form that a canvas accepts; a temporary element resolves light-dark(). */
  function inks() {
    const probe = Learning.make("span", { hidden: true });
    document.body.append(probe);
    const settled = (name) => { probe.style.color = colour(name); return getComputedStyle(probe).color; };
    const found = { paper: settled("--paper"), ink: settled("--ink"), soft: settled("--ink-soft"), right: settled("--model") };
    probe.remove();
    return found;
  }

  function write(pen, words, y, weight, size, ink) {
    pen.fillStyle = ink;
    pen.font = `${weight} ${size}px ${colour("--sans")}`;
    pen.fillText(words, EDGE, y, WIDE - 2 * EDGE);
  }

  /** Draws the mark of a statement: filled if right, a dot if not sure, a bar if wrong, so that it does not depend on colour. */
  function mark(pen, { right, said }, at, { ink, right: filled }) {
    const size = 64, x = EDGE + at * (size + 26), y = 310;
    pen.lineWidth = 4;
    pen.strokeStyle = pen.fillStyle = right ? filled : ink;
    pen.strokeRect(x, y, size, size);
    if (right) pen.fillRect(x, y, size, size);
    else if (said === null) pen.fillRect(x + 26, y + 26, 12, 12);
    else pen.fillRect(x + 12, y + 29, 40, 6);
  }

  return { draw };
})();
