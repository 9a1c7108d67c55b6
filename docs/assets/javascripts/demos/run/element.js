// The run that goes through the guide: lines that our own model reads and goes on with, computed anew on a press.
// A page's snippet (docs/includes/demos/runs) holds the whole result as text and bars; the same functions draw it here,
// and a test finds both equal. The attributes of a line configure it; see `asked`.
"use strict";

(() => {
  const { make } = Dom;
  const { named } = LanguageTokenizer;
  const PAUSE = 90; // ms per piece while a text is written
  const { wait } = Demos;

  /** The settings of a line: data-model, -text, and, where they differ from the usual, the others. */
  function asked({ model, text, begun = "", pieces = 128, until = "sentence", bars = 5, draws = 0 }) {
    const [before, , after] = LanguageSession.wrap(text, model);
    return {
      model,
      given: `${before}${text}${after}${begun}`,
      pieces: Number(pieces),
      until,
      count: Number(bars),
      draws: Number(draws),
    };
  }

  /** Loads the model, and runs all lines of a place, one after the other; a press on the button runs them again. */
  async function begin(place) {
    const lines = [...place.querySelectorAll(".run-line")],
      live = make("p.run-told.unseen", { role: "status" });
    const again = make("button.press", { disabled: true }, "Loading the model, 1.5 MB …");
    let seed = 42;
    place.append(make("div.demo-bar.not-on-paper", again));
    await warm(place);
    again.textContent = place.getAttribute("again");
    again.onclick = run;
    place.append(live);
    place.classList.add("is-live");
    await run();

    async function run() {
      place.ariaBusy = "true";
      again.disabled = true;
      live.textContent = "";
      for (const line of lines) line.classList.add("is-waiting");
      for (const line of lines) await shown(line, seed);
      live.textContent = announced(place);
      again.disabled = false;
      place.ariaBusy = null;
      seed++;
    }
  }

  /** Loads what the lines of a place need; the first sign that a reader means to press is enough. */
  const warm = (place) =>
    Promise.all([...place.querySelectorAll("[data-model]")].map(({ dataset }) => LanguageLoader.model(dataset.model)));

  /** Computes a line and shows it growing; a line without a model was recorded during the training, and only appears. */
  async function shown(line, seed) {
    const wrote = line.querySelector(".run-text > b");
    if (line.dataset.model) {
      const { model, ...settings } = asked(line.dataset),
        { weights, words } = await LanguageLoader.model(model);
      const { text, bars, drawn } = await Demos.inSlices(Run.line(weights, words, { ...settings, seed }));
      line.querySelector(".odds")?.replaceChildren(...bars.map(row));
      line
        .querySelector(".run-drawn")
        ?.replaceChildren(...drawn.map((text) => make("li", named(text.replace(/\.$/, "")))));
      if (wrote) wrote.textContent = text.trim();
    }
    const grown = [...line.querySelectorAll("rect")],
      wide = grown.map((rect) => rect.getAttribute("width"));
    for (const rect of grown) rect.setAttribute("width", 0);
    const items = [...line.querySelectorAll(".run-drawn > li")],
      text = wrote?.textContent ?? "";
    if (wrote) wrote.textContent = "";
    for (const item of items) item.hidden = true;
    line.classList.remove("is-waiting");
    if (!Demos.still()) line.scrollIntoView({ block: "nearest", behavior: "smooth" }); // the button stands below a screen of lines
    await wait(60);
    grown.forEach((rect, at) => rect.setAttribute("width", wide[at]));
    await wait(450);
    for (const part of text.match(/\s*\S+/g) ?? []) {
      wrote.textContent += part;
      await wait(PAUSE);
    }
    if (wrote) wrote.textContent = text;
    for (const item of items) {
      item.hidden = false;
      await wait(PAUSE);
    }
  }

  /** One bar from 0 to 100 with its piece and its share; all others together have no bar, since they are no piece. */
  function row({ piece, count, share, chosen }) {
    const number = make("span", Shares.percent(share));
    if (piece === null) return make("li", make("span", `all ${Shares.many(count)} other pieces`), number);
    return make("li", chosen ? { className: "is-chosen" } : {}, make("code", named(piece)), Shares.bar(share), number);
  }

  /** What is announced at the end: what was written or drawn. */
  function announced(place) {
    const texts = [...place.querySelectorAll(".run-text > b")].map((text) => `“${text.textContent}”`);
    if (texts.length) return `It wrote ${texts.join(", then ")}`;
    return [...place.querySelectorAll(".run-drawn")]
      .map((list) => `It drew ${[...list.children].map((item) => item.textContent).join(", ")}.`)
      .join(" ");
  }

  Demos.define("run", { begin, warm });
})();
