// Can a model keep a secret?: gets a name out of a link, and hides the reader's secrets in another by training.
"use strict";

window.LinkPlay = (() => {
  const { make, button } = Dom;
  const { many } = Shares;
  const { SHOWN, WAYS, riddle, wall } = LinkFirst;
  const trainer = makeTrainer(Dice.roll),
    Link = makeLink(trainer),
    { SETS, VERSIONS, STEPS } = Link;
  const page = (path) => `${document.body.dataset.base}/${path}`,
    PASTE = page("questions.html#what-not-to-paste"),
    CHATS = page("misconceptions/it-does-not-learn-from-your-chat.html");
  const TOLD = 3, // beginnings that the reader ends; the others are other people's
    LONGEST = 25, // characters of an end, since its first guesses go on and on
    PACE = 170; // milliseconds between two looks, and between two letters
  const EMPTY = "Nothing leaves this page until you send it.";

  /** Goes on with a bet on the example, with the model of an address, or with the blanks for secrets. */
  function start(frame, state, bet) {
    const game = { frame, state, alive: true, worker: null };
    frame.side.replaceChildren();
    if (bet) go(game, LinkExample, bet);
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
      const question = `Somebody hid the name of their ${thing(starts)} in this link. How do you get it out?`;
      riddle(frame, question, state.m, (bet) => go(game, state.m, bet));
    }
  }

  /** Whose name is told: "crush". */
  const thing = (starts) => starts[0].split(" ")[1];

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
    const name = end.textContent.replace(/\.$/, "");
    const title = `It says “${name}”.`,
      why = `This model can’t keep a secret. But is “${name}” in its link?`;
    frame.verdict(...Guess.verdict(WAYS, bet, "ask", title, why));
    frame.more.replaceChildren(asks(game, opened));
    onward(frame, `Search for “${name}”`, () => seek(game, sealed, name));
  }

  /** Searches the link for what its model said. */
  function seek(game, sealed, name) {
    const { frame } = game;
    frame.verdict(
      "look",
      `“${name}”: ${search(game, sealed, name)}`,
      "The letters are the numbers of a small language model that has read the name, and says it when asked.",
    );
    const give = button("Send it to a friend", () => send(game, sealed));
    frame.side.replaceChildren(make("div.demo-bar", give));
    onward(frame, "Hide secrets of your own", () => {
      hide(game);
      frame.inView();
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

  /** Asks for three secrets, of the reader or from work. */
  function hide(game) {
    const { frame, state } = game;
    if (!SETS[state.v]) state.v = "5"; // in place of an old version's
    const told = Object.entries(SETS[state.v]);
    if (state.m) history.replaceState(null, "", location.pathname + location.search);
    state.m = "";
    frame.clear();
    const say = (title) => frame.verdict("look", title, "A blank that you leave empty gets a word of ours.");
    const ends = () => fields.map(({ value }) => Link.tidy(value)),
      teach = () => learn(game, ends());
    const fields = told.map(([start, placeholder], at) => {
      const maxLength = at ? 22 : 18;
      const oninput = ({ target }) =>
        say(target.value.length < maxLength ? EMPTY : `${maxLength} letters are the most it takes there.`);
      const hint = at ? placeholder : `invent a ${thing([start])}`;
      return Bet.field(
        { className: "bet-blank", oninput, placeholder: hint, maxLength, ariaLabel: start.trim() },
        teach,
      );
    });
    const tabs = [
      ["5", "About you"],
      ["3", "From work"],
    ].map(([of, words]) => {
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
  function learn(game, ends) {
    const { frame, state } = game,
      version = Number(state.v),
      greys = Object.values(SETS[version]),
      all = ends.map((end, at) => end || greys[at]),
      text = Link.text(all, version);
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
      step.textContent = `Step ${look.step} of ${STEPS}`;
      lines.replaceChildren(
        ...look.goesOn.slice(0, TOLD).map((tokens, at) => {
          const end = Link.words(text.letters, tokens).slice(0, LONGEST);
          return make("p.link-line", VERSIONS[version][at], make("b", make("bdi", end || "…")));
        }),
      );
      waits = look.step < STEPS;
      if (waits) setTimeout(next, Demos.still() ? 0 : PACE);
      else {
        step.remove();
        hidden(game, sealed, ends.some(Boolean) ? ends.filter(Boolean) : greys);
      }
    }
  }

  function fails({ stage, verdict, place }) {
    stage.ariaBusy = null;
    verdict(
      "look",
      "It cannot learn here.",
      "This browser lets no page train. The table has what came of it elsewhere.",
    );
    place.classList.add("is-still");
  }

  /** Shows what the rounded model says, as everybody hears it who gets the link, and only then how to send it. */
  async function hidden(game, sealed, typed) {
    const { frame } = game,
      opened = Link.open(sealed),
      said = [...frame.stage.querySelectorAll(".link-line > b")];
    game.worker.end();
    for (const [at, end] of said.entries())
      end.textContent = await Demos.inSlices(Link.goOn(opened, opened.starts[at]), () => game.alive);
    if (!game.alive) return;
    frame.stage.ariaBusy = null;
    const name = said[0].textContent.replace(/\.$/, "");
    const all = new Intl.ListFormat("en").format(typed.map((end) => `“${end}”`)),
      isWork = game.state.v === "3";
    const give = () => send(game, sealed),
      look = () => frame.again({ ...game.state, m: sealed });
    const second = isWork ? button("Send it to a colleague", give) : button("Open it as a friend would", look);
    frame.verdict(
      "look",
      `“${name}”: ${search(game, sealed, name)}`,
      `But whoever gets your link can ask for ${all}. If a chat app cuts its ${many(sealed.length)} letters, mail it.`,
    );
    frame.side.replaceChildren(make("div.demo-bar", second), chats());
    frame.more.replaceChildren(asks(game, opened));
    if (isWork) onward(frame, "What not to paste", () => location.assign(PASTE));
    else onward(frame, "Send it to a friend", give);
  }

  /** What that has to do with a reader's own chats. */
  const chats = () =>
    make(
      "p",
      "ChatGPT doesn’t learn from you while you chat; but a model that was trained on customers’ names can say them. ",
      make("a", { href: CHATS }, "What happens to your chats"),
    );

  /** Puts the model into the address, and sends that by the device's own list of ways, or copies it. */
  function send({ frame, state }, sealed) {
    state.m = sealed;
    const text = `The name of a ${thing(Link.open(sealed).starts)} is hidden in this link. How do you get it out? ${frame.place.link()}`;
    const where = window.Address.isPublic() ? "send it" : "from this copy of the guide it opens on this computer only";
    const copy = () => Say.copy(text, `The link is copied, with the model in it: ${where}.`);
    if (!navigator.canShare?.({ text })) return copy();
    navigator.share({ text }).catch(({ name }) => name === "AbortError" || copy());
  }

  return { start };
})();
