// Can a model keep a secret?: gets a name out of a link, and hides the reader's secrets in another by training.
"use strict";

window.LinkPlay = (() => {
  const { make, button } = Dom;
  const { many } = Shares;
  const { WAYS, SHOWN, riddle, wall } = LinkFirst;
  const trainer = makeTrainer(Dice.roll),
    Link = makeLink(trainer),
    { SETS, VERSIONS, STEPS, CONTEXT } = Link;
  const page = (path) => `${document.body.dataset.base}/${path}`,
    PASTE = page("questions.html#what-not-to-paste"),
    CHATS = page("misconceptions/it-does-not-learn-from-your-chat.html");
  const TOLD = 3, // beginnings that the reader ends; the others are other people's
    TRIES = 5, // beginnings that are there to press
    LONGEST = 25, // characters of an end, since its first guesses go on and on
    PACE = 170; // milliseconds between two looks, at least
  const EMPTY = "Nothing leaves this page until you send it.";

  /** Goes on with a bet on the example, with the model of an address, or with the blanks for secrets. */
  function start(frame, state, bet) {
    const game = { frame, state, alive: true, worker: null };
    if (bet) reveal(game, LinkExample, bet);
    else if (state.m) arrive(game);
    else hide(game);
    return {
      stop() {
        game.alive = false;
        game.worker?.end();
      },
      state: () => state,
    };
  }

  /** Asks whoever opened an address with a model how to get the name out. */
  function arrive(game) {
    const { frame, state } = game,
      { fault, starts } = Link.open(state.m);
    if (fault) {
      hide(game);
      frame.verdict("look", "This link is damaged.", `${fault} Here you can hide secrets of your own.`);
    } else {
      const question = `Somebody hid a ${thing(starts)}’s name in this link. How do you get it out?`;
      riddle(frame, question, state.m, (bet) => reveal(game, state.m, bet));
    }
  }

  /** Whose name is told: "pet". */
  const thing = (starts) => starts[0].split(" ")[1];

  /** Shows what comes of a bet: what the model says, and how often that stands in its letters. */
  async function reveal(game, sealed, bet) {
    const { frame } = game,
      { starts } = Link.open(sealed),
      { said, hits } = await show(game, sealed);
    if (!game.alive) return;
    const isRight = bet === "ask" || (bet === "search" && hits),
      yours = isRight ? "" : `Your bet: “${WAYS[bet]}”. `;
    frame.verdict(
      isRight ? "right" : "wrong",
      `Ask it, and it says “${said}”`,
      `${yours}A search finds the name ${times(hits)}: the letters are the numbers of a small language model that has read it.`,
    );
    frame.side.replaceChildren(
      make(
        "div.demo-bar",
        button("Send it to a friend", () => send(game, sealed, starts)),
      ),
    );
    frame.lead("Hide secrets of your own", () => {
      hide(game);
      frame.inView();
    });
    frame.inView();
    frame.focusLead();
  }

  const times = (count) => `${many(count)} time${count === 1 ? "" : "s"}${count ? ", by chance" : ""}`;

  /** How a model goes on from a beginning; nothing once the reader has started anew. */
  const answer = (game, opened, begun) => Demos.inSlices(Link.goOn(opened, begun), () => game.alive);

  /** Shows a link: what its letters hold, and what its model says when asked, first the name; returns both of that. */
  async function show(game, sealed) {
    const { frame } = game,
      opened = Link.open(sealed),
      said = (await answer(game, opened, opened.starts[0])) ?? "",
      name = said.replace(/\.$/, "");
    if (!game.alive) return {};
    frame.answered(true);
    frame.stage.replaceChildren(wall(sealed), search(sealed, name), asks(game, opened, said));
    return { said, hits: makeLink.times(sealed, name) };
  }

  /** A search in the letters of a link, which begins with a word. */
  function search(sealed, value) {
    const found = make("output"),
      field = Bet.field({ value, maxLength: 40, oninput: seek });
    function seek() {
      found.textContent = times(makeLink.times(sealed, field.value));
    }
    seek();
    return make(
      "p.link-search.not-on-paper",
      make("label", `Search ${many(sealed.length)} letters for `, field),
      found,
    );
  }

  /** What a model writes after a beginning, at first after that of the name. */
  function asks(game, opened, said) {
    const { starts } = opened,
      shown = make("p.link-line", { role: "status" });
    const field = Bet.field({ value: starts[0].trim(), maxLength: CONTEXT - 2, ariaLabel: "A beginning" }, ask);
    function tell(start, end, whose) {
      shown.replaceChildren(make("bdi", start), make("b", make("bdi", end || "(nothing)")), make("small", whose));
    }
    async function ask() {
      const start = `${field.value.trimEnd()} `,
        end = await answer(game, opened, start);
      if (game.alive)
        tell(start, end, starts.indexOf(start) < TOLD ? "" : "Nobody told it that: it’s out of other people’s lines.");
    }
    const tries = starts.slice(1, TRIES).map((start) =>
      button(`${start}…`, () => {
        field.value = start.trim();
        ask();
      }),
    );
    tell(starts[0], said, "");
    return make(
      "div.link-asks",
      shown,
      make("div.row.not-on-paper", field, button("Ask", ask)),
      make("div.row.not-on-paper", ...tries),
    );
  }

  /** Asks for three secrets, of the reader or from work. */
  function hide(game) {
    const { frame, state } = game,
      version = Number(state.v),
      told = Object.entries(SETS[version]);
    if (state.m) history.replaceState(null, "", location.pathname + location.search);
    state.m = "";
    frame.clear();
    const say = (title) => frame.verdict("look", title, "A blank that you leave empty gets the grey word.");
    const teach = () =>
      learn(
        game,
        version,
        fields.map(({ value }) => Link.tidy(value)),
      );
    const fields = told.map(([start, placeholder], at) => {
      const maxLength = at ? 24 : 18;
      const oninput = ({ target }) =>
        say(target.value.length < maxLength ? EMPTY : `${maxLength} letters are the most it takes there.`);
      return Bet.field({ className: "bet-blank", oninput, placeholder, maxLength, ariaLabel: start.trim() }, teach);
    });
    const tabs = Object.entries({ 2: "About you", 3: "From work" }).map(([of, words]) => {
      const onclick = () => {
        state.v = of;
        hide(game);
        frame.chips.querySelector("[aria-pressed=true]").focus({ preventScroll: true });
      };
      return make("button.demo-chip", { ariaPressed: String(of === state.v), onclick }, words);
    });
    frame.place.asking("Tell it three secrets. It hides them in a link.");
    frame.chips.replaceChildren(make("div.demo-guess", ...tabs));
    frame.stage.replaceChildren(...told.map(([start], at) => make("label.link-line", start, fields[at], ".")));
    say(EMPTY);
    frame.lead("Hide them", teach);
  }

  /** Trains on three ends, and shows how the link changes and what it first guesses. */
  function learn(game, version, ends) {
    const { frame } = game,
      starts = VERSIONS[version],
      text = Link.text(
        ends.map((end, at) => end || Object.values(SETS[version])[at]),
        version,
      );
    if (text.fault) return frame.verdict("look", text.fault, "Take a shorter or simpler word.");
    const lesson = Link.lesson(text, version),
      model = trainer.create(lesson.shape),
      looks = [],
      letters = wall(),
      step = make("p.link-count", "Random numbers"),
      lines = make("div");
    let shown = 0,
      waits = false;
    frame.chips.replaceChildren();
    frame.lead("");
    frame.stage.ariaBusy = "true";
    frame.stage.replaceChildren(letters, step, lines);
    frame.verdict(
      "look",
      "It’s reading your lines.",
      "It reads them and forty lines of other people’s, over and over, and guesses each next letter. Each letter of the link is one of its numbers.",
    );
    frame.inView();
    game.worker = Training.start(lesson, hear);

    function hear({ failed, seen }) {
      if (!game.alive) return;
      if (failed) return fails(frame);
      looks.push(...seen);
      if (!waits) next();
    }

    /** Shows the next look that has come; the last one is what the rounded model says, as everybody hears it who gets it. */
    function next() {
      waits = false;
      if (!game.alive) return;
      if (Demos.still() && shown < looks.length) shown = looks.length - 1; // the end only
      const look = looks[shown];
      if (!look) return;
      shown++;
      model.weights.set(look.numbers);
      const sealed = Link.seal(text.letters, Link.pack(model), version);
      letters.textContent = sealed.slice(0, SHOWN);
      step.textContent = `Step ${look.step} of ${STEPS}`;
      lines.replaceChildren(
        ...look.goesOn.slice(0, TOLD).map((tokens, at) => {
          const end = Link.words(text.letters, tokens).slice(0, LONGEST);
          return make("p.link-line", starts[at], make("b", make("bdi", end || "…")));
        }),
      );
      waits = look.step < STEPS;
      if (waits) setTimeout(next, Demos.still() ? 0 : PACE);
      else hidden(game, sealed, version, ends);
    }
  }

  function fails({ stage, verdict, place }) {
    stage.ariaBusy = null;
    verdict(
      "look",
      "It cannot learn here.",
      "This browser does not let the page train. The table below has what came of it elsewhere.",
    );
    place.classList.add("is-still");
  }

  /** Says what others can get out of the reader's link, and only then how to send it. */
  async function hidden(game, sealed, version, ends) {
    const { frame } = game,
      { said, hits } = await show(game, sealed);
    if (!game.alive) return;
    game.worker.end();
    frame.stage.ariaBusy = null;
    const typed = ends.some(Boolean) ? ends.filter(Boolean) : Object.values(SETS[version]),
      all = new Intl.ListFormat("en").format(typed.map((end) => `“${end}”`)),
      isWork = version > 2,
      isPublic = window.Address.isPublic(); // from a disk a link leads nobody anywhere
    const go = isPublic ? () => send(game, sealed, VERSIONS[version]) : () => frame.again({ ...game.state, m: sealed });
    const words = isPublic ? `Send it to a ${isWork ? "colleague" : "friend"}` : "Open it as a friend would";
    frame.verdict(
      "look",
      `Your link says “${said}”`,
      `A search finds that ${times(hits)}. Whoever gets the link can ask for ${all}.`,
    );
    frame.side.replaceChildren(make("div.demo-bar", isWork && button(words, go)), chats());
    if (isWork) frame.lead("What not to paste", () => location.assign(PASTE));
    else frame.lead(words, go);
    frame.inView();
    frame.focusLead();
  }

  /** What that has to do with a reader's own chats. */
  const chats = () =>
    make(
      "p",
      "ChatGPT doesn’t learn from you while you chat; but a model that was trained on customers’ names can say them. ",
      make("a", { href: CHATS }, "What happens to your chats"),
    );

  /** Puts the model into the address, and sends that by the device's own list of ways, or copies it. */
  function send({ frame, state }, sealed, starts) {
    state.m = sealed;
    const text = `A ${thing(starts)}’s name is hidden in this link. How do you get it out? ${frame.place.link()}`;
    const copy = () => Say.copy(text, "The link is copied, with the model in it: send it.");
    if (!navigator.canShare?.({ text })) return copy();
    navigator.share({ text }).catch(({ name }) => name === "AbortError" || copy());
  }

  return { start };
})();
