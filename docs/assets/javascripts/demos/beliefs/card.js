// The card to keep or send, drawn on a canvas in the colours of the page.
"use strict";

window.BeliefCard = (() => {
  const WIDE = 1200,
    HIGH = 630,
    EDGE = 72,
    ROOM = WIDE - 2 * EDGE;

  /** A canvas with the words of a card. */
  function draw({ item, head, tone, others, isStruck, foot }) {
    const canvas = Dom.make("canvas", { width: WIDE, height: HIGH }),
      pen = canvas.getContext("2d");
    const guide = document.querySelector("meta[name=application-name]").content;
    const { paper, ink, "ink-soft": soft, "line-strong": line, wrong, right, sans, serif } = looks();
    const write = (words, y, font, colour = ink) => {
      Object.assign(pen, { fillStyle: colour, font });
      pen.fillText(words, EDGE, y, ROOM);
    };
    pen.fillStyle = paper;
    pen.fillRect(0, 0, WIDE, HIGH);
    write(head, 112, `700 46px ${sans}`, tone === "right" ? right : wrong);
    pen.font = `600 54px ${serif}`;
    const statement = lines(pen, item.statement);
    statement.forEach((line, at) => {
      const y = 186 + 62 * at;
      write(line, y, pen.font);
      pen.fillStyle = wrong;
      if (isStruck) pen.fillRect(EDGE - 6, y - 20, pen.measureText(line).width + 12, 4);
    });
    pen.font = `400 34px ${sans}`;
    const [why] = item.why.split(/(?<=\.) /);
    lines(pen, why).forEach((line, at) => {
      write(line, 186 + 62 * statement.length + 44 * at, pen.font);
    });
    const { part, of } = Beliefs.dots(item);
    for (let at = 0; at < of; at++) {
      pen.fillStyle = at < part ? wrong : line;
      pen.beginPath();
      pen.arc(EDGE + 8 + 21 * (at % 50), 446 + 24 * Math.floor(at / 50), 8, 0, 7);
      pen.fill();
    }
    write(others, 522, `400 30px ${sans}`);
    write(foot, 586, `700 38px ${sans}`);
    pen.textAlign = "right";
    pen.fillStyle = soft;
    pen.font = `400 30px ${sans}`;
    pen.fillText(guide, WIDE - EDGE, 586);
    return canvas;
  }

  /** The page's fonts, and its colours in a form that a canvas accepts; a temporary element resolves light-dark(). */
  function looks() {
    const probe = document.body.appendChild(Dom.make("span", { hidden: true })),
      value = (name) => getComputedStyle(probe).getPropertyValue(`--${name}`).trim();
    const colours = ["paper", "ink", "ink-soft", "line-strong", "right", "wrong"].map((name) => {
      probe.style.color = value(name);
      return [name, getComputedStyle(probe).color];
    });
    const found = { ...Object.fromEntries(colours), sans: value("sans"), serif: value("serif") };
    probe.remove();
    return found;
  }

  /** The words in lines that fit the card. */
  function lines(pen, words) {
    const all = [""];
    for (const word of words.split(" ")) {
      const longer = `${all.at(-1)} ${word}`.trim();
      if (pen.measureText(longer).width <= ROOM) all.splice(-1, 1, longer);
      else all.push(word);
    }
    return all;
  }

  return { draw };
})();
