// Starts the app, or says plainly that it did not start and hands out what is stored.
//
// trunk writes this script into index.html, so it cannot fail to load apart from the page. The words
// are there too, in two templates; what each class in them is for is told beside them.
(() => {
  "use strict";

  const PREFIX = "sightline.";
  const DATABASE = "sightline";

  let over = false;

  // Those of src/browser/language.rs, English first.
  const LANGUAGES = ["en", "fr"];

  const one = (name) => document.querySelector(`.boot-${name}`);

  /** Puts a template in the place of the whole page. */
  function show(id) {
    over = true;
    const inLanguage = document.getElementById(`${id}-${document.documentElement.lang}`);
    const template = inLanguage ?? document.getElementById(id);
    document.body.replaceChildren(template.content.cloneNode(true));
    one("title").focus();
  }

  /** Replaces the app by the failure page; only the first failure counts. Rust's panic hook calls it. */
  function failed(message) {
    if (over) return;
    show("boot-failed");
    one("detail").textContent = String(message);
    one("download").addEventListener("click", download);
    // What failed may be mended in a newer version, which would otherwise wait.
    one("again").addEventListener("click", () => window.sightlineOffline.renew());
  }

  /** Starts the app unless the page is in a frame, where another site could lay itself over it. */
  function boot(start) {
    if (window.top !== window.self) {
      show("boot-framed");
      one("open").href = location.href;
      return;
    }
    start().catch(failed);
  }

  /** Traps that no panic hook sees: memory used up, the stack overflowed. */
  function trapped(error) {
    const isTrap = window.WebAssembly && error instanceof WebAssembly.RuntimeError;
    if (isTrap || error instanceof RangeError) failed(error);
  }

  async function download() {
    const text = JSON.stringify(await stored(), binaryAsBase64, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `sightline-stored-${new Date().toISOString().slice(0, 10)}.json`;
    link.click();
  }

  /** Everything the app keeps on this device; a store that cannot be read is represented by the reason. */
  async function stored() {
    const reason = (error) => ({ unreadable: String(error) });
    return {
      format: "sightline.stored",
      version: 1,
      localStorage: await local().catch(reason),
      indexedDB: await indexed().catch(reason),
    };
  }

  async function local() {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    return Object.fromEntries(keys.map((key) => [key, localStorage.getItem(key)]));
  }

  async function indexed() {
    const opening = indexedDB.open(DATABASE);
    // It is only asked to be made where there is none: leave none behind.
    opening.onupgradeneeded = () => opening.transaction.abort();
    const database = await done(opening);
    const stores = {};
    for (const name of database.objectStoreNames) {
      const store = database.transaction(name).objectStore(name);
      const [keys, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
      stores[name] = keys.map((key, i) => ({ key, value: values[i] }));
    }
    database.close();
    return stores;
  }

  function done(request) {
    return new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  }

  function binaryAsBase64(_, value) {
    const isBinary = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    if (!isBinary) return value;
    let text = "";
    for (const byte of new Uint8Array(value.buffer ?? value, value.byteOffset, value.byteLength)) {
      text += String.fromCharCode(byte);
    }
    return { base64: btoa(text) };
  }

  /** The language that was chosen on this device, else the first of the browser's that there is. */
  function language() {
    let chosen = null;
    try {
      chosen = JSON.parse(localStorage.getItem(`${PREFIX}device.language`));
    } catch {
      // Blocked or damaged: as if nothing had been chosen.
    }
    const wanted = [chosen, ...navigator.languages].map((tag) => String(tag).split("-")[0]);
    return wanted.find((tag) => LANGUAGES.includes(tag)) ?? LANGUAGES[0];
  }

  document.documentElement.lang = language();

  // What the start page begins with need not wait for the app.
  const isStart = /^(#\/?)?$/.test(location.hash) && location.search !== "?safe";
  if (isStart && window.top === window.self) document.documentElement.setAttribute("data-early", "");

  window.sightlineBoot = boot;
  window.sightlineFailed = failed;
  addEventListener("error", (event) => trapped(event.error));
  addEventListener("unhandledrejection", (event) => trapped(event.reason));
})();
