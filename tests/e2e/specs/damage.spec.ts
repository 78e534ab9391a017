// Every kind of record that the app stores is damaged in turn, in one store or in both, and nothing that
// was whole is lost.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { databaseRecords, leaveApp, localRecords, putIntoDatabase, type Records } from "../pages/device.ts";
import { CONVERSION, DraftPage, HIRING, NPS } from "../pages/draft.ts";
import { entry } from "../pages/journal.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

const PLAN = "./#/plan/from-a-file";
const LATER = "Answer 95 % of calls within 20 seconds by 30 June 2027";

interface Stored {
  local: Records;
  database: Records;
}

/** What is stored now, seen from a page without the app. */
async function stored(page: Page): Promise<Stored> {
  await leaveApp(page);
  return { local: await localRecords(page), database: await databaseRecords(page) };
}

/** Puts back what was stored, with some records changed. */
async function restore(page: Page, { local, database }: Stored, damaged: Partial<Stored>) {
  await leaveApp(page);
  await page.evaluate(
    async (local) => {
      localStorage.clear();
      for (const [key, text] of Object.entries(local)) localStorage.setItem(key, text);
      const opening = indexedDB.open("sightline");
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const writing = opening.result.transaction("records", "readwrite");
      writing.objectStore("records").clear();
      await new Promise((resolve) => (writing.oncomplete = resolve));
      opening.result.close();
    },
    { ...local, ...damaged.local },
  );
  await putIntoDatabase(page, { ...database, ...damaged.database });
}

/** The record without its last third: what a torn write leaves. */
const torn = (text: string) => text.slice(0, Math.floor((text.length * 2) / 3));
/** The record with one character changed. */
const flipped = (text: string) => {
  const at = Math.floor(text.length / 2);
  return text.slice(0, at) + (text[at] === "0" ? "1" : "0") + text.slice(at + 1);
};

/** Uses the app until there is a record of every kind. */
async function everyKind(page: Page) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(planFile({ goals: [{ id: "a", statement: NPS }, { id: "b", statement: HIRING }] }));
  await importing.go.click();
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();
  // An export is remembered, and leaves a version behind.
  await new PlanPage(page).exported();
  // A plan in the making, deleted again: a tombstone.
  const start = new StartPage(page);
  await start.open();
  await start.draft.click();
  const draft = new DraftPage(page);
  await draft.write(CONVERSION);
  await start.open();
  await start.act("My goals", "Delete");
  await expect(page.getByText("“My goals” was deleted")).toBeVisible();
  // A change beside what was imported, and a field that does not hold yet.
  await page.goto(`${PLAN}/goal/b`);
  await draft.write(LATER);
  await draft.from.fill("about ten");
  await draft.from.press("Tab");
  await page.getByLabel("Appearance").selectOption("Dark");
  await page.waitForTimeout(1000);
  // A change that another tab made and left behind, so that there is more than one.
  await leaveApp(page);
  const [key, text] = entry("from-a-file", "aaaaaaaaaaaaa", 1, Date.now(), {
    id: "a",
    before: { why: "" },
    after: { why: "Patients come back." },
  });
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
  await putIntoDatabase(page, { [key]: text });
}

/** What holds whatever is damaged: the app runs, and the goals of the plan are there. */
async function opens(page: Page, ...goals: string[]) {
  await page.goto("./");
  await expect(new StartPage(page).plan("From a file")).toBeVisible();
  await page.goto(PLAN);
  for (const goal of goals) await expect(page.getByRole("main")).toContainText(goal);
}

/** The name of a kind of record: its key without ids and counters. */
const kind = (key: string) => key.replace(/\.[a-z2-7]{13}(?=\.|$)/g, ".*").replace(/\d{2,}/g, "#").replace("from-a-file", "plan");

test("one store's record is damaged: the other has it, and nothing is lost", async ({ page }) => {
  test.setTimeout(300_000);
  await everyKind(page);
  const whole = await stored(page);
  const both = Object.keys(whole.local).filter((key) => key in whole.database);
  expect(both.length).toBeGreaterThanOrEqual(4);
  for (const key of both) {
    for (const [how, damage] of [["torn", torn], ["flipped", flipped]] as const) {
      for (const store of ["local", "database"] as const) {
        await test.step(`${kind(key)}, ${how}, ${store}`, async () => {
          await restore(page, whole, { [store]: { [key]: damage(whole[store][key]) } });
          await opens(page, NPS, LATER);
          await page.goto(`${PLAN}/goal/a`);
          await expect(new DraftPage(page).sentence).toHaveValue(NPS);
          await expect(page.getByLabel("Why it matters")).toHaveValue("Patients come back.");
        });
      }
    }
  }
});

test("a record is damaged wherever it stands: all others hold, and its bytes stay", async ({ page }) => {
  test.setTimeout(300_000);
  await everyKind(page);
  const whole = await stored(page);
  const keys = [...new Set([...Object.keys(whole.local), ...Object.keys(whole.database)])];
  const ours = keys.filter((key) => key.startsWith("sightline."));
  expect(new Set(ours.map(kind)).size).toBeGreaterThanOrEqual(8);
  for (const key of ours) {
    await test.step(kind(key), async () => {
      const damaged: Partial<Stored> = {};
      for (const store of ["local", "database"] as const) {
        const text = whole[store][key];
        if (typeof text === "string") damaged[store] = { [key]: torn(text) };
      }
      if (!damaged.local && !damaged.database) return;
      await restore(page, whole, damaged);
      await page.goto(PLAN);
      const main = page.getByRole("main");
      if (key.startsWith("sightline.plan.from-a-file.base.")) {
        // All that was imported stood in this one record: the page says so instead of showing less.
        await expect(page.getByRole("alert")).toContainText("damaged");
      } else {
        // The imported goals stand in another record than the change of one of them.
        await expect(main).toContainText(NPS);
      }
      if (key.includes(".plan.")) {
        await leaveApp(page);
        const now = { ...(await databaseRecords(page)), ...(await localRecords(page)) };
        expect(Object.values(now), "what was damaged is still there").toContain(
          damaged.local?.[key] ?? damaged.database?.[key],
        );
      }
    });
  }
});
