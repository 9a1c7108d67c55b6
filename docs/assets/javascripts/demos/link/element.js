// Can a model keep a secret?, before the first press: a link, and how one gets a name out of it. The rest is loaded then.
"use strict";

window.LinkFirst = (() => {
  const WAYS = { search: "Search it", ask: "Ask the model", none: "No way" };
  const SHOWN = 1400; // letters of a link, which fill their room
  const defaults = { v: "5", m: "" };

  /** Starts with the example, with the model of an address, or, by its version, with the blanks for secrets from work. */
  function start(frame, state) {
    const rest = Onward(frame, state),
      go = (bet) => rest.go(() => LinkPlay.start(frame, state, bet));
    if (state.m || state.v !== defaults.v) go();
    else {
      riddle(frame, "", frame.place.querySelector(".demo-static .link-wall").textContent, go);
      const own = (v, words) => Dom.button(words, () => go(Object.assign(state, { v }) && ""));
      frame.side.replaceChildren(
        Dom.make("div.demo-bar", "Or hide three secrets: ", own("5", "About you"), own("3", "From work")),
      );
    }
    return rest;
  }

  /** Shows a link, and asks how one gets the name out. */
  function riddle(frame, question, link, bet) {
    frame.place.asking(question);
    frame.chips.replaceChildren(Guess.chips(WAYS, bet));
    frame.stage.replaceChildren(wall(link));
  }

  /** The letters of a link, as far as there is room. */
  const wall = (link = "") => Dom.make("p.link-wall", { ariaHidden: "true" }, link.slice(0, SHOWN));

  const limits = { v: { of: ["2", "3", "4", "5"] }, m: { longest: 100_000 } }; // model.js says what is wrong with a model
  Demos.define("link", { defaults, limits, start, more: "Ask it more" });

  return { SHOWN, WAYS, riddle, wall };
})();
