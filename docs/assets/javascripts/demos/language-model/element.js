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
  const HAMLET = "Who wrote Hamlet?"; // for whoever asked about the singer at home
  // What leads on from the first answer: the button, the line above the stage, and what is said of the answer.
  const PATH = {
    "What is the capital of Canada?": [
      "Ask for Canada’s capital",
      "It has read of Canada. Does it know the capital?",
      "And it’s right: the capital is Ottawa.",
    ],
    "What is the capital of Mars?": [
      "Ask for the capital of Mars",
      "Mars has no capital. Does it say so?",
      "It doesn’t say so. It sounds as it does about Canada, where it’s right.",
    ],
  };
  const TO_TAP = ["Are you lying?", "Should I trust you?", "Am I going to die?", "Will I be rich?"];
  const LINES = {
    "Who is Taylor Swift?": "",
    [HAMLET]: "It never read of Hamlet. Ask it who wrote that, or anything else.",
  };
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
    if (isNew && Dom.stored("guide.singer")) state.prompt = HAMLET;
    const line = () => LINES[state.prompt] ?? PATH[state.prompt]?.[1] ?? "Ask it anything you like.",
      asking = () => frame.place.asking(line());
    asking();
    const rest = Onward(frame, state),
      field = Bet.field({ value: state.prompt, maxLength: LONGEST }, () => form.ask()),
      go = button("Ask it", () => form.ask(), "press");
    const form = {
      asking,
      field,
      go,
      row: make("div.model-ask", make("label", "Your question", field), go),
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
    ask(frame.stage, state);
    if (!isNew && state.prompt !== HAMLET) rest.go(() => LanguagePlay.start(frame, state, form));
    return rest;
  }

  Demos.define("language-model", {
    defaults,
    retired: ["g", "l", "pick", "seed"], // keys in links from when there was another first bet, and tokens could be drawn
    limits,
    start,
    more: "More: the steps, the texts it read",
  });

  return { WAYS, PATH, TO_TAP, ask, named };
})();
