// Pictures without words: the same noise, cleaned by a view of whole pictures and by a view of small pieces.
"use strict";

(() => {
  const { make } = Demos;
  const { percent, table } = Tables;
  const EIGHT = [
    "........\n.######.\n.######.\n.######.\n.######.\n.######.\n.######.\n........",
    "...##...\n...##...\n...##...\n########\n########\n...##...\n...##...\n...##...",
    "##......\n##......\n##......\n##......\n##......\n##......\n########\n########",
    "########\n########\n##....##\n##....##\n##....##\n##....##\n########\n########",
    "........\n........\n########\n########\n########\n########\n........\n........",
    "##....##\n##....##\n##....##\n########\n########\n##....##\n##....##\n##....##",
    "########\n########\n...##...\n...##...\n...##...\n...##...\n...##...\n...##...",
    "....####\n....####\n....####\n....####\n####....\n####....\n####....\n####....",
  ].join("\n\n");
  const DRAWN = 12, STAGES = [0, 5, 10, 15, 20];
  const VIEWS = { 1: "pieces of 3 × 3", 2: "pieces of 5 × 5" };
  const defaults = { r: "1", s: "42", c: "" };
  const limits = { r: { of: Object.keys(VIEWS) }, s: DemoState.SEED, c: { longest: 1200 } };

  function start(body, state, say) {
    const result = make("div", { className: "demo-result" });
    const task = Demos.latest(result);
    const text = Controls.text("The pictures it learns from: 8 lines each, # for ink, an empty line between", state.c ? state.c.trim() : EIGHT,
      { rows: 17, ...limits.c }, (value) => { state.c = value === EIGHT ? "" : value || " "; again(); });
    text.querySelector("textarea").className = "demo-code";
    body.append(
      Controls.form(Controls.radios("The second view sees", VIEWS, state.r, (reach) => { state.r = reach; again(); })),
      make("details", {}, make("summary", {}, "Change the pictures"), Controls.form(text)),
      Controls.bar(Controls.button("Draw others, next seed", () => {
        state.s = DemoState.nextSeed(state.s);
        again();
      }, "demo-first")),
      result);

    /** Draws anew in slices; the last request wins. */
    async function again() {
      const pictures = Pictures.parse(state.c || EIGHT);
      if (!pictures.length) {
        task.stop();
        result.replaceChildren(make("p", {}, "There is no picture to learn from."));
        return say("There is no picture to learn from.");
      }
      const done = await task.run(gallery(pictures, Number(state.r), Number(state.s)));
      if (!done) return;
      const { found, marks } = done;
      result.replaceChildren(...view(pictures, found, marks, VIEWS[state.r]));
      const fresh = marks.map((list) => list.filter((one) => !one.copied).length);
      say(`Of ${DRAWN} pictures each, the view of whole pictures made ${fresh[0]} new ones, the view of ${VIEWS[state.r]} made ${fresh[1]}.`);
    }

    again();
    return { stop: task.stop, state: () => state };
  }

  /** Twelve drawings by each view, from the same noise, and how each compares with the pictures. */
  function* gallery(pictures, reach, seed) {
    const found = [], marks = [];
    for (const view of [Pictures.learn(pictures, 0), Pictures.learn(pictures, reach)]) {
      const next = Dice.roll(seed), drawings = [], compared = [];
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
    const share = (list) => percent(list.reduce((sum, one) => sum + one.pieces, 0) / (list.length * Pictures.SIZE ** 2));
    const rows = marks.map((list, at) => {
      const copied = list.filter((one) => one.copied).length;
      return [names[at], String(copied), String(list.length - copied), share(list)];
    });
    const last = found.map((drawings) => drawings.map((stages) => stages.at(-1)));
    return [
      row("What both views learned from", pictures, pictures.map((_, at) => `picture ${at + 1}`)),
      ...last.map((list, at) => row(`Drawn by the view of ${names[at]}`, list, marks[at].map((one) => (one.copied ? "copy" : "new")))),
      row("One of the new ones on its way from noise", STAGES.map((step) => found[1][0][step]), STAGES.map((step) => `step ${step}`)),
      table(`${DRAWN} drawings from the same noise`, ["View", "Copies", "New", "3 × 3 pieces that were seen"], rows),
      make("details", {}, make("summary", {}, "The drawings as text"), make("pre", { tabIndex: 0, role: "group", ariaLabel: "The drawings as text" }, last.map((list, at) =>
        `${names[at]}\n\n${list.map(Pictures.text).join("\n\n")}`).join("\n\n\n"))),
    ];
  }

  function row(caption, pictures, words) {
    const cells = pictures.map((picture, at) => make("figure", {}, drawing(picture, `${words[at]}, 8 by 8 squares`), make("figcaption", {}, words[at])));
    return make("div", {}, make("p", { className: "demo-caption" }, caption), make("div", { className: "demo-pictures" }, ...cells));
  }

  /** A picture as SVG: runs of squares, darker where there is more ink. */
  function drawing(picture, label) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    for (const [name, value] of Object.entries({ viewBox: "0 0 8 8", role: "img", "aria-label": label })) svg.setAttribute(name, value);
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
    for (let at = 0; at < picture.length;) {
      const begin = at, edge = at - (at % Pictures.SIZE) + Pictures.SIZE;
      while (at < edge && depth(picture[at]) === level) at++;
      const wide = at - begin;
      if (wide) lines.push(`M${begin % Pictures.SIZE} ${Math.floor(begin / Pictures.SIZE)}h${wide}v1h-${wide}z`);
      else at++;
    }
    return lines.join("");
  }

  Demos.define("pictures", { defaults, limits, start });
})();
