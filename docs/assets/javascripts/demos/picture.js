// Draws SVG in the stage's own pixels. Marks are reused by name, so that they move.
"use strict";

window.Picture = (() => {
  const { svg } = Dom;

  /** The drawing of a stage, as large as the stage; `words` describe it for screen readers. */
  function canvas(stage, words) {
    let drawing = stage.querySelector(":scope > svg");
    if (!drawing)
      stage.replaceChildren((drawing = svg("svg", { "aria-hidden": "true" })), Dom.make("p.demo-words.unseen"));
    const [width, height] = [stage.clientWidth, stage.clientHeight];
    drawing.setAttribute("viewBox", `0 0 ${width} ${height}`);
    stage.lastChild.textContent = words;
    return { drawing, width, height, ...marks(drawing) };
  }

  /** `mark(name, tag, attributes, text)` creates or moves a mark; `rest()` removes those that were not drawn this time. */
  function marks(drawing) {
    const held = (drawing.held ??= new Map()),
      drawn = new Set();
    function mark(name, tag, attributes, text = null) {
      let element = held.get(name);
      if (!element) drawing.append((element = svg(tag))), held.set(name, element);
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
      if (text !== null && element.textContent !== text) element.textContent = text;
      drawn.add(name);
      return element;
    }
    function rest() {
      for (const [name, element] of held) if (!drawn.has(name)) element.remove(), held.delete(name);
    }
    return { mark, rest };
  }

  return { canvas };
})();
