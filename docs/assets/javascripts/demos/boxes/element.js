// Which box is it in? One name at a time is dragged or pressed into its place on the map; each is answered at once and scored.
"use strict";

(() => {
  const { make } = Dom;
  const { table } = Tables;
  const { PLACES, ROUND } = Boxes;
  const defaults = { n: "0", w: ROUND.map(() => "").join() };
  const limits = { n: { least: 0, most: 999, step: 1 }, w: { of: ["", ...Object.keys(PLACES)], times: ROUND.length } };
  const retired = ["i", "kind", "model", "generates", "p"]; // keys in links from earlier versions

  function start({ stage, lead, result, outcome, restart, inView }, state, say) {
    const names = Boxes.round(Placing.rows, Number(state.n)),
      placed = state.w.split(",");
    let at = placed.indexOf("");
    const chip = draggable(make("button", { type: "button", className: "demo-name" })),
      told = make("p", { className: "demo-score" });
    const zones = Object.entries(PLACES).map(([place, words]) => zone(place, words));
    const next = Controls.button("Next name", onward, "demo-first");
    stage.replaceChildren(
      make("div", { className: "demo-tray" }, chip, told),
      make("div", { className: "demo-sets" }, ...zones),
    );
    lead.append(next);
    draw();
    if (placed.some(Boolean)) outcome(null, at < 0 ? missed(names, placed) : score(names, placed));

    function zone(place, words) {
      const one = make(
        "button",
        { type: "button", className: `demo-zone is-${place}`, onclick: () => put(place) },
        make("span", {}, words),
      );
      Object.assign(one.dataset, { place, bet: "" });
      return one;
    }

    function draggable(one) {
      let begin = null;
      one.onpointerdown = (event) => {
        begin = event;
        one.setPointerCapture(event.pointerId);
      };
      one.onpointermove = (event) => {
        if (begin) one.style.translate = `${event.clientX - begin.clientX}px ${event.clientY - begin.clientY}px`;
      };
      one.onpointercancel = () => {
        begin = null;
        one.style.translate = "";
      };
      one.onpointerup = (event) => {
        begin = null;
        one.style.translate = "";
        const under = document
          .elementsFromPoint(event.clientX, event.clientY)
          .find((other) => other.dataset?.place && stage.contains(other));
        if (under) put(under.dataset.place);
      };
      return one;
    }

    /** Places the current name: it stays where it was put, with the verdict and the catalogue's sentence. */
    function put(place) {
      if (at < 0 || placed[at]) return;
      const before = chip.getBoundingClientRect();
      placed[at] = place;
      state.w = placed.join();
      draw();
      const lies = stage.querySelector(`[data-name="${names[at].id}"]`),
        after = lies.getBoundingClientRect();
      if (!Film.still())
        lies.animate(
          [{ translate: `${before.left - after.left}px ${before.top - after.top}px` }, { translate: "0 0" }],
          250,
        );
      outcome(verdict(names[at], place), Boxes.reason(names[at]));
      inView(); // with the reason, which is below
      say(placed.includes("") ? "" : score(names, placed), { seen: false });
    }

    /** The next name that isn't placed, also in place of one that the reader skips; after the last, a new round. */
    function onward() {
      if (!placed.includes(""))
        return restart({ n: String((Number(state.n) + 1) % (limits.n.most + 1)), w: defaults.w }, "Eight other names.");
      at = placed.indexOf("", placed[at] ? 0 : at + 1);
      if (at < 0) at = placed.indexOf("");
      if (placed.some(Boolean)) outcome(null, score(names, placed));
      draw();
      say(`The next name is ${names[at].name}.`, { seen: false });
      return undefined;
    }

    function draw() {
      const isOver = !placed.includes(""),
        isAsked = at >= 0 && !placed[at];
      chip.textContent = at < 0 ? "" : names[at].name;
      chip.disabled = !isAsked; // it keeps its room, so that the map does not move
      told.textContent = isOver
        ? score(names, placed)
        : `${placed.filter(Boolean).length + (isAsked ? 1 : 0)} of ${names.length}`;
      told.classList.toggle("is-over", isOver);
      next.textContent = isOver ? "Eight other names" : isAsked ? "Skip this name" : "Next name";
      for (const one of zones)
        one.replaceChildren(
          one.firstChild,
          ...names.flatMap((row, place) => (placed[place] === one.dataset.place ? [lying(row, placed[place])] : [])),
        );
      result.replaceChildren(...(placed.some(Boolean) ? [list(names, placed)] : []));
    }

    return {
      stop() {},
      state: () => state,
      result: () =>
        `Which box is it in? ${score(names, placed)} ${placed.map((place, one) => (place ? (Boxes.fits(names[one], place) ? "✓" : "✗") : "·")).join("")}`,
    };
  }

  /** A placed name, marked as right or wrong. */
  function lying(row, place) {
    const fits = Boxes.fits(row, place),
      one = make("b", { className: fits ? "is-right" : "is-not" }, `${fits ? "✓" : "✗"} ${row.name}`);
    one.dataset.name = row.id;
    return one;
  }

  function verdict(row, place) {
    const accepted = Boxes.places(row),
      fits = accepted.includes(place);
    const names = [...(fits ? [place] : []), ...accepted.filter((one) => one !== place)].map(
      (one) => `“${PLACES[one]}”`,
    );
    return Guess.verdict(fits, names.join(" or "));
  }

  function score(names, placed) {
    const done = placed.filter(Boolean).length,
      right = placed.filter((place, at) => place && Boxes.fits(names[at], place)).length;
    return `${right} of ${done} right.`;
  }

  /** The names in wrong places. */
  function missed(names, placed) {
    const wrong = names.filter((row, at) => !Boxes.fits(row, placed[at])).map(({ name }) => name);
    return wrong.length ? `They belong elsewhere: ${wrong.join(", ")}.` : "Each name lies where it belongs.";
  }

  function list(names, placed) {
    const rows = names
      .map((row, at) => [row, placed[at]])
      .filter(([, place]) => place)
      .map(([row, place]) => [
        row.name,
        PLACES[place],
        Boxes.places(row)
          .map((one) => PLACES[one])
          .join("; "),
        Boxes.reason(row),
      ]);
    return table("Each name and its place", ["Name", "Put in", "Accepted", "Why"], rows);
  }

  Demos.define("boxes", { defaults, limits, retired, numbers: "All names and reasons", start });
})();
