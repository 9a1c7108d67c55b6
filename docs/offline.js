/** The service worker: answers with pages kept on this device when the network fails or is slow; see links-and-offline/offline-copy.js.
    Online, everything comes from the network, so that readers get the latest pages. */
const PATIENCE = 4000; // milliseconds to wait for the network
const LIST = new URL("offline.json", registration.scope).href; // added to a cache last, so that a cache that contains it is complete

/** The cache keys to try for an address: hosts serve index.html for a folder, and some omit .html. */
function places(address) {
  const url = new URL(address);
  url.search = url.hash = "";
  return url.href.endsWith("/") ? [`${url.href}index.html`] : [url.href, `${url.href}.html`];
}

/** The response from a complete cache of this guide, or undefined. */
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
