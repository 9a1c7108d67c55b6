// The home page's demonstration: a real model answers one question, token by token, with the odds of each.
"use strict";

(() => {
  const { make } = Demos;

  /** Loads the model and plays the film of its answer in place of the static result. */
  async function begin(place) {
    const still = place.querySelector(".demo-static"), [line, ...rows] = still.children;
    const answer = line.querySelector(".demo-answered"), bar = make("div", { className: "demo-bar demo-film" });
    const live = make("p", { className: "demo-live", role: "status" }, "Loading the model, 1.5 MB.");
    still.after(bar, live);
    place.classList.add("is-live");
    line.style.minBlockSize = `${line.offsetHeight}px`; // the final height, reserved while the answer grows
    const { words, weights } = await LanguageLoader.model("tuned");
    const steps = await Demos.inSlices(Opening.answer(weights, words, rows.length)), boldest = steps.reduce((one, other) => (other.odds[0][1] < one.odds[0][1] ? other : one));
    live.textContent = "";
    Film.projector(still, bar).show({
      length: steps.length, pace: 550, draw: (step) => draw(answer, rows, steps, step, boldest),
      done: () => { live.textContent = `It chose “${boldest.token.trim()}” at ${Tables.percent(boldest.odds[0][1])} as if it were sure.`; },
    });
  }

  /** Draws the answer up to a step and the odds of its last token; at the end, the odds of the least certain token. */
  function draw(answer, rows, steps, step, boldest) {
    const look = step === steps.length ? steps.indexOf(boldest) : step - 1, written = steps.slice(0, step).map(({ token }) => token).filter((token) => token !== "<end>");
    answer.replaceChildren(...written.map((token, at) => make("span", { className: at === look ? "demo-written demo-looked" : "demo-written" }, token)));
    rows.forEach((row, at) => {
      const [token, share] = steps[look]?.odds[at] ?? ["", 0];
      row.querySelector("code").textContent = token === "<end>" ? "end of text" : token.replace(/ /g, "␣").replace(/\n/g, "⏎") || "·";
      row.querySelector("rect").setAttribute("width", (share * 100).toFixed(1));
      row.lastElementChild.textContent = step ? `${Tables.percent(share)}${at ? "" : ", chosen"}` : "";
    });
  }

  Demos.define("opening", { begin });
})();
