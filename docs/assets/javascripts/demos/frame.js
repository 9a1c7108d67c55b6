// The frame of a demonstration with a guess: the guess, the stage, what came of it, and the rest behind “More”.
"use strict";

/** Scrolls a stage into view, with room for the words below it, if its film would otherwise play off-screen. */
function inView(stage) {
  const { top, bottom } = stage.getBoundingClientRect();
  if (top < 60 || bottom > innerHeight - 120)
    stage.scrollIntoView({ block: "center", behavior: Demos.still() ? "instant" : "smooth" });
}

window.DemoFrame = {
  /** Fills an empty stage with words, if any, and what else there is. */
  empty(stage, words, ...more) {
    stage.replaceChildren(Dom.make("div.demo-empty", words && Dom.make("p", words), ...more));
  },

  /** Begins a demonstration; without a guess in its state, it asks for one. */
  begin(demo) {
    const parts = this.build(demo);
    let quiet = true; // nothing is announced before the reader does something
    const heard = () => {
      quiet = false;
    };
    for (const place of [parts.stage, parts.controls, parts.lead])
      for (const kind of ["click", "change", "paste"]) place.addEventListener(kind, heard, true);
    /** Announces a text; `seen` is false if the stage shows the same. */
    const say = (text, { seen = true } = {}) => {
      if (!quiet) this.tell(text, seen);
    };

    /** Asks for the guess, or shows the answer to it. */
    const play = (state, isLinked) => {
      quiet = true;
      this.live.textContent = "";
      this.asking();
      parts.clear();
      parts.linked = isLinked;
      parts.guess?.mark(state.g, demo.locks);
      this.classList.toggle("is-answered", Boolean(state.g));
      demo.ask?.(parts.stage, state);
      if (demo.guess && !state.g) {
        return { stop() {}, state: () => state, result: () => "" };
      }
      return this.isWhole ? demo.start(parts, state, say) : this.startLater(demo, { ...parts }, state, say);
    };
    /** Says it in the live region, below the stage, and shows it above. */
    const refuse = (...sentences) => {
      this.tell(sentences.join(" "));
      this.body.prepend(Dom.make("p.demo-note", this.live.textContent));
    };

    parts.guessed = (value) => {
      if (demo.locks && this.running.state().g) return; // a bet stands as it was made
      parts.pressed = true;
      this.play({ ...this.running.state(), g: value });
      parts.pressed = false;
      inView(parts.stage);
    };
    this.barPlace = parts.more;
    this.run(demo, play, refuse);
  },

  /** Starts a demonstration when the files that it needs after the guess are there; if they fail, a button loads them again. */
  startLater(demo, parts, state, say) {
    let running = null,
      isStopped = false;
    const begin = () => {
      parts.stage.setAttribute("aria-busy", "true");
      this.loadLater().then(
        () => {
          parts.stage.removeAttribute("aria-busy");
          if (!isStopped) running = demo.start(parts, state, say);
        },
        ({ message }) => {
          const again = Dom.make("button", { onclick: begin }, "Try again");
          parts.stage.removeAttribute("aria-busy");
          parts.stage.replaceChildren(
            Dom.make("p.demo-note", { role: "status" }, `The live part did not load (${message}). `, again),
          );
        },
      );
    };
    begin();
    return {
      stop() {
        isStopped = true;
        running?.stop();
      },
      state: () => running?.state() ?? state,
      result: () => running?.result() ?? "",
    };
  },

  /** Creates the parts of a demonstration, in page order; `start` receives them. */
  build(demo) {
    const { make, button } = Dom;
    const outcome = make("div.judged.demo-outcome", { role: "status" });
    const [stage, controls, result] = [make("div.demo-stage"), make("div.demo-controls"), make("div.demo-result")];
    const [film, lead] = [make("div.demo-bar.demo-film"), make("div.demo-bar.demo-lead")];
    const numbers = make("details.demo-numbers", make("summary", "The numbers"), result);
    let held = null; // the projector, which nothing needs before the first film
    const projector = () => (held ??= Film.projector(stage, film));
    film.hidden = true;
    const guess = demo.guess && Guess.chips(demo.guess, (value) => parts.guessed(value));
    this.live = make("p.demo-live", { role: "status" });
    this.body = make("div.demo-body");
    const replay = button(Demos.still() ? "Step by step" : "Play again", () => {
      inView(stage);
      projector().again();
    });
    const more = make(
      "details.demo-more",
      make("summary", demo.more ?? "More"),
      make("div.demo-bar", replay),
      controls,
      numbers,
    );
    const question = this.querySelector(":scope > .demo-question"),
      words = make("textarea", { readOnly: true, hidden: true, rows: 3, ariaLabel: "To copy" });
    const dared = () =>
      `${question.dataset.first ?? question.textContent} I guessed “${demo.guess[this.running.state().g]}”. And you? ${window.Address.page()}`;
    const copier = button(
        "Copy the question for a friend",
        () => CopyBar.copy(this, dared, "Copied, with a link.", words),
        "quiet",
      ),
      dare = make("p", { hidden: true }, copier, words);
    const says = make("div.demo-says", outcome, film, lead, dare); // one button leads on, and all the rest is folded away
    const further = make("div"); // a further bet
    this.body.append(...(guess ? [guess.row] : []), further, stage, says, this.live, more);
    const warm = () =>
      this.loadLater().then(
        () => this.running.state().g || demo.ahead?.(this.running.state()),
        () => {},
      );
    for (const sign of ["pointerenter", "focusin"]) guess?.row.addEventListener(sign, warm, { once: true });
    this.addEventListener("touchstart", warm, { once: true, passive: true });
    if (question) question.after(this.body);
    else this.prepend(this.body);

    /** Unfolds the rest, with the focus in the field for the reader's own. */
    const own = () => {
      more.open = true;
      const fields = [...controls.querySelectorAll("textarea, input")].filter((one) => one.checkVisibility());
      (fields.find(({ type }) => type.startsWith("text")) ?? fields[0]).focus();
    };

    const parts = {
      stage,
      controls,
      result,
      live: this.live,
      guess,
      lead,
      more,
      /** Plays a film; clears the outcome of an earlier one. */
      film: (reel) => {
        outcome.replaceChildren();
        delete stage.dataset.told;
        projector().show(reel);
      },
      pressed: false,
      own,
      linked: false, // large files load only after a press or by a link to a state
      inView: () => inView(stage),
      /** Offers the first question for a friend once the last one is answered. */
      atEnd: (isLast) => {
        dare.hidden = !isLast || !this.running?.state().g;
      },
      /** Shows what came of it: the verdict on the guess, if there is one, and words. */
      outcome: (verdict, words) => {
        if (words.includes(this.live.textContent)) this.live.textContent = "";
        Dom.verdict(outcome, verdict?.kind ?? "look", verdict?.title ?? "", words);
        stage.dataset.told = outcome.dataset.kind;
        this.classList.add("is-answered");
        const isBelow =
          stage.getBoundingClientRect().top < innerHeight && says.getBoundingClientRect().bottom > innerHeight;
        if (isBelow && navigator.userActivation?.hasBeenActive)
          says.scrollIntoView({ block: "nearest", behavior: Demos.still() ? "instant" : "smooth" });
      },
      /** Asks the question of a further bet, { question, chips }, with its buttons above the stage; `made` gets the choice, `b` is one that was made. Without a bet the first question stands there. */
      bet: (bet, made, b = "") => {
        further.replaceChildren();
        this.asking(bet?.question);
        if (!bet?.chips) return;
        const { row, mark } = Guess.chips(bet.chips, (choice) => {
          if (row.querySelector("[aria-disabled]")) return;
          mark(choice, true);
          made(choice);
        });
        mark(b, true);
        further.append(row);
        parts.film({ length: 0, draw: () => {} }); // takes the last verdict away
        if (b) return;
        question.scrollIntoView({ behavior: Demos.still() ? "instant" : "smooth" });
        row.firstChild.focus({ preventScroll: true });
      },
      clear() {
        held?.stop();
        dare.hidden = words.hidden = true;
        further.replaceChildren();
        outcome.replaceChildren();
        delete stage.dataset.told;
        for (const old of stage.parentNode.querySelectorAll(":scope > .demo-note")) old.remove();
        for (const place of [stage, controls, result, lead]) place.replaceChildren();
      },
    };
    return parts;
  },
};
