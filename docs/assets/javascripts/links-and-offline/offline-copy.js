/** The button that keeps a served guide on this device, shows progress, updates the copy and removes it: the files that
    offline.json lists are stored in a cache, from which offline.js answers without a network. */
(() => {
  const { make, button } = window.Dom;
  const place = document.querySelector(".keep");
  const root = new URL(`${document.body.dataset.base}/`, location.href);
  const LIST = new URL("offline.json", root).href;
  const AT_ONCE = 6; // parallel requests
  const nameOf = (version) => `guide ${root.pathname} ${version}`; // a host may serve another copy in another folder

  // What is opened from disk is kept already.
  const isPossible =
    location.protocol !== "file:" && window.isSecureContext && "serviceWorker" in navigator && "caches" in window;
  if (!isPossible) return;

  const message = make("p", { role: "status", tabIndex: -1 });
  const bar = make("progress", { ariaLabel: "Files that are kept" });
  const main = button("", press);
  const remove = button("Remove it from this device", forget);
  let list, held; // what is offered and what is kept: {version, bytes, files: {path: hash}}

  const names = async () => (await caches.keys()).filter((name) => name.startsWith(nameOf("")));

  /** The list of a completely kept copy, or nothing. */
  async function complete() {
    for (const name of await names()) {
      const list = await (await caches.open(name)).match(LIST);
      if (list) return list.json();
    }
    return null;
  }

  /** Keeps every file of the list, and shows how many there are; after an interruption, those stay. */
  async function keep() {
    await navigator.serviceWorker.register(new URL("offline.js", root), { scope: root.pathname });
    navigator.storage?.persist?.().catch(() => {}); // without permission, a browser may delete the cache when it needs space; some ask the reader, whose answer is not awaited
    const to = await caches.open(nameOf(list.version));
    const waiting = Object.keys(list.files);
    let fault; // the first one, after which no other file is begun
    const take = async () => {
      for (let file = waiting.pop(); file && !fault; file = waiting.pop()) {
        const url = new URL(file, root).href;
        try {
          if (!(await to.match(url))) await to.put(url, await fetched(url));
          bar.value += 1;
        } catch (error) {
          fault ??= error;
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
    if (fault) throw fault;
    await to.put(LIST, new Response(JSON.stringify(list)));
    for (const name of await names()) if (name !== nameOf(list.version)) await caches.delete(name);
  }

  /** Fetches a file, unless the browser's own copy is still right. A redirected response is copied, since browsers
      refuse to open a cached redirect as a page. */
  async function fetched(url) {
    const answer = await fetch(url, { cache: "no-cache" });
    if (!answer.ok) throw new Error(url);
    return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
  }

  const count = (files) => Object.keys(files).length;
  const size = ({ files, bytes }) => `${count(files)} files, ${(bytes / 1e6).toFixed(1)} MB`;

  /** Shows the state and its buttons; `before` is a sentence about what was just done. */
  function show(before = "") {
    main.hidden = Boolean(held) && held.version === list.version;
    main.textContent = held ? "Update what is kept" : "Keep it on this device";
    remove.hidden = !held;
    bar.hidden = true;
    main.disabled = remove.disabled = false;
    const state = !held
      ? `${size(list)}. Every page, search and every demonstration then open here without a network.`
      : main.hidden
        ? `Kept on this device: ${size(held)}. Every page opens here without a network, at the address it has.`
        : "The guide has changed since you kept it.";
    message.textContent = `${before} ${state}`.trim();
  }

  async function press() {
    main.disabled = remove.disabled = true;
    bar.max = count(list.files);
    bar.value = 0;
    bar.hidden = false;
    message.textContent = `Fetching ${size(list)}. Stay on this page until it’s done.`;
    message.focus();
    try {
      await keep();
      held = list;
      show();
    } catch {
      show(`It stopped after ${bar.value} of ${bar.max} files. What has come is there: press again to go on.`);
    }
  }

  async function forget() {
    for (const name of await names()) await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration(root.href);
    await registration?.unregister();
    held = null;
    show("Removed.");
    message.focus();
  }

  async function start() {
    [list, held] = await Promise.all([fetched(LIST).then((answer) => answer.json()), complete()]);
    const link = (rel, file) => make("link", { rel, href: new URL(file, root).href });
    // With them, browsers can install the guide as an app.
    document.head.append(link("manifest", "site.webmanifest"), link("apple-touch-icon", "assets/images/icon-192.png"));
    show();
    place.replaceChildren(message, bar, main, remove);
  }

  start().catch(() => {}); // without offline.json, or if storage is blocked, the sentence of the page stays
})();
