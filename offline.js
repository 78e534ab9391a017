// Has the site kept on the device, and hears of newer versions. What is kept, and how, is in worker.js.
//
// trunk writes this script into index.html, like boot.js: it has to work where the app does not.
(() => {
  "use strict";

  const HOUR = 60 * 60 * 1000;
  /** How long a newer version may take to come when a person waits for it, in milliseconds. */
  const PATIENCE = 10_000;

  // Not there where the address is not a safe one.
  const workers = navigator.serviceWorker;
  let registration;
  let refused = !workers;

  const tell = () => dispatchEvent(new Event("sightline-offline"));

  /** Begins to keep the site. The app calls it when it is there: what does not start is not to be kept. */
  async function begin() {
    if (refused) return;
    registration = await workers.register("worker.js", { updateViaCache: "none" }).catch(() => undefined);
    refused = !registration;
    tell();
    if (refused) return;
    const follow = () => registration.installing?.addEventListener("statechange", tell);
    registration.addEventListener("updatefound", follow);
    follow();
    let asked = Date.now();
    document.addEventListener("visibilitychange", () => {
      if (document.hidden || Date.now() - asked < HOUR) return;
      asked = Date.now();
      // Without a network there is nothing new.
      registration.update().catch(() => {});
    });
  }

  /** Whether the site is kept: "never", "not-yet", "kept", or "newer" where a newer version waits to be used. */
  function state() {
    if (refused) return "never";
    if (!registration?.active) return "not-yet";
    return registration.waiting ? "newer" : "kept";
  }

  /** Loads the page again, in the newest version that can be had. */
  async function renew() {
    const late = new Promise((done) => setTimeout(done, PATIENCE));
    await Promise.race([takeOver().catch(() => {}), late]);
    location.reload();
  }

  async function takeOver() {
    const known = await workers.getRegistration();
    if (!known.waiting) await known.update();
    const next = known.waiting ?? known.installing;
    if (!next) return;
    while (next.state === "installing") {
      await new Promise((done) => next.addEventListener("statechange", done, { once: true }));
    }
    const taken = new Promise((done) => workers.addEventListener("controllerchange", done, { once: true }));
    next.postMessage("take over");
    await taken;
  }

  /** Lets go of what is kept of the site. */
  async function forget() {
    const known = await workers?.getRegistration();
    if (!known) return;
    const ours = `sightline.site ${known.scope} `;
    const names = (await caches.keys()).filter((name) => name.startsWith(ours));
    await Promise.all(names.map((name) => caches.delete(name)));
    await known.unregister();
    registration = undefined;
    tell();
  }

  // Before it asks by itself, a browser lets a page know that it can be installed.
  let offer;
  addEventListener("beforeinstallprompt", (event) => {
    offer = event;
    tell();
  });
  addEventListener("appinstalled", () => {
    offer = undefined;
    tell();
  });

  window.sightlineOffline = {
    begin,
    state,
    renew,
    forget,
    canInstall: () => !!offer,
    install: () => offer?.prompt(),
  };
})();
