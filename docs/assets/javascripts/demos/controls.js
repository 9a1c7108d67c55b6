// Labelled native controls for the form of a demonstration. Readers' input becomes text, never markup.
"use strict";

window.Controls = (() => {
  const { make } = Dom;

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
    return make("label", make("span", words, ": ", shown), input);
  }

  /** A drop-down list; `choices` is { value: words }. */
  function list(words, choices, value, change) {
    const options = Object.entries(choices).map(([key, shown]) =>
      make("option", { value: key, selected: key === value }, shown),
    );
    const select = make("select", ...options);
    select.onchange = () => change(select.value);
    return make("label", words, select);
  }

  /** A slider through what was drawn step by step: `draw` draws any from 0 to `length`. */
  function steps(length, draw) {
    const shown = (step) => `${step} of ${length}`,
      field = slider("The steps", length, { least: 0, most: length, step: 1 }, shown, () => {});
    field.querySelector("input").addEventListener("input", ({ target }) => draw(Number(target.value)));
    return form(field);
  }

  const form = (...fields) => make("div.demo-form", ...fields);

  return { slider, steps, list, form };
})();
