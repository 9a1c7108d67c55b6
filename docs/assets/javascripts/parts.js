/** Loads scripts and style sheets that a page needs only after a reader's action, and tells when a page is seen. Publishes `Parts`. */
window.Parts = (() => {
  const { base } = document.body.dataset;
  const TAKING = ["say", "address", "citation", "send", "choices", "markdown", "page-text", "text-directive", "report"];
  const added = new Map(); // address of a script or style sheet -> its promise

  /** Loads these files, each once, in parallel; scripts run in order. After a failure, the next call loads all of them again. */
  async function load(addresses) {
    try {
      await Promise.all(addresses.map(add));
    } catch (fault) {
      for (const address of addresses) added.delete(address); // they depend on each other
      throw fault;
    }
  }

  function add(address) {
    if (!added.has(address)) added.set(address, fetched(address));
    return added.get(address);
  }

  function fetched(address) {
    const made = address.endsWith(".css")
      ? element("link", { rel: "stylesheet", href: address })
      : element("script", { src: address, async: false });
    return new Promise((done, failed) => {
      made.onload = () => done();
      made.onerror = () => (made.remove(), failed(new Error(address)));
      document.head.append(made);
    });
  }

  function element(tag, properties) {
    return Object.assign(document.createElement(tag), properties);
  }

  /** Loads scripts of the guide by name, with the texts and styles that they need. */
  function own(...names) {
    return load([
      `${base}/assets/stylesheets/later/asked.css`,
      ...names.map((name) => `${base}/assets/javascripts/${name}.js`),
    ]);
  }

  /** Loads the scripts that copy, cite and share a section. */
  function taking() {
    return own(...TAKING.map((name) => `taking/${name}`));
  }

  /** Runs `act` when a reader sees the page: now, or when a page that was only prerendered is opened. */
  function whenSeen(act) {
    if (document.prerendering) document.addEventListener("prerenderingchange", act, { once: true });
    else act();
  }

  return { load, own, taking, whenSeen };
})();
