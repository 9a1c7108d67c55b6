// Can a model keep a secret?, before the first press: three blanks. What it needs afterwards, play.js foremost, is loaded then.
"use strict";

(() => {
  const { make } = Dom;
  // As in model.js, which takes nothing from outside: of a reader, and from work.
  const SETS = {
    2: { "My pet is called ": "Bruno", "I live in ": "Leeds", "I like ": "cheese" },
    3: { "Our client is ": "Novak", "They pay us ": "900 euros", "We will close ": "Leeds" },
  };
  const EMPTY = "Nothing leaves this page until you send it.";

  /** Starts with the three blanks, or with the model of an address. */
  function start(frame, state) {
    const rest = Onward(frame, state);
    const goOn = (ends, version) => rest.go(() => LinkPlay.start(frame, state, ends, blanks, version));
    if (state.m) goOn();
    else blanks();

    /** Asks for the three ends, of the reader or from work. */
    function blanks(version = 2) {
      const TOLD = Object.entries(SETS[version]);
      const say = (title) => frame.verdict("look", title, "A blank that you leave empty gets the grey word.");
      const teach = () =>
        goOn(
          fields.map(({ value }) => value),
          version,
        );
      const fields = TOLD.map(([start, placeholder], at) => {
        const maxLength = at ? 24 : 18;
        const oninput = ({ target }) =>
          say(target.value.length < maxLength ? EMPTY : `${maxLength} letters are the most it takes there.`);
        return Bet.field({ className: "bet-blank", oninput, placeholder, maxLength, ariaLabel: start.trim() }, teach);
      });
      const rows = TOLD.map(([start], at) => make("label.link-line", start, fields[at], "."));
      const form = make("div.link-form", ...rows);
      frame.place.asking(
        version > 2 ? "Tell it three secrets from work, and send it to a colleague. Can they get them out?" : "",
      );
      frame.stage.replaceChildren(make("div.link-lines", make("div.link-told", form)));
      frame.stage.classList.add("is-empty");
      const held = frame.chips.contains(document.activeElement);
      const tab = (words, of) =>
        make("button.demo-chip", { ariaPressed: String(of === version), onclick: () => blanks(of) }, words);
      const tabs = [tab("About you", 2), tab("From work", 3)];
      frame.chips.replaceChildren(make("div.demo-guess", ...tabs));
      if (held) tabs[version - 2].focus({ preventScroll: true });
      say(EMPTY);
      frame.lead("Teach it", teach);
    }

    return rest;
  }

  const limits = { m: { longest: 100_000 } }; // model.js says what is wrong with a model
  Demos.define("link", { defaults: { m: "" }, limits, start });
})();
