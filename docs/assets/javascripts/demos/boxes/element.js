// Which box is it in? The reader places a system by three questions and learns what the catalogue says.
"use strict";

(() => {
  const { make } = Demos;
  const { table } = Tables;
  const { QUESTIONS } = Boxes;
  const KEYS = Object.keys(QUESTIONS);
  const defaults = { i: "chatgpt", kind: "model", model: "yes", generates: "yes" };
  const limits = { i: { of: BoxesData.map(({ id }) => id) } };
  for (const key of KEYS) limits[key] = { of: ["", ...Object.keys(QUESTIONS[key].choices)] };
  const VERDICTS = { right: "right", "not this": "not this", open: "either is accepted" };

  const find = (id) => BoxesData.find((system) => system.id === id);

  function start(body, state, say) {
    const result = make("div", { className: "demo-result" });
    const questions = make("div", { className: "demo-form" });
    const select = make("select", {}, ...BoxesData.map(({ id, name }) => make("option", { value: id }, name)));
    select.value = state.i;
    select.onchange = () => place(select.value);
    let answers = {};
    body.append(
      Controls.form(make("label", {}, "System", select)), questions,
      Controls.bar(
        Controls.button("Check my answers", answered, "demo-first"),
        Controls.button("Next system", () => {
          const at = BoxesData.indexOf(find(state.i));
          place(BoxesData[(at + 1) % BoxesData.length].id);
        })),
      result);

    /** Asks about another system. */
    function place(id) {
      Object.assign(state, { i: id, kind: "", model: "", generates: "" });
      select.value = id;
      ask();
      say(`Where does ${find(id).name} belong?`);
    }

    function ask() {
      answers = Object.fromEntries(KEYS.map((key) => [key, state[key]]));
      questions.replaceChildren(...KEYS.map((key) => Controls.radios(QUESTIONS[key].words, QUESTIONS[key].choices, answers[key], (value) => { answers[key] = value; })));
      show();
    }

    function answered() {
      const open = KEYS.filter((key) => !answers[key]).length;
      if (open) return say(open === 1 ? "One question has no answer yet." : `${open} questions have no answer yet.`);
      Object.assign(state, answers);
      show();
      const found = judged(find(state.i));
      const wrong = found.filter(([, , { verdict }]) => verdict === "not this").length;
      say(wrong ? `${wrong} of 3 answers do not match the catalogue.` : "All three answers are accepted.");
    }

    const judged = (system) => KEYS.map((key) => [key, state[key], Boxes.judge(system, key, state[key])]);

    function show() {
      const system = find(state.i);
      const waiting = KEYS.some((key) => !state[key]);
      result.replaceChildren(...(waiting ? [make("p", {}, `Answer the three questions about ${system.name}, then check.`)] : view(system, judged(system))));
    }

    ask();
    return { stop() {}, state: () => state };
  }

  function view(system, judged) {
    const words = (key, choice) => QUESTIONS[key].choices[choice] ?? "left open";
    const rows = judged.map(([key, answer, { verdict, held }]) => [QUESTIONS[key].words, words(key, answer), words(key, held), VERDICTS[verdict]]);
    const reasons = judged.filter(([, , { reason }]) => reason).map(([key, , { reason }]) => make("p", {}, `${QUESTIONS[key].words} ${reason}`));
    return [table(`${system.name}: the answers given`, ["Question", "Answer", "Catalogue", "Verdict"], rows), make("p", {}, system.why), ...reasons];
  }

  Demos.define("boxes", { defaults, limits, start });
})();
