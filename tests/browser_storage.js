// What the tests of the storage do to the browser behind the app's back.

const DATABASE = "sightline";
const RECORDS = "records";

/** Undoes whatever a test broke. */
const repairs = [];
const opened = [];

function replace(object, name, descriptor) {
  const old = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { ...descriptor, configurable: true });
  // What was inherited shows again once our own is gone.
  repairs.push(() => (old ? Object.defineProperty(object, name, old) : delete object[name]));
}

function refusal(name) {
  return () => {
    throw new DOMException("as the test wants it", name);
  };
}

export async function startAfresh() {
  while (repairs.length > 0) repairs.pop()();
  localStorage.clear();
  opened.length = 0;
  const transaction = IDBDatabase.prototype.transaction;
  replace(IDBDatabase.prototype, "transaction", {
    value(...args) {
      const begun = transaction.apply(this, args);
      if (begun.mode === "readwrite") opened.push(begun.durability);
      return begun;
    },
  });
  await deleteDatabase();
}

export const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

const byKey = ([a], [b]) => (a < b ? -1 : a > b ? 1 : 0);

export const localRecords = () => Object.entries(localStorage).sort(byKey);
export const setLocal = (key, text) => localStorage.setItem(key, text);
export const removeLocal = (key) => localStorage.removeItem(key);

export function fillLocal() {
  let text = "";
  for (let more = 5_300_000; more >= 1; more = Math.floor(more / 2)) {
    try {
      localStorage.setItem("filler", text + "x".repeat(more));
      text += "x".repeat(more);
    } catch {
      // Too much: try half.
    }
  }
}

export function blockLocal() {
  replace(window, "localStorage", { get: refusal("SecurityError") });
}

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function withRecords(use) {
  const database = await done(indexedDB.open(DATABASE));
  try {
    return await use(database.transaction(RECORDS, "readwrite").objectStore(RECORDS));
  } finally {
    database.close();
  }
}

export const databaseRecords = () =>
  withRecords(async (records) => {
    const [keys, texts] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
    return keys.map((key, at) => [key, texts[at]]).sort(byKey);
  });

export const setDatabase = (key, text) =>
  withRecords((records) => done(text === undefined ? records.delete(key) : records.put(text, key)));

export const deleteDatabase = () => done(indexedDB.deleteDatabase(DATABASE));

export function blockDatabase() {
  replace(window, "indexedDB", { get: refusal("SecurityError") });
}

export function fillDatabase() {
  replace(IDBObjectStore.prototype, "put", { value: refusal("QuotaExceededError") });
}

export const durabilities = () => opened;

export function holdLock(name) {
  return new Promise((held) => {
    navigator.locks.request(name, () => {
      held();
      return new Promise((release) => repairs.push(release));
    });
  });
}

export function catchDownload() {
  return new Promise((resolve) => {
    replace(HTMLAnchorElement.prototype, "click", {
      async value() {
        const file = await (await fetch(this.href)).blob();
        resolve([this.download, file.type, await file.text()]);
      },
    });
  });
}

export const makeFile = (bytes) => new File([bytes], "file");

export function localDay() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
