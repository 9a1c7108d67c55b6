/** Adds scripts that a page needs only when a reader asks for what they do. Publishes `Parts`. */
window.Parts = (() => {
  const added = new Map(); // address of a script -> its promise
  const TAKING = ["later/words", ...["citation", "send", "markdown", "page-text", "text-directive", "report"].map((name) => `taking/${name}`)];

  /** Adds these scripts in their order, each once; what failed is tried again by the next call. */
  function load(addresses) {
    return addresses.reduce((before, address) => before.then(() => add(address)), Promise.resolve());
  }

  function add(address) {
    if (!added.has(address)) added.set(address, fetched(address));
    return added.get(address);
  }

  function fetched(address) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => done();
      script.onerror = () => (script.remove(), added.delete(address), failed(new Error(address)));
      document.head.append(script);
    });
  }

  /** What copies, cites and sends a part of the page. */
  function taking() {
    return load(TAKING.map((name) => `${document.body.dataset.base}/assets/javascripts/${name}.js`));
  }

  return { load, taking };
})();
