// The shell of every demonstration: defines the <live-demo> element and loads its files. opener.js decides when; frame.js has the rest.
// CONTRIBUTING.md explains how to add a demonstration.
"use strict";

window.Demos = (() => {
  const here = document.currentScript.src;
  const defined = new Map();
  let until = 0; // when the current time slice ends; all demonstrations share it

  const addressOf = (path) => new URL(path, here).href;

  /** Loads scripts and style sheets, each once, relative to this file; after a failure, the next call tries again. */
  const load = (...paths) => Promise.all(paths.map((path) => Parts.load([addressOf(path)])));

  /** Makes the next call load these again. */
  const forget = (...paths) => Parts.forget(paths.map(addressOf));

  /** Lets the browser handle input before work continues. */
  const breathe = () => new Promise((resolve) => setTimeout(resolve));

  /** Runs a generator to its end, or until `goesOn` returns false, in slices too short to block input. */
  async function inSlices(work, goesOn = () => true) {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done || !goesOn()) return step.value;
      if (performance.now() < until) continue;
      await breathe();
      until = performance.now() + 12;
    }
  }

  /** Runs one piece of work at a time, the latest requested: `run` returns its result, or nothing if it was replaced or stopped. */
  function latest(place) {
    let turn = 0;
    async function run(work) {
      const mine = ++turn,
        current = () => mine === turn;
      place.setAttribute("aria-busy", "true");
      const found = await inSlices(work, current);
      if (!current()) return undefined;
      place.removeAttribute("aria-busy");
      return found;
    }
    return {
      run,
      stop() {
        turn++;
        place.removeAttribute("aria-busy");
      },
    };
  }

  /** Registers a demonstration; the reader's guess is part of its state, and empty at first. */
  function define(name, demo) {
    const { defaults, limits, guess } = demo;
    const asked = guess
      ? { defaults: { g: "", ...defaults }, limits: { g: { of: ["", ...Object.keys(guess)] }, ...limits } }
      : {};
    defined.set(name, { ...demo, ...asked });
  }

  const find = (name) => defined.get(name);
  return { load, forget, breathe, inSlices, latest, define, find };
})();

customElements.define(
  "live-demo",
  class LiveDemo extends HTMLElement {
    static LIVE = "../../stylesheets/demos/live.css";
    static MARKS = "../../stylesheets/demos/marks.css";

    async open() {
      const name = this.getAttribute("name");
      try {
        await Demos.load(...this.paths(name));
        const demo = Demos.find(name);
        await (demo.begin ? demo.begin(this) : Object.assign(this, DemoFrame).begin(name, demo));
      } catch (fault) {
        console.warn(fault);
        this.offerAgain(name);
      }
    }

    /** Loads ahead what a press will need. */
    async warm() {
      const name = this.getAttribute("name");
      await Demos.load(...this.paths(name));
      await Demos.find(name).warm?.(this);
    }

    /** The files in order: shared ones, model, those in `files`, element; with `later`, only what the guess needs. One with `press` has its own styles. */
    paths(name) {
      const isLater = this.hasAttribute("later"),
        look = this.hasAttribute("press") ? [] : [LiveDemo.LIVE, ...(isLater ? [] : [LiveDemo.MARKS])];
      const own = isLater ? [] : ["../../taking/address", "model"];
      const files = ["../frame", "../state", "../guess", "../film", ...own, ...this.listed("files"), "element"];
      return [...look, ...files.map((file) => `${name}/${file}.js`)];
    }

    listed(attribute) {
      return (this.getAttribute(attribute) ?? "").split(" ").filter(Boolean);
    }

    /** Loads the files in `later`, which nothing needs before the guess. */
    loadLater() {
      const files = ["../../taking/address", ...this.listed("later")];
      return Demos.load(LiveDemo.MARKS, ...files.map((file) => `${this.getAttribute("name")}/${file}.js`));
    }

    /** If files are missing or damaged, the static result stays; a button loads all but the shared files again. */
    offerAgain(name) {
      for (const part of this.querySelectorAll(":scope > :is(.demo-body, .demo-bar, .demo-guess)")) part.remove();
      Demos.forget(...this.paths(name).filter((path) => !path.includes("..")));
      const open = () => (note.remove(), this.classList.remove("is-still"), this.open());
      const said = "The live part did not load; what stands here is complete without it. ";
      const note = Dom.make("p.demo-note", { role: "status" }, said, Dom.button("Try again", open));
      this.append(note);
      this.classList.add("is-still");
    }
  },
);
