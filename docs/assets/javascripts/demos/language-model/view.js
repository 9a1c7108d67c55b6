// What the language model demonstration shows: a text for each model, the odds at any of its steps, and the folds below.
"use strict";

window.LanguageView = (() => {
  const { make } = Demos;

  /** One model's text with the odds at the step a reader looks at; `looked` is called when that is another step. */
  function lane(way, looked) {
    const name = LanguageControls.WAYS[way];
    const text = make("p", { className: "demo-text" }), [choice, odds] = [make("div"), make("div")];
    const element = make("div", {}, make("div", {}, make("p", { className: "demo-caption" }, name), text), make("div", {}, choice, odds));
    const one = { element, name, session: null, step: null };
    function look(at) {
      one.step = one.session.steps[at];
      text.replaceChildren(...written(one.session, at));
      odds.replaceChildren(LanguageTables.odds(one.session.words, one.step, `${name}: the odds at step ${at + 1}`));
      looked();
    }
    one.show = (session, at) => {
      one.session = session;
      choice.replaceChildren(slider(session, at, look));
      look(at);
    };
    return one;
  }

  /** Chooses a step of the text; there is nothing to choose when there is one only. */
  function slider({ steps }, at, look) {
    const named = (number) => `${number} of ${steps.length}`;
    return steps.length < 2 ? "" : Controls.form(Controls.slider("Look at step", at + 1, { least: 1, most: steps.length, step: 1 }, named, (number) => look(number - 1)));
  }

  function written({ parts: [before, asked, after], words, written: numbers, ended }, at) {
    const wrapper = (part) => make("span", { className: "demo-wrapper" }, part);
    const tokens = numbers.map((token, place) => make("span", { className: place === at ? "demo-written demo-looked" : "demo-written" }, words.tokens[token]));
    const end = ended ? [make("span", { className: "demo-end" }, " (end of text)")] : [];
    return [wrapper(before), make("bdi", {}, asked), wrapper(after), ...tokens, ...end];
  }

  /** Builds it all into `body`; returns how to show sessions and how to say that something is going on. */
  function panel(body, live, form, { next, finish, halt }) {
    const whole = Controls.button("Finish the text", finish, "demo-first"), go = Controls.button("Next token", next);
    const still = Controls.button("Stop", halt);
    still.disabled = true;
    const note = make("p", { className: "demo-note" }, "The first press loads the model, 1.5 MB, from this site's own files. What you type stays on this page.");
    const place = make("div", { className: "demo-lanes" });
    const fold = (title) => make("details", { hidden: true }, make("summary", {}, title), make("div"));
    const [all, layers, sources] = ["All 2,048 odds", "Inside: layer by layer", "The training sentences behind it"].map(fold);
    sources.hidden = false;
    body.append(...form, Controls.bar(whole, go, still), note, live, place, all, layers, sources);
    let lanes = [];
    const fill = () => {
      const each = (draw) => lanes.flatMap((one) => (one.step ? [make("p", { className: "demo-caption" }, one.name), draw(one)] : []));
      if (all.open) all.lastChild.replaceChildren(...each(({ session, step }) => LanguageTables.all(session.words, step)));
      if (layers.open) layers.lastChild.replaceChildren(...each(({ session, step }) => LanguageTables.layers(session, step)));
    };
    all.ontoggle = layers.ontoggle = fill;
    return {
      sources,
      busy(on) { still.disabled = !on; go.disabled = whole.disabled = on; },
      clear() {
        lanes = [];
        all.hidden = layers.hidden = true;
        [place, all.lastChild, layers.lastChild].forEach((part) => part.replaceChildren());
      },
      /** Shows each session at one of its steps. */
      show(sessions, steps) {
        if (!lanes.length) place.replaceChildren(...(lanes = sessions.map(({ way }) => lane(way, fill))).map((one) => one.element));
        all.hidden = layers.hidden = false;
        lanes.forEach((one, at) => one.show(sessions[at], steps[at]));
      },
      trace: (found) => sources.lastChild.replaceChildren(...(found ? provenance(found) : [])),
      reveal: () => place.scrollIntoView({ block: "nearest" }),
    };
  }

  /** Documents that say something come before those that only ask. */
  function provenance({ words, documents, told, total }) {
    if (!words.length) return [make("p", {}, "Type a word first.")];
    const [count, all, some] = [documents.length, total, told.length].map((number) => number.toLocaleString("en"));
    const names = words.map((word) => `“${word}”`).join(" and ");
    const asked = documents.length ? ` In ${told.length ? some : "none"} of them a sentence that is no question holds ${words.length > 1 ? "both" : "it"}.` : "";
    const first = [...told, ...documents.filter((text) => !told.includes(text))].slice(0, 10);
    return [
      make("p", {}, `${count} of ${all} training documents hold ${names}.${asked}${documents.length > 10 ? " Here are ten." : ""}`),
      make("ul", {}, ...first.map((text) => make("li", {}, ...marked(text, words)))),
    ];
  }

  function marked(text, words) {
    const parts = text.split(new RegExp(`\\b(${words.join("|")})\\b`, "i"));
    return parts.map((part, place) => (place % 2 ? make("mark", {}, part) : part));
  }

  return { panel };
})();
