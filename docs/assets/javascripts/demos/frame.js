// What stands around a demonstration once a reader is near: its settings, kept and from a link, its buttons, what is said.
"use strict";

window.DemoFrame = {
  /** Puts the demonstration on the page, as the history or a link asks. */
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
    addEventListener("hashchange", () => {
      if (location.hash.startsWith(`#${name};`)) again(location.hash);
    });
    addEventListener("pagehide", (event) => event.persisted || this.keep(name));
    for (const kind of ["click", "change"]) addEventListener(kind, () => { this.timer ??= setTimeout(() => this.keep(name), 400); });
    this.nameAfterHeading();
    this.classList.add("is-live");
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
    const address = Demos.make("input", { type: "text", readOnly: true, hidden: true, ariaLabel: "Link to this state" });
    const clear = Demos.make("button", { type: "button", onclick: () => {
      address.hidden = true;
      history.replaceState(null, "", location.pathname + location.search);
      reset();
      this.live.textContent = "Back to the defaults.";
    } }, "Reset");
    const copy = Demos.make("button", { type: "button", onclick: () => this.copyLink(name, address) }, "Copy link to this state");
    return Demos.make("div", { className: "demo-bar" }, clear, copy, address);
  },

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
  },
};
