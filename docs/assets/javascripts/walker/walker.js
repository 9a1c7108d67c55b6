/** The walker of "Where does it belong?": readers find what is different among six systems, or look a name up and answer two questions if it has no row, and the map shows it. Text that a reader types stays in the page. */
"use strict";

(() => {
  const { make, button, verdict, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const { Loader } = window;
  const LONGEST = 80, // characters of a name
    LONG = 28; // those of it on the map
  const MOST = 5; // systems offered for a name that the catalogue lacks
  const ASKS = ["llm", "fresh"], // what the answer "no" is looked for in, bet by bet
    WANTED = 3, // how many have it
    COUNTS = ["", "", "", "three", "four", "five", "six"],
    LISTED = { llm: [96, 146], gen: [234, 146], out: [2, 302] }; // where the names of six begin on the map
  const SPOTS = {
    // on the map's own grid
    llm: [112, 222],
    "llm-edge": [150, 250],
    gen: [300, 222],
    small: [118, 270],
    reads: [36, 164],
    out: [30, 296],
    rim: [313, 278],
    nowhere: [336, 296],
  };
  const MAKER = "../misconceptions/not-all-generative-ai-is-language.html#what-to-do";

  // ---- the map ----
  const svg = root.querySelector("svg"),
    marks = part("g", { class: "not-on-paper" });
  svg.append(marks);

  /** Marks where a system belongs, in place of what was marked before; one that has no place yet is left out. */
  function draw(name, place) {
    const spot = place?.result?.spot ?? "";
    svg.dataset.lit = spot;
    root.classList.remove("is-asked");
    marks.replaceChildren(...(spot ? mark(name, place) : []));
  }

  /** Marks all six, names below each other where several belong, and with a question mark where it's disputed that something new comes out. */
  function drawSix(six) {
    const held = {};
    draw();
    for (const [name, { result, fresh }] of six) {
      const isOpen = fresh === "disputed",
        [spot] = result.spot.split(" "),
        [cx, y] = LISTED[spot],
        cy = y + 24 * (held[spot] = (held[spot] ?? -1) + 1);
      marks.append(
        part("circle", { class: isOpen ? "walker-dot is-open" : "walker-dot", cx, cy, r: isOpen ? 8 : 5 }),
        isOpen ? part("text", { x: cx, y: cy + 5, "text-anchor": "middle" }, "?") : "",
        part("text", { class: "walker-own is-one", x: cx + (isOpen ? 12 : 9), y: cy + 4 }, name),
      );
    }
  }

  /** A dot with its name, and a question mark where it may belong as well; around that of a product a box. */
  function* mark(name, { kind, result }) {
    const at = result.spot.split(" ").map((spot) => SPOTS[spot]),
      [x, y] = SPOTS[result.box] ?? at[0],
      isProduct = kind === "product",
      reaches = isProduct && !result.box && result.spot.startsWith("llm"); // out of the square
    if (result.box) yield part("path", { class: "walker-line", d: `M${x} ${y}L${at[0]}` });
    if (isProduct)
      yield part("rect", { class: "walker-line", x: x - 24, y: y - 16, width: reaches ? 250 : 48, height: 32 });
    for (const [number, [cx, cy]] of at.entries()) {
      yield part("circle", { class: number ? "walker-dot is-open" : "walker-dot", cx, cy, r: 9 });
      if (number) yield part("text", { x: cx, y: cy + 5, "text-anchor": "middle" }, "?");
    }
    const anchor = x < 120 ? "start" : x > 240 ? "end" : "middle",
      left = reaches ? 16 : { start: -26, middle: 0, end: 14 }[anchor],
      down = reaches ? 5 : y > 290 ? 44 : x < 40 ? 32 : -24; // below the circle, or in it
    const own = name.length > LONG ? `${name.slice(0, LONG - 1)}…` : name;
    yield part("text", { class: "walker-own", x: x + left, y: y + down, "text-anchor": anchor }, own);
  }

  // ---- the words ----
  const talk = root.querySelector(".walker-talk"),
    said = make("div.walker-said");
  const input = make("input", {
    maxLength: LONGEST,
    autocomplete: "off",
    spellcheck: false,
    required: true,
    placeholder: "And the app you use?",
    ariaLabel: "Which app or model do you use?",
    onfocus: () => input.select(),
  });
  const form = make("form.row", input, make("button", { type: "submit" }, "Look"));
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur(); // puts away the keyboard of a phone
    begin(input.value.trim());
  };
  // The bets stand in the page: a question, six systems by the addresses of their rows, and what to keep of it.
  const bets = [...talk.querySelectorAll("li")].map((one) => ({
    ask: one.querySelector("strong").textContent,
    end: one.querySelector("em").textContent,
    six: [...one.querySelectorAll("a[href*='#system-']")].map(({ hash, textContent }) => [
      hash.slice("#system-".length),
      ...textContent.split(", which "),
    ]),
  }));

  const state = (key, name) => String(new URLSearchParams({ [key]: name }));
  const putInAddress = (...of) => history.replaceState(history.state, "", `#${state(...of)}`);
  const answers = () => Loader.own("walker/data", "walker/model", "../meanings");
  const about = ({ id }) => window.Meanings?.["taxonomy/systems.html"][`system-${id}`]?.at(-1) ?? "";
  const rowOf = (id) => window.Placing.rowOf(id);
  const chip = (label, act) => button(label, act, "chip");
  const copier = (label, text) => chip(label, async () => Loader.copy(await text(), "Copied, with its link."));
  const group = (ariaLabel, ...shown) => make("div.row", { role: "group", ariaLabel }, ...shown);
  const link = (words, href) => make("a", { href }, words);
  const two = (...of) => make("p.two", ...window.Placing.two(...of).map(answer));

  /** The public address of this page in a state. */
  async function address(...of) {
    await Loader.own("links-and-offline/address");
    return new URL(`index.html#${state(...of)}`, window.Address.page()).href;
  }

  /** One of the two answers: what is asked, and a value. */
  function answer([ask, value, kind]) {
    const one = make(`span.is-${kind}`, `${ask} `, make("b", value));
    one.dataset.is = value;
    return one;
  }

  /** Shows something below the field, with the focus on it, and the field above it. */
  function show(...parts) {
    said.replaceChildren(...parts.filter(Boolean));
    said.firstChild.tabIndex = -1;
    said.firstChild.focus({ preventScroll: true });
    if (said.getBoundingClientRect().bottom > innerHeight || form.getBoundingClientRect().top < 0)
      form.scrollIntoView();
  }

  /** Does what needs the answers, once they are loaded, unless another name was typed meanwhile. */
  async function after(name, act) {
    input.value = name;
    root.classList.toggle("is-asked", name !== "");
    try {
      await answers();
    } catch {
      draw();
      return show(make("p", "The answers could not be loaded. Please try again."));
    }
    if (input.value === name) act();
  }

  /** Asks which of six systems are different; each says at a press whether it is, and the third that is ends the bet, with a line on each. */
  function bet(number) {
    const { ask, six, end } = bets[number];
    const [judged, over] = [make("div.judged", "Tap one: it answers at once."), make("div")],
      status = make("div", { role: "status" }, judged),
      seen = new Map(); // by system, whether it is one of those that are asked for
    const tiles = six.map(([id, name, does]) => {
      const tile = button("", () => after("", () => turn(tile, id, name)));
      tile.append(make("b", name), make("small", does));
      return tile;
    });
    draw();
    said.replaceChildren();
    talk.replaceChildren(make("h2", ask), group("Your bet", ...tiles), status, over);

    /** Shows what a system is, on its tile and below. */
    function turn(tile, id, name) {
      const row = rowOf(id),
        place = window.Placing.walk(row.answers),
        isIt = place[ASKS[number]] === "no";
      tile.dataset.kind = isIt ? "right" : "wrong";
      if (over.firstChild) return;
      seen.set(id, isIt);
      draw(name, place);
      const got = [...seen.values()].filter(Boolean).length;
      if (got < WANTED)
        verdict(judged, tile.dataset.kind, `${name}: ${isIt ? `yes, ${got} of ${WANTED} found` : "no"}.`, about(row));
      else finish();
      status.scrollIntoView({ block: "nearest" });
    }

    /** Says what was won, in how many taps, and of each of the six why, and leads on; all of it stays whatever is tapped or typed. */
    function finish() {
      const taps = seen.size,
        placed = six.map(([id, name]) => [name, window.Placing.walk(rowOf(id).answers), rowOf(id)]);
      const dared = async () =>
        `${ask} ${six.map(([, name]) => name).join(", ")}. I took ${taps} taps. ${await address("bet", number + 1)}`;
      const more = bets[number + 1]
        ? button("Six more", () => bet(number + 1), "press")
        : button("Now an app of yours", () => input.focus(), "press");
      verdict(judged, taps < six.length ? "right" : "look", `All three, in ${COUNTS[taps]} taps.`);
      over.replaceChildren(
        make("p.saying", end),
        make("p.row", more, copier("Copy it for a friend", dared)),
        make(
          "ul.plain-list",
          ...placed.map(([name, { fresh }, row]) =>
            make(
              "li",
              make("b", name),
              `: ${about(row)}${fresh === "disputed" ? " Whether that’s generative AI is disputed." : ""}`,
            ),
          ),
        ),
      );
      drawSix(placed);
    }
  }

  /** Goes on with the system of this name; without one, offers those that may be meant, or asks. */
  function begin(name) {
    putInAddress("name", name);
    after(name, () => {
      const { find, isCalled, alike, near } = window.Placing;
      const row = find(name),
        fitting = row && !row.does && !isCalled(row, name) ? alike(name) : [];
      if (row && fitting.length < 2) return tell(fitting[0] ?? row, name);
      const offers = row ? fitting.map((one) => ({ row: one, as: one.name })) : near(name, about).slice(0, MOST);
      if (!offers.length) return meet(name);
      draw();
      const heading = make("h2", row ? `Which “${name}”?` : `“${name}”: do you mean one of these?`);
      const none = chip(row ? "None of these" : `No, “${name}” itself`, () => meet(name));
      show(heading, group("Systems", ...offers.map(({ row, as }) => button(as, () => tell(row, as))), none));
    });
  }

  /** Says where a system of the catalogue belongs, and for what it took the name that was `typed`: two answers, a sentence to send, and where to go on. */
  function tell(row, typed = row.name) {
    putInAddress("name", row.name);
    after(row.name, () => {
      if (row.does) return tellApp(row);
      const { isCalled, walk, sentence } = window.Placing,
        place = walk(row.answers),
        text = sentence(row.name, place, row);
      const cited = async () => `${text} (${row.checked}, ${await address("name", row.name)})`;
      const other = chip("I meant another", () => meet(typed));
      draw(row.name, place);
      show(
        make("h2", row.name),
        !isCalled(row, typed) && make("p", `“${typed}” stands here under ${row.name}. `, other),
        two(place, row),
        saying(text, place, ` ${about(row)}`, row.both && ` One name, two things. ${row.both}`),
        make(
          "p.row",
          copier("Copy with its link", cited),
          link("Its sources", `systems.html#system-${row.id}`),
          ...onward(place, row),
        ),
      );
    });
  }

  /** Says of an app by itself that it makes nothing new, what the parts of it do that have rows, and where to go on. */
  function tellApp(app) {
    const { itself, walk, spoken } = window.Placing,
      { inIt, told } = itself(app),
      shown = inIt[0] ?? app;
    const does = `${app.name} ${app.does}${app.untold ? `; ${app.untold}, we don’t know` : ", and makes nothing new"}.`,
      rest = "No part of it is in our catalogue; one that writes or draws would be generative AI.",
      lines = told.map(([name, value]) => make("span", `${name}: `, make("b", `${value}.`)));
    const text = async () => `${lines.map((one) => one.textContent).join(" ")} (${await address("name", app.name)})`;
    draw(shown.name, walk(shown.answers));
    show(
      make("h2.itself", ...lines),
      make("p", does),
      !inIt.length && make("p.saying", rest),
      make(
        "p.row",
        copier("Copy with its link", text),
        ...inIt.map((row) => link(`Sources on ${spoken(row.name)}`, `systems.html#system-${row.id}`)),
        ...(inIt.length
          ? onward(walk(shown.answers), shown)
          : [chip("Ask about a part", () => meet(`A part of ${app.name}`))]),
      ),
    );
  }

  const onward = (...of) => window.Placing.after(...of).map((one) => link(...one));
  const saying = (text, place, ...more) =>
    make("div", make("p.saying", text), make("p", make("b", place.out?.so), ...more));

  /** Asks what decides about a name that no row has, two answers at a time, and says what follows; what its name says isn't asked. */
  function meet(name) {
    const { short, walk, sentence, spoken, kindOf } = window.Placing;
    const kind = kindOf(name) ?? {};
    const asked = make("div"),
      rule = link("the four in full", "#decide"),
      status = make("div", { role: "status" });
    draw();
    if (kind.what || (kind.out && kind.out !== "text")) {
      show(make("h2", `“${name}”`), status);
      end(kind.what ? [kind.what] : ["product", kind.out, "not known"]);
    } else {
      show(
        make("h2", `We don’t know “${name}”.`),
        make("p", `${kind.out ? "One question decides" : "Two questions decide"} (`, rule, ")."),
        asked,
        status,
      );
      ask(kind.out ? 1 : 0);
    }

    /** Asks a question below those that were answered. */
    function ask(number) {
      const buttons = short[number].answers.map(({ label, way }) => {
        const one = button(label, () => {
          for (const each of buttons) each.setAttribute("aria-pressed", each === one);
          while (box.nextSibling) box.nextSibling.remove();
          status.replaceChildren();
          draw();
          if (way) end(way);
          else ask(number + 1);
        });
        return one;
      });
      const box = make("div", make("p", make("b", short[number].ask)), group(short[number].ask, ...buttons));
      asked.append(box);
    }

    /** Says in a sentence what a series of answers comes to. */
    function end(way) {
      const place = walk(way);
      draw(name, place);
      const made = kind.out ? undefined : "makes something new",
        say = kind.say && sentence(spoken(name), place, { say: kind.say }).replace(/^./u, (one) => one.toUpperCase());
      const text = say ?? `If that’s so, ${sentence(spoken(name), place, { made })}`;
      const maker = link("ask which model is in it and whether that writes", MAKER);
      status.replaceChildren(
        two(place),
        saying(text, place, ...(say ? [] : [" Its maker’s page may tell: ", maker, "."])),
        make("p.row", ...onward(place)),
      );
      status.scrollIntoView({ block: "nearest" });
    }
  }

  /** A name in the address begins at once, and so does a bet. */
  function arrive() {
    const told = new URLSearchParams(location.hash.slice(1).split(":~:")[0]);
    const name = (told.get("name") ?? told.get("guess"))?.trim().slice(0, LONGEST);
    if (told.get("bet") > 0) bet(Math.min(told.get("bet"), bets.length) - 1);
    if (name) begin(name);
  }

  talk.after(form, said);
  bet(0);
  root.classList.add("is-live");
  root.addEventListener("pointerover", () => answers().catch(() => {}), { once: true }); // ahead of the first press
  addEventListener("hashchange", arrive);
  arrive();
})();
