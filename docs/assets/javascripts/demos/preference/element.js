// The rewarding demonstration: six replies, a rating for each, and the odds before and after.
"use strict";

(() => {
  const { make } = Demos;
  const { percent } = Tables;
  const RATINGS = { "-2": "much worse", "-1": "worse", "0": "no opinion", "1": "better", "2": "much better" };
  const defaults = { r: "-2,-2,2,2,0,0", c: "0.2" };
  const limits = { r: { of: Object.keys(RATINGS), times: Preference.REPLIES.length }, c: { least: 0.1, most: 2, step: 0.1 } };

  function start(body, state, say, live) {
    const ratings = state.r.split(",");
    let sums = null, stopped = false;
    const cells = Preference.REPLIES.map(() => [make("td"), make("td")]);
    const go = Controls.button("Compute the odds", compute, "demo-first");
    const caption = make("caption");
    const caution = Controls.slider("Caution: how strongly the tuned model holds on to its old odds", state.c, limits.c,
      (value) => value.toFixed(1), (value) => { state.c = Number(value).toFixed(1); name(); draw(); });
    const rows = Preference.REPLIES.map((reply, at) => make("tr", {}, make("td", {}, reply), cells[at][0], make("td", {}, choice(at, reply)), cells[at][1]));
    const head = ["Reply", "Before", "Your rating", "After"].map((text) => make("th", { scope: "col" }, text));
    body.append(
      make("table", {}, caption,
        make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)),
      Controls.form(caution), Controls.bar(go), live);

    name();

    function name() {
      caption.textContent = `Replies of the tuned model to “${Preference.QUESTION}”, caution ${state.c}`;
    }

    function choice(at, reply) {
      const options = Object.entries(RATINGS).map(([key, text]) => make("option", { value: key, selected: key === ratings[at] }, text));
      const list = make("select", { ariaLabel: `Rating of: ${reply}` }, ...options);
      list.onchange = () => { ratings[at] = list.value; state.r = ratings.join(","); draw(); };
      return list;
    }

    async function compute() {
      go.disabled = true;
      say("Loading the model.");
      try {
        const { words, weights } = await LanguageLoader.model("tuned");
        sums ??= await Demos.inSlices(Preference.logs(weights, words), () => !stopped);
        if (sums) draw();
      } catch (fault) {
        say(`The model did not load (${fault.message}). Press the button to try again.`);
      }
      go.disabled = false;
    }

    function draw() {
      if (!sums) return say("Press Compute the odds to see what that changes.");
      const before = Preference.tilt(sums, ratings.map(() => 0), 1);
      const after = Preference.tilt(sums, ratings.map(Number), Number(state.c));
      cells.forEach(([first, last], at) => {
        first.textContent = percent(before[at]);
        last.textContent = percent(after[at]);
      });
      const [top] = LanguageModel.likeliest(after, 1);
      say(`Likeliest after rating: “${Preference.REPLIES[top]}”, ${percent(after[top])}.`);
    }

    return { stop: () => { stopped = true; }, state: () => state };
  }

  Demos.define("preference", { defaults, limits, start });
})();
