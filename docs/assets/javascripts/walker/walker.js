/** The cards of "Where does it belong?": one at a time, an answer after each, which also lands on the map. The cards and
    their answers stand in the page. */
"use strict";

(() => {
  const { make, button, verdict, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  // Where the names of a place begin on the map, below each other, by the answer.
  const PLACES = { "An LLM inside": [96, 146], "Generative AI, no LLM": [228, 146], "Not generative AI": [66, 368] };
  const CATALOGUE = "systems.html#words=";

  const asked = new URLSearchParams(location.hash.slice(1)), // once this page answered for names
    name = asked.get("name") ?? asked.get("guess");
  if (name) return location.replace(CATALOGUE + encodeURIComponent(name));

  const talk = root.querySelector(".walker-talk"),
    svg = root.querySelector("svg"),
    marks = part("g", { class: "not-on-paper" });
  svg.setAttribute("viewBox", "0 0 360 420"); // with room for what is outside
  svg.append(part("text", { class: "walker-own not-on-paper", x: 57, y: 348 }, "Not generative AI:"), marks);

  // A card: a name, what it does, where it belongs, and why.
  const cards = [...talk.querySelectorAll("li")].map((item) => {
    const [called, place] = ["strong", "em"].map((tag) => item.querySelector(tag));
    const parts = [...item.childNodes],
      [begins, ends] = [called, place].map((part) => parts.indexOf(part));
    const does = parts.slice(begins + 1, ends).map(({ textContent }) => textContent);
    return {
      name: called.textContent,
      does: does.join("").trim(),
      place: place.textContent.slice(0, -1),
      why: parts.slice(ends + 1),
    };
  });
  const fell = []; // the names that the reader placed wrongly

  /** Asks where a card belongs. */
  function ask(number) {
    const { name, does, place, why } = cards[number];
    const judged = make("div.judged", { tabIndex: -1 }),
      after = make("p.row");
    const choices = Object.keys(PLACES).map((label) => button(label, () => judge(label)));
    talk.replaceChildren(
      make("p.soft", `${number + 1} of ${cards.length}`),
      make("h2", { tabIndex: -1 }, make("b", name), ` ${does}`),
      make("div.row", { role: "group", ariaLabel: "Where does it belong?" }, ...choices),
      judged,
      after,
    );

    /** Says where it belongs and why, and goes on. */
    function judge(label) {
      const isRight = label === place;
      if (!isRight) fell.push(name);
      for (const choice of choices) {
        choice.disabled = true;
        if (choice.textContent === place) choice.className = "is-right";
        else if (choice.textContent === label) choice.className = "is-wrong";
      }
      verdict(judged, isRight ? "right" : "wrong", `${place}.`, ...why);
      after.replaceChildren(...(number + 1 < cards.length ? [button("Next", () => next(number + 1), "press")] : end()));
      land(name, place);
      judged.focus({ preventScroll: true });
      after.scrollIntoView({ block: "nearest" });
    }
  }

  function next(number) {
    ask(number);
    const heading = talk.querySelector("h2");
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: "nearest" });
  }

  /** What comes after the last card. */
  function end() {
    const found = `You placed ${cards.length - fell.length} of ${cards.length}.`;
    const dared = () => {
      const here = new URL("index.html#map", window.Address.page()).href;
      return `An LLM inside, other generative AI, or none: ${cards.map(({ name }) => name).join(", ")}? ${fell.length ? `I fell for ${fell.join(" and ")}.` : "I placed them all."} ${here}`;
    };
    const field = make("input", { type: "search", maxLength: 80, placeholder: "Now an app of yours" });
    field.ariaLabel = field.placeholder;
    const onsubmit = (event) => {
      event.preventDefault();
      location.assign(CATALOGUE + encodeURIComponent(field.value));
    };
    return [
      make("b", found),
      button("Copy it for a friend", () => window.Loader.copy(dared, "Copied, with its link."), "chip"),
      make("form.row", { onsubmit }, field, make("button.press", { type: "submit" }, "Look it up")),
    ];
  }

  /** Marks a name where it belongs. */
  function land(name, place) {
    const [cx, top] = PLACES[place],
      cy = top + 22 * marks.querySelectorAll(`[cx="${cx}"]`).length;
    marks.append(
      part("circle", { class: "walker-dot", cx, cy, r: 5 }),
      part("text", { class: "walker-own", x: cx + 9, y: cy + 4 }, name),
    );
  }

  ask(0);
  root.classList.add("is-live");
})();
