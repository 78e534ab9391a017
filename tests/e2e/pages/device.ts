// The page about what is stored, and what is stored as a test sees it.
import { expect, type Page } from "@playwright/test";

export class DevicePage {
  constructor(readonly page: Page) {}

  async open() {
    await this.page.goto("./#/device");
    await expect(this.page.getByRole("heading", { name: "This device", level: 1 })).toBeVisible();
  }
}

export type Records = Record<string, string>;

/** Everything in local storage, whoever wrote it. */
export function localRecords(page: Page): Promise<Records> {
  return page.evaluate(() => ({ ...localStorage }));
}

/** Everything in the app's database. */
export function databaseRecords(page: Page): Promise<Records> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await done(indexedDB.open("sightline"));
    const records = database.transaction("records").objectStore("records");
    const [keys, values] = await Promise.all([done(records.getAllKeys()), done(records.getAll())]);
    database.close();
    return Object.fromEntries(keys.map((key, at) => [String(key), values[at]]));
  });
}

/** Puts texts into the app's database. */
export async function putIntoDatabase(page: Page, records: Records) {
  await page.evaluate(async (records) => {
    const opening = indexedDB.open("sightline");
    await new Promise((resolve) => (opening.onsuccess = resolve));
    const writing = opening.result.transaction("records", "readwrite");
    for (const [key, text] of Object.entries(records)) writing.objectStore("records").put(text, key);
    await new Promise((resolve) => (writing.oncomplete = resolve));
    opening.result.close();
  }, records);
}

/** Leaves the app for a page of the same origin without it, where its stores can be tampered with. A browser
 * that knows no base address is told it. */
export async function leaveApp(page: Page, base?: string) {
  await page.route("**/elsewhere.html", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><link rel=icon href=data:,><title>Elsewhere</title>" }),
  );
  await page.goto(base ? new URL("elsewhere.html", base).href : "elsewhere.html");
}
