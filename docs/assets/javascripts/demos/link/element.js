// Can a model keep a secret?, before the first press: three blanks for secrets. The rest is loaded then.
"use strict";

window.LinkFirst = (() => {
  const { make, button } = Dom;
  // What is told, by version: about a reader, and from work; each beginning with our own word for its end.
  const SETS = {
    5: { "My crush is": "Alex", "I lied about": "my age", "I secretly like": "ABBA" },
    3: { "Our client is": "Novak", "They pay us": "900 euros", "We will close": "Leeds" },
  };
  const OTHER = { 5: ["3", "Secrets from work"], 3: ["5", "Secrets about me"] };
  const NOTE = "Invent some, or keep the grey ones. Nothing leaves this page until you send it.";
  const defaults = { v: "5", m: "" };

  /** Asks for secrets; with the model of an address, how to get one out of it. */
  function start(frame, state) {
    const rest = Onward(frame, state);
    frame.chips.before(frame.stage); // the lines first
    if (state.m) rest.go(() => LinkPlay.start(frame, state));
    else hide(frame, state, (ends) => rest.go(() => LinkPlay.start(frame, state, ends)));
    return rest;
  }

  /** Asks for three secrets, which `tell` gets. */
  function hide(frame, state, tell) {
    if (!SETS[state.v]) state.v = "5"; // in place of an old version's
    const note = make("p.demo-note", { role: "status" }, NOTE),
      [version, words] = OTHER[state.v],
      told = Object.entries(SETS[state.v]);
    const blanks = told.map(([start, placeholder], at) => {
      const maxLength = at ? 22 : 18;
      const oninput = ({ target }) => {
        const fits = target.value.length < maxLength;
        note.textContent = fits ? NOTE : `${maxLength} letters are the most it takes there.`;
      };
      return Bet.field({ className: "bet-blank", oninput, placeholder, maxLength, ariaLabel: start }, go);
    });
    function go() {
      tell(blanks.map(({ value }) => value));
    }
    const turn = button(words, () => {
      state.v = version;
      hide(frame, state, tell);
      frame.side.querySelector("button").focus({ preventScroll: true });
    });
    frame.place.asking();
    frame.stage.replaceChildren(...told.map(([start], at) => make("label.link-line", start, blanks[at])), note);
    frame.side.replaceChildren(make("div.demo-bar", turn));
    frame.lead("Tell it", go);
  }

  const limits = { v: { of: ["2", "3", "4", "5"] }, m: { longest: 100_000 } }; // model.js says what is wrong with a model
  Demos.define("link", { defaults, limits, start, more: "Ask it more" });

  return { SETS, hide };
})();
