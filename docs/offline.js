/** Opens the pages that a reader has kept on this device when the network fails or lets wait; see taking/kept.js.
    Online, everything comes from the network as before, so nobody reads yesterday's page without a need. */
const PATIENCE = 4000; // ms
const LIST = new URL("offline.json", registration.scope).href; // put into a cache last: a cache that has it is whole

/** The addresses at which a page may stand: hosts open a folder, and some leave out .html. */
function places(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href.endsWith("/") ? [`${url.href}index.html`] : [url.href, `${url.href}.html`];
}

/** The kept answer, or nothing. */
async function kept(address) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(`guide ${new URL(registration.scope).pathname} `)) continue;
    const cache = await caches.open(name);
    if (!(await cache.match(LIST))) continue;
    for (const place of places(address)) {
      const answer = await cache.match(place);
      if (answer) return answer;
    }
  }
  return undefined;
}

async function answer(request) {
  const online = fetch(request);
  const slow = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  try {
    return await Promise.race([online, slow]);
  } catch {
    return (await kept(request.url)) || online;
  }
}

addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (method === "GET" && url.startsWith(registration.scope)) event.respondWith(answer(event.request));
});
