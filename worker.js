// Keeps the site on the device, so that it opens without a network.
//
// `cargo xtask build` writes `const SITE = { version, files }` before this: every file of this version by its address,
// with its hash. A version is kept whole or not at all, and what it holds is never asked of the network again. The
// next version waits until a person wants it, or until no page of this one is open.
"use strict";

// Other sites, and this one in other folders, may share the origin.
const OURS = `sightline.site ${registration.scope} `;
const OWN = OURS + SITE.version;
/** How many files are fetched at once. */
const AT_ONCE = 6;

addEventListener("install", (event) => event.waitUntil(fill()));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("message", (event) => {
  if (event.data === "take over") skipWaiting();
});
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(registration.scope)) return;
  const address = url.split(/[?#]/)[0];
  const isPage = address === registration.scope || address === `${registration.scope}index.html`;
  if (mode === "navigate") {
    if (isPage) event.respondWith(held(registration.scope).then((page) => page ?? fetch(event.request)));
    event.waitUntil(tidy());
  } else {
    event.respondWith(held(address).then((file) => file ?? fetch(event.request)));
  }
});

/** Fetches every file of this version; where one is not to be had as it should be, this version is not installed. */
async function fill() {
  // A site under development: nothing is kept, so that nothing stands in the way of the next build.
  if (Object.keys(SITE.files).length === 0) {
    await Promise.all((await ours()).map((name) => caches.delete(name)));
    await skipWaiting();
    return;
  }
  const cache = await caches.open(OWN);
  const left = Object.entries(SITE.files);
  const work = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const [name, hash] = next;
      const address = new URL(name, registration.scope).href;
      const held = await cache.match(address, { ignoreVary: true });
      if (held && (await hashOf(held)) === hash) continue;
      await cache.put(address, (await fromOlder(address, hash)) ?? (await fetched(address, hash)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

/** What an older version holds already, unless it has changed. */
async function fromOlder(address, hash) {
  for (const cacheName of await ours()) {
    const file = await caches.match(address, { cacheName, ignoreVary: true });
    if (file && (await hashOf(file.clone())) === hash) return file;
  }
}

/** A file from the network; a copy on the way that is out of date is passed by. */
async function fetched(address, integrity) {
  const file = await fetch(address, { integrity }).catch(() => fetch(address, { integrity, cache: "reload" }));
  if (!file.ok) throw new Error(`${address}: ${file.status}`);
  // One that came by another address cannot stand for a page.
  return file.redirected ? new Response(file.body, { headers: file.headers }) : file;
}

async function hashOf(file) {
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return `sha256-${btoa(String.fromCharCode(...hash))}`;
}

/** A file of this version; else of an older one, whose pages may still be open while the server has forgotten it. */
async function held(address) {
  for (const cacheName of [OWN, ...(await ours())]) {
    const file = await caches.match(address, { cacheName, ignoreVary: true });
    if (file) return file;
  }
}

/** Drops older versions once none of their pages can be open. */
async function tidy() {
  const old = (await ours()).filter((name) => name !== OWN);
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isOpen = pages.some((page) => page.url.startsWith(registration.scope));
  // Looked at last: one that is being installed now is newer, not older.
  if (isOpen || registration.installing || registration.waiting) return;
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function ours() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}
