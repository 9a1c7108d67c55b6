// The <live-demo> element: loads a demonstration's files, starts it, and keeps and links its state.
"use strict";

window.Demos = (() => {
  const here = document.currentScript.src;
  const defined = new Map();
  let until = 0; // when the current time slice ends; all demonstrations share it

  const addressOf = (path) => new URL(path, here).href;

  /** Loads scripts and style sheets, each once, relative to this file; after a failure, the next call tries again. */
  const load = (...paths) => Promise.all(paths.map((path) => Loader.load([addressOf(path)])));

  /** Makes the next call load these again. */
  const forget = (...paths) => Loader.forget(paths.map(addressOf));

  /** Lets the browser handle input before work continues. */
  const breathe = () => new Promise((resolve) => setTimeout(resolve));

  /** Waits so many milliseconds for what moves; not for readers who prefer less motion. */
  const wait = (time) => new Promise((resolve) => setTimeout(resolve, still() ? 0 : time));

  /** Runs a generator to its end, or until `goesOn` returns false, in slices too short to block input. */
  async function inSlices(work, goesOn = () => true) {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done || !goesOn()) return step.value;
      if (performance.now() < until) continue;
      await breathe();
      until = performance.now() + 12;
    }
  }

  /** Registers a demonstration; one that stores something has `forget`, for whoever starts over. */
  const define = (name, demo) => defined.set(name, demo);

  const find = (name) => defined.get(name);

  /** Whether the reader prefers less motion. */
  const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** The red, green and blue of a colour that the style sheets name, in the scheme of an element. */
  function inkOf(element, name) {
    element.style.color = `var(--${name})`;
    return getComputedStyle(element)
      .color.match(/[\d.]+/g)
      .map(Number);
  }

  /** Calls `change` whenever the page turns light or dark, until `signal` is aborted. */
  function onScheme(change, signal) {
    const watch = new MutationObserver(change);
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ["data-scheme"] });
    signal.addEventListener("abort", () => watch.disconnect());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", change, { signal });
  }

  return { load, forget, breathe, wait, inSlices, define, find, still, inkOf, onScheme };
})();

customElements.define(
  "live-demo",
  class LiveDemo extends HTMLElement {
    /** What each kind of frame needs at first, and what it needs once the reader begins. */
    static FRAMES = {
      bet: {
        first: ["bet.css", "../state", "../bet"],
        later: ["form.css", "../../links-and-offline/address", "../../links-and-offline/say", "../copy-bar"],
        begin: (place, demo) => Bet.begin(place, demo),
      },
      run: {
        first: [
          "../dice",
          "../shares",
          "../language-model/model",
          "../language-model/tokenizer",
          "../language-model/loader",
          "../language-model/session",
          "model",
        ],
        later: [],
        begin: (place, demo) => demo.begin(place),
      },
    };

    get name() {
      return this.getAttribute("name");
    }

    get frame() {
      return LiveDemo.FRAMES[this.getAttribute("frame")];
    }

    async open() {
      try {
        await this.loadFirst();
        await this.frame.begin(this, Demos.find(this.name));
      } catch (fault) {
        console.warn(fault);
        this.offerAgain();
      }
    }

    /** Loads ahead what a press will need. */
    async warm() {
      await this.loadFirst();
      await Demos.find(this.name).warm?.(this);
    }

    loadFirst() {
      return Demos.load(...this.paths("first", "files"), `${this.name}/element.js`);
    }

    /** Loads what nothing needs before the bet; the buttons to copy and start over go to the frame's `barPlace`. */
    async loadLater() {
      await Demos.load(...this.paths("later", "later"));
      if (!this.isWhole) this.barPlace?.append(CopyBar.bar(this));
      this.isWhole = true;
    }

    /** The files of the frame and of an attribute, in order; "model" is model.js in the demonstration's own folder. */
    paths(part, attribute) {
      const files = (this.getAttribute(attribute) ?? "").split(" ").filter(Boolean);
      return [...this.frame[part], ...files].map((file) =>
        file.endsWith(".css") ? `../../stylesheets/demos/${file}` : `${this.name}/${file}.js`,
      );
    }

    /** If files are missing or damaged, the static result stays; a button loads all but the shared files again. */
    offerAgain() {
      for (const part of this.querySelectorAll(":scope > :is(.demo-body, .demo-bar)")) part.remove();
      const files = [...this.paths("first", "files"), `${this.name}/element.js`];
      Demos.forget(...files.filter((path) => !path.includes("..")));
      const open = () => (note.remove(), this.classList.remove("is-still"), this.open());
      const message = "The live part did not load; what stands here is complete without it. ";
      const note = Dom.make("p.demo-note", { role: "status" }, message, Dom.button("Try again", open));
      this.append(note);
      this.classList.add("is-still");
    }

    /** Shows that all is there; the demonstration is named after its heading, since two on one page have equal buttons. */
    lives() {
      const heading = Dom.headingAbove(this, document.querySelectorAll(":is(h1, h2, h3, h4)[id]"));
      if (heading) {
        this.setAttribute("role", "group");
        this.setAttribute("aria-labelledby", heading.id);
      }
      this.classList.add("is-live");
    }

    /** Writes a question above the stage; without one, the first. */
    asking(question) {
      const line = this.querySelector(".demo-question");
      line.dataset.first ??= line.textContent;
      line.textContent = question || line.dataset.first;
    }

    /**
     * Runs a demonstration with the state from the history or a link, or with its defaults, and keeps the state in the history.
     * `play(state, isLinked)` returns { state }, and stop if it has to; `refuse` says two sentences about a link that is damaged.
     */
    run(demo, play, refuse) {
      this.play = (state, isLinked = false) => {
        this.running?.stop?.();
        this.running = play({ ...state }, isLinked);
      };
      this.damaged = () => {
        this.play(demo.defaults);
        refuse("This link is damaged.", "Its settings could not be read, so here is the beginning.");
      };
      const start = (hash, remembered) => {
        const asked = remembered
          ? { ...demo.defaults, ...remembered }
          : DemoState.read(this.name, hash, demo.defaults, demo.retired);
        if (asked && asked !== "bad" && DemoState.fits(asked, demo)) this.play(asked, true);
        else if (asked && !remembered) this.damaged();
        else this.play(demo.defaults);
        if (asked && !remembered) this.scrollIntoView();
      };
      this.reset = () => {
        demo.forget?.(); // what it has stored
        start("");
      };
      start(location.hash, history.state?.[`demo ${this.name}`]);
      addEventListener("hashchange", () => {
        if (location.hash.startsWith(`#${this.name};`)) start(location.hash);
      });
      addEventListener("pagehide", (event) => event.persisted || this.remember());
      for (const kind of ["click", "change"]) addEventListener(kind, () => this.rememberSoon());
      this.lives();
    }

    /** Stores the state in the history, so that going back to the page restores it. */
    remember() {
      this.timer = null;
      history.replaceState({ ...history.state, [`demo ${this.name}`]: this.running.state() }, "");
    }

    rememberSoon() {
      this.timer ??= setTimeout(() => this.remember(), 400);
    }

    /** Puts the state into the page's address; returns the address to share. */
    link() {
      const hash = DemoState.write(this.name, this.running.state());
      history.replaceState(null, "", hash);
      return window.Address.page() + hash;
    }
  },
);
