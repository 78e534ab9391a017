// Earlier versions of a plan, and what a person sees of what is stored.
import { expect, test } from "../helpers/test.ts";
import { axe } from "../helpers/axe.ts";
import { leaveApp, localRecords, putIntoDatabase, databaseRecords, DevicePage } from "../pages/device.ts";
import { DraftPage, HIRING, NPS } from "../pages/draft.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { entry } from "../pages/journal.ts";
import { MergePage } from "../pages/merge.ts";
import { downloaded } from "../pages/plan.ts";
import type { Page } from "@playwright/test";

const PLAN = "./#/plan/from-a-file";
const VERSIONS = `${PLAN}/versions`;

async function imported(page: Page) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(planFile({ goals: [{ id: "a", statement: NPS }, { id: "b", statement: HIRING }] }));
  await importing.go.click();
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();
}

async function remember(page: Page, name: string) {
  await page.goto(VERSIONS);
  await page.getByLabel("Name this version").fill(name);
  await page.getByRole("button", { name: "Remember it" }).click();
  await expect(page.getByRole("region", { name: "Versions" }).getByText(name)).toBeVisible();
}

const looked = (page: Page) => page.getByRole("region", { name: /^The plan on/ });

test("a version is taken, looked at, brought back as one step, and that is taken back", async ({ page }) => {
  await imported(page);
  await page.goto(VERSIONS);
  await expect(page.getByRole("heading", { name: "No earlier versions yet" })).toBeVisible();
  await remember(page, "Before the board meeting");

  await page.goto(`${PLAN}/goal/a`);
  await new DraftPage(page).write("Raise our NPS to 60 by the end of Q4");
  await page.goto(VERSIONS);
  await page.getByRole("button", { name: /^Look at this version/ }).click();
  const look = looked(page);
  await expect(look.getByRole("heading", { level: 2 })).toBeFocused();
  await expect(look.getByRole("listitem").filter({ hasText: "Raise our NPS to 60" })).toContainText(/Changed:.*sentence/);
  await axe(page);

  await look.getByRole("button", { name: "Bring this version back" }).click();
  await expect(look).toContainText("Nothing differs from the plan as it is now.");
  await expect(page.getByRole("region", { name: "Versions" })).toContainText("Before an earlier version was brought back");
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(look.getByRole("listitem").filter({ hasText: "Raise our NPS to 60" })).toBeVisible();
});

test("a version becomes a plan of its own", async ({ page }) => {
  await imported(page);
  await remember(page, "First");
  await page.getByRole("button", { name: /^Look at this version/ }).click();
  await looked(page).getByRole("button", { name: "Open it as a copy" }).click();
  await expect(page.getByRole("heading", { name: /^From a file \(/, level: 1 })).toBeVisible();
  await expect(page.getByRole("main")).toContainText(HIRING);
});

test("an export leaves a version behind, and is listed on the page about this device", async ({ page }) => {
  await imported(page);
  await new DevicePage(page).open();
  await expect(page.getByRole("main")).toContainText("never exported");
  await page.goto(PLAN);
  await downloaded(page, () => page.getByRole("button", { name: "Export as a file" }).click());
  await page.goto(VERSIONS);
  await expect(page.getByRole("region", { name: "Versions" })).toContainText("Exported as a file");
  await new DevicePage(page).open();
  await expect(page.getByRole("main")).toContainText("exported now");
  await axe(page);
});

test("a damaged version is said to be, and is left as it is", async ({ page }) => {
  await imported(page);
  await remember(page, "First");
  await leaveApp(page);
  const body = Object.keys(await databaseRecords(page)).find((key) => key.includes("snapshot.body"))!;
  await putIntoDatabase(page, { [body]: "rubbish" });
  await page.goto(VERSIONS);
  await page.getByRole("button", { name: /^Look at this version/ }).click();
  await expect(page.getByRole("alert")).toContainText("This version is damaged");
  expect((await databaseRecords(page))[body]).toBe("rubbish");
});

test("a list of plans that is damaged or out of date is made again", async ({ page }) => {
  await imported(page);
  await page.goto("./#/");
  const row = page.getByRole("link", { name: /From a file/ });
  await expect(row).toContainText("2 goals");
  await leaveApp(page);
  const summary = Object.keys(await localRecords(page)).find((key) => key.includes(".summary."))!;
  await page.evaluate((key) => localStorage.setItem(key, "rubbish"), summary);
  await page.goto("./");
  await expect(row).toContainText("2 goals");
  await leaveApp(page);
  // As an older build writes a change: it knows nothing of summaries.
  const [key, text] = entry("from-a-file", "aaaaaaaaaaaaa", 1, Date.now() + 1000, {
    id: "c",
    before: null,
    after: { id: "c", statement: "A third", order: 9 },
  });
  await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, text]);
  await page.goto("./");
  await expect(row).toContainText("3 goals");
});

test.describe("safe mode", () => {
  test("shows each record with its state, opens no plan, and hands out the records of one", async ({ page }) => {
    await imported(page);
    await leaveApp(page);
    const local = await localRecords(page);
    const key = Object.keys(local).find((key) => key.includes(".base."))!;
    await page.evaluate((key) => localStorage.setItem(key, "rubbish"), key);
    await page.goto("./?safe");
    await expect(page.getByRole("heading", { name: "Safe mode", level: 1 })).toBeVisible();
    await page.getByText("Its records", { exact: true }).click();
    const rows = page.getByRole("row").filter({ hasText: "base." });
    await expect(rows.filter({ hasText: "Local storage" })).toContainText("cut off or overwritten");
    await expect(rows.filter({ hasText: "Database" })).toContainText("whole");
    await axe(page);
    const file = await downloaded(page, () =>
      page.getByRole("button", { name: "Download its records of plan from-a-file" }).click(),
    );
    expect(JSON.parse(file.text)[`localStorage/${key}`]).toBe("rubbish");
    expect((await localRecords(page))[key], "nothing was mended").toBe("rubbish");
  });
});

test("an older build in another tab keeps what only a newer one knows", async ({ page, context }) => {
  await imported(page);
  await page.goto(`${PLAN}/goal/a`);
  const draft = new DraftPage(page);
  await expect(draft.sentence).toHaveValue(NPS);
  // A newer build in another tab adds a field that this one does not know.
  const newer = await context.newPage();
  await leaveApp(newer);
  await newer.evaluate(
    ([key, text]) => {
      localStorage.setItem(key, text);
      const channel = new BroadcastChannel("sightline.plan.from-a-file.tabs");
      channel.postMessage(JSON.stringify({ kind: "changed", from: "aaaaaaaaaaaaa", key, text }));
    },
    entry("from-a-file", "aaaaaaaaaaaaa", 1, Date.now(), { id: "a", before: {}, after: { mood: { of: "the team" } } }),
  );
  await draft.write("Raise our NPS to 60 by the end of Q4");
  await page.goto(PLAN);
  const file = await downloaded(page, () => page.getByRole("button", { name: "Export as a file" }).click());
  const goal = JSON.parse(file.text).goals.find((goal: { id: string }) => goal.id === "a");
  expect(goal).toMatchObject({ statement: "Raise our NPS to 60 by the end of Q4", mood: { of: "the team" } });
});

test.describe("a file on disk", () => {
  const FILE = "from-a-file.sightline.json";

  test.beforeEach(async ({ page }) => {
    // A person's choice cannot be made by a test: the browser's private files stand in for those on disk.
    await page.addInitScript(() => {
      (window as any).showSaveFilePicker = async (options: { suggestedName: string }) => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle(options.suggestedName, { create: true });
      };
    });
    await imported(page);
    await page.goto(VERSIONS);
    await page.getByRole("button", { name: "Choose a file…" }).click();
    await expect(page.getByText(`Written to ${FILE} a few seconds after every change.`)).toBeVisible();
  });

  const onDisk = (page: Page) =>
    page.evaluate(async (name) => {
      const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
      return (await handle.getFile()).text();
    }, FILE);

  test("is written after every change, also once the plan was opened again", async ({ page }) => {
    expect(await onDisk(page)).toContain(NPS);
    await page.reload();
    await expect(page.getByText(`Written to ${FILE}`)).toBeVisible();
    await page.goto(`${PLAN}/goal/a`);
    await new DraftPage(page).write("Raise our NPS to 60 by the end of Q4");
    await expect.poll(() => onDisk(page), { timeout: 15_000 }).toContain("Raise our NPS to 60");
  });

  /** Something else writes to the file. */
  const writeOnDisk = (page: Page, text: string) =>
    page.evaluate(
      async ([name, text]) => {
        const handle = await (await navigator.storage.getDirectory()).getFileHandle(name);
        const writing = await handle.createWritable();
        await writing.write(text);
        await writing.close();
      },
      [FILE, text],
    );

  test("that something else has changed is brought together with the plan", async ({ page }) => {
    const theirs = (await onDisk(page)).replace(HIRING, "Cut time to hire from 60 to 40 days by 30 June 2027");
    await page.goto(`${PLAN}/goal/a`);
    await writeOnDisk(page, theirs);
    const ours = "Raise our NPS to 60 by the end of Q4";
    await new DraftPage(page).write(ours);
    await page.getByRole("banner").getByRole("link", { name: "File changed elsewhere" }).click({ timeout: 15_000 });
    await page.getByRole("button", { name: "Bring both together…" }).click();
    const merge = new MergePage(page);
    await expect(merge.news).toContainText("from 60 to 40 days");
    await expect(merge.news).not.toContainText(ours);
    await merge.go.click();
    await expect(page.getByRole("main")).toContainText(ours);
    await expect(page.getByRole("main")).toContainText("from 60 to 40 days");
    await expect.poll(() => onDisk(page), { timeout: 15_000 }).toContain(ours);
    expect(await onDisk(page)).toContain("from 60 to 40 days");
    await expect(page.getByRole("link", { name: "File changed elsewhere" })).toBeHidden();
  });

  test("that something else has changed is not written over unasked, and can be taken", async ({ page }) => {
    const theirs = planFile({ goals: [{ id: "a", statement: "Written by someone else" }] });
    await writeOnDisk(page, theirs);
    await page.goto(`${PLAN}/goal/a`);
    await new DraftPage(page).write("Raise our NPS to 60 by the end of Q4");
    await page.goto(VERSIONS);
    await expect(page.getByText(`Something else has changed ${FILE}`)).toBeVisible({ timeout: 15_000 });
    expect(await onDisk(page)).toBe(theirs);
    await page.getByRole("button", { name: "Take what is in the file" }).click();
    await page.goto(PLAN);
    await expect(page.getByRole("main")).toContainText("Written by someone else");
    await expect(page.getByRole("main")).not.toContainText(HIRING);
  });
});
