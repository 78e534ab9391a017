// The browser is killed, and what was said to be saved is there again.
import type { Page } from "@playwright/test";
import { expect, test as base } from "../helpers/test.ts";
import { lostByKilling, type Profile, withProfile } from "../pages/browser.ts";
import { HIRING, NPS } from "../pages/draft.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { databaseRecords, leaveApp, putIntoDatabase } from "../pages/device.ts";
import { entry } from "../pages/journal.ts";
import { StartPage } from "../pages/start.ts";

const test = base.extend<{ profile: Profile }>({ profile: withProfile });

test.setTimeout(300_000);

const ROUNDS = Number(process.env.ROUNDS ?? 20);

test(`killed right after “Saved”, ${ROUNDS} times: the edit is there each time`, async ({ profile, baseURL }) => {
  const lost = await lostByKilling(profile, baseURL!, ROUNDS);
  expect(lost).toEqual([]);
});

async function imported(page: Page, baseURL: string, goals: object[]) {
  await page.goto(new URL("./#/import", baseURL).href);
  const importing = new ImportPage(page);
  await importing.chooseFile(planFile({ goals }));
  await importing.go.click();
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();
}

const GOALS = [
  { id: "a", statement: NPS },
  { id: "b", statement: HIRING },
];

/** The plan is whole, or it is gone: nothing is damaged, nothing in between. */
async function wholeOrGone(page: Page, baseURL: string): Promise<"whole" | "gone"> {
  await page.goto(new URL("./#/plan/from-a-file", baseURL).href);
  const whole = page.getByRole("heading", { name: "From a file", level: 1 });
  const gone = page.getByRole("heading", { name: "This plan is not on this device", level: 1 });
  await expect(whole.or(gone)).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  if (await gone.isVisible()) return "gone";
  await expect(page.getByRole("main")).toContainText(NPS);
  await expect(page.getByRole("main")).toContainText(HIRING);
  return "whole";
}

/** Tells when the page, opened from here on, hands a checkpoint to a store. */
async function checkpointBegins(page: Page) {
  let begun = () => {};
  const begins = new Promise<void>((resolve) => (begun = resolve));
  await page.exposeFunction("checkpointBegins", () => begun());
  await page.addInitScript(() => {
    const told = (key: unknown) => String(key).includes(".base.") && (window as any).checkpointBegins();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (value, key) {
      told(key);
      return put.call(this, value, key);
    };
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      told(key);
      setItem.call(this, key, value);
    };
  });
  return { begins };
}

for (const wait of [0, 3, 10, 30]) {
  test(`killed ${wait} ms into a deletion: the plan is whole or gone, and can then be deleted`, async ({ profile, baseURL }) => {
    let page = await profile.start();
    await imported(page, baseURL!, GOALS);
    const start = new StartPage(page);
    await page.goto(new URL("./#/", baseURL).href);
    await start.more("From a file").click();
    await start.way("From a file", "Delete").click({ noWaitAfter: true });
    await page.waitForTimeout(wait);
    await profile.kill();

    page = await profile.start();
    if ((await wholeOrGone(page, baseURL!)) === "gone") return;
    await page.goto(new URL("./#/", baseURL).href);
    const again = new StartPage(page);
    await again.act("From a file", "Delete");
    await expect(again.plans).toHaveCount(0);
  });

  test(`killed ${wait} ms into erasing: the plan is whole or gone, and all can then be erased`, async ({ profile, baseURL }) => {
    let page = await profile.start();
    await imported(page, baseURL!, GOALS);
    const erase = async () => {
      await page.goto(new URL("./#/device", baseURL).href);
      await page.getByRole("button", { name: "Erase everything here…" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Erase everything", exact: true }).click({ noWaitAfter: true });
    };
    await erase();
    await page.waitForTimeout(wait);
    await profile.kill();

    page = await profile.start();
    await wholeOrGone(page, baseURL!);
    await erase();
    await expect(new StartPage(page).empty).toBeVisible();
  });

  test(`killed ${wait} ms into a checkpoint: nothing is lost`, async ({ profile, baseURL }) => {
    let page = await profile.start();
    const plan = new URL("./#/plan/from-a-file", baseURL).href;
    await imported(page, baseURL!, [{ id: "a", statement: NPS }, { id: "b", statement: "0" }]);
    // As another tab wrote them, a while ago: with so many, a checkpoint is made when the plan is opened.
    const before = Date.now() - 60_000;
    const entries = Array.from({ length: 250 }, (_, at) =>
      entry("from-a-file", "aaaaaaaaaaaaa", at + 1, before + at, {
        id: "b",
        before: { statement: String(at) },
        after: { statement: at === 249 ? HIRING : String(at + 1) },
      }),
    );
    await leaveApp(page, baseURL);
    await putIntoDatabase(page, Object.fromEntries(entries));
    const checkpoint = await checkpointBegins(page);
    await page.goto(plan);
    await expect(page.getByRole("main")).toContainText(HIRING);
    await checkpoint.begins;
    await page.waitForTimeout(wait);
    await profile.kill();

    page = await profile.start();
    await page.goto(plan);
    await expect(page.getByRole("main")).toContainText(NPS);
    await expect(page.getByRole("main")).toContainText(HIRING);
    await expect(page.getByRole("alert")).toHaveCount(0);
    // The checkpoint is there, or is made now.
    const checkpoints = async () => Object.keys(await databaseRecords(page)).filter((key) => key.includes(".base."));
    await expect.poll(async () => (await checkpoints()).length, { timeout: 30_000 }).toBe(2);
    await page.reload();
    await expect(page.getByRole("main")).toContainText(HIRING);
  });
}
