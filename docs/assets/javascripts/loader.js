/** Loads what a page needs only after an action. Publishes `Loader`. */
window.Loader = (() => {
  const { make } = window.Dom;
  const { base } = document.body.dataset;
  const added = new Map(); // address of a script or style sheet -> its promise
  let failed = 0; // failed loads; later ones use another address, since damaged files may be cached

  /** Loads these files, each once, and runs none before those above it; after a failure, the next call goes on from there. */
  async function load(addresses) {
    const ahead = addresses.filter((address) => !added.has(address) && address.endsWith(".js")).slice(1);
    document.head.append(
      ...ahead.map((address) => make("link", { rel: "preload", as: "script", href: named(address) })),
    );
    for (const address of addresses) await add(address);
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

  const named = (address) => (failed ? `${address}?${failed}` : address);

  /** Adds the element that loads a file. A damaged script also fires `load`, after an error, which on pages from disk names no file. */
  function fetched(address) {
    const href = named(address);
    const made = address.endsWith(".css")
      ? make("link", { rel: "stylesheet", href })
      : make("script", { src: href, async: false });
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
        forget([address]);
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

  /** Loads what copies for a press; says so where it does not load. */
  const sharing = (act) =>
    own("links-and-offline/say", "links-and-offline/address").then(act, () => {
      document.querySelector(".said").textContent = "This did not load. Please try again.";
    });

  /** Copies what `text` returns once what copies is loaded, and says so. */
  const copy = (text, done = "Copied.") => sharing(() => window.Say.copy(text(), done));

  /** Loads ahead at the first pointer, touch or focus on an element; what needs the files tells of a failure. */
  function atIntent(element, load) {
    const ending = new AbortController();
    const begin = () => {
      ending.abort();
      load().catch(() => {});
    };
    for (const sign of ["pointerover", "touchstart", "focusin"])
      element.addEventListener(sign, begin, { signal: ending.signal, passive: true });
  }

  return { load, forget, own, sharing, copy, atIntent };
})();
