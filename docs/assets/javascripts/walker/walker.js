/** The walker of "Where does it belong?": readers choose three of six systems and see all six on the map, or look a
    name up and answer up to four questions if it has no row. Text that a reader types stays in the page. */
"use strict";

(() => {
  const { make, button, verdict, svg: part } = window.Dom;
  const root = document.querySelector(".walker");
  if (!root) return;
  const { Loader } = window;
  const LONGEST = 80, // characters of a name
    LONG = 28; // those of it on the map
  const MOST = 5; // systems offered for a name that the catalogue lacks
  const ASKS = ["llm", "fresh"], // what must not be answered "no", bet by bet
    SAYS = [
      ["an LLM inside", "no LLM inside"],
      ["makes something new", "makes nothing new"],
    ],
    CHOICE = { right: "your choice: ", wrong: "your choice: ", missed: "missed: ", "": "" },
    WANTED = 3; // how many have it
  const SPOTS = {
    // where the names of a place begin on the map, below each other
    llm: [96, 146],
    "llm-edge": [96, 250],
    untold: [218, 190], // on the square's edge: nobody says whether an LLM is in it
    gen: [230, 146],
    small: [112, 272],
    reads: [14, 174],
    rim: [92, 279],
    new: [120, 150], // where nobody asks for LLMs
    out: [66, 344],
    nowhere: [66, 344],
  };
  const MAKER = "../misconceptions/not-all-generative-ai-is-language.html#what-to-do";

  // ---- the map ----
  const svg = root.querySelector("svg"),
    marks = part("g", { class: "not-on-paper" });
  svg.setAttribute("viewBox", "0 0 360 396"); // with room for what is outside
  svg.append(part("text", { class: "soft not-on-paper", x: 2, y: 348 }, "Neither:"), marks);

  const isOpen = ({ fresh, llm }) => [fresh, llm].some((value) => ["disputed", "not known"].includes(value));

  /** Marks where systems belong in place of earlier marks, with a question mark where people differ or nobody says;
      what has no place yet is left out. A sign says whether a choice was right. */
  function draw(...all) {
    const placed = all.filter(({ place }) => place.result?.spot),
      held = {};
    svg.dataset.lit = placed.length === 1 ? placed[0].place.result.spot : "";
    svg.classList.toggle(
      "is-new-only",
      placed.some(({ spot }) => spot === "new"),
    );
    root.classList.remove("is-asked");
    marks.replaceChildren();
    if (placed.some(({ place, open = isOpen(place) }) => open))
      marks.append(
        part("text", { class: "soft", x: 2, y: 14 }, "?: people differ,"),
        part("text", { class: "soft", x: 2, y: 31 }, "or it isn’t known"),
      );
    for (const { name, place, spot = place.result.spot, sign = "", open: isAsked = isOpen(place) } of placed) {
      const [cx, y] = SPOTS[spot],
        cy = y + 22 * (held[[cx, y]] = (held[[cx, y]] ?? -1) + 1),
        label = name.length > LONG ? `${name.slice(0, LONG - 1)}…` : name;
      marks.append(
        part("circle", { class: isAsked ? "walker-dot is-open" : "walker-dot", cx, cy, r: isAsked ? 8 : 5 }),
        isAsked ? part("text", { x: cx, y: cy + 5, "text-anchor": "middle" }, "?") : "",
        part("text", { class: "walker-own", x: cx + (isAsked ? 12 : 9), y: cy + 4 }, `${sign}${label}`),
      );
    }
  }

  // ---- the words ----
  const talk = root.querySelector(".walker-talk"),
    reply = make("div.walker-said"),
    lines = make("div.walker-lines");
  const input = make("input", {
    maxLength: LONGEST,
    autocomplete: "off",
    spellcheck: false,
    required: true,
    placeholder: "Minecraft, Snapchat, Teams …",
    onfocus: () => input.select(),
  });
  const form = make(
    "form.row",
    make("label", make("b", "What about the app you use?"), input),
    make("button", { type: "submit" }, "Look"),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    input.blur(); // puts away the keyboard of a phone
    begin(input.value.trim());
  };
  // The bets stand in the page: a question, six systems by the addresses of their rows, and the surprise.
  const bets = [...talk.querySelectorAll("li")].map((item) => ({
    ask: item.querySelector("strong").textContent,
    end: item.querySelector("em").textContent,
    six: [...item.querySelectorAll("a[href*='#system-']")].map(({ hash, textContent }) => [
      hash.slice("#system-".length),
      ...textContent.split(", which "),
    ]),
  }));

  const state = (key, name) => String(new URLSearchParams({ [key]: name }));
  const putInAddress = (...of) => history.replaceState(history.state, "", `#${state(...of)}`);
  const answers = () => Loader.own("likeness", "walker/data", "walker/model", "../meanings");
  const about = ({ id }) => window.Meanings?.["taxonomy/systems.html"][`system-${id}`]?.at(-1) ?? "";
  const rowOf = (id) => window.Placing.rowOf(id);
  const chip = (label, act) => button(label, act, "chip");
  const copier = (label, text) => chip(label, () => Loader.copy(text, "Copied, with its link."));
  const group = (ariaLabel, ...shown) => make("div.row", { role: "group", ariaLabel }, ...shown);
  const link = (words, href) => make("a", { href }, words);
  const list = (...items) =>
    items.some(Boolean) && make("ul.plain-list", ...items.filter(Boolean).map((item) => make("li", ...item)));

  /** The public address of this page in a state. */
  const address = (...of) => new URL(`index.html#${state(...of)}`, window.Address.page()).href;

  /** Shows something below the field, with the focus on it, and the field above it. */
  function show(...parts) {
    reply.replaceChildren(...parts.filter(Boolean));
    reply.firstChild.tabIndex = -1;
    reply.firstChild.focus({ preventScroll: true });
    if (reply.getBoundingClientRect().bottom > innerHeight || form.getBoundingClientRect().top < 0)
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

  /** Has the reader choose three of six systems; a press takes one back. */
  function bet(number) {
    const { ask, six } = bets[number];
    const chosen = new Set(),
      see = button("Show me", () => after("", () => reveal(number, chosen, tiles)), "press");
    see.disabled = true;
    const tiles = six.map(([id, name, does]) => {
      const tile = button("", () => {
        if (!chosen.delete(id)) chosen.add(id);
        if (chosen.size > WANTED) chosen.delete([...chosen][0]); // a fourth takes the place of the first
        for (const [at, other] of tiles.entries()) other.setAttribute("aria-pressed", chosen.has(six[at][0]));
        see.disabled = chosen.size < WANTED;
        count.textContent = `${chosen.size} of ${WANTED} chosen`;
      });
      tile.setAttribute("aria-pressed", false);
      tile.append(make("b", name), make("small", does));
      return tile;
    });
    const count = make("span", { role: "status" }, "Choose three.");
    draw();
    reply.replaceChildren();
    lines.replaceChildren();
    talk.replaceChildren(make("h2", ask), group("Your bet", ...tiles), make("p.row", see, count));
    if (number) talk.prepend(make("p.saying", "The question has changed: forget LLMs."));
  }

  /** Marks the six, where they stand and on the map, and says the reader's own mistake or what surprises most. */
  function reveal(number, chosen, tiles) {
    const { ask, six, end } = bets[number],
      judged = make("div.judged", { tabIndex: -1 });
    const all = six.map(([id, name]) => {
      const row = rowOf(id),
        place = window.Placing.walk(row.answers),
        isIt = place[ASKS[number]] !== "no",
        mark = chosen.has(id) ? (isIt ? "right" : "wrong") : isIt ? "missed" : "";
      const open = isOpen({ [ASKS[number]]: place[ASKS[number]] }), // what the question asks
        spot = number ? (isIt ? "new" : "out") : place.result.spot;
      return { name, row, place, isIt, mark, open, spot, sign: { right: "✓ ", wrong: "✗ " }[mark] };
    });
    const fell = all.filter(({ mark }) => mark === "wrong").map(({ name }) => name),
      got = WANTED - fell.length;
    for (const [at, { isIt, mark }] of all.entries()) {
      tiles[at].disabled = true;
      tiles[at].removeAttribute("aria-pressed");
      tiles[at].className = `is-${mark || "left"}`;
      tiles[at].lastChild.textContent = CHOICE[mark] + SAYS[number][isIt ? 0 : 1];
    }
    const dared = () =>
      `${ask} ${six.map(([, name]) => name).join(", ")}. ${fell.length ? `I fell for ${fell.join(" and ")}.` : "I found all three."} ${address("bet", number + 1)}`;
    const more = bets[number + 1]
      ? button("Six more", () => [bet(number + 1), talk.scrollIntoView({ block: "nearest" })], "press")
      : button("Now an app of yours", () => input.focus(), "press");
    const title = fell.length ? `${fell[0]} ${number ? "" : "has "}${SAYS[number][1]}.` : end,
      count = `You found ${got} of ${WANTED}.`;
    verdict(judged, fell.length ? "wrong" : "right", title, count, fell.length ? ` ${end}` : "");
    talk.lastChild.replaceWith(judged, make("p.row", more, copier("Copy it for a friend", dared)));
    lines.replaceChildren(
      list(
        ...all.map(({ name, row, place, isIt }) => [
          make("b", `${name}: ${SAYS[number][isIt ? 0 : 1]}.`),
          ` ${about(row)}${place.fresh === "disputed" ? " Whether that’s generative AI is disputed." : ""}`,
        ]),
      ),
    );
    draw(...all);
    judged.focus({ preventScroll: true });
    if (judged.getBoundingClientRect().bottom > innerHeight) talk.scrollIntoView();
  }

  /** Goes on with the system of this name; without one, offers some, or asks. A bet that is over goes away. */
  function begin(name) {
    putInAddress("name", name);
    lines.replaceChildren();
    if (talk.querySelector(".judged")) talk.replaceChildren(chip("Back to the six", () => bet(0)));
    after(name, () => {
      const { meant, near } = window.Placing;
      const fitting = meant(name);
      if (fitting.length === 1) return tell(fitting[0], name);
      const offers = fitting.length
        ? fitting.map((row) => ({ row, as: row.name, says: about(row) || `It ${row.does}.` }))
        : near(name, about).slice(0, MOST);
      if (!offers.length) return meet(name);
      draw();
      const heading = make("h2", fitting.length ? `Which “${name}”?` : `“${name}”: do you mean one of these?`);
      const none = chip(fitting.length ? "None of these" : `No, “${name}” itself`, () => meet(name));
      const offered = offers.map(({ row, as, says }) => {
        const offer = button(says ? make("b", as) : as, () => tell(row, as));
        if (says) offer.append(" ", make("small", says.split(/(?<=[.?!]) /)[0]));
        return offer;
      });
      show(heading, group("Systems", ...offered), none);
    });
  }

  /** Answers for a system or an app in a plain sentence, first and large; then what to do, and the rest behind a press. */
  function tell(row, typed = row.name) {
    putInAddress("name", row.name);
    after(row.name, () => {
      const { verdictOn, isCalled, walk, cited } = window.Placing,
        { inIt, plain, so, next } = verdictOn(row),
        isRow = !row.does;
      draw(
        ...(isRow ? [] : [{ name: row.name, place: walk(row.answers) }]),
        ...[...inIt, ...(row.reported ?? [])].map(({ name, answers }) => ({ name, place: walk(answers) })),
      );
      const more = list(
        !isRow && [`By itself it ${row.does}.`],
        ...inIt.map((system) => [
          !isRow && link(system.name, `systems.html#system-${system.id}`),
          `${isRow ? "" : ": "}${about(system)}`,
        ]),
        ...(row.reported ?? []).map(({ name, does, report }) => [
          `${name} ${does}: `,
          link("what its maker says", report),
        ]),
        row.both && [`One name, two things. ${row.both}`],
        isRow && [link("Its sources", `systems.html#system-${row.id}`)],
      );
      show(
        make("h2", plain),
        so && make("p", so),
        isRow &&
          !isCalled(row, typed) &&
          make(
            "p",
            `“${typed}” stands here under ${row.name}. `,
            chip("I meant another", () => meet(typed)),
          ),
        make(
          "p.row",
          ...next.map(([words, href]) => link(words, href)),
          copier("Copy with its link", () => cited(row, address("name", row.name))),
        ),
        make("details", make("summary", "More"), more),
      );
    });
  }

  /** Asks the four questions about a name that no row has, as far as its name and the answers leave them open, and says what follows. */
  function meet(name) {
    const { short, walk, sentence, spoken, kindOf } = window.Placing;
    const { what, out, say } = kindOf(name) ?? {};
    const given = what ? [what] : out === "text" ? ["product", out] : out ? ["product", out, "not known"] : [];
    const asked = make("div"),
      status = make("div", { role: "status" });
    draw();
    show(
      make("h2", `“${name}” isn’t in our list.`),
      !walk(given).result && make("p", "You can place it yourself: “I don’t know” is an answer, too."),
      asked,
      status,
    );
    next(given);

    /** Asks the next question below those that were answered, or ends. */
    function next(way) {
      const place = walk(way);
      if (place.result) return end(place);
      const { ask, answers } = short[place.asked.id];
      const buttons = Object.entries(answers).map(([word, label]) => {
        const answer = chip(label, () => {
          for (const each of buttons) each.setAttribute("aria-pressed", each === answer);
          while (box.nextSibling) box.nextSibling.remove();
          status.replaceChildren();
          draw();
          next([...way, word]);
        });
        return answer;
      });
      const box = make("div", make("p", make("b", ask)), group(ask, ...buttons));
      asked.append(box);
      box.scrollIntoView({ block: "nearest" });
    }

    /** Says in a sentence what the answers come to. */
    function end(place) {
      draw({ name, place });
      const text = say
        ? sentence(spoken(name), place, { say }).replace(/^./u, (letter) => letter.toUpperCase())
        : `If that’s so, ${sentence(spoken(name), place)}`;
      const maker = link("ask which model is in it and whether that writes", MAKER);
      status.replaceChildren(
        make("p.saying", text),
        make("p", place.out?.so, ...(say ? [] : [" Its maker’s page may tell: ", maker, "."])),
      );
      status.scrollIntoView({ block: "nearest" });
    }
  }

  /** A name in the address begins at once, and so does a bet. */
  function arrive() {
    const asked = new URLSearchParams(location.hash.slice(1).split(":~:")[0]);
    const name = (asked.get("name") ?? asked.get("guess"))?.trim().slice(0, LONGEST);
    if (asked.get("bet") >= 1) bet(Math.min(Math.trunc(asked.get("bet")), bets.length) - 1);
    if (name) begin(name);
  }

  talk.after(form, reply);
  root.querySelector(".figure").after(lines);
  bet(0);
  root.classList.add("is-live");
  Loader.atIntent(root, answers);
  addEventListener("hashchange", arrive);
  arrive();
})();
