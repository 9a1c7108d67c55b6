// A model in a link: trains a small model on the reader's three lines, asks for the bet on what it was not told, and sends it as an address.
"use strict";

window.LinkPlay = (() => {
  const { make } = Dom;
  const { inSlices } = Demos;
  const Link = makeLink(makeTrainer(Dice.roll)),
    { TOLD, STEPS, STAND, starts } = Link;
  const BETS = { nothing: "nothing", dog: "my dog’s name", other: "a name that I never gave" };
  const WHICH = { like: 2, fear: 4, dream: 9 }; // three lines for a friend, of which only the first was told
  const FRIEND = "A friend told this model three things. Which of these lines is one of them?";
  const ask = (start) => `“${start.trim()} …”`,
    many = (number) => number.toLocaleString("en");
  const LEARNS = "Your three lines, as it writes them";
  const PACE = 170; // milliseconds between two looks, at least

  /** Goes on with the three ends that a reader typed, or with the model of an address; `blanks` asks for the ends. */
  function start(frame, state, ends, blanks) {
    const square = NumberSquare.build(),
      caption = make("p.link-count");
    const told = make("div.link-told"),
      rest = make("div.link-rest");
    const words = make("textarea", { readOnly: true, hidden: true, rows: 3, ariaLabel: "To copy" });
    let alive = true,
      worker = null,
      opened = null,
      mine = [],
      said = [],
      result = "";
    if (ends) teach();
    else arrive();

    function teach() {
      mine = ends.map((end, at) => Link.tidy(end) || TOLD[at][1]); // a blank that is left empty gets the grey word
      const text = Link.text(mine);
      if (text.fault) return frame.verdict("look", text.fault, "Take a shorter or simpler word.");
      lay();
      learn(text);
    }

    function arrive() {
      const found = Link.open(state.m);
      if (!found.fault) return (lay(), received(found));
      state.m = "";
      blanks();
      frame.verdict("look", "This link is damaged.", `${found.fault} Here is the beginning.`);
    }

    function lay() {
      frame.stage.classList.remove("is-empty");
      frame.stage.replaceChildren(make("div.link-picture", square.canvas, caption), make("div.link-lines", told, rest));
    }

    /** A line of the model: what it was given, and what it wrote. */
    function line(start, end) {
      return make("p.link-line", start, make("b", make("bdi", end || "…")));
    }

    function lines(title, from, to, ends) {
      return [make("p.link-title", title), ...starts.slice(from, to).map((start, at) => line(start, ends[from + at]))];
    }

    /** Trains, and shows how letters turn into the three lines; the rest waits for the bet. */
    function learn(text) {
      const looks = [],
        lesson = Link.lesson(text);
      let shown = 0,
        bet = "",
        timer = 0,
        sealed = "";
      told.replaceChildren(...lines(LEARNS, 0, TOLD.length, []));
      frame.verdict(
        "look",
        "It’s learning to write.",
        "It reads your three lines and forty of other people, over and over, and guesses each next letter.",
      );
      frame.lead("");
      frame.stage.setAttribute("aria-busy", "true");
      caption.textContent = "Random numbers";
      frame.inView();
      worker = Training.start(lesson, hear, `(model) => (${makeLink})({}).pack(model)`);

      function hear({ failed, seen, made }) {
        if (!alive) return;
        if (failed) {
          frame.stage.removeAttribute("aria-busy");
          frame.verdict(
            "look",
            "It cannot learn here.",
            "This browser does not let the page train. The table below this demonstration has what came of it elsewhere.",
          );
          return frame.place.classList.add("is-still");
        }
        for (const look of seen)
          looks.push({ ...look, said: look.goesOn.map((tokens) => Link.words(text.letters, tokens)) });
        if (made) sealed = Link.seal(text.letters, made);
        if (!timer) timer = setTimeout(show);
      }

      /** Shows the next look that has come; the last one is what the rounded model says, as everybody will hear it who gets it. */
      async function show() {
        timer = 0;
        if (!alive) return;
        const most = bet ? looks.length : looks.findIndex(({ step }) => step === STAND) + 1 || looks.length;
        if (Demos.still() && shown < most) shown = most - 1;
        const look = looks[shown];
        if (!look || shown >= most) return;
        shown++;
        if (look.step === STEPS) return finish();
        draw(look);
        if (look.step === STAND) return question();
        timer = setTimeout(show, Demos.still() ? 0 : PACE);
      }

      function draw({ step, numbers, said: ends }) {
        square.draw(numbers);
        caption.textContent = `${many(numbers.length)} numbers, a dot each. Step ${step} of ${STEPS}`;
        told.replaceChildren(...lines(LEARNS, 0, TOLD.length, ends));
        if (bet)
          rest.replaceChildren(...lines("What it fills in from other people’s lines", TOLD.length, starts.length, []));
      }

      function question() {
        const chips = Guess.chips(BETS, (value) => {
          bet = value;
          frame.answered(true);
          frame.verdict(
            "look",
            "And the rest …",
            "It reads on, and is asked for eight things that you never mentioned.",
          );
          frame.stage.setAttribute("aria-busy", "true");
          frame.inView();
          show();
        });
        const words = `You never told it about a cat. Now it gets ${ask(starts[TOLD.length])} What will it write?`;
        rest.replaceChildren(make("p.link-question", words), chips.row);
        frame.stage.removeAttribute("aria-busy");
        frame.verdict("look", "It waits for your bet.");
        frame.say(words);
        if (document.activeElement === document.body || frame.place.contains(document.activeElement))
          chips.row.firstChild.focus({ preventScroll: true });
      }

      async function finish() {
        if (!(await settle(sealed, "What you told it"))) return;
        worker.end();
        frame.stage.removeAttribute("aria-busy");
        const cat = said[TOLD.length],
          dog = said[0],
          came = !cat ? "nothing" : cat === dog ? "dog" : "other";
        const yours =
          bet === came ? "You saw it coming." : `Your bet: ${BETS[bet].replace("my", "your").replace("I ", "you ")}.`;
        result = `I taught a language model three things. Asked for my cat, of which I had said nothing, it wrote “${starts[TOLD.length]}${cat}”`;
        frame.verdict(
          bet === came ? "right" : "wrong",
          `“${starts[TOLD.length]}${cat}”`,
          `${yours} Other people’s lines fill you in. As a link: whoever gets it can ask for your three things, and hears ${things()}.`,
        );
        frame.lead("Copy it as a link", () => {
          state.m = sealed;
          address();
          copy();
        });
        frame.focusLead();
      }
    }

    /** Lets the model of an address say its eleven lines; false if the reader has started anew meanwhile. */
    async function settle(sealed, title) {
      opened = Link.open(sealed);
      const all = await inSlices(Link.sayAll(opened), () => alive);
      if (!alive) return false;
      said = all;
      square.draw(opened.model.weights);
      caption.textContent = `${many(opened.model.weights.length)} numbers`;
      told.replaceChildren(...lines(title, 0, TOLD.length, said));
      rest.replaceChildren(...lines("What it fills in from other people’s lines", TOLD.length, starts.length, said));
      return true;
    }

    const name = () => said[0].replace(/\.$/, ""); // of the dog
    const times = (text, word) => (word ? text.split(word).length - 1 : 0);

    /** What can be got out of it, said before the link is made. */
    const things = () => mine.map((one, at) => `${at === 2 ? "and " : ""}“${one}”`).join(", ");

    const copy = () =>
      CopyBar.copy(frame.place, () => frame.place.link(), "The link is copied: the whole model is in it.", words);

    /** What stands in the address and what doesn't, with the two questions to check it. */
    function address() {
      const whole = frame.place.link(),
        isPublic = window.Address.isPublic();
      const count = times(whole, name());
      const box = make("p.link-address", whole.slice(0, 300), "…");
      const hits = make("output"),
        answer = make("output");
      const sought = make("input", {
        type: "text",
        value: name(),
        maxLength: 40,
        spellcheck: false,
        autocomplete: "off",
        dir: "auto",
      });
      const seek = () => {
        hits.textContent = `${many(times(whole, sought.value))} times`;
      };
      const begun = make("input", {
        type: "text",
        value: starts[0].trim(),
        maxLength: Link.CONTEXT - 2,
        spellcheck: false,
        autocomplete: "off",
        dir: "auto",
      });
      const reply = async () => {
        const end = await inSlices(Link.goOn(opened, `${begun.value.trimEnd()} `), () => alive);
        if (alive) answer.replaceChildren(make("bdi", end || "(nothing)"));
      };
      sought.oninput = seek;
      begun.onchange = reply;
      seek();
      reply();
      if (mine.length) frame.lead("Copy the link again", copy);
      rest.replaceChildren(
        make(
          "div.link-checks.not-on-paper",
          make("label", "Search the address for", sought),
          hits,
          make("label", "Ask it", begun),
          answer,
        ),
      );
      frame.side.replaceChildren(
        box,
        words,
        make("div.demo-bar", make("button", { onclick: download }, "Save it as a file")),
      );
      const chance = count ? "That is chance: these letters happen to stand there. " : "";
      const where = isPublic
        ? ""
        : " This copy of the guide is on a disk, where the link works for you alone: send the file.";
      frame.verdict(
        "look",
        `The link holds “${name()}” ${many(count)} times.`,
        `${chance}Ask it, and it says “${said[0]}” The link is the whole model.${where}`,
      );
      frame.answered(true);
      frame.inView();
      frame.focusLead();
    }

    /** Saves the model with a page around it. */
    function download() {
      const html = LinkFile.html(state.m, window.Address.page());
      Dom.download("a-model-in-a-link.html", new Blob([html], { type: "text/html" }));
    }

    /** Shows a model that came by an address: three lines to press, of which one was told. */
    async function received(found) {
      opened = found;
      frame.place.asking(FRIEND);
      frame.verdict(
        "look",
        "Somebody taught this model three things.",
        "The address that you opened is the whole model.",
      );
      const turn = state.m.charCodeAt(state.m.length - 1) % 3,
        all = Object.entries(WHICH),
        turned = [...all.slice(turn), ...all.slice(0, turn)],
        words = {};
      for (const [key, at] of turned)
        words[key] = starts[at] + (await inSlices(Link.goOn(opened, starts[at]), () => alive));
      if (!alive) return;
      square.draw(opened.model.weights);
      caption.textContent = `${many(opened.model.weights.length)} numbers, out of the address`;
      const chips = Guess.chips(words, async (value) => {
        if (!(await settle(state.m, "What your friend told it"))) return;
        frame.answered(true);
        const yours = value === "like" ? "You saw it." : `You bet on “${words[value]}”`;
        frame.verdict(
          value === "like" ? "right" : "wrong",
          `“${starts[WHICH.like]}${said[WHICH.like]}”`,
          `${yours} The three on top are your friend’s. The other eight come from forty lines of other people, in the same tone.`,
        );
        frame.lead("Now teach one yourself", anew);
        frame.more.replaceChildren(
          make("div.demo-bar", make("button", { onclick: address }, "Where does it keep them?")),
        );
        frame.inView();
        frame.focusLead();
      });
      told.replaceChildren(make("p.link-title", "It says all three"), chips.row);
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
      result: () =>
        `A model in a link: ${result || "somebody taught it three things, and the link is the whole model."}`,
    };
  }

  return { start };
})();
