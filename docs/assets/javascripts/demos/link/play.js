// Can a model keep a secret?: trains on the reader's three lines, asks how one can be got out, and sends the model.
"use strict";

window.LinkPlay = (() => {
  const { make } = Dom;
  const { inSlices } = Demos;
  const trainer = makeTrainer(Dice.roll),
    Link = makeLink(trainer),
    { STEPS } = Link;
  const UNTOLD = 4, // the first line that nobody was asked for and that isn't a pet's
    SAYS = { none: "Nothing", unsure: "“I don’t know”", other: "Something, all the same" };
  const { many } = Shares;
  const ASKS = "Whoever opens it is asked how to get the name out.";
  const { base } = document.body.dataset,
    PASTE = `${base}/questions.html#what-not-to-paste`;
  const LONGEST = 25, // characters of an end, since its first guesses go on and on
    PACE = 170; // milliseconds between two looks, at least

  /** Goes on with the three ends that a reader typed, or with the model of an address; `blanks` asks for the ends. */
  function start(frame, state, ends, blanks, version = 2) {
    const TOLD = Object.entries(Link.SETS[version]),
      starts = Link.VERSIONS[version];
    const square = NumberSquare.build(),
      caption = make("p.link-count");
    const taught = make("div.link-told"),
      rest = make("div.link-rest"),
      isPublic = window.Address.isPublic(),
      thing = ends && !isPublic ? "file" : "link", // from a disk a link leads nobody anywhere
      WAYS = { ask: "Ask the model", search: `Look for the words in the ${thing}`, none: "There’s no way" };
    let alive = true,
      worker = null,
      opened = null,
      sealed = "",
      answers = [];
    if (ends) teach();
    else arrive();

    function teach() {
      const text = Link.text(
        ends.map((end, at) => Link.tidy(end) || TOLD[at][1]),
        version,
      ); // an empty blank gets the grey word
      if (text.fault) return frame.verdict("look", text.fault, "Take a shorter or simpler word.");
      lay();
      learn(text);
    }

    function arrive() {
      const found = Link.open(state.m);
      if (!found.fault) return (lay(), received());
      state.m = "";
      blanks();
      frame.verdict("look", "This link is damaged.", `${found.fault} Here is the beginning.`);
    }

    function lay() {
      frame.stage.classList.remove("is-empty");
      frame.side.replaceChildren();
      frame.stage.replaceChildren(
        make("div.link-picture", square.canvas, caption),
        make("div.link-lines", taught, rest),
      );
    }

    /** A line of the model: what it was given, and what it wrote. */
    function line(at, ends) {
      return make("p.link-line", (opened?.starts ?? starts)[at], make("b", make("bdi", ends[at] || "…")));
    }

    /** Trains, and shows how the link changes and what it first guesses, while the reader bets. */
    function learn(text) {
      const looks = [],
        lesson = Link.lesson(text, version),
        model = trainer.create(lesson.shape),
        since = performance.now();
      let shown = 0,
        bet = "",
        timer = 0,
        isOver = false;
      frame.lead("");
      const yours = text.lines.slice(-TOLD.length),
        named = yours[0].slice(starts[0].length, -1);
      const how = `You send a friend this model in a ${thing}. How can your friend get “${named}” out?`;
      const row = asks(how, WAYS, (value) => {
        bet = value;
        if (isOver) finish();
        else learns();
      });
      frame.stage.ariaBusy = "true";
      caption.textContent = "Random numbers";
      frame.inView();
      tells();
      learns();
      row.firstChild.focus({ preventScroll: true });
      worker = Training.start(lesson, hear);

      /** Shows what it guesses now, until it has learned a line, since that is the answer. */
      function tells() {
        const { written = [] } = looks[shown - 1] ?? {},
          isBad = yours.every((line, at) => line !== starts[at] + written[at]);
        const read = ends.every(Boolean) ? "your three lines" : "your lines and the grey words",
          title = isBad
            ? `What it makes of ${read}`
            : "It knows one of your lines by heart now: you hear it at the end",
          guesses = isBad ? written.map((end) => end.slice(0, LONGEST)) : [];
        taught.replaceChildren(make("p.link-title", title), ...TOLD.map((_, at) => line(at, guesses)));
      }

      function learns() {
        frame.verdict(
          "look",
          bet ? "It learns on to the end." : "It’s learning your lines. Your bet?",
          bet
            ? `Then the ${thing} is searched, and the model is asked.`
            : "It reads them and forty lines of other people’s, over and over, and guesses each next letter.",
        );
      }

      function hear({ failed, seen }) {
        if (!alive) return;
        if (failed) {
          frame.stage.ariaBusy = null;
          frame.verdict(
            "look",
            "It cannot learn here.",
            "This browser does not let the page train. The table below this demonstration has what came of it elsewhere.",
          );
          return frame.place.classList.add("is-still");
        }
        for (const look of seen)
          looks.push({ ...look, written: look.goesOn.map((tokens) => Link.words(text.letters, tokens)) });
        if (!timer) timer = setTimeout(show);
      }

      /** Shows the next look that has come; the last one is what the rounded model says, as everybody will hear it who gets it. */
      function show() {
        timer = 0;
        if (!alive) return;
        if (Demos.still() && shown < looks.length) shown = looks.length - 1; // the end only
        const look = looks[shown];
        if (!look) return;
        shown++;
        const left = ((performance.now() - since) / look.step) * (STEPS - look.step);
        square.draw(look.numbers);
        caption.textContent = `Step ${look.step} of ${STEPS}, ${Math.ceil(left / 1000)} s to go`;
        model.weights.set(look.numbers);
        sealed = Link.seal(text.letters, Link.pack(model), version);
        tells();
        if (look.step < STEPS) timer = setTimeout(show, Demos.still() ? 0 : PACE);
        else {
          isOver = true;
          frame.stage.ariaBusy = null;
          worker.end();
          if (bet) finish();
          else frame.verdict("look", "It has learned them. Your bet?");
        }
      }

      async function finish() {
        if (!(await settle())) return;
        taught.replaceChildren();
        frame.verdict(...verdict(bet));
        checks(0);
        if (version > 2) {
          frame.lead("What not to paste", () => location.assign(PASTE));
          frame.side.prepend(make("div.demo-bar", make("button", { onclick: send }, "Let a colleague guess")));
        } else frame.lead("Let a friend guess", send);
        frame.inView();
        frame.focusLead();
      }
    }

    /** Asks for a bet on one of some choices. */
    function asks(question, choices, made) {
      const row = Guess.chips(choices, (value) => {
        frame.answered(true);
        made(value);
      });
      frame.place.asking(question);
      frame.chips.replaceChildren(row);
      return row;
    }

    /** What came of the bet on how the name can be got out, and what others get with it. */
    function verdict(bet) {
      const count = hits(),
        isRight = bet === "ask" || (bet === "search" && count),
        yours = isRight ? "" : `Your bet: “${WAYS[bet]}”. `,
        found = `In the letters of your ${thing} the name stands ${many(count)} times${count ? ", by chance" : ""}.`,
        cut = isPublic ? " Some apps cut so long a link; a file comes whole." : "",
        words = `${yours}${found} Whoever gets your ${thing} can ask for ${things()}.${cut}`;
      return [isRight ? "right" : "wrong", `Whoever asks it hears “${answers[0]}”`, words];
    }

    /** Sends the model by the device's own list of ways; where there is none, copies the address, or, from a disk, offers the file. */
    function send() {
      const what = isPublic ? { text: message() } : { files: [file()] },
        keep = isPublic ? copy : offer;
      if (isPublic) {
        state.m = sealed;
        frame.place.link(); // the address holds it, too
      }
      if (!navigator.canShare?.(what)) return keep();
      navigator.share(what).then(
        () => leads("It’s sent.", "", "Send it again", send),
        ({ name }) => name === "AbortError" || keep(),
      );
    }

    function leads(title, how, ...lead) {
      frame.verdict("look", title, `${how}${ASKS}`);
      frame.lead(...lead);
    }

    async function copy() {
      if (!(await Say.copy(message(), "The link is copied, with the model in it."))) return offer();
      leads("The link is copied: send it.", "", "Copy the link again", copy);
    }

    const offer = () => leads("Save it as a file?", `It’s ${LinkFile.NAME}, for you to send. `, "Save it", save);

    function save() {
      download();
      leads("It’s in your downloads.", `Send ${LinkFile.NAME} like a photo. `, "Save it again", save);
    }

    /** What goes with the link: the verdict, without the name. */
    const message = () =>
      `A language model knows the name of ${opened.starts[0].split(" ", 2).join(" ").toLowerCase()}, which stands in it ${many(hits())} times. Can you get it out? (If the link is cut, ask me for the file.) ${whole()}`;

    /** Lets the model of the address say its eleven lines; false if the reader has started anew meanwhile. */
    async function settle() {
      opened = Link.open(sealed);
      const all = await inSlices(Link.sayAll(opened), () => alive);
      if (!alive) return false;
      answers = all;
      square.draw(opened.model.weights);
      caption.textContent = `${many(opened.model.weights.length)} numbers`;
      return true;
    }

    const name = (at = 0) => answers[at].replace(/\.$/, "");
    const hits = () => makeLink.times(whole(), name());
    const whole = () => window.Address.page() + DemoState.write(frame.place.name, { m: sealed }); // the address with the model

    /** What the reader typed and others can get out of it, said before the link is made. */
    const things = () => {
      const typed = answers.filter((_, at) => (ends.some(Boolean) ? ends[at] : at < TOLD.length));
      return new Intl.ListFormat("en").format(typed.map((end) => `“${end.replace(/\.$/, "")}”`));
    };

    /** Two questions to check it: what stands in the address, and how the model goes on with its beginning `at`; only
        the first is answered at once. */
    function checks(at) {
      const [found, answer] = [make("output"), make("output")],
        sought = Bet.field({ value: name(), maxLength: 40 }),
        begun = Bet.field({ value: opened.starts[at].trim(), maxLength: Link.CONTEXT - 2 }),
        address = whole();
      const seek = () => {
        found.textContent = `${many(makeLink.times(address, sought.value))} times`;
      };
      const reply = async () => {
        const end = await inSlices(Link.goOn(opened, `${begun.value.trimEnd()} `), () => alive);
        if (alive) answer.replaceChildren(make("bdi", end || "(nothing)"));
      };
      sought.oninput = seek;
      begun.onchange = reply;
      seek();
      if (at === 0) reply();
      rest.replaceChildren(
        make(
          "div.link-checks.not-on-paper",
          make("label", "Ask it", make("span.row", begun, make("button", { onclick: reply }, "Ask"))),
          answer,
          make("label", `Search the ${thing}’s letters for`, sought),
          found,
        ),
      );
      frame.side.replaceChildren(ends ? chats() : "", isPublic || !ends ? saves() : "");
      return begun.nextSibling; // a field would bring the keyboard of a telephone
    }

    /** What that has to do with a reader's own chats. */
    const chats = () =>
      make(
        "p",
        "ChatGPT doesn’t learn from you while you chat; but a model that was trained on customers’ names can say them. ",
        make(
          "a",
          { href: `${base}/misconceptions/it-does-not-learn-from-your-chat.html` },
          "What happens to your chats",
        ),
        ...(version > 2 ? [" · ", make("a", { href: PASTE }, "What not to paste")] : []),
      );

    const saves = () => make("div.demo-bar", make("button", { onclick: download }, "Save it as a file"));

    /** The model with a page around it. */
    const file = () => new File([LinkFile.html(sealed, window.Address.page())], LinkFile.NAME, { type: "text/html" });
    const download = () => LinkFile.save(file());

    /** Asks whoever opened an address with a model what it says of what nobody told it; the other two are hers to ask for. */
    async function received() {
      sealed = state.m;
      if (!(await settle())) return;
      frame.verdict("look", "A friend taught this model three things.", "They’re in the link that you opened.");
      caption.textContent += ", out of the link";
      frame.stage.classList.add("is-empty");
      const begun = opened.starts[UNTOLD].trim(),
        pet = opened.starts[0].split(" ")[1];
      const question = `Whoever asks gets the ${pet}’s name. But nobody ended “${begun} …” for it: what will it say?`;
      asks(question, SAYS, (bet) => {
        frame.stage.classList.remove("is-empty");
        frame.verdict(
          bet === "other" ? "right" : "wrong",
          `It says “${name(UNTOLD)}”, in the same tone as the name`,
          `The name came from your friend, “${name(UNTOLD)}” from other people’s lines. Two things more came from your friend: ask it to go on from “${opened.starts[1].trim()}”.`,
        );
        taught.replaceChildren(line(0, answers), line(UNTOLD, answers));
        checks(1).focus({ preventScroll: true });
        frame.lead("Now teach one yourself", anew);
        frame.inView();
      });
    }

    function anew() {
      history.replaceState(null, "", location.pathname + location.search);
      frame.again({ m: "" });
      frame.inView();
    }

    return {
      stop() {
        alive = false;
        worker?.end();
        square.stop();
      },
      state: () => state,
    };
  }

  return { start };
})();
