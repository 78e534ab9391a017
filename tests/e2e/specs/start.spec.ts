// The start page: the plans on this device, and what can be done with each.
import type { Page } from "@playwright/test";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { databaseRecords, leaveApp, localRecords, putIntoDatabase } from "../pages/device.ts";
import { finger, keyboard, mouse, type Hand } from "../pages/hands.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { downloaded, PlanPage } from "../pages/plan.ts";
import { SAMPLE, SAMPLE_NAME } from "../pages/sample.ts";
import { StartPage } from "../pages/start.ts";

let start: StartPage;
let plan: PlanPage;

test.beforeEach(async ({ page }) => {
  start = new StartPage(page);
  plan = new PlanPage(page);
});

async function imported(page: Page, file: string) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(plan.export).toBeVisible();
}

/** The plan as its file has it. */
async function exported(name: string) {
  await start.open();
  await start.plan(name).click();
  return (await plan.exported()).text;
}

async function says(page: Page, words: string) {
  await expect(page.getByRole("status").filter({ hasText: words })).toBeVisible();
}

/** A plan is made, named anew, duplicated, deleted and brought back. */
async function errand(page: Page, hand: Hand) {
  await page.goto("./");
  await expect(start.empty).toBeVisible();
  await hand.press(start.newPlan);
  const asking = page.getByRole("dialog", { name: "New plan" });
  await hand.write(asking.getByLabel("What is it called?"), "Ours");
  await hand.press(asking.getByRole("button", { name: "Create the plan" }));
  await expect(page.getByRole("heading", { name: "Ours", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "No goals yet" })).toBeVisible();

  await hand.press(page.getByRole("link", { name: "Sightline, start page" }));
  await expect(start.plans).toHaveCount(1);
  await expect(start.plans).toContainText("No goals yet");
  await expect(start.plans).toContainText("Never exported");
  await hand.press(start.more("Ours"));
  await hand.press(start.way("Ours", "Rename"));
  const renaming = page.getByRole("dialog", { name: "Rename “Ours”" });
  await renaming.getByLabel("New name").fill("");
  await hand.write(renaming.getByLabel("New name"), "Our year");
  await hand.press(renaming.getByRole("button", { name: "Rename" }));
  await says(page, "The plan is called “Our year” now");
  await expect(start.plan("Our year")).toBeVisible();

  await hand.press(start.more("Our year"));
  await hand.press(start.way("Our year", "Duplicate"));
  await expect(start.plan("Our year (copy)")).toBeVisible();
  await expect(start.plans).toHaveCount(2);

  await hand.press(start.more("Our year"));
  await hand.press(start.way("Our year", "Delete"));
  await says(page, "“Our year” was deleted");
  await expect(start.plans).toHaveCount(1);
  await expect(page.locator(":focus"), "focus is not lost").toHaveCount(1);
  await hand.press(page.getByRole("status").getByRole("button", { name: "Undo" }));
  await says(page, "“Our year” is back");
  await expect(start.plans).toHaveCount(2);
}

test("made, renamed, duplicated, deleted and brought back with a mouse", async ({ page }) => {
  await errand(page, mouse);
});

test("the same by keyboard alone", async ({ page }) => {
  await errand(page, keyboard(page));
});

test.describe("on a telephone", () => {
  const WIDTH = 360;
  test.use({ viewport: { width: WIDTH, height: 740 }, hasTouch: true, isMobile: true });

  test("the same with a finger, and nothing scrolls sideways", async ({ page }) => {
    await errand(page, finger);
    await start.more("Our year").tap();
    const menu = await start.way("Our year", "Delete").boundingBox();
    expect(menu!.x + menu!.width).toBeLessThanOrEqual(WIDTH);
    expect(menu!.height).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WIDTH);
  });
});

test("undo brings a deleted plan back byte for byte, also after a walk elsewhere", async ({ page }) => {
  await imported(page, SAMPLE);
  const before = await exported(SAMPLE_NAME);
  await start.open();
  await start.act(SAMPLE_NAME, "Delete");
  await says(page, `“${SAMPLE_NAME}” was deleted`);
  await expect(start.empty).toBeVisible();
  await page.getByRole("link", { name: "This device" }).click();
  await expect(page.getByRole("heading", { name: "This device", level: 1 })).toBeVisible();
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await says(page, `“${SAMPLE_NAME}” is back`);
  await page.reload();
  expect(await exported(SAMPLE_NAME)).toBe(before);
});

test("a deleted plan stays deleted where nobody takes it back", async ({ page }) => {
  await imported(page, SAMPLE);
  await start.open();
  await start.act(SAMPLE_NAME, "Delete");
  await page.getByRole("status").getByRole("button", { name: "Dismiss" }).click();
  await page.reload();
  await expect(start.empty).toBeVisible();
  await page.goto("./#/plan/harbour-clinic");
  await expect(page.getByRole("heading", { name: "This plan is not on this device" })).toBeVisible();
});

test("a duplicate lives on its own", async ({ page }) => {
  await imported(page, SAMPLE);
  await start.open();
  await start.act(SAMPLE_NAME, "Duplicate");
  const copy = `${SAMPLE_NAME} (copy)`;
  await start.plan(copy).click();
  await expect(plan.goals).toHaveCount(5);
  await plan.act("Answer the phone better", "Delete");
  await expect(plan.goals).toHaveCount(4);
  await start.open();
  await expect(start.plans.filter({ hasText: copy })).toContainText("4 goals");
  await start.shelf.getByRole("link", { name: new RegExp(`^${SAMPLE_NAME}(?! \\(copy)`) }).click();
  await expect(plan.goals).toHaveCount(5);
});

test("a name may be anything but nothing", async ({ page }) => {
  await imported(page, SAMPLE);
  await start.open();
  await start.act(SAMPLE_NAME, "Rename");
  const dialog = page.getByRole("dialog");
  const field = dialog.getByLabel("New name");
  await expect(field).toBeFocused();
  await expect(field).toHaveValue(SAMPLE_NAME);
  await field.fill("   ");
  await field.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("Give it a name");
  await field.fill("x".repeat(5000));
  await field.press("Enter");
  const long = "x".repeat(120);
  await expect(start.plan(long)).toHaveText(new RegExp(`^${long}(?!x)`));
  await start.act(long, "Rename");
  const odd = `<b>"né" 🙂 ${"\\"}</b>`;
  await field.fill(`  ${odd} `);
  await field.press("Enter");
  await expect(start.plan(odd)).toBeVisible();
  await page.reload();
  await start.plan(odd).click();
  await expect(page.getByRole("heading", { name: odd, level: 1 })).toBeVisible();
});

test("renaming the open plan is a step that can be taken back", async ({ page }) => {
  await imported(page, SAMPLE);
  await page.getByRole("link", { name: "Sightline, start page" }).click();
  await start.act(SAMPLE_NAME, "Rename");
  await page.getByRole("dialog").getByLabel("New name").fill("Harbour");
  await page.keyboard.press("Enter");
  await start.plan("Harbour").click();
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("heading", { name: SAMPLE_NAME, level: 1 })).toBeVisible();
});

test("a new plan wants a name, and Escape calls it off", async ({ page }) => {
  await page.goto("./");
  await start.newPlan.click();
  const dialog = page.getByRole("dialog", { name: "New plan" });
  await expect(dialog.getByLabel("What is it called?")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toContainText("Give it a name");
  await axe(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toHaveCount(0);
  await expect(start.newPlan).toBeFocused();
  await expect(start.empty).toBeVisible();
});

test("a plan is exported from the list, and the list says so", async ({ page }) => {
  await imported(page, SAMPLE);
  const whole = await exported(SAMPLE_NAME);
  await start.open();
  const file = await downloaded(page, () => start.act(SAMPLE_NAME, "Export"));
  expect(file).toEqual({ name: "harbour-clinic-2027.sightline.json", text: whole });
  await expect(start.plans).toContainText("Exported now");
});

test("private records are asked about each time", async ({ page }) => {
  await imported(page, planFile({ goals: [{ id: "g", statement: "Speak up", private: true }] }));
  await start.open();
  await start.act("From a file", "Export");
  const dialog = page.getByRole("dialog", { name: "1 private record" });
  const file = await downloaded(page, () => dialog.getByRole("button", { name: "Leave them out" }).click());
  expect(file.text).not.toContain("Speak up");
});

test("a plan that nobody exported for two weeks says so", async ({ page }) => {
  await imported(page, SAMPLE);
  await start.open();
  await expect(start.plans).toContainText("Never exported");
  await expect(start.plans).not.toContainText("keep it safe");
  // The same device, fifteen days later.
  await page.addInitScript(() => {
    const now = Date.now;
    Date.now = () => now() + 15 * 86_400_000;
  });
  await page.reload();
  await expect(start.plans).toContainText("Never exported. A file would keep it safe from this browser.");
});

test.describe("a plan that is not whole", () => {
  async function tamper(page: Page, change: (text: string) => string) {
    await imported(page, SAMPLE);
    const records = { local: await localRecords(page), database: await databaseRecords(page) };
    await leaveApp(page);
    const changed = (records: Record<string, string>) =>
      Object.fromEntries(
        Object.entries(records)
          .filter(([key]) => key.includes("harbour-clinic"))
          .map(([key, text]) => [key, change(text)]),
      );
    await putIntoDatabase(page, changed(records.database));
    await page.evaluate((records) => Object.assign(localStorage, records), changed(records.local));
    await page.goto("./");
  }

  test("says so in the list, and asks before it is deleted for good", async ({ page }) => {
    await tamper(page, (text) => `${text.slice(0, -9)}ruined!`);
    await expect(start.plans).toContainText(/damaged record/);
    await start.plans.getByRole("button", { name: /^More about/ }).click();
    await start.plans.getByRole("button", { name: "Delete" }).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog).toContainText("cannot read all of this plan");
    await axe(page);
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(start.plans).toHaveCount(1);
    await start.plans.getByRole("button", { name: /^More about/ }).click();
    await start.plans.getByRole("button", { name: "Delete" }).click();
    await dialog.getByRole("button", { name: "Delete it for good" }).click();
    await expect(start.empty).toBeVisible();
    await expect(page.getByRole("status").getByRole("button", { name: "Undo" })).toHaveCount(0);
  });
});

test.describe("a file brought to the start page", () => {
  test("is previewed when it is dropped anywhere", async ({ page }) => {
    await page.goto("./");
    await expect(start.empty).toBeVisible();
    const data = await page.evaluateHandle((text) => {
      const data = new DataTransfer();
      data.items.add(new File([text], "plan.json", { type: "application/json" }));
      return data;
    }, SAMPLE);
    const headline = page.getByRole("heading", { level: 1 });
    await headline.dispatchEvent("dragover", { dataTransfer: data });
    await expect(page.getByText("Let go to see what is in the file")).toBeVisible();
    await headline.dispatchEvent("drop", { dataTransfer: data });
    const importing = new ImportPage(page);
    await expect(importing.preview).toContainText("5 goals");
    await expect(importing.go).toBeEnabled();
    // What was looked at once does not come back.
    await start.open();
    await start.import.click();
    await expect(importing.choose).toBeVisible();
    await expect(importing.preview).toHaveCount(0);
  });

  async function paste(page: Page, text: string) {
    await page.evaluate((text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }, text);
  }

  test("is previewed when its text is pasted", async ({ page }) => {
    await page.goto("./");
    await expect(start.empty).toBeVisible();
    await paste(page, "Dear diary");
    await paste(page, SAMPLE);
    const importing = new ImportPage(page);
    await expect(importing.preview).toContainText("5 goals");
  });

  test("that is no plan is refused with its text kept", async ({ page }) => {
    await page.goto("./");
    await expect(start.empty).toBeVisible();
    await paste(page, '{"format": "something else"}');
    const importing = new ImportPage(page);
    await expect(importing.refusal).toContainText("not a Sightline plan");
    await expect(importing.paste).toHaveValue('{"format": "something else"}');
  });

  test("goes nowhere when it is pasted into a field", async ({ page }) => {
    await page.goto("./");
    await start.newPlan.click();
    await expect(page.getByLabel("What is it called?")).toBeFocused();
    await paste(page, SAMPLE);
    await expect(page.getByRole("dialog", { name: "New plan" })).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing with an open menu, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await imported(page, SAMPLE);
    await start.open();
    await start.more(SAMPLE_NAME).click();
    await expect(start.way(SAMPLE_NAME, "Delete")).toBeVisible();
    await axe(page);
    await start.way(SAMPLE_NAME, "Rename").click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await axe(page);
  });
}
