/** The game of "Where does it belong?": one thing at a time sorts or makes, and flies to its place on the map. Things
    and answers stand in the page. */
"use strict";

(() => {
  const { make, button, verdict, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const asked = new URLSearchParams(location.hash.slice(1)), // once this page answered for names
    name = asked.get("name") ?? asked.get("guess");
  const lookUp = (name) => `systems.html#${new URLSearchParams({ words: name })}`;
  if (name) return location.replace(lookUp(name));

  const CHOICES = { yes: ["It makes", "something new"], no: ["It sorts", "picks, finds, passes on"] };
  // Where the names begin on the map, below each other, by whether it's new, and has an LLM inside.
  const PLACES = { "yes inside": [96, 150], yes: [229, 150], disputed: [104, 289], no: [66, 372] };
  const LINE = 23,
    WIDTH = 360;

  const talk = root.querySelector(".walker-talk"),
    map = root.querySelector("svg"),
    marks = part("g", { class: "not-on-paper" });
  map.setAttribute("viewBox", `0 0 ${WIDTH} 407`); // with room for what is outside
  map.append(part("text", { class: "walker-own not-on-paper", x: 57, y: 350 }, "Not generative AI"), marks);

  const things = [...talk.querySelectorAll("li")].map((item) => {
    const parts = [...item.childNodes],
      place = item.querySelector("em"),
      at = parts.indexOf(place);
    return {
      name: parts[0].textContent,
      does: parts.slice(1, at).map(({ textContent }) => textContent),
      belongs: place.textContent,
      fresh: place.dataset.new,
      spot: PLACES[`${place.dataset.new} ${place.dataset.llm}`] ?? PLACES[place.dataset.new],
      why: parts.slice(at + 1),
    };
  });
  const came = [], // how each was judged
    fooled = []; // the names of those that were judged wrong

  /** Asks of a thing whether it sorts or makes. */
  function ask() {
    const thing = things[came.length];
    const choices = Object.entries(CHOICES).map(([fresh, [word, more]]) =>
      make("button", { onclick: () => judge(thing, fresh) }, make("b", word), make("span", more)),
    );
    draw(thing.name, thing.does, make("div.row", { role: "group", ariaLabel: thing.name }, ...choices));
  }

  /** Shows how far one is, a heading, what is said of it, and what can be done. */
  function draw(title, words, ...below) {
    const strip = things.map((_, at) => make(came[at] ? `i.${came[at]}` : "i"));
    const count = came.length < things.length && `${came.length + 1} of ${things.length}`;
    const heading = make("h2", { tabIndex: -1 }, title);
    talk.replaceChildren(make("p.walker-strip", ...strip, count), heading, make("p.walker-does", ...words), ...below);
    if (!came.length) return;
    heading.focus({ preventScroll: true });
    inView();
  }

  /** Brings the game's top to the top of the screen if not all of the game is in view. */
  function inView() {
    if (talk.getBoundingClientRect().top < 50 || map.getBoundingClientRect().bottom > innerHeight)
      talk.scrollIntoView();
  }

  /** Says where it belongs and why, in place of the choices, and goes on. */
  function judge({ fresh, belongs, why, name, spot }, chosen) {
    const mark = fresh === "disputed" ? "look" : fresh === chosen ? "right" : "wrong",
      judged = make("div.judged", { tabIndex: -1 }),
      isLast = came.push(mark) === things.length;
    if (mark === "wrong") fooled.push(name.replace(/^A /, "a "));
    verdict(judged, mark, belongs, ...why);
    talk.querySelector("i:not([class])").className = mark;
    const onward = isLast ? button("How did you do?", end, "press") : button("Next", ask, "press");
    talk.querySelector("[role=group]").replaceWith(judged, onward);
    fly(name, spot);
    judged.focus({ preventScroll: true });
    inView();
  }

  /** Moves a name from the question to its place on the map. */
  function fly(name, [x, top]) {
    const y = top + LINE * marks.querySelectorAll(`[cx="${x}"]`).length,
      dot = part("circle", { cx: x, cy: y, r: 5 }),
      own = part("g", { class: "walker-own" }, dot, part("text", { x: x + 10, y: y + 5 }, name));
    const [from, to] = [talk.querySelector("h2"), map].map((place) => place.getBoundingClientRect()),
      scale = WIDTH / to.width;
    own.style.setProperty("translate", `${(from.x - to.x) * scale - x}px ${(from.bottom - to.y) * scale - y}px`);
    marks.append(own);
    own.getBoundingClientRect(); // begins there
    own.style.removeProperty("translate");
  }

  /** What comes after the last: the score, a line to send, and a thing of one's own. */
  function end() {
    const line = fooled.length ? `Fooled by ${new Intl.ListFormat("en").format(fooled)}.` : "Nothing fooled me.",
      counted = came.filter((mark) => mark !== "look"), // where people differ, nobody is wrong
      score = `${counted.filter((mark) => mark === "right").length} of ${counted.length}`;
    const here = () => new URL("index.html#map", window.Address.page()).href,
      sent = () => `Sorts or makes? ${window.Dom.strip(came)} ${score}. ${line} Your turn: ${here()}`;
    const field = make("input", { type: "search", maxLength: 80, placeholder: "Now one of yours" });
    const onsubmit = (event) => [event.preventDefault(), location.assign(lookUp(field.value))];
    draw(
      counted.length < things.length ? `${score}, and one to argue about` : score,
      [line],
      make("p", "What makes something can make it up. What sorts can only sort wrong."),
      button("Copy it for a friend", () => window.Loader.copy(sent, "Copied, with its link.")),
      " ",
      button("Play again", () => location.reload()),
      make("form.row", { onsubmit }, field, make("button.press", { type: "submit" }, "Look it up")),
    );
  }

  ask();
  root.classList.add("is-live");
})();
