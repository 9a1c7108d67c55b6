/** What this device keeps of a served guide: the files that the build lists in offline.json, in a cache from which
    offline.js answers without a network. Publishes `Kept`. */
window.Kept = (() => {
  const root = new URL(`${document.body.dataset.base}/`, location.href);
  const LIST = new URL("offline.json", root).href;
  const AT_ONCE = 6; // requests
  const nameOf = (version) => `guide ${root.pathname} ${version}`; // a host may hold another guide in another folder

  /** Whether this copy is served in a way that lets a browser keep it; one that was double-clicked is kept already. */
  function possible() {
    return location.protocol !== "file:" && window.isSecureContext && "serviceWorker" in navigator && "caches" in window;
  }

  /** What there is to keep: {version, bytes, files: {place: hash}}. */
  async function offered() {
    const answer = await fetch(LIST, { cache: "no-cache" });
    if (!answer.ok) throw new Error(LIST);
    return answer.json();
  }

  async function names() {
    return (await caches.keys()).filter((name) => name.startsWith(nameOf("")));
  }

  /** The list of what is kept whole, or nothing. */
  async function held() {
    for (const name of await names()) {
      const list = await (await caches.open(name)).match(LIST);
      if (list) return list.json();
    }
    return null;
  }

  /** The files of `list` that are not kept as they are now. */
  function changed(list, before) {
    return Object.keys(list.files).filter((file) => list.files[file] !== before?.files[file]);
  }

  /** Keeps everything on `list` and tells the number of files that are there; what came before a break stays. */
  async function keep(list, tell) {
    await navigator.serviceWorker.register(new URL("offline.js", root), { scope: root.pathname });
    navigator.storage?.persist?.().catch(() => {}); // some ask the reader, and nobody has to answer; without it a browser makes room when it needs some
    const before = await held();
    const from = before && (await caches.open(nameOf(before.version)));
    const fresh = new Set(changed(list, before));
    const to = await caches.open(nameOf(list.version));
    const waiting = Object.keys(list.files);
    let there = 0;
    const take = async () => {
      for (let file = waiting.pop(); file; file = waiting.pop()) {
        const url = new URL(file, root).href;
        if (!(await to.match(url))) await to.put(url, (!fresh.has(file) && (await from?.match(url))) || (await fetched(url)));
        tell((there += 1));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, take));
    await to.put(LIST, new Response(JSON.stringify(list)));
    for (const name of await names()) if (name !== nameOf(list.version)) await caches.delete(name);
  }

  /** A file from the network. One that came from another address is copied: browsers open no page that was sent on. */
  async function fetched(url) {
    const answer = await fetch(url, { cache: "no-cache" });
    if (!answer.ok) throw new Error(url);
    return answer.redirected ? new Response(await answer.blob(), { headers: answer.headers }) : answer;
  }

  /** Removes all of it, and what answers from it. */
  async function remove() {
    for (const name of await names()) await caches.delete(name);
    const registration = await navigator.serviceWorker.getRegistration(root.href);
    await registration?.unregister();
  }

  return { possible, offered, held, changed, keep, remove, root };
})();
