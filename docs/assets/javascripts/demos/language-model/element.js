// The language model demonstration before the first press: a field with a question in it. The rest is loaded then.
"use strict";

window.LanguageModelDemo = (() => {
  const { make, button } = Dom;
  const WAYS = {
    both: "Base and tuned, side by side",
    base: "Base model",
    wrapped: "Base model, “Reader:” and “Guide:” added",
    tuned: "Tuned model",
  };
  // Three of what it never read, and one that it gets right.
  const TO_TAP = [
    "Who wrote Hamlet?",
    "Should I trust you?",
    "Who will win the election?",
    "What is the capital of Australia?",
  ];
  const LONGEST = 2000;
  const defaults = { prompt: "Who is Taylor Swift?", way: "tuned", n: "0", b: "" };
  const limits = {
    prompt: { longest: LONGEST },
    way: { of: Object.keys(WAYS) },
    n: { least: 0, most: 999, step: 1 },
    b: { of: ["", "none", "made", "real", "answer", "question", "nothing"] }, // the bets that follow
  };

  /** What stands before an answer: the model reads “Guide:”, which a reader would take for this guide. */
  const named = (part, way) => (way === "tuned" ? part.replace("Guide", "Model") : part);

  /** Draws the stage before anything is written: the text as the model will read it. */
  function ask(stage, { prompt, way }) {
    const wrapper = (part) => ["wrapped", "tuned"].includes(way) && make("span.demo-wrapper", named(part, way));
    stage.replaceChildren(make("p.demo-text", wrapper("Reader: "), make("bdi", prompt), wrapper("\nGuide: …")));
  }

  /** Shows the field; what a link brings is asked at once. */
  function start(frame, state) {
    const isNew = Object.keys(defaults).every((key) => state[key] === defaults[key]);
    if (isNew && Dom.stored("guide.singer")) [state.prompt] = TO_TAP; // she was asked about at home
    asking();
    const rest = Onward(frame, state),
      field = Bet.field({ value: state.prompt, maxLength: LONGEST }, () => form.ask()),
      go = button("Ask it", () => form.ask(), "press");
    const tap = (question) =>
      button(question, () => {
        Object.assign(state, { prompt: question, way: "tuned" });
        field.value = question;
        form.ask();
      });
    const form = {
      asking,
      field,
      go,
      row: make("div.model-ask", make("label", "Your question", field), go),
      taps: make("div.row", ...TO_TAP.map(tap)),
      ask() {
        asking();
        rest.go(() => LanguagePlay.start(frame, state, form, true));
      },
      changed: () => ask(frame.stage, state),
    };
    field.onfocus = () => field.select();
    field.oninput = () => {
      state.prompt = field.value.slice(0, LONGEST);
      form.changed();
    };
    frame.head.replaceChildren(form.row);
    frame.side.replaceChildren(form.taps);
    ask(frame.stage, state);
    if (!isNew && state.prompt !== TO_TAP[0]) rest.go(() => LanguagePlay.start(frame, state, form));
    return rest;

    /** Says above the stage what to ask it. */
    function asking() {
      const line = {
        [TO_TAP[0]]: "It never read of Hamlet. Ask it who wrote that, or anything else.",
        [defaults.prompt]: "",
      };
      frame.place.asking(line[state.prompt] ?? "Ask it anything you like.");
    }
  }

  Demos.define("language-model", {
    defaults,
    retired: ["g", "l", "pick", "seed"], // keys in links from when there was another first bet, and tokens could be drawn
    limits,
    start,
    more: "More: the steps, the texts it read",
  });

  return { WAYS, ask, named };
})();
