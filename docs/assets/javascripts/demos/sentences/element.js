// Every sentence was true: what can be written from true sentences, and where each word came from.
"use strict";

(() => {
  const { make } = Demos;
  const { percent, table, quoted } = Tables;
  const TRUE = [
    "Paris is the capital of France.",
    "Rome is the capital of Italy.",
    "Vienna is the capital of Austria.",
    "Lisbon is the capital of Portugal.",
    "Cairo is the capital of Egypt.",
    "Cervantes wrote the novel Don Quixote.",
    "Tolstoy wrote the novel Anna Karenina.",
    "Shakespeare wrote the play Hamlet.",
    "Goethe wrote the play Faust.",
    "Titan travels around the planet Saturn.",
    "Phobos travels around the planet Mars.",
    "Europa travels around the planet Jupiter.",
    "Triton travels around the planet Neptune.",
    "The Nile flows into the Mediterranean Sea.",
    "The Rhine flows into the North Sea.",
    "The Danube flows into the Black Sea.",
    "The Volga flows into the Caspian Sea.",
  ].join("\n");
  const defaults = { o: "2", s: "42", c: "" };
  const limits = { o: { least: 1, most: 5, step: 1 }, s: DemoState.SEED, c: { longest: 1200 } };
  const SHOWN = 8;

  function start(body, state, say) {
    const result = make("div", { className: "demo-result" });
    const task = Demos.latest(result);
    const text = Controls.text("The sentences it learns from", state.c ? state.c.trim() : TRUE, { rows: 9, ...limits.c },
      (value) => { state.c = value === TRUE ? "" : value || " "; show(); });
    const words = (count) => (count === 1 ? "1 word" : `${count} words`);
    body.append(
      Controls.form(text, Controls.slider("It looks back", state.o, limits.o, words, (size) => { state.o = size; show(); })),
      Controls.bar(Controls.button("Write a sentence", () => {
        state.s = DemoState.nextSeed(state.s);
        show();
      }, "demo-first")),
      result);

    /** Lists anew in slices; the last request wins. */
    async function show() {
      const list = Ngrams.sentences(state.c || TRUE);
      if (!list.length) {
        task.stop();
        result.replaceChildren(make("p", {}, "There is no sentence to learn from."));
        return say("There is no sentence to learn from.");
      }
      const fresh = state.c ? "not in your text" : "new, and not true";
      const sentences = await task.run(Sentences.reachable(list, Number(state.o)));
      if (!sentences) return;
      const steps = Sentences.write(list, Number(state.o), Number(state.s));
      result.replaceChildren(...view(list, sentences, steps, fresh));
      say(spoken(list, steps, fresh));
    }

    show();
    return { stop: task.stop, state: () => state };
  }

  const joined = (steps) => steps.map((step) => step.word).join(" ");
  const verdict = (copied, fresh) => (copied ? "in the text" : fresh);

  function view(list, sentences, steps, fresh) {
    const written = joined(steps), sum = Sentences.summary(sentences);
    const trail = steps.map(({ word, sources }) => [quoted(word), String(sources.length), quoted(list[sources[0]])]);
    const kinds = [["in the text", String(sum.copied.count), percent(sum.copied.odds)], [fresh, String(sum.fresh.count), percent(sum.fresh.odds)]];
    if (sum.rest > 1e-9) kinds.push(["rarer than 1 in 5,000", "not listed", percent(sum.rest)]);
    const top = [...sentences].sort((a, b) => a.copied - b.copied).slice(0, SHOWN);
    return [
      make("p", { className: "demo-text" }, quoted(written), make("span", { className: "demo-end" }, ` (${verdict(list.includes(written), fresh)})`)),
      table("Where each word was seen after the words before it", ["Word", "In sentences", "For example"], trail),
      table("All it can write", ["Kind", "Sentences", "Odds together"], kinds),
      table("Some of them, new ones first", ["Sentence", "Odds", "Kind"], top.map((one) => [quoted(one.text), percent(one.odds), verdict(one.copied, fresh)])),
    ];
  }

  const spoken = (list, steps, fresh) => `It writes “${joined(steps)}”: ${verdict(list.includes(joined(steps)), fresh)}.`;

  Demos.define("sentences", { defaults, limits, start });
})();
