// Which box is it in? Names are dragged or pressed into two overlapping sets; each is answered at once and scored.
"use strict";

(() => {
  const { make } = Demos;
  const { table } = Tables;
  const { PLACES, ROUND } = Boxes;
  const defaults = { n: "0", p: ROUND.map(() => "").join() };
  const limits = { n: { least: 0, most: 999, step: 1 }, p: { of: ["", ...Object.keys(PLACES)], times: ROUND.length } };
  const retired = ["i", "kind", "model", "generates"]; // keys in links from an earlier version

  function start({ stage, controls, result, outcome, restart, inView }, state, say) {
    const names = Boxes.round(BoxesData, Number(state.n)), placed = state.p.split(",");
    let taken = placed.indexOf("");
    const tray = make("div", { className: "demo-tray", role: "group", ariaLabel: "Names" });
    const zones = Object.entries(PLACES).map(([place, { words }]) => zone(place, words));
    const chips = names.map((system, at) => chip(system, at)), total = make("p", {});
    tray.append(...chips, total);
    stage.replaceChildren(tray, make("div", { className: "demo-sets" }, ...zones));
    controls.append(Controls.bar(Controls.button("Eight other names", () => {
      restart({ n: String((Number(state.n) + 1) % (limits.n.most + 1)), p: defaults.p }, "Eight other names.");
    }, "demo-first")));
    draw();
    if (placed.some(Boolean)) outcome(taken < 0 ? missed(names, placed) : score(names, placed));

    function zone(place, words) {
      const one = make("button", { type: "button", className: `demo-zone is-${place}`, onclick: () => put(taken, place) }, make("span", {}, words));
      Object.assign(one.dataset, { place, bet: "" });
      return one;
    }

    /** A name to press, or to drag into an area. */
    function chip(system, at) {
      const one = make("button", { type: "button", className: "demo-name", onclick: () => take(at) }, system.name);
      let begin = null;
      one.onpointerdown = (event) => { begin = event; one.setPointerCapture(event.pointerId); take(at); };
      one.onpointermove = (event) => { if (begin) one.style.translate = `${event.clientX - begin.clientX}px ${event.clientY - begin.clientY}px`; };
      one.onpointercancel = () => { begin = null; one.style.translate = ""; };
      one.onpointerup = (event) => {
        begin = null;
        const under = document.elementsFromPoint(event.clientX, event.clientY).find((other) => other.dataset?.place && stage.contains(other));
        if (under) put(at, under.dataset.place);
        else one.style.translate = "";
      };
      return one;
    }

    function take(at) {
      taken = at;
      chips.forEach((one, place) => one.setAttribute("aria-pressed", String(place === at)));
    }

    /** Places a name: it stays where it was put, with the catalogue's answer. */
    function put(at, place) {
      if (at < 0 || placed[at]) return;
      const before = chips[at].getBoundingClientRect();
      placed[at] = place;
      state.p = placed.join();
      taken = placed.indexOf("");
      draw();
      const after = stage.querySelector(`[data-name="${names[at].id}"]`).getBoundingClientRect();
      if (!Film.still()) stage.querySelector(`[data-name="${names[at].id}"]`).animate([{ translate: `${before.left - after.left}px ${before.top - after.top}px` }, { translate: "0 0" }], 250);
      outcome(told(names[at], place));
      inView(); // with the reason, which is below
      say(taken < 0 ? score(names, placed) : "", { seen: false });
    }

    function draw() {
      chips.forEach((one, at) => { one.disabled = Boolean(placed[at]); }); // it keeps its room, so that the sets do not move
      total.textContent = taken < 0 ? score(names, placed) : "";
      take(taken);
      for (const one of zones) one.replaceChildren(one.firstChild, ...names.flatMap((system, at) => (placed[at] === one.dataset.place ? [lying(system, placed[at])] : [])));
      result.replaceChildren(...(placed.some(Boolean) ? [list(names, placed)] : []));
    }

    return { stop() {}, state: () => state, result: () => `Which box is it in? ${score(names, placed)} ${placed.map((place, at) => (place ? (Boxes.fits(names[at], place) ? "✓" : "✗") : "·")).join("")}` };
  }

  /** A placed name, marked as right or wrong. */
  function lying(system, place) {
    const fits = Boxes.fits(system, place), one = make("b", { className: fits ? "is-right" : "is-not" }, `${fits ? "✓" : "✗"} ${system.name}`);
    one.dataset.name = system.id;
    return one;
  }

  function told(system, place) {
    const accepted = Boxes.places(system), fits = accepted.includes(place);
    const names = [...(fits ? [place] : []), ...accepted.filter((one) => one !== place)].map((one) => `“${PLACES[one].words}”`);
    return `${Guess.verdict(fits, `${system.name} belongs in ${names.join(" or ")}`)} ${Boxes.reason(system)}`;
  }

  function score(names, placed) {
    const done = placed.filter(Boolean).length, right = placed.filter((place, at) => place && Boxes.fits(names[at], place)).length;
    return `${right} of ${done} right.`;
  }

  /** The names in wrong places. */
  function missed(names, placed) {
    const wrong = names.filter((system, at) => !Boxes.fits(system, placed[at])).map(({ name }) => name);
    return wrong.length ? `They belong elsewhere: ${wrong.join(", ")}.` : "Each name lies where it belongs.";
  }

  function list(names, placed) {
    const rows = names.map((system, at) => [system, placed[at]]).filter(([, place]) => place).map(([system, place]) => [
      system.name, PLACES[place].words, Boxes.places(system).map((one) => PLACES[one].words).join("; "), Boxes.reasons(system)]);
    return table("Each name and its place", ["Name", "Put in", "Accepted", "Why"], rows);
  }

  Demos.define("boxes", { defaults, limits, retired, numbers: "The reasons in full", start });
})();
