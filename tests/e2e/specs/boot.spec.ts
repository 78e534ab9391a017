// What boot.js does when the app cannot run.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";

const failure = (page: Page) => page.getByRole("heading", { name: "Sightline could not go on" });

async function downloaded(page: Page) {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download everything stored" }).click();
  return JSON.parse(await readFile(await (await download).path(), "utf8"));
}

test.describe("a file that does not arrive", () => {
  test.use({ expectedErrors: /Failed to (load resource|fetch)/ });

  for (const [what, files] of [
    ["the wasm", "**/*.wasm"],
    ["the script", "**/*.js"],
  ]) {
    test(`without ${what}, a page says so and hands out what is stored`, async ({ page }) => {
      await page.route(files, (route) => route.abort());
      await page.goto("./");
      await expect(failure(page)).toBeFocused();
      await expect(page.locator(".boot-detail")).not.toBeEmpty();
      await axe(page);

      await page.evaluate(async () => {
        localStorage.setItem("sightline.note", "ours: “é”");
        localStorage.setItem("another.note", "of another page of this origin");
        const opening = indexedDB.open("sightline");
        opening.onupgradeneeded = () => opening.result.createObjectStore("journal");
        const database = await new Promise<IDBDatabase>((resolve, reject) => {
          opening.onsuccess = () => resolve(opening.result);
          opening.onerror = () => reject(opening.error);
        });
        const writing = database.transaction("journal", "readwrite");
        writing.objectStore("journal").put({ text: "kept", bytes: new Uint8Array([0, 255]) }, "first");
        await new Promise((resolve) => (writing.oncomplete = resolve));
        database.close();
      });
      const stored = await downloaded(page);
      expect(stored.localStorage).toEqual({ "sightline.note": "ours: “é”" });
      expect(stored.indexedDB).toEqual({
        journal: [{ key: "first", value: { text: "kept", bytes: { base64: "AP8=" } } }],
      });
    });
  }

  test("an empty device gives an empty copy, and no database is made by looking", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await page.goto("./");
    const stored = await downloaded(page);
    expect(stored).toMatchObject({ format: "sightline.stored", version: 1, localStorage: {}, indexedDB: {} });
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  });

  test("loading again starts the app once the file arrives", async ({ page }) => {
    await page.route("**/*.wasm", (route) => route.abort(), { times: 2 });
    await page.goto("./");
    await expect(failure(page)).toBeVisible();
    await page.unrouteAll();
    await page.getByRole("button", { name: "Load the page again" }).click();
    await expect(failure(page)).toHaveCount(0);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
});

test("without WebAssembly, a page says so", async ({ page }) => {
  await page.addInitScript(() => delete (window as any).WebAssembly);
  await page.goto("./");
  await expect(failure(page)).toBeVisible();
});

test("a panic puts the failure page in the place of the app, and the first one counts", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.evaluate(() => {
    (window as any).sightlineFailed("the first reason");
    (window as any).sightlineFailed("the second reason");
  });
  await expect(failure(page)).toBeVisible();
  await expect(page.locator(".boot-detail")).toHaveText("the first reason");
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
});

test.describe("a trap that no panic hook sees", () => {
  test.use({ expectedErrors: /unreachable/ });

  test("puts the failure page in the place of the app", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.evaluate(() => {
      setTimeout(() => {
        throw new WebAssembly.RuntimeError("unreachable");
      });
    });
    await expect(failure(page)).toBeVisible();
  });
});

test("in a frame the app does not start, and can be opened on its own", async ({ page, context, baseURL }) => {
  await page.route("**/host.html", (route) =>
    route.fulfill({ contentType: "text/html", body: `<iframe src="${baseURL}#/somewhere"></iframe>` }),
  );
  await page.goto("host.html");
  const frame = page.frameLocator("iframe");
  await expect(frame.getByRole("heading")).toHaveText("Sightline does not run inside another page");
  const opening = context.waitForEvent("page");
  await frame.getByRole("link", { name: "Open Sightline on its own" }).click();
  const alone = await opening;
  await expect(alone.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(alone.locator(".boot")).toHaveCount(0);
});
