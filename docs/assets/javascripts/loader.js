/** Loads scripts and style sheets that a page needs only after a reader's action, and tells when a page is seen. Publishes `Loader`. */
window.Loader = (() => {
  const { base } = document.body.dataset;
  const added = new Map(); // address of a script or style sheet -> its promise
  let failed = 0; // failed loads; later ones use another address, since damaged files may be cached

  /** Loads these files, each once, in parallel; scripts run in order. After a failure, the next call loads all of them again. */
  async function load(addresses) {
    try {
      await Promise.all(addresses.map(add));
    } catch (fault) {
      forget(addresses); // they depend on each other
      throw fault;
    }
  }

  /** Makes the next call load these files again. */
  function forget(addresses) {
    for (const address of addresses) added.delete(address);
    failed++;
  }

  function add(address) {
    if (!added.has(address)) added.set(address, fetched(address));
    return added.get(address);
  }

  /** Adds the element that loads a file. A damaged script also fires `load`, after an error, which on pages from disk names no file. */
  function fetched(address) {
    const href = failed ? `${address}?${failed}` : address;
    const made = address.endsWith(".css")
      ? window.Dom.make("link", { rel: "stylesheet", href })
      : window.Dom.make("script", { src: href, async: false });
    return new Promise((done, fail) => {
      let whole = true;
      const notice = ({ filename }) => {
        whole &&= Boolean(filename) && filename !== made.src;
      };
      window.addEventListener("error", notice);
      made.onload = made.onerror = ({ type }) => {
        window.removeEventListener("error", notice);
        if (type === "load" && whole) return done();
        made.remove();
        fail(new Error(address.split("/").pop()));
      };
      document.head.append(made);
    });
  }

  /** Loads scripts of the guide by name, with the styles that they need. */
  function own(...names) {
    return load([
      `${base}/assets/stylesheets/loaded-on-request.css`,
      ...names.map((name) => `${base}/assets/javascripts/${name}.js`),
    ]);
  }

  /** Loads the scripts that copy, cite and share a section. */
  const sharing = () => own(...["say", "address", "heading-menu"].map((name) => `links-and-offline/${name}`));

  /** Copies a text, and says that it is copied. */
  const copy = (text, sentence) => own("links-and-offline/say").then(() => window.Say.copy(text, sentence));

  /** Runs `act` when a reader sees the page: now, or when a page that was only prerendered is opened. */
  function whenSeen(act) {
    if (document.prerendering) document.addEventListener("prerenderingchange", act, { once: true });
    else act();
  }

  return { load, forget, own, sharing, copy, whenSeen };
})();
