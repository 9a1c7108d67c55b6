// Labelled native controls for the form of a demonstration. Readers' input becomes text, never markup.
"use strict";

window.Controls = (() => {
  const { make, button } = Dom;

  const labelled = (words, ...controls) => make("label", words, ...controls);

  /** A slider with its value beside the label; `show` formats the number. */
  function slider(words, value, { least, most, step }, show, change) {
    const shown = make("span", show(Number(value))); // with <output>, screen readers would say each value twice
    const input = make("input", { type: "range", ariaLabel: words, min: least, max: most, step, value });
    const named = () => input.setAttribute("aria-valuetext", show(Number(input.value)));
    input.oninput = () => {
      shown.textContent = show(Number(input.value));
      named();
    };
    input.onchange = () => change(input.value);
    named();
    return labelled(make("span", words, ": ", shown), input);
  }

  /** A text field, or a text area if `rows` is more than 1; `change` is called when the reader has finished typing. */
  function text(words, value, { rows = 1, longest }, change) {
    const field = make(rows > 1 ? "textarea" : "input", {
      maxLength: longest,
      value,
      spellcheck: false,
      autocomplete: "off",
    });
    if (rows > 1)
      field.rows = rows; // the direction is set by style: the attribute dir takes Chromium seconds for many lines
    else Object.assign(field, { type: "text", dir: "auto" });
    const bound = () => {
      if (field.value.length > longest) field.value = field.value.slice(0, longest);
    };
    field.oninput = bound;
    field.onchange = () => {
      bound();
      change(field.value);
    };
    field.onpaste = (event) => {
      if (cutPaste(event, longest)) field.onchange();
    };
    return labelled(words, field);
  }

  /** Shortens a pasted text before inserting it, because browsers take long to cut 100,000 lines. */
  function cutPaste(event, longest) {
    const { target, clipboardData } = event,
      { selectionStart, selectionEnd, value } = target;
    const pasted = clipboardData.getData("text"),
      room = longest - value.length + selectionEnd - selectionStart;
    if (pasted.length <= room) return false;
    event.preventDefault();
    target.setRangeText(pasted.slice(0, room), selectionStart, selectionEnd, "end");
    return true;
  }

  /** A drop-down list; `choices` is { value: words }. */
  function list(words, choices, value, change) {
    const options = Object.entries(choices).map(([key, shown]) =>
      make("option", { value: key, selected: key === value }, shown),
    );
    const select = make("select", ...options);
    select.onchange = () => change(select.value);
    return labelled(words, select);
  }

  /** A slider through what was drawn step by step: `draw` draws any from 0 to `length`. */
  function steps(length, draw) {
    const shown = (step) => `${step} of ${length}`,
      one = slider("The steps", length, { least: 0, most: length, step: 1 }, shown, () => {});
    one.querySelector("input").addEventListener("input", ({ target }) => draw(Number(target.value)));
    return form(one);
  }

  /** What stands behind some words until they are pressed. */
  const fold = (words, ...parts) => make("details", make("summary", words), ...parts);
  const bar = (...buttons) => make("div.demo-bar", ...buttons);
  const form = (...fields) => make("div.demo-form", ...fields);

  return { slider, steps, text, list, button, fold, bar, form };
})();
