// Can a model keep a secret?: trains on the reader's secrets, bets on where they are, and lets a friend get one out.
"use strict";

window.LinkPlay = (() => {
  const { make, button } = Dom;
  const { many } = Shares;
  const { SETS, hide } = LinkFirst;
  const trainer = makeTrainer(Dice.roll),
    Link = makeLink(trainer),
    { VERSIONS, STEPS } = Link;
  const page = (path) => `${document.body.dataset.base}/${path}`,
    PASTE = page("questions.html#what-not-to-paste"),
    CHATS = page("misconceptions/it-does-not-learn-from-your-chat.html");
  const WAYS = { search: "Search it", ask: "Ask the model", none: "No way" }, // to the name in a friend's link
    TIMES = { often: "many times", once: "once", none: "nowhere" }; // that a secret stands in the letters
  const SHOWN = 1400, // letters of a link, which fill their room
    TOLD = 3, // beginnings that the reader ends; the others are other people's
    LONGEST = 25, // characters of an end, since its first guesses go on and on
    PACE = 170; // milliseconds between two looks, and between two letters

  /** Trains on what is told; without, asks about the model of an address. */
  function start(frame, state, ends) {
    const game = { frame, state, alive: true, worker: null };
    if (ends) learn(game, ends);
    else arrive(game);
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
      state.m = "";
      hide(frame, state, (ends) => learn(game, ends));
      frame.verdict("look", "This link is damaged.", `${fault} Here you can tell secrets of your own.`);
    } else {
      frame.place.asking(`Somebody hid the name of their ${thing(starts)} in this link. How do you get it out?`);
      frame.chips.replaceChildren(Guess.chips(WAYS, (bet) => go(game, state.m, bet)));
      frame.stage.replaceChildren(wall(state.m));
    }
  }

  /** Whose name is told: "crush". */
  const thing = (starts) => starts[0].split(" ")[1];

  /** The letters of a link, as far as there is room. */
  const wall = (link = "") => make("p.link-wall", { ariaHidden: "true" }, link.slice(0, SHOWN));

  /** Goes the way of a bet on a link: searches its letters, or asks its model. */
  function go(game, sealed, bet) {
    const { frame } = game,
      word = thing(Link.open(sealed).starts);
    if (bet !== "search") return ask(game, sealed, bet);
    const title = `“${word}”: ${search(game, sealed, word)}`,
      why = "Each letter stands for a number of a small language model, so a name would be there by chance only.";
    frame.verdict(...Guess.verdict(WAYS, bet, "ask", title, why));
    onward(frame, "Ask the model", () => ask(game, sealed));
  }

  /** Lets the model of a link write the name, letter by letter, and judges the bet on that, if any. */
  async function ask(game, sealed, bet) {
    const { frame } = game,
      opened = Link.open(sealed),
      [start] = opened.starts,
      end = make("b");
    frame.unsay();
    frame.stage.replaceChildren(wall(sealed), make("p.link-line", start, make("bdi", end)));
    for (const written of Link.goOn(opened, start)) {
      end.textContent = written;
      await Demos.wait(PACE);
      if (!game.alive) return;
    }
    const name = end.textContent.replace(/\.$/, ""),
      why = `“${name}” is in its letters ${times(makeLink.times(sealed, name))}, and whoever asks gets it.`;
    frame.verdict(...Guess.verdict(WAYS, bet, "ask", `It says “${name}”.`, why));
    frame.more.replaceChildren(asks(game, opened));
    onward(frame, "Tell it secrets of your own", () => {
      history.replaceState(null, "", location.pathname + location.search);
      frame.again({ ...game.state, m: "" });
      frame.fromTop();
    });
  }

  /** Leads on from what came of a press. */
  function onward(frame, words, act) {
    frame.answered(true);
    frame.lead(words, act);
    frame.inView();
    frame.focusLead();
  }

  const times = (count) => `${many(count)} time${count === 1 ? "" : "s"}${count ? ", by chance" : ""}`;

  /** Adds a search of the letters of a link, and says how often it finds a word. */
  function search({ frame }, sealed, value) {
    const found = make("output"),
      field = Bet.field({ value, maxLength: 40, oninput: seek });
    function seek() {
      found.textContent = times(makeLink.times(sealed, field.value));
    }
    seek();
    frame.stage.append(
      make("p.link-search.not-on-paper", make("label", `In ${many(sealed.length)} letters: `, field), found),
    );
    return found.textContent;
  }

  /** The other beginnings, each a button that the model's answer ends. */
  function asks(game, opened) {
    const others = opened.starts.slice(1).map((start) => {
      const whole = button(`${start}…`, async () => {
        const end = await Demos.inSlices(Link.goOn(opened, start), () => game.alive);
        whole.replaceChildren(start, make("b", make("bdi", end || "(nothing)")));
        game.frame.say(whole.textContent);
      });
      return whole;
    });
    const whose = make("p", "It was told the first two. For the others it has only other people’s lines.");
    return make("div", make("div.row", ...others), whose);
  }

  /** Trains on three ends, and shows what it guesses and how its letters change. */
  function learn(game, ends) {
    const { frame, state } = game,
      version = Number(state.v),
      typed = ends.map(Link.tidy),
      greys = Object.values(SETS[version]),
      all = typed.map((end, at) => end || greys[at]),
      text = Link.text(all, version);
    if (text.fault) return frame.verdict("look", text.fault, "Take a shorter or simpler word.");
    const lesson = Link.lesson(text, version),
      model = trainer.create(lesson.shape),
      looks = [],
      letters = wall(),
      lines = make("div");
    let shown = 0,
      waits = false;
    frame.side.replaceChildren();
    frame.lead("");
    frame.stage.ariaBusy = "true";
    frame.stage.replaceChildren(lines, letters);
    frame.verdict("look", "It’s reading your secrets.", "Over and over, among forty lines of other people’s.");
    frame.inView();
    game.worker = Training.start(lesson, hear);

    function hear({ failed, seen }) {
      if (!game.alive) return;
      if (failed) return fails(frame);
      looks.push(...seen);
      if (!waits) next();
    }

    /** Shows the next look that has come. */
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
      lines.replaceChildren(
        ...look.goesOn.slice(0, TOLD).map((tokens, at) => {
          const end = Link.words(text.letters, tokens).slice(0, LONGEST);
          return make("p.link-line", VERSIONS[version][at], make("b", make("bdi", end || "…")));
        }),
      );
      waits = look.step < STEPS;
      if (waits) setTimeout(next, Demos.still() ? 0 : PACE);
      else learned(game, sealed, Math.max(0, typed.findIndex(Boolean)));
    }
  }

  function fails({ stage, verdict, place }) {
    stage.ariaBusy = null;
    verdict("look", "It cannot learn here.", "This browser lets no page train. The table has what came of it.");
    place.classList.add("is-still");
  }

  /** Shows what the rounded model says, as everybody hears it who gets the link, and asks where one of the secrets is. */
  async function learned(game, sealed, at) {
    const { frame } = game,
      opened = Link.open(sealed),
      said = [...frame.stage.querySelectorAll(".link-line > b")];
    game.worker.end();
    for (const [at, end] of said.entries())
      end.textContent = await Demos.inSlices(Link.goOn(opened, opened.starts[at]), () => game.alive);
    if (!game.alive) return;
    frame.stage.ariaBusy = null;
    const name = said[at].textContent.replace(/\.$/, ""),
      question = `All that it knows is in ${many(sealed.length)} letters. How often is “${name}” there?`,
      chips = Guess.chips(TIMES, (bet) => found(game, sealed, name, bet));
    frame.unsay();
    frame.place.asking(question);
    frame.chips.replaceChildren(chips);
    frame.next(question, chips.firstChild);
  }

  /** Searches the letters, judges the bet, and leads on to a friend's view, or to what follows at work; only then come
      the ways to send it. */
  function found(game, sealed, name, bet) {
    const { frame, state } = game,
      title = `“${name}”: ${search(game, sealed, name)}`,
      why = "It isn’t written down there, and still it’s told to whoever asks: this model can’t keep a secret.",
      isNone = title.endsWith(" 0 times"),
      isWork = state.v === "3";
    frame.verdict(...Guess.verdict(TIMES, isNone && bet, "none", title, why));
    const text = () =>
      `I told a small model a secret. It isn’t written in its ${many(sealed.length)} letters, and still the model tells whoever asks. Tell it yours: `;
    const whole = button("Copy the long link", () => {
      state.m = sealed;
      const where = window.Address.isPublic() ? "" : " It opens on this computer only.";
      Say.copy(frame.place.link(), `The long link is copied.${where}`);
    });
    frame.side.replaceChildren(
      make("div.demo-bar", CopyBar.send(frame.place, "Copy it for a friend", text), whole),
      make("p", "The long link is the model itself. Some chat apps cut so long a link: try it on yourself first."),
      chats(),
    );
    frame.more.replaceChildren(asks(game, Link.open(sealed)));
    if (isWork) onward(frame, "What not to paste", () => location.assign(PASTE));
    else
      onward(frame, "Open it as a friend would", () => {
        frame.again({ ...state, m: sealed });
        frame.fromTop();
      });
  }

  /** What that has to do with a reader's own chats. */
  const chats = () =>
    make(
      "p",
      "ChatGPT doesn’t learn from you while you chat; but a model that was trained on customers’ names can say them. ",
      make("a", { href: CHATS }, "What happens to your chats"),
    );

  return { start };
})();
