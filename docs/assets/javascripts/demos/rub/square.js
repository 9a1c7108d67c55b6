// The square of numbers: drawn on a canvas, rubbed with a pointer or with the keys.
"use strict";

window.RubSquare = (() => {
  const { make } = Dom;
  const { WIDTH, BRUSH } = Rub;
  const NAMES = ["the words", "step 1 of 4", "step 2 of 4", "step 3 of 4", "step 4 of 4"],
    EDGES = [0, 270, 460.4, 651, 841.5, WIDTH]; // rows at which they begin
  const COLOURS = { token: "model", place: "model", qkv: "technique", out: "technique", up: "field", down: "field" };
  const STEP = 36,
    FIRST = [516, 129]; // of the keys, and where they begin
  const WORDS =
    "A square of a million numbers. Arrow keys move the rubber, Shift and an arrow rub on the way, the space bar rubs where it is.";

  /** Brings a square of canvas to life; `rubbing(phase, x, y)` hears of begin, to and end, `say` of where the keys are. */
  function build(square, { rubbing, say }) {
    const [canvas] = square.children,
      brush = Object.assign(canvas, { width: WIDTH, height: WIDTH, tabIndex: 0 }).getContext("2d");
    canvas.setAttribute("role", "application");
    canvas.setAttribute("aria-label", WORDS);
    const ring = make("i.rub-ring.not-on-paper", { hidden: true });
    square.append(ring);
    const image = brush.createImageData(WIDTH, WIDTH),
      pixels = new Uint32Array(image.data.buffer),
      ink = new Uint32Array(WIDTH * WIDTH);
    let [x, y] = FIRST,
      down = false;

    const at = ({ clientX, clientY }) => {
      const { left, top, width } = canvas.getBoundingClientRect();
      return [((clientX - left) / width) * WIDTH, ((clientY - top) / width) * WIDTH];
    };
    /** Rubs as soon as it can: also where a finger was down before the model came. */
    canvas.onpointerdown = canvas.onpointermove = (event) => {
      moveRing(...at(event));
      if (!down && event.buttons === 1 && rubbing("begin")) {
        down = true;
        try {
          canvas.setPointerCapture(event.pointerId);
        } catch {
          /* a pointer that is gone already rubs this one dab */
        }
      }
      if (down) for (const move of [...(event.getCoalescedEvents?.() ?? []), event]) rubbing("to", ...at(move));
    };
    for (const kind of ["pointerup", "pointercancel"])
      canvas.addEventListener(kind, () => {
        if (down) rubbing("end");
        down = false;
      });
    for (const kind of ["pointerleave", "blur"]) canvas.addEventListener(kind, hideRing);
    canvas.addEventListener("focus", () => {
      if (canvas.matches(":focus-visible")) moveRing(x, y);
    });
    canvas.addEventListener("keydown", (event) => {
      const [right, below] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[
        event.key
      ] ?? [0, 0];
      if (!right && !below && event.key !== " ") return;
      event.preventDefault();
      const from = [x, y];
      [x, y] = [Math.min(WIDTH, Math.max(0, x + right * STEP)), Math.min(WIDTH, Math.max(0, y + below * STEP))];
      moveRing(x, y);
      if (event.key !== " " && !event.shiftKey)
        return say(
          `${NAMES[EDGES.findLastIndex((edge) => y >= edge && edge < WIDTH)]}, ${Math.round((100 * x) / WIDTH)}% from the left`,
        );
      if (!rubbing("begin")) return;
      rubbing("to", ...from);
      rubbing("to", x, y);
      rubbing("end");
    });

    function hideRing() {
      ring.hidden = true;
    }

    /** Moves the ring that shows how much the rubber takes. */
    function moveRing(toX, toY) {
      ring.hidden = false;
      ring.style.left = `${(100 * toX) / WIDTH}%`;
      ring.style.top = `${(100 * toY) / WIDTH}%`;
    }

    /** Mixes the ink of every number: the colour of its kind, the stronger the larger it is. Yields often. */
    function* colour({ starts, strength, size }) {
      for (const name of Rub.MATRICES) {
        const next = Rub.MATRICES[Rub.MATRICES.indexOf(name) + 1],
          from = starts[name],
          to = next ? starts[next] : size;
        const [red, green, blue] = Demos.inkOf(canvas, COLOURS[name.split(".").at(-1)]),
          base = (blue << 16) | (green << 8) | red;
        for (let at = from; at < to; at++) {
          ink[at] = ((Math.min(255, 40 + 105 * strength[at]) << 24) | base) >>> 0;
          if (at % 40_000 === 0) yield;
        }
        yield;
      }
    }

    /** Draws some rows, gone numbers left blank. */
    function rows(sheet, from, to) {
      for (let at = from * WIDTH; at < Math.min(sheet.size, to * WIDTH); at++)
        pixels[at] = sheet.gone[at] ? 0 : ink[at];
      brush.putImageData(image, 0, 0, 0, from, WIDTH, to - from);
    }

    return {
      colour,
      moveRing,
      canvas,
      /** Draws all anew, from the top. Yields after each stripe of it. */
      *draw(sheet) {
        for (let row = 0; row < WIDTH; row += 24) yield rows(sheet, row, row + 24);
        square.classList.add("is-drawn");
      },
      /** Draws what the rubber took at a height. */
      near(sheet, toY) {
        rows(sheet, Math.max(0, toY - BRUSH), Math.min(WIDTH, toY + BRUSH + 1));
      },
      hideRing,
    };
  }

  return { build };
})();
