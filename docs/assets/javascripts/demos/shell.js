// The shell of every live demonstration: the <live-demo> element, when and how it loads, state, announcements.
// CONTRIBUTING.md shows how to add one.
"use strict";

window.Demos = (() => {
  const here = document.currentScript.src;
  const defined = new Map();
  const loads = new Map();
  let failed = 0; // how many loads; a browser may keep a damaged file, so later ones ask by another address
  let until = 0; // when the running slice ends; all demonstrations share it

  /** Loads a classic script once, relative to this file, and gives what `use` makes of it; when either fails, the next call tries again. */
  function load(path, use = () => {}) {
    const address = addressOf(path);
    if (!loads.has(address)) loads.set(address, inject(address).then(use).catch((fault) => {
      forget(path);
      throw fault;
    }));
    return loads.get(address);
  }

  /** Makes the next load of a script a new one. */
  function forget(path) {
    loads.delete(addressOf(path));
    failed++;
  }

  const addressOf = (path) => new URL(path, here).href;

  /** Adds a script to the page. A damaged one loads too: its error comes first, and on a page from the disk names no file. */
  function inject(address) {
    return new Promise((resolve, reject) => {
      const script = make("script", { src: failed ? `${address}?${failed}` : address });
      let whole = true;
      const notice = ({ filename }) => { whole &&= Boolean(filename) && filename !== script.src; };
      window.addEventListener("error", notice);
      script.onload = script.onerror = ({ type }) => {
        window.removeEventListener("error", notice);
        if (type === "load" && whole) return resolve();
        script.remove();
        reject(new Error(address.split("/").pop()));
      };
      document.head.append(script);
    });
  }

  /** Calls `act` once: when the element is about to come into view, when a reader moves by keyboard, or by a link to its state. */
  function whenNear(element, name, act) {
    if (!window.IntersectionObserver) return act();
    const ending = new AbortController(), { signal } = ending;
    const watch = new IntersectionObserver((seen) => { if (seen.some(({ isIntersecting }) => isIntersecting)) come(); }, { rootMargin: "25% 0px" });
    const come = () => { ending.abort(); watch.disconnect(); act(); };
    const asked = () => { if (location.hash.startsWith(`#${name};`)) come(); };
    addEventListener("keydown", ({ key }) => { if (key === "Tab") come(); }, { signal }); // or Tab would pass by controls that are not there yet
    addEventListener("hashchange", asked, { signal });
    watch.observe(element);
    asked();
  }

  /** An element with properties and children; strings become text, never markup. */
  function make(tag, properties = {}, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  /** Lets the browser answer input before more work is done. */
  const breathe = () => new Promise((resolve) => setTimeout(resolve));

  /** Runs a generator to its end, or until `goesOn` says no, in slices too short to block input. */
  async function inSlices(work, goesOn = () => true) {
    for (let step = work.next(); ; step = work.next()) {
      if (step.done || !goesOn()) return step.value;
      if (performance.now() < until) continue;
      await breathe();
      until = performance.now() + 12;
    }
  }

  /** One piece of work at a time, the latest asked for: `run` gives its result, or nothing when it was overtaken or stopped. */
  function latest(place) {
    let turn = 0;
    async function run(work) {
      const mine = ++turn, current = () => mine === turn;
      place.setAttribute("aria-busy", "true");
      const found = await inSlices(work, current);
      if (!current()) return undefined;
      place.removeAttribute("aria-busy");
      return found;
    }
    return { run, stop() { turn++; place.removeAttribute("aria-busy"); } };
  }

  const define = (name, demo) => defined.set(name, demo);
  const find = (name) => defined.get(name);
  return { load, forget, whenNear, make, breathe, inSlices, latest, define, find };
})();

customElements.define("live-demo", class extends HTMLElement {
  connectedCallback() {
    if (this.started) return;
    this.started = true;
    Demos.whenNear(this, this.getAttribute("name"), () => this.open());
  }

  async open() {
    const name = this.getAttribute("name");
    try {
      for (const path of this.paths(name)) await Demos.load(path);
      this.begin(name, Demos.find(name));
    } catch (fault) {
      console.warn(fault);
      this.offerAgain(name);
    }
  }

  /** The demo's files in order: model and element, with those of the attribute `files` between. */
  paths(name) {
    const files = ["../state", "model", ...(this.getAttribute("files") ?? "").split(" ").filter(Boolean), "element"];
    return files.map((file) => `${name}/${file}.js`);
  }

  /** Files may be missing or damaged: what stands in the page stays, and all but the shared files are asked for anew. */
  offerAgain(name) {
    for (const part of this.querySelectorAll(":scope > :is(.demo-body, .demo-bar)")) part.remove();
    for (const path of this.paths(name)) if (!path.includes("..")) Demos.forget(path);
    const again = Demos.make("button", { type: "button", onclick: () => (note.remove(), this.classList.remove("is-still"), this.open()) }, "Try again");
    const note = Demos.make("p", { className: "demo-note", role: "status" }, "The live part did not load; what stands here is complete without it. ", again);
    this.append(note);
    this.classList.add("is-still");
  }

  begin(name, demo) {
    this.live = Demos.make("p", { className: "demo-live", role: "status" });
    const body = Demos.make("div", { className: "demo-body" });
    let quiet = true; // nothing is said before the reader does something
    for (const kind of ["click", "change", "paste"]) body.addEventListener(kind, () => { quiet = false; }, true);
    const say = (text) => { if (!quiet) this.live.textContent = text; };
    const start = (hash, kept) => {
      const asked = kept ?? DemoState.read(name, hash, demo.defaults);
      const fits = asked && asked !== "bad" && DemoState.fits(asked, demo.limits);
      quiet = true;
      this.live.textContent = "";
      body.replaceChildren();
      const running = demo.start(body, fits ? asked : { ...demo.defaults }, say, this.live);
      if (!this.live.isConnected) body.after(this.live);
      if (asked && !fits) {
        this.live.textContent = "The link's settings could not be read; these are the defaults.";
        body.prepend(Demos.make("p", { className: "demo-note" }, this.live.textContent)); // said below the result, seen above it
      }
      if (asked && !kept) this.scrollIntoView();
      return running;
    };
    this.prepend(body, this.bar(name, () => again("")));
    this.running = start(location.hash, history.state?.[`demo ${name}`]);
    for (const given of this.querySelectorAll(":scope > details")) given.open = false; // it would answer before the reader has tried
    const again = (hash) => { this.running.stop(); this.running = start(hash); };
    window.addEventListener("hashchange", () => {
      if (location.hash.startsWith(`#${name};`)) again(location.hash);
    });
    window.addEventListener("pagehide", () => this.keep(name));
    this.nameAfterHeading();
    this.classList.add("is-live");
  }

  /** Two demonstrations on a page have the same buttons: the heading above tells them apart. */
  nameAfterHeading() {
    const before = (heading) => heading.compareDocumentPosition(this) & Node.DOCUMENT_POSITION_FOLLOWING;
    const heading = [...document.querySelectorAll(":is(h1, h2, h3, h4)[id]")].findLast(before);
    if (!heading) return;
    this.setAttribute("role", "group");
    this.setAttribute("aria-labelledby", heading.id);
  }

  /** Leaving and coming back brings the state again: it stays in this entry of the browser's history, not in the address. */
  keep(name) {
    history.replaceState({ ...history.state, [`demo ${name}`]: this.running.state() }, "");
  }

  bar(name, reset) {
    const address = Demos.make("input", { type: "text", readOnly: true, hidden: true, ariaLabel: "Link to this state" });
    const clear = Demos.make("button", { type: "button", onclick: () => {
      address.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
      reset();
      this.live.textContent = "Back to the defaults.";
    } }, "Reset");
    const copy = Demos.make("button", { type: "button", onclick: () => this.copyLink(name, address) }, "Copy link to this state");
    return Demos.make("div", { className: "demo-bar" }, clear, copy, address);
  }

  async copyLink(name, address) {
    const hash = DemoState.write(name, this.running.state());
    history.replaceState(null, "", hash);
    address.value = location.href;
    try {
      await navigator.clipboard.writeText(location.href);
      this.live.textContent = "Link copied.";
    } catch {
      address.hidden = false;
      address.select();
      this.live.textContent = "The browser does not let this page copy; the link is selected, copy it yourself.";
    }
  }
});
