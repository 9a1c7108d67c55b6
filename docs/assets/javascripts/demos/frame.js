// What stands around a demonstration once a reader is near: the guess, the stage, the numbers, and the links to a state.
"use strict";

/** Brings a stage into view, with room for the words below it, when the film would play unseen. */
function inView(stage) {
  const { top, bottom } = stage.getBoundingClientRect();
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (top < 0 || bottom > innerHeight - 120) stage.scrollIntoView({ block: "center", behavior: calm ? "instant" : "smooth" });
}

window.DemoFrame = {
  /** Puts the demonstration on the page, as the history or a link asks; without a guess it asks for one first. */
  begin(name, demo) {
    const { make } = Demos;
    const parts = this.build(name, demo);
    let quiet = true; // nothing is said before the reader does something
    for (const place of [parts.stage, parts.controls]) {
      for (const kind of ["click", "change", "paste"]) place.addEventListener(kind, () => { quiet = false; }, true);
    }
    const say = (text) => { if (!quiet) this.live.textContent = text; };

    const start = (hash, kept) => {
      const asked = kept ?? DemoState.read(name, hash, demo.defaults, demo.retired);
      const fits = asked && asked !== "bad" && DemoState.fits(asked, demo.limits);
      this.live.textContent = "";
      const running = play(fits ? asked : { ...demo.defaults });
      if (asked && !fits) {
        this.live.textContent = Words.of("bad_link");
        this.body.prepend(make("p", { className: "demo-note" }, this.live.textContent)); // said below the stage, seen above it
      }
      if (asked && !kept) this.scrollIntoView();
      return running;
    };

    /** Asks for the guess, or answers it. */
    const play = (state) => {
      quiet = true;
      parts.clear();
      parts.guess?.mark(state.g);
      this.classList.toggle("is-answered", Boolean(state.g));
      demo.ask?.(parts.stage);
      if (demo.guess && !state.g) {
        return { stop() {}, state: () => state, result: () => "" };
      }
      return demo.start(parts, state, say);
    };

    parts.restart = (state, said = "") => {
      this.running.stop();
      parts.pressed = true;
      this.running = play(state);
      parts.pressed = false;
      this.live.textContent = said;
    };
    parts.guessed = (value) => {
      parts.restart({ ...this.running.state(), g: value });
      inView(parts.stage);
    };
    const again = (hash) => { this.running.stop(); this.running = start(hash); };
    this.append(this.bar(name, () => again("")));
    this.running = start(location.hash, history.state?.[`demo ${name}`]);
    addEventListener("hashchange", () => {
      if (location.hash.startsWith(`#${name};`)) again(location.hash);
    });
    addEventListener("pagehide", (event) => event.persisted || this.keep(name));
    for (const kind of ["click", "change"]) addEventListener(kind, () => { this.timer ??= setTimeout(() => this.keep(name), 400); });
    this.nameAfterHeading();
    this.classList.add("is-live");
  },

  /** The parts of a demonstration, in the order in which they stand; what `start` gets. */
  build(name, demo) {
    const { make } = Demos;
    const part = (className, properties = {}) => make("div", { className, ...properties });
    const [stage, film, controls, result] = ["demo-stage", "demo-bar demo-film", "demo-controls", "demo-result"].map((one) => part(one));
    const outcome = make("p", { className: "demo-outcome", role: "status" });
    const numbers = make("details", { className: "demo-numbers" }, make("summary", {}, Words.of("numbers")), result);
    const projector = Film.projector(stage, film);
    const guess = demo.guess && Guess.chips(demo.guess, (value) => parts.guessed(value));
    this.live = make("p", { className: "demo-live", role: "status" });
    this.body = part("demo-body");
    this.body.append(...(guess ? [guess.row] : []), stage, film, outcome, this.live, controls, numbers);
    const question = this.querySelector(":scope > .demo-question");
    if (question) question.after(this.body);
    else this.prepend(this.body);

    /** Takes the words away and keeps their room: a button that moved between press and release would not be pressed. */
    const emptied = () => { outcome.style.minBlockSize = `${outcome.offsetHeight}px`; outcome.textContent = ""; };

    const parts = {
      stage, controls, result, live: this.live, guess,
      /** Shows a film; what came of an older one goes where this one ends with nothing to say. */
      film: (reel) => { if (!reel.done) emptied(); projector.show(reel); },
      pressed: false, // whether the reader has just pressed: heavy data waits for that
      /** Says what came of the guess, once; it stays beside it. */
      outcome: (text) => {
        if (text.includes(this.live.textContent)) this.live.textContent = "";
        outcome.style.minBlockSize = "";
        outcome.textContent = text;
        this.classList.add("is-answered");
      },
      clear() {
        projector.stop();
        outcome.textContent = outcome.style.minBlockSize = "";
        for (const old of this.stage.parentNode.querySelectorAll(":scope > .demo-note")) old.remove();
        for (const place of [stage, controls, result]) place.replaceChildren();
      },
    };
    return parts;
  },

  /** Two demonstrations on a page have the same buttons: the heading above tells them apart. */
  nameAfterHeading() {
    const before = (heading) => heading.compareDocumentPosition(this) & Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = [...document.querySelectorAll(":is(h1, h2, h3, h4)[id]")].findLast(before);
    if (!heading) return;
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", heading.id);
  },

  /** Coming back brings the state again: a page that leaves for another site can keep nothing. */
  keep(name) {
    this.timer = null;
    history.replaceState({ ...history.state, [`demo ${name}`]: this.running.state() }, "");
  },

  bar(name, reset) {
    const { make } = Demos;
    const button = (words, onclick) => make("button", { type: "button", onclick }, words);
    const words = make("textarea", { readOnly: true, hidden: true, rows: 3, ariaLabel: Words.of("to_copy") });
    const clear = button(Words.of("start_over"), () => {
      words.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
      reset();
      this.live.textContent = Words.of("at_start");
      this.querySelector(".demo-chip")?.focus({ preventScroll: true });
    });
    const link = button(Words.of("link_to_state"), () => this.copy(this.link(name), Words.of("state_copied"), words));
    const result = button(Words.of("copy_result"), () => this.copy(`${this.running.result()} ${this.link(name)}`, Words.of("result_copied"), words));
    result.className = "demo-mine";
    return make("div", { className: "demo-bar demo-end-bar" }, result, link, clear, words);
  },

  /** The address of this state, which the page now has too; the public one where the site knows it. */
  link(name) {
    const hash = DemoState.write(name, this.running.state());
    history.replaceState(null, "", hash);
    return window.Address.page() + hash;
  },

  async copy(text, done, words) {
    words.value = text;
    words.hidden = true;
    try {
      await navigator.clipboard.writeText(text);
      this.live.textContent = done;
      this.live.classList.add("is-copied");
      setTimeout(() => {
        this.live.classList.remove("is-copied");
        if (this.live.textContent === done) this.live.textContent = "";
      }, 5000);
    } catch {
      words.hidden = false;
      words.select();
      this.live.textContent = Words.of("select_yourself");
    }
  },
};
