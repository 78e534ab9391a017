// One goal of a plan over time: its agreement, check-ins, neighbours and end; and what holds for the page as a whole.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { GoalPage, SECTIONS } from "../pages/goal.ts";

let goal: GoalPage;

test.beforeEach(async ({ page }) => {
  goal = new GoalPage(page);
  await fixedClock(page);
});

test.describe("agreement", () => {
  test("what changed since is shown with its reason, and goes when it is agreed anew", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfoldByKey("Agreement");
    await goal.retype(section.getByLabel("Agreed with"), "Dana Ruiz");
    await page.keyboard.press("Enter");
    await expect(section).toContainText("Agreed on 22 November 2026 with Dana Ruiz.");
    await expect(section.getByRole("region", { name: "What changed since" })).toHaveCount(0);

    await goal.to.fill("20");
    await goal.by.fill("2026-12-15");
    const changes = section.getByRole("region", { name: "What changed since" });
    await expect(changes.getByRole("listitem")).toHaveCount(2);
    await expect(changes).toContainText("Target of demo requests: 25 became 20");
    await expect(changes).toContainText("31 December 2026 became 15 December 2026");
    await changes.getByLabel("Why: Measures").fill("The form broke in October");
    await goal.saved();
    await page.reload();
    await expect(changes.getByLabel("Why: Measures")).toHaveValue("The form broke in October");
    expect((await goal.inFile()).amendments).toMatchObject([{ field: "metrics", why: "The form broke in October" }]);

    await section.getByRole("button", { name: "Agree it anew as it stands" }).press("Enter");
    await expect(changes).toHaveCount(0);
    expect((await goal.inFile()).amendments ?? []).toEqual([]);
    await goal.undo.click();
    await expect(changes.getByRole("listitem")).toHaveCount(2);
  });
});

test.describe("check-ins", () => {
  test("a check-in takes value, confidence and note, and can be deleted", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfoldByKey("Check-ins");
    await goal.retype(section.getByLabel("demo requests now"), "nineteen");
    await goal.retype(section.getByLabel("Confidence now"), "6");
    await goal.retype(section.getByLabel("What is there to say?"), "Two fairs to come");
    await page.keyboard.press("Enter");
    await expect(section.getByRole("alert")).toHaveText("Write a number, such as 1,500 or 12.5");
    const wrong = section.getByLabel("demo requests now");
    await expect(wrong).toBeFocused();
    await expect(wrong).toHaveAttribute("aria-invalid", "true");
    await expect(wrong).toHaveAccessibleDescription("Write a number, such as 1,500 or 12.5");
    await expect(section.getByLabel("Confidence now")).not.toHaveAttribute("aria-invalid");
    await section.getByLabel("demo requests now").fill("19");
    await section.getByLabel("demo requests now").press("Enter");
    await expect(section.getByRole("listitem")).toHaveText([/22 November 2026.*confidence 6 · Two fairs to come/]);
    await expect(section.getByLabel("demo requests now")).toHaveValue("");
    await expect(goal.summary("How it is going")).toContainText("60 % of the way");
    expect(await goal.inFile()).toMatchObject({ confidence: 6, metrics: [{ history: [{}, { on: "2026-11-22", value: 19 }] }] });

    await page.reload();
    await section.getByRole("button", { name: "Delete the check-in of 22 November 2026" }).press("Enter");
    await expect(section.getByRole("listitem")).toHaveCount(0);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(section.getByRole("listitem")).toHaveCount(1);
  });

  test("the coach asks for the first one, and leads there", async () => {
    await goal.openGoal("leads");
    const note = goal.note("No check-in yet");
    await note.getByRole("button", { name: "Check in" }).click();
    await expect(goal.section("Check-ins").getByLabel("Day of the check-in")).toBeFocused();
    await note.getByRole("button", { name: "Set aside" }).click();
    await goal.coach.getByLabel("Why it does not apply").fill("It starts next week");
    await goal.coach.getByLabel("Why it does not apply").press("Enter");
    await expect(note).toHaveCount(0);
  });
});

test("SMART goes on with aligned and connected, as what is open", async () => {
  await goal.openGoal();
  const row = goal.page.getByRole("list", { name: "What is still open" });
  await expect(row).toContainText("KPI-aligned: clear");
  await expect(row).toContainText("Connected: clear");
  const section = await goal.unfold("Where it belongs");
  await section.getByLabel("What it gives to the goal above").selectOption("Not said");
  await expect(row).toContainText("Connected: open");
  await goal.goTo("talks");
  await goal.unfold("Where it belongs");
  await section.getByRole("combobox", { name: "Serves the goal" }).fill("");
  await section.getByRole("combobox", { name: "Serves the goal" }).press("Enter");
  await expect(row).toContainText("KPI-aligned: open");
});

test("a due date after that of the goal above is mended by one press", async () => {
  await goal.openGoal("talks");
  await goal.by.fill("2026-12-24");
  await goal.note("It is due after the goal above").getByRole("button", { name: "Make it due on 30 November 2026" }).click();
  await expect(goal.by).toHaveValue("2026-11-30");
  await expect(goal.note("It is due after the goal above")).toHaveCount(0);
});

test("neighbours, a copy, and deleting with or without what is below", async ({ page }) => {
  await goal.openGoal();
  await page.getByRole("link", { name: "Next goal: Win 30 qualified leads" }).click();
  await expect(goal.sentence).toHaveValue(/Win 30/);
  await page.getByRole("link", { name: "Previous goal: Lift demo requests" }).click();
  await expect(goal.sentence).toHaveValue(/Lift demo/);

  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByRole("status").filter({ hasText: "This is the copy" })).toBeVisible();
  await expect(goal.summary("When and how sure")).toContainText("Draft");
  await expect(goal.sentence).toHaveValue(/Lift demo/);
  await expect(page.getByRole("link", { name: "Previous goal: Lift demo requests" })).toBeVisible();

  await goal.goTo("events");
  await page.getByRole("button", { name: "Delete it, keep the goals below" }).click();
  const message = page.getByRole("status").filter({ hasText: "The goal was deleted" });
  await expect(message).toBeVisible();
  await goal.goTo("talks");
  await expect(goal.summary("Where it belongs")).toContainText("Serves “Raise qualified leads");
  await goal.undo.click();
  await expect(goal.summary("Where it belongs")).toContainText("Serves “Win 30");
  await goal.goTo("events");
  await page.getByRole("button", { name: "Delete it with all goals below" }).click();
  await expect(message).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const state of ["folded", "open"]) {
    test(`axe-core finds nothing, ${colorScheme}, sections ${state}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await goal.openGoal("leads");
      await expect(goal.note("No check-in yet")).toBeVisible();
      if (state === "open") {
        await goal.unfoldAll();
        await goal.section("How we will know").getByText("qualified leads", { exact: true }).first().click();
        await goal.section("Where it belongs").getByRole("combobox", { name: "Also supports" }).fill("talks");
      }
      await axe(page);
    });
  }
}

for (const width of [360, 320]) {
  test(`everything open reflows at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 640 });
    await goal.openGoal();
    await goal.unfoldAll();
    await goal.section("How we will know").getByText("demo requests", { exact: true }).first().click();
    expect(SECTIONS.length).toBe(await page.getByRole("heading", { level: 2 }).filter({ hasNotText: "Coach" }).count());
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
