/** Keeps a served guide on this device: stores the files that offline.json lists in a cache, from which offline.js
    answers without a network. Publishes `OfflineCopy`. */
window.OfflineCopy = (() => {
  const root = new URL(`${document.body.dataset.base}/`, location.href);
  const LIST = new URL("offline.json", root).href;
  const AT_ONCE = 6; // parallel requests
  const nameOf = (version) => `guide ${root.pathname} ${version}`; // a host may serve another copy in another folder

  /** Whether the browser can keep this copy: it must be served, not opened from disk, where it is kept already. */
  function possible() {
    return (
      location.protocol !== "file:" && window.isSecureContext && "serviceWorker" in navigator && "caches" in window
    );
  }

  /** The list of files to keep: {version, bytes, files: {path: hash}}. */
  async function offered() {
    const answer = await fetch(LIST, { cache: "no-cache" });
    if (!answer.ok) throw new Error(LIST);
    return answer.json();
  }

  const names = async () => (await caches.keys()).filter((name) => name.startsWith(nameOf("")));

  /** The list of a completely kept copy, or nothing. */
  async function held() {
    for (const name of await names()) {
      const list = await (await caches.open(name)).match(LIST);
      if (list) return list.json();
    }
    return null;
  }

  /** Keeps every file in `list` and reports the number kept so far; after an interruption, those stay. */
  async function keep(list, tell) {
    await navigator.serviceWorker.register(new URL("offline.js", root), { scope: root.pathname });
    navigator.storage?.persist?.().catch(() => {}); // without permission, a browser may delete the cache when it needs space; some ask the reader, whose answer is not awaited
    const to = await caches.open(nameOf(list.version));
    const waiting = Object.keys(list.files);
    let there = 0,
      fault; // the first one, after which no other file is begun
    const take = async () => {
      for (let file = waiting.pop(); file && !fault; file = waiting.pop()) {
        const url = new URL(file, root).href;
        try {
          if (!(await to.match(url))) await to.put(url, await fetched(url));
          tell((there += 1));
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

  /** Removes all kept files and the service worker. */
  async function remove() {
    for (const name of await names()) await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration(root.href);
    await registration?.unregister();
  }

  return { possible, offered, held, keep, remove, root };
})();
