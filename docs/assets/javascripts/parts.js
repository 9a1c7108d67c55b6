/** Adds scripts and style sheets that a page needs only when a reader asks for what they do. Publishes `Parts`. */
window.Parts = (() => {
  const { base } = document.body.dataset;
  const TAKING = ["say", "address", "citation", "send", "choices", "markdown", "page-text", "text-directive", "report"];
  const added = new Map(); // address of a script or style sheet -> its promise

  /** Adds these, each once; they come side by side, and scripts run in their order. What failed is tried again by the next call. */
  async function load(addresses) {
    try {
      await Promise.all(addresses.map(add));
    } catch (fault) {
      for (const address of addresses) added.delete(address); // they build on each other
      throw fault;
    }
  }

  function add(address) {
    if (!added.has(address)) added.set(address, fetched(address));
    return added.get(address);
  }

  function fetched(address) {
    const made = address.endsWith(".css") ? element("link", { rel: "stylesheet", href: address }) : element("script", { src: address, async: false });
    return new Promise((done, failed) => {
      made.onload = () => done();
      made.onerror = () => (made.remove(), failed(new Error(address)));
      document.head.append(made);
    });
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  /** Adds scripts of the guide by their names, with what they say and the look of what they draw. */
  function own(...names) {
    return load([`${base}/assets/stylesheets/later/asked.css`, ...["later/words", ...names].map((name) => `${base}/assets/javascripts/${name}.js`)]);
  }

  /** What copies, cites and sends a part of the page. */
  function taking() {
    return own(...TAKING.map((name) => `taking/${name}`));
  }

  return { load, own, taking };
})();
