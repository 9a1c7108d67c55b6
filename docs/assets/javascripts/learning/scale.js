// One press gives an answer and its certainty: a row of three buttons for each side, and a button for "not sure".
"use strict";

window.Scale = (() => {
  const { make } = Dom;
  const { button } = Learning;

  /** `sides` is [[value, words], …]; `press` gets the value and 1 to 3, or null and null for the optional button `unsure`. */
  function scale(legend, sides, press, unsure = "", given = {}) {
    const rows = sides.map(([value, words]) => side(value, words, press, given));
    if (unsure)
      rows.push(
        make(
          "div.scale-side",
          pressed(
            button(unsure, () => press(null, null)),
            given.said === null,
          ),
        ),
      );
    const group = make("div.scale", ...rows);
    return named(group, legend);
  }

  function side(value, words, press, given) {
    const steps = Object.entries(Tally.STEPS).map(([sure, how]) => {
      const one = button(how, () => press(value, Number(sure)));
      one.setAttribute("aria-label", `${words}, ${how}`);
      return pressed(one, given.said === value && given.sure === Number(sure));
    });
    return named(make("div.scale-side", make("span", { ariaHidden: "true" }, words), ...steps), words);
  }

  function named(group, label) {
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", label);
    return group;
  }

  function pressed(one, is) {
    if (is) one.setAttribute("aria-pressed", "true");
    return one;
  }

  /** A table of marks: the share of right answers at each degree of certainty. */
  function sureTable(marks) {
    const cell = (tag, words, properties = {}) => make(tag, properties, words);
    const row = (tag, cells) =>
      make(
        "tr",
        ...cells.map((words, at) =>
          cell(
            tag === "th" || at === 0 ? "th" : "td",
            words,
            tag === "th" ? { scope: "col" } : at === 0 ? { scope: "row" } : {},
          ),
        ),
      );
    const rows = Tally.bySureness(marks).map(({ words, right, of }) =>
      row("td", [words, of ? `${right} of ${of} right` : "none"]),
    );
    return make(
      "table",
      make("caption", "How sure, against how right"),
      make("thead", row("th", ["You were", "Of these"])),
      make("tbody", ...rows),
    );
  }

  return { scale, sureTable };
})();
