// Where does ChatGPT belong?: one name at a time is dragged or pressed into its place on the map, and goes where it belongs.
"use strict";

(() => {
  const { make } = Dom;
  const { PLACES, ROUNDS } = Boxes;
  const SIGNS = { llm: "l", in: "i", gen: "g", none: "n" }; // the places in a link
  const SAID = {
    llm: "it’s an LLM",
    in: "it has an LLM inside",
    gen: "it’s other generative AI",
    none: "it’s neither",
  };
  const HINTS = {
    llm: "models that write text",
    in: "what you open, install or pay for",
    gen: "all else that makes something new",
    none: "nothing new comes out",
  };

  /** Starts a round with the bets so far: r is its number, a the places. */
  function start(frame, state) {
    const names = ROUNDS[Number(state.r)],
      bets = () => [...state.a].map((sign) => Object.keys(SIGNS).find((place) => SIGNS[place] === sign)),
      hits = () => bets().map((place, at) => Boxes.places(rows[at]).includes(place)),
      right = () => hits().filter(Boolean).length;
    const name = draggable(make("button.box-name"));
    const told = make("p.box-count");
    const zones = Object.fromEntries(Object.keys(PLACES).map((place) => [place, zone(place)]));
    frame.head.replaceChildren(name, told);
    frame.stage.replaceChildren(...Object.values(zones).map(({ area }) => area));
    let rows = null; // the names as rows of the catalogue, which nothing needs before the first press
    const load = async () => {
      await frame.place.loadLater();
      rows = Boxes.round(Number(state.r));
    };
    if (state.a) again();
    else ask();

    /** Lays out the bets of a link. */
    async function again() {
      await load();
      bets().forEach((place, at) => lay(at, place));
      frame.answered(true);
      if (state.a.length === names.length) result();
      else ask();
    }

    function zone(place) {
      const label = make("p", make("b", PLACES[place]), make("small", HINTS[place]));
      const press = make("button", { ariaLabel: PLACES[place], onclick: () => put(place) });
      Object.assign(press.dataset, { place, bet: "" });
      const lie = make("ul.box-lie");
      return { area: make(`div.box-zone.is-${place}`, label, lie, press), press, lie };
    }

    /** Asks for the place of the next name. */
    function ask(moved = false) {
      const at = state.a.length;
      name.textContent = names[at];
      free(true);
      count(at + 1);
      frame.verdict("look", "Where does it belong?", "Press the place, or drag the name there.");
      frame.lead("");
      forget();
      if (!moved) return;
      frame.say(`Number ${at + 1}: ${names[at]}.`);
      zones.llm.press.focus({ preventScroll: true });
    }

    /** Takes away what marks the last answer. */
    function forget() {
      for (const { classList } of frame.stage.querySelectorAll(".is-last, .is-missed"))
        classList.remove("is-last", "is-missed");
    }

    function count(number) {
      told.textContent = `${number} of ${names.length}, ${right()} right`;
    }

    /** Frees the name and the map for a press, or locks both. */
    function free(is) {
      name.disabled = !is; // it keeps its room, so that the map does not move
      for (const { press } of Object.values(zones)) press.disabled = !is;
    }

    /** Lays a name where it belongs. */
    function lay(at, place) {
      const accepted = Boxes.places(rows[at]),
        fits = accepted.includes(place),
        home = fits ? place : accepted[0];
      const one = make(`li.box-laid${fits ? ".is-right" : ""}`, make("b", `${fits ? "✓ " : ""}${names[at]}`));
      one.dataset.name = rows[at].id;
      zones[home].lie.append(one);
      return { one, fits, accepted };
    }

    async function put(place) {
      const at = state.a.length,
        held = frame.place.contains(document.activeElement);
      if (at === names.length || name.disabled) return;
      const from = name.getBoundingClientRect();
      free(false);
      try {
        if (!rows) await load();
      } catch (fault) {
        free(true);
        return frame.verdict("look", "The catalogue did not load.", fault.message);
      }
      state.a += SIGNS[place];
      const { one, fits, accepted } = lay(at, place);
      one.classList.add("is-last");
      zones[place].area.classList.toggle("is-missed", !fits);
      frame.answered(true);
      count(at + 1);
      const said = fits ? SAID[place] : accepted.map((one) => SAID[one]).join(", or "),
        word = fits ? (accepted.length > 1 ? "One can say so" : "Right") : "No";
      frame.verdict(fits ? "right" : "wrong", `${word}: ${said}.`, Boxes.why(rows[at]));
      const isLast = at === names.length - 1;
      frame.lead(isLast ? "The result" : "Next name", () => (isLast ? result() : ask(true)));
      if (held) frame.focusLead();
      table();
      frame.inView();
      if (!Demos.still()) fly(one, from);
    }

    /** Lets a name fly from the tray to where it lies. */
    function fly(one, from) {
      const to = one.getBoundingClientRect();
      const begin = { translate: `${from.left - to.left}px ${from.top - to.top}px` };
      one.animate([begin, { translate: "none" }], { duration: 350, easing: "ease-out" });
    }

    function draggable(one) {
      let begin = null;
      const end = () => {
        begin = null;
        one.style.translate = "";
      };
      one.onpointerdown = (event) => {
        begin = event;
        one.setPointerCapture(event.pointerId);
      };
      one.onpointermove = (event) => {
        if (begin) one.style.translate = `${event.clientX - begin.clientX}px ${event.clientY - begin.clientY}px`;
      };
      one.onpointercancel = end;
      one.onpointerup = ({ clientX, clientY }) => {
        const under = document
          .elementsFromPoint(clientX, clientY)
          .find((other) => frame.stage.contains(other) && other.dataset.place);
        if (under) put(under.dataset.place);
        end();
      };
      return one;
    }

    /** All names so far, with the catalogue's sentences. */
    function table() {
      const lines = bets().map((place, at) => [
        names[at],
        PLACES[place],
        Boxes.places(rows[at])
          .map((one) => PLACES[one])
          .join(" or "),
        Boxes.reason(rows[at]),
      ]);
      frame.more.replaceChildren(
        Tables.table("Each name and its place", ["Name", "You said", "It belongs to", "Why"], lines),
      );
    }

    /** The filled map, the one to argue about, and a sentence to send. */
    function result() {
      const one = Boxes.arguable(rows),
        strip = hits()
          .map((hit) => (hit ? "●" : "○"))
          .join("");
      const text = `Is ChatGPT an LLM? It’s a product with one inside. I put ${right()} of ${names.length} names in their place ${strip}, and we could argue about ${one.name}. The same names: `;
      free(false);
      forget();
      for (const { classList, dataset } of frame.stage.querySelectorAll(".box-laid"))
        classList.toggle("is-last", dataset.name === one.id);
      frame.head.replaceChildren(
        make("p.bet-score", `${right()} of ${names.length} `, make("span.bet-dots", strip)),
        ...frame.send("Copy it for a friend", text, { r: state.r }),
      );
      frame.verdict(
        "look",
        `The one to argue about: ${one.name}.`,
        `${Boxes.why(one)} About ChatGPT you needn’t: a product isn’t the model inside it.`,
      );
      frame.lead("Six others", () => frame.again({ r: String((Number(state.r) + 1) % ROUNDS.length), a: "" }));
      table();
    }

    return {
      stop() {},
      state: () => state,
      result: () => `Where does ChatGPT belong? I put ${right()} of ${state.a.length} names in their place.`,
    };
  }

  const demo = {
    name: "boxes",
    defaults: { r: "0", a: "" },
    retired: ["n", "w", "i", "kind", "model", "generates", "p", "b"], // keys in links from earlier versions
    fits: ({ r, a }) => /^[0-3]$/.test(r) && /^[lign]{0,6}$/.test(a),
    start,
  };
  Demos.define("boxes", { begin: (place) => Bet.begin(place, demo) });
})();
