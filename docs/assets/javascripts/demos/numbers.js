// All numbers of a small model as a picture: a dot for each, in one colour above zero and in another below, the darker the larger.
"use strict";

window.NumberSquare = (() => {
  const { make } = Dom;
  const FULL = 1.2; // numbers from here on are drawn in full colour

  /** A square to be placed; `draw(numbers)` draws them row by row in the order of the model, `stop()` ends its watch on the scheme. */
  function build() {
    const canvas = make("canvas.number-square"),
      ending = new AbortController();
    let held = [];
    canvas.setAttribute("aria-hidden", "true");

    function draw(numbers = held) {
      held = numbers;
      const side = Math.ceil(Math.sqrt(held.length));
      if (!side || !canvas.isConnected) return;
      Object.assign(canvas, { width: side, height: side });
      const pen = canvas.getContext("2d"),
        dots = pen.createImageData(side, side),
        [below, above] = ["product", "model"].map((name) => Demos.inkOf(canvas, name));
      for (let at = 0; at < held.length; at++) {
        dots.data.set(held[at] > 0 ? above : below, at * 4);
        dots.data[at * 4 + 3] = Math.min(1, Math.abs(held[at]) / FULL) * 255;
      }
      pen.putImageData(dots, 0, 0);
    }

    Demos.onScheme(() => draw(), ending.signal);
    return { canvas, draw, stop: () => ending.abort() };
  }

  return { build };
})();
