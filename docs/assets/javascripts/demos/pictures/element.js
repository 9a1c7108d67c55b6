// Pictures from noise: the same noise, denoised by a model of whole pictures and by a model of small pieces.
"use strict";

(() => {
  const { make } = Dom;
  const { percent, table } = Tables;
  const EIGHT = [
    "........\n.######.\n.#....#.\n.#....#.\n.#....#.\n.#....#.\n.######.\n........",
    "...#....\n...#....\n...#....\n########\n...#....\n...#....\n...#....\n...#....",
    ".#......\n.#......\n.#......\n.#......\n.#......\n.#......\n.#######\n........",
    ".#....#.\n.#....#.\n.#....#.\n.######.\n.#....#.\n.#....#.\n.#....#.\n.#....#.",
    "########\n...#....\n...#....\n...#....\n...#....\n...#....\n...#....\n...#....",
    "........\n.#######\n.#......\n.#......\n.#......\n.#......\n.#......\n.#......",
    "......#.\n......#.\n......#.\n......#.\n......#.\n......#.\n#######.\n........",
    "........\n#######.\n......#.\n......#.\n......#.\n......#.\n......#.\n......#.",
  ].join("\n\n");
  const DRAWN = 12,
    STAGES = [0, 5, 10, 15, 20];
  const VIEWS = { 1: "pieces of 3 × 3", 2: "pieces of 5 × 5" };
  const defaults = { r: "2", s: "42", c: "" };
  const limits = { r: { of: Object.keys(VIEWS) }, s: DemoState.SEED, c: { longest: 1200 } };

  const guess = {
    whole: "the one that compares whole pictures",
    pieces: "the one that compares pieces",
    both: "both",
    none: "neither",
  };
  const guessed = Guess.teller(guess, defaults);
  const STEP = Pictures.STEPS,
    SQUARES = Pictures.SIZE ** 2;

  function start({ stage, controls, result, film, outcome }, state, say) {
    const task = Demos.latest(result);
    let fresh = [0, 0],
      at = 0,
      shown = null;
    const text = Controls.source(
      "The pictures it learns from: 8 lines each, # for ink, an empty line between",
      EIGHT,
      state,
      { rows: 17, ...limits.c },
      again,
    );
    text.querySelector("textarea").className = "demo-code";
    controls.append(
      Controls.bar(
        Controls.button(
          "Draw another",
          () => {
            if (shown) another();
          },
          "demo-first",
        ),
        Controls.button("Draw others, next seed", () => {
          state.s = DemoState.nextSeed(state.s);
          again();
        }),
      ),
      Controls.form(
        Controls.radios("The second compares", VIEWS, state.r, (reach) => {
          state.r = reach;
          again();
        }),
      ),
      make("details", make("summary", "Change the pictures"), Controls.form(text)),
    );

    /** Generates the pictures again, in slices; the latest request wins. */
    async function again() {
      const pictures = Pictures.parse(state.c || EIGHT);
      if (!pictures.length) {
        task.stop();
        shown = null;
        result.replaceChildren(make("p", "There is no picture to learn from."));
        film({ length: 0, draw: () => stage.replaceChildren() });
        return say("There is no picture to learn from.");
      }
      const done = await task.run(gallery(pictures, Number(state.r), Number(state.s)));
      if (!done) return;
      const { found, marks } = done;
      result.replaceChildren(...view(pictures, found, marks, VIEWS[state.r]));
      fresh = marks.map((list) => list.filter((one) => !one.copied).length);
      [shown, at] = [{ pictures, found, marks }, 0];
      play();
      say(told(fresh), { seen: false });
    }

    function another() {
      at = (at + 1) % DRAWN;
      play();
      const kinds = shown.marks.map((list) => (list[at].copied ? "a copy" : "new"));
      say(`Drawing ${at + 1} of ${DRAWN}: from whole pictures ${kinds[0]}, from ${VIEWS[state.r]} ${kinds[1]}.`, {
        seen: false,
      });
    }

    /** The film of one pair: the same noise, denoised by both views. */
    function play() {
      const { pictures, found, marks } = shown,
        pair = found.map((drawings) => drawings[at]);
      film({
        length: STEP,
        pace: 160,
        draw: (step) =>
          sheets(
            stage,
            pictures,
            pair.map((stages) => stages[step]),
            [step, STEP],
            marks.map((list) => list[at].copied),
            VIEWS[state.r],
          ),
        done: () => outcome(guessed.yours(state, came(fresh)), told(fresh)),
      });
    }

    again();
    return {
      stop: task.stop,
      state: () => state,
      result: () => `Pictures without words. ${guessed.mine(state)}${told(fresh)}`,
    };
  }

  const told = ([whole, pieces]) =>
    `The one that compares pieces: ${pieces} of its ${DRAWN} drawings are new. The one that compares whole pictures: ${whole} of ${DRAWN}.`;

  /** Which views made new pictures. */
  const came = ([whole, pieces]) => (whole ? (pieces ? "both" : "whole") : pieces ? "pieces" : "none");

  /** Draws the learned pictures in a row, and below them each view's current picture; higher numbers are darker. */
  function sheets(stage, pictures, pair, [step, last], copied, small) {
    const words = ["whole pictures", small];
    const label = `Step ${step} of ${last}: noise becomes a picture, from ${words.join(" and from ")}`;
    const { width, height, mark, rest } = Picture.canvas(stage, label);
    const tile = Math.min(44, (width - 16) / Math.max(8, pictures.length) - 6),
      left = (width - pictures.length * (tile + 6) + 6) / 2;
    pictures.forEach((picture, at) => sheet(mark, `learned ${at}`, picture, left + at * (tile + 6), 12, tile));
    const size = Math.min(height - tile - 76, width / 2 - 24);
    pair.forEach((picture, at) => {
      const x = width * (0.27 + 0.46 * at) - size / 2,
        y = tile + 40;
      sheet(mark, `drawn ${at}`, picture, x, y, size);
      const end = step === last ? (copied[at] ? ": a copy" : ": new") : "";
      mark(
        `words ${at}`,
        "text",
        { class: end ? "is-strong" : "", x: x + size / 2, y: y + size + 22, "text-anchor": "middle" },
        words[at] + end,
      );
      const twin = step === last && pictures.findIndex((one) => Pictures.text(one) === Pictures.text(picture));
      if (step === last && twin >= 0) {
        mark(`twin ${at}`, "rect", {
          class: "is-source",
          x: left + twin * (tile + 6) - 3,
          y: 9,
          width: tile + 6,
          height: tile + 6,
        });
        mark(`line ${at}`, "path", {
          class: "is-source",
          d: `M${left + twin * (tile + 6) + tile / 2} ${15 + tile}L${x + size / 2} ${y - 3}`,
        });
      }
    });
    rest();
  }

  /** Draws one picture as 64 squares; their opacity shows the numbers from -1 (paper) to 1 (ink). */
  function sheet(mark, name, picture, x, y, size) {
    const square = size / Pictures.SIZE;
    mark(name, "rect", { class: "is-sheet", x, y, width: size, height: size });
    for (let at = 0; at < SQUARES; at++) {
      const ink = Math.max(0, Math.min(1, (picture[at] + 1) / 2));
      mark(`${name} ${at}`, "rect", {
        x: x + (at % Pictures.SIZE) * square,
        y: y + Math.floor(at / Pictures.SIZE) * square,
        width: square,
        height: square,
        "fill-opacity": ink.toFixed(3),
      });
    }
  }

  /** Draws the stage before the guess: the pictures to learn, and the noise that both views start from. */
  function ask(stage, { r, s, c }) {
    const noise = Pictures.noise(Dice.roll(Number(s)));
    sheets(stage, Pictures.parse(c || EIGHT), [noise, noise], [0, STEP], [], VIEWS[r]);
  }

  /** Twelve pictures of each view, from the same noise, compared with the learned pictures. */
  function* gallery(pictures, reach, seed) {
    const found = [],
      marks = [];
    for (const view of [Pictures.learn(pictures, 0), Pictures.learn(pictures, reach)]) {
      const next = Dice.roll(seed),
        drawings = [],
        compared = [];
      while (drawings.length < DRAWN) {
        drawings.push(yield* Pictures.draw(view, next));
        compared.push(Pictures.compare(drawings.at(-1).at(-1), pictures));
      }
      found.push(drawings);
      marks.push(compared);
    }
    return { found, marks };
  }

  function view(pictures, found, marks, small) {
    const names = ["whole pictures", small];
    const share = (list) =>
      percent(list.reduce((sum, one) => sum + one.pieces, 0) / (list.length * Pictures.SIZE ** 2));
    const rows = marks.map((list, at) => {
      const copied = list.filter((one) => one.copied).length;
      return [names[at], String(copied), String(list.length - copied), share(list)];
    });
    const last = found.map((drawings) => drawings.map((stages) => stages.at(-1)));
    return [
      row(
        "What both learned from",
        pictures,
        pictures.map((_, at) => `picture ${at + 1}`),
      ),
      ...last.map((list, at) =>
        row(
          `Drawn from ${names[at]}`,
          list,
          marks[at].map((one) => (one.copied ? "copy" : "new")),
        ),
      ),
      row(
        "One of the new ones on its way from noise",
        STAGES.map((step) => found[1][0][step]),
        STAGES.map((step) => `step ${step}`),
      ),
      table(
        `${DRAWN} drawings from the same noise`,
        ["Compares", "Copies", "New", "3 × 3 pieces that were seen"],
        rows,
      ),
      make(
        "details",
        make("summary", "The drawings as text"),
        make(
          "pre",
          { tabIndex: 0, role: "group", ariaLabel: "The drawings as text" },
          last.map((list, at) => `${names[at]}\n\n${list.map(Pictures.text).join("\n\n")}`).join("\n\n\n"),
        ),
      ),
    ];
  }

  function row(caption, pictures, words) {
    const cells = pictures.map((picture, at) =>
      make("figure", drawing(picture, `${words[at]}, 8 by 8 squares`), make("figcaption", words[at])),
    );
    return make("div", make("p.demo-caption", caption), make("div.demo-pictures", ...cells));
  }

  /** A picture as an SVG of horizontal runs; more ink is darker. */
  function drawing(picture, label) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ viewBox: "0 0 8 8", role: "img", "aria-label": label }))
      svg.setAttribute(name, value);
    for (const level of [1, 2, 3, 4]) {
      const path = document.createElementNS(svg.namespaceURI, "path");
      path.setAttribute("d", squares(picture, level));
      path.setAttribute("fill-opacity", String(level / 4));
      if (path.getAttribute("d")) svg.append(path);
    }
    return svg;
  }

  const depth = (value) => Math.max(0, Math.min(4, Math.round(2 + 2 * value)));

  function squares(picture, level) {
    const lines = [];
    for (let at = 0; at < picture.length; ) {
      const begin = at,
        edge = at - (at % Pictures.SIZE) + Pictures.SIZE;
      while (at < edge && depth(picture[at]) === level) at++;
      const wide = at - begin;
      if (wide) lines.push(`M${begin % Pictures.SIZE} ${Math.floor(begin / Pictures.SIZE)}h${wide}v1h-${wide}z`);
      else at++;
    }
    return lines.join("");
  }

  Demos.define("pictures", {
    defaults,
    limits,
    guess,
    ask,
    start,
    leads: [
      [
        "Other noise, other pictures?",
        { s: "43" },
        "The same two programs, and other noise to begin with. What comes out now?",
      ],
      [
        "Now let it compare smaller pieces",
        { r: "1" },
        "Pieces of three by three squares hold less of a picture than five by five. What does it draw now?",
      ],
    ],
  });
})();
