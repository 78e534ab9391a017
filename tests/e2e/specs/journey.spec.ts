// The main job, from the first sentence to a plan that was exported, erased and read back; with a
// mouse, with keys alone, and with a finger on a telephone.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { CONVERSION, DraftPage, HIRING, NPS } from "../pages/draft.ts";
import { finger, keyboard, mouse, type Hand } from "../pages/hands.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

/** Runs on every page of the errand. */
type Look = (page: Page) => Promise<void>;

async function errand(page: Page, hand: Hand, look: Look) {
  const start = new StartPage(page);
  const draft = new DraftPage(page);
  const plan = new PlanPage(page);
  const importing = new ImportPage(page);

  await fixedClock(page);
  await page.goto("./");
  await expect(start.empty).toBeVisible();
  await look(page);

  await hand.press(start.draft);
  await expect(draft.sentence).toBeFocused();
  await hand.write(draft.sentence, NPS);
  await draft.shows({ measure: "NPS", direction: "Increase", from: "42", to: "50", by: "2027-09-30" });
  await look(page);

  await hand.press(draft.another);
  await expect(draft.sentence).toHaveValue("");
  await expect(draft.sentence).toBeFocused();
  await hand.write(draft.sentence, HIRING);
  await draft.shows({
    measure: "time to hire",
    direction: "Decrease",
    from: "60",
    to: "45",
    unit: "days",
    by: "2027-06-30",
  });

  await hand.press(draft.another);
  await expect(draft.sentence).toHaveValue("");
  await expect(draft.sentence).toBeFocused();
  await hand.write(draft.sentence, CONVERSION);
  await draft.shows({
    measure: "conversion rate",
    direction: "Increase",
    from: "2",
    to: "3",
    unit: "%",
    by: "2027-03-31",
  });
  await draft.saved();

  await page.reload();
  await expect(draft.sentence).toHaveValue(CONVERSION);
  await hand.press(draft.allGoals);
  const rows = [
    /Increase our NPS from 42 to 50.*42 to 50/,
    /Cut time to hire.*by 30 June 2027.*60 to 45 days/,
    /Raise our conversion rate.*2 to 3 %/,
  ];
  await plan.lists(...rows);
  await look(page);
  const before = await plan.exported(() => hand.press(plan.export));
  expect(before.name).toBe("my-goals.sightline.json");

  await hand.press(page.getByRole("link", { name: "This device" }));
  await look(page);
  // A message stays until one goes on, and may lie over what is at the foot of a small screen.
  await hand.press(page.getByRole("status").getByRole("button", { name: "Dismiss" }));
  await hand.press(page.getByRole("button", { name: "Erase everything here…" }));
  const dialog = page.getByRole("dialog", { name: "Erase everything on this device?" });
  await expect(dialog).toContainText("1 plan is removed");
  await look(page);
  await hand.press(dialog.getByRole("button", { name: "Erase everything", exact: true }));
  await expect(page.getByRole("status").getByText("Everything was erased from this device")).toBeVisible();
  await expect(start.empty).toBeVisible();

  await hand.press(start.import);
  await look(page);
  await hand.choose(importing, before);
  await expect(importing.preview).toContainText("“My goals”");
  await expect(importing.preview).toContainText("3 goals");
  await expect(importing.preview).toContainText("Everything in it can be read.");
  await look(page);
  await hand.press(importing.go);
  await plan.lists(...rows);

  const after = await plan.exported(() => hand.press(plan.export));
  expect(after).toEqual(before);
}

// The whole errand is a long one.
test.setTimeout(90_000);

const nothing: Look = async () => {};

test("draft, reload, export, erase, import: the same plan byte for byte", async ({ page }) => {
  await errand(page, mouse, nothing);
});

test("the same by keyboard alone", async ({ page }) => {
  await errand(page, keyboard(page), nothing);
});

test("a pasted plan is read and imported by keyboard alone", async ({ page }) => {
  const hand = keyboard(page);
  const importing = new ImportPage(page);
  await page.goto("./#/import");
  await hand.write(importing.paste, planFile({ goals: [{ id: "g", statement: "Go" }] }));
  await hand.press(importing.readText);
  await hand.press(importing.go);
  await new PlanPage(page).lists(/Go/);
});

test.describe("on a telephone", () => {
  const WIDTH = 360;
  test.use({ viewport: { width: WIDTH, height: 740 }, hasTouch: true, isMobile: true });

  test("the same with a finger, and no page scrolls sideways", async ({ page }) => {
    await errand(page, finger, async () => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, `at ${page.url()}`).toBeLessThanOrEqual(WIDTH);
    });
  });
});
