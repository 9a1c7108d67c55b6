// The language model demonstration before the first press: a question and a bet on its answer. The rest is loaded then.
"use strict";

window.LanguageModelDemo = (() => {
  const { make } = Dom;
  const WAYS = {
    both: "Base and tuned, side by side",
    base: "Base model",
    wrapped: "Base model, “Reader:” and “Guide:” added",
    tuned: "Tuned model",
  };
  const DUNNO = "“I don’t know”";
  // The bets: the question, the choices, the one that comes true, the verdict, and what leads on to the next.
  const PATH = [
    {
      asked: "What is the capital of love?",
      choices: { right: "Paris", other: "Another city", none: DUNNO },
      came: "other",
      title: "It never read of a capital of love.",
      lesson: "It read of capitals, and of love. Nothing in it noticed that they don’t go together.",
      next: "Now zombies",
    },
    {
      asked: "What do zombies eat?",
      choices: { other: "Something else", none: DUNNO, right: "Brains" },
      came: "other",
      title: "It never read of zombies.",
      lesson: "It answers for whales, in the same calm tone.",
      next: "Now ask it about itself",
    },
    {
      asked: "Should I trust you?",
      choices: { right: "“Yes”", none: DUNNO, other: "Something else" },
      came: "other",
      title: "It’s polite, and says nothing.",
      lesson:
        "It learned those words as a reply to “Thank you.” None of its texts has the word “know”, so it never says “I don’t know”.",
      next: "Ask it yourself",
    },
  ];
  const LONGEST = 2000;
  const defaults = { prompt: PATH[0].asked, way: "tuned", n: "0", c: "" };
  const limits = {
    prompt: { longest: LONGEST },
    way: { of: Object.keys(WAYS) },
    n: { least: 0, most: 999, step: 1 },
    c: { of: ["", "right", "other", "none"] },
  };

  /** What stands before an answer: the model reads “Guide:”, which a reader would take for this guide. */
  const named = (part, way) => (way === "tuned" ? part.replace("Guide", "Model") : part);

  /** Draws the stage before anything is written: the text as the model will read it. */
  function ask(stage, { prompt, way }) {
    const wrapper = (part) => ["wrapped", "tuned"].includes(way) && make("span.demo-wrapper", named(part, way));
    stage.replaceChildren(make("p.demo-text", wrapper("Reader: "), make("bdi", prompt)));
  }

  /** Asks for the bet on a question of the path; `made` gets the choice. */
  function bet({ place, chips, stage, count }, at, made, mine) {
    const { asked, choices } = PATH[at],
      row = Guess.chips(choices, made, mine);
    place.asking();
    count(at + 1, PATH.length, "");
    chips.replaceChildren(row);
    ask(stage, { prompt: asked, way: "tuned" });
    return row.firstChild;
  }

  /** Asks the first bet; what a link brings is asked at once. */
  function start(frame, state) {
    const rest = Onward(frame, state),
      go = (how) => rest.go(() => LanguagePlay.start(frame, state, how));
    frame.stage.after(frame.chips); // the question first
    if (Object.keys(defaults).some((key) => state[key] !== defaults[key])) go();
    else {
      bet(frame, 0, (choice) => go((state.c = choice)));
      frame.side.replaceChildren(Dom.button("Skip to a question of your own", () => go("own")));
    }
    return rest;
  }

  Demos.define("language-model", {
    defaults,
    retired: ["b", "g", "l", "pick", "seed"], // keys in links from when there were other bets, and tokens could be drawn
    limits,
    start,
    more: "More: the steps, the texts it read",
  });

  return { WAYS, PATH, LONGEST, ask, bet, named };
})();
