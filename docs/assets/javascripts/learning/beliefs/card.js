// The card to keep or send: the belief that was struck out, drawn on a canvas in the colours of the page.
"use strict";

window.BeliefCard = (() => {
  const WIDE = 1200,
    HIGH = 630,
    EDGE = 72;
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /** A canvas with the belief, or with the number of right answers where none is struck. */
  function draw(result, row) {
    const canvas = Dom.make("canvas", { width: WIDE, height: HIGH });
    const pen = canvas.getContext("2d"),
      ink = inks();
    const head = row
      ? row.sure === 3
        ? "I was certain. I was wrong."
        : "I believed it. It isn’t so."
      : "What do you believe about ChatGPT?";
    const said = row
      ? `${row.item.key ? "It’s false: " : ""}${row.item.statement}`
      : `I had ${result.right} of ${result.of} right.`;
    const foot = BeliefResult.surveyed(row) || `${result.right} of ${result.of} right. And you?`;
    pen.fillStyle = ink.paper;
    pen.fillRect(0, 0, WIDE, HIGH);
    write(pen, head, 112, `700 46px ${colour("--sans")}`, row ? ink.wrong : ink.ink);
    let y = 222;
    for (const line of lines(pen, said, `600 62px ${colour("--serif")}`)) {
      write(pen, line, y, `600 62px ${colour("--serif")}`, ink.ink);
      if (row) {
        pen.fillStyle = ink.wrong;
        pen.fillRect(EDGE - 6, y - 22, pen.measureText(line).width + 12, 3);
      }
      y += 80;
    }
    write(pen, foot, 530, `700 40px ${colour("--sans")}`, ink.ink);
    write(
      pen,
      `What do you believe about ChatGPT?  ${document.querySelector("meta[name=application-name]").content}`,
      588,
      `400 30px ${colour("--sans")}`,
      ink.soft,
    );
    return canvas;
  }

  /** The page's colours in a form that a canvas accepts; a temporary element resolves light-dark(). */
  function inks() {
    const probe = Dom.make("span", { hidden: true });
    document.body.append(probe);
    const settled = (name) => {
      probe.style.color = colour(name);
      return getComputedStyle(probe).color;
    };
    const found = {
      paper: settled("--paper"),
      ink: settled("--ink"),
      soft: settled("--ink-soft"),
      wrong: settled("--wrong"),
    };
    probe.remove();
    return found;
  }

  function write(pen, words, y, font, ink) {
    pen.fillStyle = ink;
    pen.font = font;
    pen.fillText(words, EDGE, y, WIDE - 2 * EDGE);
  }

  /** The words in lines that fit the card. */
  function lines(pen, words, font) {
    pen.font = font;
    const all = [""];
    for (const word of words.split(" ")) {
      const longer = `${all.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= WIDE - 2 * EDGE) all.splice(-1, 1, longer);
      else all.push(word);
    }
    return all;
  }

  return { draw };
})();
