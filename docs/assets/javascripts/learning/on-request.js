// <on-request data-part="NAME" data-files="…" data-button="…">: a part of a page that loads when the reader asks for it,
// or at once where it has no data-button, or if this browser has stored something under the name in data-kept. The last file of each part calls Learning.define(NAME, start).
"use strict";

window.Learning = (() => {
  const here = document.currentScript.src;
  const { make, button } = Dom;
  const parts = new Map();

  /** Loads scripts in order, relative to this file; after a failure, the next call tries again. */
  const load = (...names) => Loader.load(names.map((name) => new URL(`${name}.js`, here).href));

  /** The address of a page of the guide, from its root. */
  const address = (path) => `${document.body.dataset.base ?? "."}/${path}`;

  const bar = (...buttons) => make("div.demo-bar", ...buttons);
  const link = (path, words) => make("a", { href: address(path) }, words);

  const define = (name, start) => parts.set(name, start);
  const find = (name) => parts.get(name);
  return { load, button, bar, link, define, find };
})();

customElements.define(
  "on-request",
  class extends HTMLElement {
    connectedCallback() {
      if (this.offer) return;
      this.offer = Learning.bar(Learning.button(this.dataset.button ?? "Begin", () => this.open(), "demo-first"));
      this.prepend(this.offer);
      if (!this.dataset.button || Dom.stored(this.dataset.kept) !== null) this.open({ unasked: true });
    }

    /** Loads and starts the part; if no reader asked for it, the focus stays where it is. */
    async open({ unasked = false } = {}) {
      if (this.opened) return;
      this.opened = true;
      try {
        await Learning.load("../keep-and-share/say", ...this.dataset.files.split(" "));
        const place = Dom.make("div.learning-part");
        this.replaceChildren(place);
        Learning.find(this.dataset.part)(place, unasked);
      } catch (fault) {
        console.warn(fault);
        this.opened = false;
        this.note ??= Dom.make("p", { role: "status" }, "This did not load. All of it stands below, with the answers.");
        this.offer.after(this.note);
      }
    }
  },
);
