// A list of goals is checked before any of it is taken over.
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { bring, CheckPage, LIST } from "../pages/coach.ts";
import { Palette } from "../pages/palette.ts";
import { PlanPage } from "../pages/plan.ts";
import { SAMPLE } from "../pages/sample.ts";
import { StartPage } from "../pages/start.ts";

let check: CheckPage;

test.beforeEach(async ({ page }) => {
  await fixedClock(page);
  check = new CheckPage(page);
});

const NPS = "Raise NPS from 42 to 50 by 30 June 2027";
const HIRE = "Cut time to hire from 60 to 45 days by 31 March 2027";

test("a pasted list is read and judged, line by line", async ({ page }) => {
  await check.open();
  await check.list.fill(LIST);
  await expect(check.rows).toHaveCount(7);
  await check.says(HIRE, { measure: "time to hire", from: "60 days", to: "45 days", by: "31 March 2027", open: "Stands on its own" });
  await check.says("Improve customer support", { open: /Nobody could tell when this is done/ });
  await check.says("Make 50 cold calls a day", { open: /This counts effort/ });
  await expect(check.rows.nth(5)).toContainText("Same as line 2");
  await expect(check.rows.nth(6)).toContainText("No words in this line");
  await expect(check.rows.nth(5).getByRole("checkbox")).not.toBeChecked();
  await expect(check.rows.nth(6).getByRole("checkbox")).toBeDisabled();
  await expect(page.getByRole("status").filter({ hasText: "7 lines" })).toContainText("2 stand on their own");
});

test("what is ticked is taken over as one step, and one undo takes it back", async ({ page }) => {
  await check.open();
  await check.list.fill(LIST);
  await expect(check.adopt).toHaveText("Add 5 goals to the plan");
  await check.tick("Company goals").uncheck();
  await check.tick("Make 50 cold calls a day").uncheck();
  await expect(check.adopt).toHaveText("Add 3 goals to the plan");
  await check.adopt.click();

  const plan = new PlanPage(page);
  await expect(page.getByRole("heading", { name: "My goals" })).toBeVisible();
  await plan.shows(`Person: ${NPS}`, "Person: Improve customer support", `Person: ${HIRE}`);
  await plan.undo.click();
  await expect(page.getByRole("heading", { name: "No goals yet" })).toBeVisible();
});

test("only those that stand, all, none", async ({ page }) => {
  await check.open();
  await check.list.fill(LIST);
  await page.getByRole("button", { name: "Only those that stand" }).click();
  await expect(check.adopt).toHaveText("Add 2 goals to the plan");
  await page.getByRole("button", { name: "Tick none" }).click();
  await expect(check.adopt).toBeDisabled();
  await page.getByRole("button", { name: "Tick all" }).click();
  await expect(check.adopt).toHaveText("Add 6 goals to the plan");
});

test("a CSV file says more than its sentences, and keeps its owners", async ({ page }) => {
  await check.open();
  const csv = 'Owner,Goal,Deadline,From,To,Unit\r\n"Sol, Ana","Raise NPS, for good",2027-06-30,42,50,\r\nBo Ek,Cut churn,30 June 2027,9,6,%\r\n';
  await check.file.setInputFiles({ name: "goals.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
  await expect(check.rows).toHaveCount(2);
  await check.says("Raise NPS, for good", { from: "42", to: "50", by: "30 June 2027" });
  await check.says("Cut churn", { from: "9%", to: "6%" });
  await expect(check.row("Cut churn")).toContainText("Bo Ek");
  await check.level.selectOption("Team");
  await check.adopt.click();
  await new PlanPage(page).shows("Team: Raise NPS, for good", "Team: Cut churn");
  const file = JSON.parse((await new PlanPage(page).exported()).text);
  expect(file.people.map((person: { name: string }) => person.name).sort()).toEqual(["Bo Ek", "Sol, Ana"]);
});

test("a file that is no text is refused with a way on", async ({ page }) => {
  await check.open();
  await check.file.setInputFiles({ name: "goals.xlsx", mimeType: "application/zip", buffer: Buffer.from([0x50, 0x4b, 0xff, 0xfe]) });
  await expect(page.getByRole("alert").filter({ hasText: "save the table as CSV" })).toBeVisible();
});

test("indented lines keep their tree, past a line that is left out", async ({ page }) => {
  await bring(page, SAMPLE);
  await check.open("#/plan/harbour-clinic/check");
  await check.list.fill("Grow revenue by 10 % by June 2027\n  Close deals\n    Book 40 demos a month\nAnswer the phone better");
  await expect(check.row("Answer the phone better")).toContainText("In this plan already");
  await check.tick("Close deals").uncheck();
  await check.level.selectOption("Company");
  await check.adopt.click();
  await expect(new PlanPage(page).row("Book 40 demos a month")).toHaveAttribute("aria-level", "2");
});

test("is reached from the start page, the palette and the plan", async ({ page }) => {
  const heading = page.getByRole("heading", { name: "Check a list of goals", level: 1 });
  await new StartPage(page).open();
  await page.getByRole("link", { name: "Check a list of goals" }).click();
  await expect(heading).toBeFocused();
  await bring(page, SAMPLE);
  await new Palette(page).go("check a list", "Check a list of goals");
  await expect(heading).toBeVisible();
  expect(page.url()).toContain("harbour-clinic/check");
  await page.getByRole("link", { name: /All goals in/ }).click();
  await page.getByRole("button", { name: "Write or paste a list" }).click();
  await page.getByRole("link", { name: "Have a list read and judged first" }).click();
  await expect(heading).toBeVisible();
});

test("a list that is not taken over yet is still there after a reload", async ({ page }) => {
  await check.open();
  await check.list.fill(LIST);
  await expect(check.rows).toHaveCount(7);
  await page.reload();
  await expect(check.list).toHaveValue(LIST);
  await expect(check.rows).toHaveCount(7);
});

test("500 lines are read in a moment", async ({ page }) => {
  await check.open();
  const lines = Array.from({ length: 500 }, (_, at) => `Raise NPS of branch ${at} from ${at} to ${at + 8} by 30 June 2027`);
  const took = await page.evaluate(async (text) => {
    const field = document.querySelector("textarea")!;
    field.value = text;
    const started = performance.now();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    while (document.querySelectorAll("tbody tr").length < 200) await new Promise((resolve) => setTimeout(resolve, 5));
    return performance.now() - started;
  }, lines.join("\n"));
  // A quarter of a second of it is the pause before the list is read.
  expect(took).toBeLessThan(3000);
  await expect(check.adopt).toHaveText("Add 500 goals to the plan");
  await page.getByRole("button", { name: "Show 300 more lines" }).click();
  await expect(check.rows).toHaveCount(400);
});
