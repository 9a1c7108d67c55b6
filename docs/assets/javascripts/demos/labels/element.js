// Label or create: two lists of names, a model of the border between them, a model of each.
"use strict";

(() => {
  const { make } = Demos;
  const { percent, table, quoted } = Tables;
  const LISTS = [Names.dinosaur.join(" "), Names.element.join(" ")];
  const KINDS = ["dinosaur", "element"];
  const defaults = { w: "chatgpt", s: "42", a: "", b: "" };
  const limits = { w: { longest: 30 }, s: DemoState.SEED, a: { longest: 2000 }, b: { longest: 2000 } };
  const CREATED = 6;

  function start(body, state, say) {
    const result = make("div", { className: "demo-result" });
    const task = Demos.latest(result);
    let learnt = null;
    const field = Controls.text("A word to label", state.w, limits.w, (value) => { state.w = value; show(); });
    const list = (key, words, standard) => Controls.text(words, state[key] ? state[key].trim() : standard, { rows: 6, ...limits[key] },
      (value) => { state[key] = value === standard ? "" : value || " "; again(); });
    body.append(
      Controls.form(field),
      make("details", {}, make("summary", {}, "Change the two lists"), Controls.form(
        list("a", "First list: dinosaurs", LISTS[0]), list("b", "Second list: elements", LISTS[1]))),
      Controls.bar(
        Controls.button("Label the word", () => { state.w = field.querySelector("input").value.slice(0, limits.w.longest); show(); }, "demo-first"),
        Controls.button("Create others, next seed", () => { state.s = DemoState.nextSeed(state.s); show(); })),
      result);

    /** Learns anew in slices; the last request wins. */
    async function again() {
      const lists = [state.a || LISTS[0], state.b || LISTS[1]].map(Labels.names);
      learnt = null;
      if (lists.some((names) => !names.length)) {
        task.stop();
        result.replaceChildren(make("p", {}, "Each list needs at least one name."));
        return say("A list is empty; there is nothing to learn from.");
      }
      const found = await task.run(lesson(lists));
      if (!found) return;
      learnt = found;
      show();
    }

    function show() {
      if (!learnt) return again();
      const word = Labels.names(state.w)[0] ?? "";
      const odds = [Labels.border(learnt.weights, word), Labels.shapes(learnt.models, word)];
      const made = learnt.models.map((model, at) => Labels.create(model, learnt.lists[at], CREATED, Number(state.s)));
      result.replaceChildren(...view(word, odds, made, learnt));
      say(sentence(word, odds, made));
    }

    again();
    return { stop: task.stop, state: () => state };
  }

  function* lesson(lists) {
    const marks = yield* Labels.crossValidate(lists);
    const weights = yield* Labels.learnBorder(lists);
    return { lists, marks, weights, models: Labels.learnShapes(lists) };
  }

  function view(word, [border, shapes], made, { marks }) {
    const share = (right) => (marks.asked ? percent(right / marks.asked) : "–");
    const names = made[0].map((_, at) => made.map((list) => make("span", {}, quoted(list[at].name || "(nothing)"), list[at].copied ? " (copied)" : "")));
    return [
      table(`Which list is “${word}” from?`, ["Model", KINDS[0], KINDS[1]], [
        ["Labeller", percent(1 - border), percent(border)],
        ["Generator", percent(1 - shapes), percent(shapes)]]),
      table("What each model can do", ["Model", "Labels unseen names right", "Creates names"], [
        ["Labeller", share(marks.border), "no: it holds no odds of names"],
        ["Generator", share(marks.shapes), "yes, see below"]]),
      table("Drawn from the generator", ["Number", `Like a ${KINDS[0]}`, `Like an ${KINDS[1]}`], names.map((pair, at) => [String(at + 1), ...pair])),
    ];
  }

  function sentence(word, [border, shapes], made) {
    const kind = (odds) => KINDS[Number(odds > 0.5)];
    const fresh = made.flat().filter((one) => !one.copied).length;
    return `“${word}”: the labeller says ${kind(border)}, the generator says ${kind(shapes)}; ${fresh} of ${made.flat().length} created names are new.`;
  }

  Demos.define("labels", { defaults, limits, start });
})();
