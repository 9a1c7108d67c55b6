// <on-request data-part="NAME" data-files="…" data-button="…">: a part of a page that loads when the reader asks for it,
// or at once if this browser has stored something under the name in data-kept. The last file of each part calls Learning.define(NAME, start).
"use strict";

window.Learning = (() => {
  const here = document.currentScript.src;
  const { make } = Dom;
  const parts = new Map(),
    loads = new Map();

  /** Loads a classic script once, relative to this file; after a failure, the next call tries again. */
  function load(name) {
    if (!loads.has(name))
      loads.set(
        name,
        inject(new URL(`${name}.js`, here).href).catch((fault) => {
          loads.delete(name);
          throw fault;
        }),
      );
    return loads.get(name);
  }

  const inject = (src) =>
    new Promise((resolve, reject) => {
      const script = make("script", { src, onload: resolve, onerror: () => (script.remove(), reject(new Error(src))) });
      document.head.append(script);
    });

  /** The address of a page of the guide, from its root. */
  const address = (path) => `${document.body.dataset.base ?? "."}/${path}`;

  const button = (words, onclick, className = "") => make("button", { type: "button", className, onclick }, words);
  const bar = (...buttons) => make("div", { className: "demo-bar" }, ...buttons);
  const link = (path, words) => make("a", { href: address(path) }, words);

  /** Downloads a file. */
  function download(name, blob) {
    const href = URL.createObjectURL(blob);
    make("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  }

  return {
    load,
    address,
    button,
    bar,
    link,
    download,
    define: (name, start) => parts.set(name, start),
    find: (name) => parts.get(name),
  };
})();

customElements.define(
  "on-request",
  class extends HTMLElement {
    connectedCallback() {
      if (this.offer) return;
      this.offer = Learning.bar(Learning.button(this.dataset.button, () => this.open(), "demo-first"));
      this.prepend(this.offer);
      if (Dom.stored(this.dataset.kept) !== null) this.open({ unasked: true });
    }

    /** Loads and starts the part; if no reader asked for it, the focus stays where it is. */
    async open({ unasked = false } = {}) {
      if (this.opened) return;
      this.opened = true;
      try {
        for (const name of ["../taking/say", ...this.dataset.files.split(" ")]) await Learning.load(name);
        const place = Dom.make("div", { className: "learning-part" });
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
