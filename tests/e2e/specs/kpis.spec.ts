// KPIs: numbers to keep healthy, and the goal that an unhealthy one asks for.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { GoalPage } from "../pages/goal.ts";
import { keyboard } from "../pages/hands.ts";
import { planFile } from "../pages/import.ts";
import { CALLS, CHURN, DEAL, GROWTH, KpisPage, TICKETS } from "../pages/kpis.ts";

const NOTHING = planFile({ id: "nothing", name: "Nothing", goals: [] });

let kpis: KpisPage;

test.beforeEach(async ({ page }) => {
  kpis = new KpisPage(page);
  await fixedClock(page);
});

test("KPIs stand by level, the unhealthy first, each with how it is, which way it goes and when it was read", async ({ page }) => {
  await kpis.open();
  await kpis.lists("Strategic", GROWTH);
  await kpis.lists("Tactical", CHURN, DEAL);
  await kpis.lists("Operational", TICKETS);
  const churn = kpis.row(CHURN);
  for (const words of [
    "Unhealthy",
    "3.2 %",
    "Rising, for the worse",
    "Read 16 November 2026",
    "Dana Ruiz answers for it",
    "healthy up to 2 %, unhealthy from 3 %",
  ]) {
    await expect(churn).toContainText(words);
  }
  await expect(churn.getByRole("link", { name: GROWTH })).toBeVisible();
  await expect(kpis.row(DEAL)).toContainText("Not known yet");
  await expect(kpis.row(TICKETS)).toContainText("Last read 1 September 2026: time to look again");
  await expect(page.getByRole("main")).toContainText("1 unhealthy");

  await expect(churn.getByRole("img")).toHaveAccessibleName(
    "Churn a month: from 1.8 % to 3.2 %; healthy up to 2 %, unhealthy from 3 %",
  );
  await churn.getByText("As a table").click();
  await expect(churn.getByRole("row")).toHaveText([
    "DayValue",
    "16 November 20263.2 %",
    "9 November 20262.4 %",
    "2 November 20261.8 %",
  ]);
});

test("a value is entered in its row, moves the row by its state, and can be undone", async ({ page }) => {
  await kpis.open();
  await kpis.value(DEAL).fill("28,500");
  await kpis.value(DEAL).press("Enter");
  await expect(kpis.toast.filter({ hasText: "Read today: Average deal, $28,500" })).toBeVisible();
  await expect(kpis.row(DEAL)).toContainText("Unhealthy");
  await expect(kpis.value(DEAL)).toHaveValue("");
  await expect(kpis.value(DEAL)).toBeFocused();

  // Another one of the same day corrects it, and now it is no worse than anything.
  await page.keyboard.type("41000");
  await page.keyboard.press("Enter");
  await expect(kpis.row(DEAL)).toContainText("$41,000");
  await expect(kpis.row(DEAL)).toContainText("Healthy");
  await kpis.lists("Tactical", CHURN, DEAL);

  await kpis.value(CHURN).fill("1.5");
  await kpis.row(CHURN).getByRole("button", { name: "Save" }).click();
  await expect(kpis.row(CHURN)).toContainText("Healthy");
  await expect(kpis.advice(CHURN)).toBeHidden();
  await page.reload();
  await expect(kpis.row(CHURN)).toContainText("1.5 %");
  await kpis.value(DEAL).fill("39000");
  await kpis.value(DEAL).press("Enter");
  await expect(kpis.row(DEAL)).toContainText("Watch it");
  await kpis.lists("Tactical", DEAL, CHURN);
  await kpis.undo();
  await expect(kpis.row(DEAL)).toContainText("$41,000");

  await kpis.value(DEAL).fill("a lot");
  await kpis.value(DEAL).press("Enter");
  await expect(kpis.row(DEAL).getByRole("alert")).toHaveText("Write a number, such as 1,500 or 12.5");
  await expect(kpis.row(DEAL)).toContainText("$41,000");
});

test("an unhealthy KPI names what foretells it, and makes a goal of it once", async ({ page }) => {
  await kpis.open();
  const advice = kpis.advice(CHURN);
  await expect(advice).toContainText(
    "What foretells it moves the wrong way: welcome talks, from 24 to 14 talks since 2 November 2026.",
  );
  await expect(advice.getByRole("link", { name: CALLS })).toBeVisible();
  await advice.getByRole("button", { name: "Make this a goal" }).click();
  const statement = "Raise welcome talks from 14 to 30 by 31 December 2026";
  await expect(advice.getByRole("link", { name: statement })).toBeFocused();
  await expect(kpis.toast.filter({ hasText: `The goal was made: ${statement}` })).toBeVisible();
  await expect(advice.getByRole("button")).toHaveCount(0);

  await kpis.toast.getByRole("button", { name: "Undo" }).click();
  await expect(advice.getByRole("button", { name: "Make this a goal" })).toBeVisible();
  await advice.getByRole("button", { name: "Make this a goal" }).click();
  await page.reload();
  await expect(advice.getByRole("link", { name: statement })).toBeVisible();
  const made = (await kpis.goals()).find((goal) => goal.statement === statement);
  expect(made).toMatchObject({
    parent: "churn",
    owner: "dana",
    level: "team",
    cycle: "2026-Q4",
    due: "2026-12-31",
    metrics: [{ name: "welcome talks", unit: "talks", baseline: 14, target: 30 }],
  });
  await kpis.go();
  await advice.getByRole("link", { name: statement }).click();
  await expect(page.getByRole("textbox", { name: "Your goal, in one sentence" })).toHaveValue(statement);
});

test("where nothing foretells an unhealthy KPI, it says how that is mended", async ({ page }) => {
  await kpis.open();
  await kpis.value(TICKETS).fill("150");
  await kpis.value(TICKETS).press("Enter");
  await expect(kpis.advice(TICKETS)).toContainText("Nothing that foretells it is measured yet");
  await kpis.advice(TICKETS).getByRole("link", { name: "Add a leading measure" }).click();
  await expect(page.getByRole("textbox", { name: "Your goal, in one sentence" })).toHaveValue(TICKETS);
});

test("an empty page teaches, and an example becomes the first KPI by keys alone", async ({ page }) => {
  await kpis.open(NOTHING);
  await expect(page.getByRole("heading", { name: "No number is watched yet" })).toBeVisible();
  const hand = keyboard(page);
  await hand.press(page.getByRole("button", { name: "Churn a month" }));
  await expect(kpis.field("Healthy from")).toBeFocused();
  await expect(kpis.field("What is measured")).toHaveValue("Churn a month");
  await expect(kpis.field("Unhealthy from")).toHaveValue("3");
  await hand.write(kpis.field("Value today"), "2.5");
  await hand.write(kpis.field("Who answers for it"), "Noor Haddad");
  await page.keyboard.press("Enter");
  const link = kpis.row("Churn a month").getByRole("link", { name: "Churn a month" });
  await expect(link).toBeFocused();
  await expect(kpis.row("Churn a month")).toContainText("Watch it");
  await expect(kpis.row("Churn a month")).toContainText("Noor Haddad answers for it");
  await hand.write(kpis.value("Churn a month"), "1.9");
  await page.keyboard.press("Enter");
  await expect(kpis.row("Churn a month")).toContainText("Healthy");
  await page.reload();
  await expect(kpis.row("Churn a month")).toContainText("1.9 %");
});

test("a new KPI says what it lacks, and can be traced to one further up", async ({ page }) => {
  await kpis.open();
  await kpis.begin.click();
  await expect(kpis.field("What is measured")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(kpis.form.getByRole("alert").filter({ hasText: "Say what is measured" })).toBeVisible();
  await kpis.field("What is measured").fill("  churn A month");
  await page.keyboard.press("Enter");
  await expect(kpis.form.getByRole("alert").filter({ hasText: "This is watched already" })).toBeVisible();
  await kpis.field("What is measured").fill("Staff turnover");
  await page.keyboard.press("Enter");
  await expect(kpis.field("Healthy from")).toBeFocused();
  await kpis.field("Healthy from").fill("10");
  await kpis.field("Unhealthy from").fill("5");
  await page.keyboard.press("Enter");
  await expect(kpis.form.getByRole("alert").filter({ hasText: "unhealthy begins above healthy" })).toBeVisible();
  await kpis.field("Unhealthy from").fill("15");
  await kpis.field("Unit").fill("%");
  await kpis.field("Feeds").selectOption(GROWTH);
  await kpis.form.getByRole("button", { name: "Cancel" }).click();
  await expect(kpis.form).toBeHidden();
  await expect(kpis.begin).toBeFocused();

  await kpis.begin.click();
  await kpis.field("What is measured").fill("Staff turnover");
  await kpis.form.getByRole("radio", { name: "More is better" }).check();
  await kpis.form.getByRole("radio", { name: "Less is better" }).check();
  await kpis.field("Unhealthy from").fill("15");
  await kpis.field("Level of the pyramid").selectOption({ index: 2 });
  await kpis.field("Feeds").selectOption(GROWTH);
  // What is typed stays on the device until it is saved or let go.
  await page.reload();
  await expect(kpis.field("What is measured")).toHaveValue("Staff turnover");
  await expect(kpis.field("Unhealthy from")).toHaveValue("15");
  await expect(kpis.field("Level of the pyramid")).toHaveValue("operational");
  await expect(kpis.form.getByRole("radio", { name: "Less is better" })).toBeChecked();
  await kpis.form.getByRole("button", { name: "Watch it" }).click();
  await kpis.lists("Operational", "Staff turnover", TICKETS);
  await kpis.undo();
  await kpis.lists("Operational", TICKETS);
  await page.getByRole("banner").getByRole("button", { name: "Redo" }).click();
  await expect(kpis.row("Staff turnover")).toContainText("unhealthy from 15");
  await expect(kpis.row("Staff turnover").getByRole("link", { name: GROWTH })).toBeVisible();
  await page.reload();
  await expect(kpis.row("Staff turnover")).toBeVisible();
  await expect(kpis.form).toBeHidden();
});

test("thresholds are set on the KPI's own page", async ({ page }) => {
  await kpis.open();
  await kpis.row(CHURN).getByRole("link", { name: CHURN }).click();
  const goal = new GoalPage(page);
  const section = await goal.unfold("How we will know");
  await section.locator("summary").nth(1).click();
  await expect(section.getByLabel("Healthy from", { exact: true })).toHaveValue("2");
  await section.getByLabel("Healthy from", { exact: true }).fill("4");
  await section.getByLabel("Unhealthy from").fill("6");
  await section.getByLabel("Unhealthy from").press("Tab");
  await kpis.go();
  await expect(kpis.row(CHURN)).toContainText("healthy up to 4 %, unhealthy from 6 %");
  await expect(kpis.row(CHURN)).toContainText("Healthy");
  // A goal that is no KPI has none.
  await page.goto("./#/plan/kpis/goal/talks");
  await goal.unfold("How we will know");
  await section.locator("summary").nth(1).click();
  await expect(section.getByLabel("Stretch target")).toBeVisible();
  await expect(section.getByLabel("Healthy from")).toHaveCount(0);
});

test("on a phone nothing scrolls sideways, and targets are large enough", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await kpis.open();
  await kpis.begin.click();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  for (const target of [kpis.value(DEAL), kpis.row(DEAL).getByRole("button", { name: "Save" }), kpis.field("Unit")]) {
    expect((await target.boundingBox())!.height).toBeGreaterThanOrEqual(24);
  }
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await kpis.open();
    await axe(page);
    await kpis.begin.click();
    await kpis.field("What is measured").press("Enter");
    await axe(page);
    await kpis.open(NOTHING);
    await axe(page);
  });
}
