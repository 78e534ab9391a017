// Closing a quarter goal by goal, opening the next with what is carried over, and looking back.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { CyclesPage } from "../pages/cycles.ts";
import { StartPage } from "../pages/start.ts";

const LEADS = /^Raise qualified leads/;
const CALLS = /^Raise calls a week/;
const CHURN = /^Cut monthly churn/;
const SUPPORT = /^Make support better/;

let cycles: CyclesPage;

test.beforeEach(async ({ page }) => {
  cycles = new CyclesPage(page);
  await fixedClock(page);
});

test("a quarter is closed goal by goal, and the next one opens with what is carried over", async ({ page }) => {
  await cycles.begin();
  await expect(cycles.cycle("2026-Q3")).toContainText("over, not closed yet");
  await expect(cycles.cycle("2026-Q3")).toContainText("4 goals");
  await cycles.closeOf("2026-Q3").click();
  await expect(cycles.left).toHaveText("4 goals have not been looked at.");

  // Each goal with what the figures suggest, and what was last said of it, unless that is private.
  await expect(cycles.heading).toHaveText(LEADS);
  await expect(cycles.heading).toBeFocused();
  await expect(page.getByText("By the figures: keep. It has come part of the way, to 60 %.")).toBeVisible();
  await expect(page.getByText("Last note, 28 September 2026: Two fairs brought most of them")).toBeVisible();
  await expect(cycles.verdict("Keep")).toBeChecked();
  await cycles.result.fill("160 of 200");
  await cycles.learning.fill("Fairs bring leads, advertisements do not");
  await page.getByRole("button", { name: "Go on" }).click();

  await expect(cycles.heading).toHaveText(CALLS);
  await expect(cycles.verdict("Let go")).toBeChecked();
  await expect(page.getByText("It ends here and counts as reached.")).toBeVisible();
  await expect(page.getByText("Nobody wants this on the wall")).toHaveCount(0);
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(cycles.heading).toHaveText(CHURN);
  await expect(cycles.verdict("Change")).toBeChecked();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(cycles.heading).toHaveText(SUPPORT);
  await cycles.verdict("Let go").check();
  await page.getByRole("button", { name: "Look over everything" }).last().click();

  // The review shows what will be.
  await expect(cycles.heading).toHaveText("Close 2026-Q3 and open 2026-Q4");
  await expect(cycles.left).toHaveText("Every goal has been looked at.");
  await expect(cycles.next).toHaveValue("2026-Q4");
  await expect(page.getByText("1 goal goes on as it is")).toBeVisible();
  await expect(page.getByText("2 goals end")).toBeVisible();
  await expect(page.getByText("Raise qualified leads from 160 to 200 by 31 December 2026")).toBeVisible();
  await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).click();

  await expect(page.getByRole("status").filter({ hasText: "2026-Q3 is closed; 2 goals are carried on in 2026-Q4" })).toBeVisible();
  await expect(cycles.cycle("2026-Q3")).toContainText("1 reached");
  await expect(cycles.closeOf("2026-Q3")).toHaveCount(0);

  // History is readable, and leads on.
  const past = await cycles.goalsOf("2026-Q3");
  const leads = past.filter({ hasText: "160 of 200" });
  await expect(leads).toContainText("Fell short, at 60 % · kept · closed on 22 November 2026");
  await expect(leads).toContainText("Learned: Fairs bring leads, advertisements do not");
  await leads.getByRole("link", { name: /from 160 to 200/ }).click();
  const note = page.getByRole("complementary", { name: "Its cycles" });
  await expect(note).toContainText("Carries on");
  await note.getByRole("link", { name: /from 100 to 200.*2026-Q3/ }).click();
  await expect(note).toContainText("2026-Q3 · closed on 22 November 2026 · Fell short, at 60 % · kept");
  await expect(note).toContainText("Result: 160 of 200");
  await expect(note.getByRole("link", { name: /from 160 to 200.*2026-Q4/ })).toBeVisible();

  // Everything went over but what was reported and agreed; what was private is.
  const file = await cycles.exported();
  const goal = (id: string) => file.goals.find((goal: any) => goal.id === id);
  const next = (id: string) => file.goals.find((goal: any) => goal.continues === id);
  expect(goal("leads")).toMatchObject({ status: "done", closing: { progress: 0.6, on: "2026-11-22", result: "160 of 200" } });
  expect(goal("leads").agreed).toBeDefined();
  expect(goal("calls")).toMatchObject({ status: "done", closing: { verdict: "drop" } });
  expect(goal("support")).toMatchObject({ status: "dropped", closing: { verdict: "drop" } });
  expect(next("leads")).toMatchObject({
    parent: "year",
    owner: "ana",
    cycle: "2026-Q4",
    start: "2026-10-01",
    due: "2026-12-31",
    contribution: { kind: "share", value: 0.5 },
    metrics: [{ baseline: 160, target: 200, history: [{ value: 160 }] }],
  });
  expect(next("leads")).not.toHaveProperty("agreed");
  expect(next("churn")).toMatchObject({ private: true, metrics: [{ baseline: 7.5, target: 4 }] });
  expect(next("calls")).toBeUndefined();
  expect(file.check_ins).toHaveLength(2);
});

test("one undo takes the close back, and what was typed is still there", async ({ page }) => {
  await cycles.begin();
  await cycles.closeOf("2026-Q3").click();
  await cycles.result.fill("160 of 200");
  await page.getByRole("button", { name: "Go on" }).click();
  await cycles.stop(/Look over everything/).click();
  await expect(page.getByText("3 goals have not been looked at; for them the figures’ word is taken.")).toBeVisible();
  await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).click();
  await expect(cycles.closeOf("2026-Q3")).toHaveCount(0);
  await cycles.undo.click();
  await expect(cycles.cycle("2026-Q3")).toContainText("4 open");
  await page.getByRole("button", { name: "Go on closing 2026-Q3" }).click();
  await cycles.stop(LEADS).click();
  await expect(cycles.result).toHaveValue("160 of 200");
});

test("a reload in the middle loses nothing", async ({ page }) => {
  await cycles.begin();
  await cycles.closeOf("2026-Q3").click();
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(cycles.heading).toHaveText(CALLS);
  await cycles.verdict("Change").check();
  await cycles.learning.fill("Forty calls are too few");
  await page.reload();
  await expect(cycles.heading).toHaveText(CALLS);
  await expect(cycles.verdict("Change")).toBeChecked();
  await expect(cycles.learning).toHaveValue("Forty calls are too few");
  await expect(cycles.stop(LEADS)).toContainText("kept");
  await cycles.stop(/Look over everything/).click();
  await cycles.next.fill("Winter");
  await page.reload();
  await expect(cycles.next).toHaveValue("Winter");
  await expect(cycles.heading).toHaveText("Close 2026-Q3 and open Winter");
  // The cycle that opens cannot be the one that closes.
  await cycles.next.fill("2026-Q3");
  await page.getByRole("button", { name: /^Close 2026-Q3/ }).click();
  await expect(page.getByText("Give the next cycle a name of its own.")).toBeVisible();
  await expect(cycles.next).toBeFocused();
  // Left for later, it waits.
  await page.getByRole("button", { name: "Leave it for later" }).click();
  await page.getByRole("button", { name: "Go on closing 2026-Q3" }).click();
  await expect(cycles.heading).toHaveText(CHURN);
});

test("all of it goes by keyboard", async ({ page }) => {
  await cycles.begin();
  await cycles.closeOf("2026-Q3").focus();
  await page.keyboard.press("Enter");
  await expect(cycles.heading).toBeFocused();
  // The sentence, then the verdict, of which the arrows choose.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(cycles.verdict("Keep")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await expect(cycles.verdict("Change")).toBeChecked();
  await page.keyboard.press("Tab");
  await expect(cycles.result).toBeFocused();
  await page.keyboard.type("160");
  await page.keyboard.press("Control+Enter");
  for (const words of [CALLS, CHURN, SUPPORT]) {
    await expect(cycles.heading).toHaveText(words);
    await expect(cycles.heading).toBeFocused();
    await cycles.result.focus();
    await page.keyboard.press("Control+Enter");
  }
  await expect(cycles.heading).toHaveText("Close 2026-Q3 and open 2026-Q4");
  await expect(cycles.heading).toBeFocused();
  await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeFocused();
  await expect(cycles.cycle("2026-Q3").getByText("3 carried on")).toBeVisible();
});

test("two cycles stand side by side, and the goals page leaves closed ones out until asked", async ({ page }) => {
  await cycles.begin();
  await cycles.closeOf("2026-Q3").click();
  await cycles.stop(/Look over everything/).click();
  await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).click();
  await expect(cycles.compare.getByLabel("Earlier")).toHaveValue("2026-Q3");
  await expect(cycles.compare.getByLabel("Later")).toHaveValue("2026-Q4");
  await expect(cycles.compare.getByRole("row", { name: "Goals" })).toHaveText(/4\s*3/);
  await expect(cycles.compare.getByRole("row", { name: "Carried on" })).toHaveText(/3\s*0/);
  const leads = cycles.compare.getByRole("listitem").filter({ hasText: LEADS.source.slice(1) });
  await expect(leads).toContainText("2026-Q3: Fell short, at 60 % → 2026-Q4: Open, at 0 %");
  const calls = cycles.compare.getByRole("listitem").filter({ hasText: "calls a week" });
  await expect(calls).toContainText("Not carried on");

  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
  const rows = page.getByRole("rowheader");
  await expect(rows).toHaveCount(4);
  await expect(page.getByText("4 goals of closed cycles are put away.")).toBeVisible();
  await page.getByRole("button", { name: "Show closed cycles" }).click();
  await expect(rows).toHaveCount(8);
  await page.getByRole("button", { name: "Hide closed cycles" }).click();
  await expect(rows).toHaveCount(4);

  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Map", exact: true }).click();
  await expect(page.getByRole("treeitem")).toHaveCount(4);
  await expect(page.getByText("4 goals of closed cycles are put away.")).toBeVisible();
  await page.getByRole("radio", { name: "List" }).check({ force: true });
  await expect(page.getByText("4 goals of closed cycles are put away.")).toBeVisible();
});

test("a goal that is opened again is back among the goals", async ({ page }) => {
  await cycles.begin();
  await cycles.closeOf("2026-Q3").click();
  await cycles.stop(/Look over everything/).click();
  await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).click();
  const past = await cycles.goalsOf("2026-Q3");
  await past.getByRole("link", { name: CALLS }).click();
  await page.getByRole("button", { name: "Open it again" }).click();
  await expect(page.getByRole("complementary", { name: "Its cycles" })).toHaveCount(0);
  await cycles.open();
  await expect(cycles.cycle("2026-Q3")).toContainText("1 open");
  await expect(cycles.closeOf("2026-Q3")).toBeVisible();
});

test("the sample’s running quarter can be closed, and its year stays open", async ({ page }) => {
  const start = new StartPage(page);
  await start.open();
  await start.sample.click();
  await expect(page.getByRole("navigation", { name: "This plan" })).toBeVisible();
  await cycles.open();
  await cycles.closeOf("2027-Q3").click();
  await cycles.stop(/Look over everything/).click();
  await expect(page.getByText(/goals of longer cycles stay open/)).toBeVisible();
  await page.getByRole("button", { name: "Close 2027-Q3 and open 2027-Q4" }).click();
  await expect(cycles.cycle("2027-Q4")).toBeVisible();
  await expect(cycles.closeOf("2027-Q3")).toHaveCount(0);
  await expect(cycles.closeOf("2027")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test("a quarter is closed without scrolling sideways", async ({ page }) => {
    const fits = async () => expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await cycles.begin();
    await fits();
    await cycles.closeOf("2026-Q3").tap();
    await fits();
    for (let goal = 0; goal < 3; goal += 1) await page.getByRole("button", { name: "Go on" }).tap();
    await page.getByRole("form").getByRole("button", { name: "Look over everything" }).tap();
    await expect(cycles.next).toBeVisible();
    await fits();
    await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).tap();
    await expect(cycles.compare).toBeVisible();
    await cycles.goalsOf("2026-Q3");
    await fits();
  });
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the page, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await cycles.begin();
    await axe(page);
    await cycles.closeOf("2026-Q3").click();
    await axe(page);
    await cycles.stop(/Look over everything/).click();
    await expect(cycles.next).toBeVisible();
    await axe(page);
    await page.getByRole("button", { name: "Close 2026-Q3 and open 2026-Q4" }).click();
    await expect(cycles.compare).toBeVisible();
    await cycles.goalsOf("2026-Q3");
    await axe(page);
  });
}
