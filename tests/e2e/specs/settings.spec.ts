// What holds for a plan as a whole: every change counts at once, is stored, and can be undone.
import { expect, type Locator, type Page } from "@playwright/test";
import { axe } from "../helpers/axe.ts";
import { test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { DraftPage } from "../pages/draft.ts";
import { importStaff, STAFF_NAME } from "../pages/people.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

let saved: () => Promise<void>;
let undo: Locator;

async function open(page: Page) {
  await page.goto("./#/plan/northwind/settings");
  await expect(page.getByRole("heading", { name: "Plan settings", level: 1 })).toBeVisible();
}

test.beforeEach(async ({ page }) => {
  saved = () => expect(page.getByRole("banner")).toContainText("Saved on this device");
  undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  await fixedClock(page);
  await importStaff(page);
  await open(page);
});

test("the name and purpose are written, kept over a reload, and undone step by step", async ({ page }) => {
  await page.getByLabel("Name of the plan").fill("Northwind 2028");
  await page.getByLabel("Mission").fill("Measuring made simple.\nFor everyone.");
  await page.getByLabel("Vision").fill("No one waits for a result.");
  await page.getByText("Strengths, weaknesses, opportunities, threats").click();
  await page.getByLabel("Strengths").fill("Strong technology\n\n  Loyal clients  ");
  await page.getByLabel("Strengths").blur();
  await expect(page.getByText("2 points noted")).toBeVisible();
  await page.getByLabel("North star").selectOption("Grow revenue from $10M to $12M by 31 December 2027");
  await expect(page.getByRole("banner")).toContainText("Northwind 2028");
  await saved();
  await page.reload();
  await expect(page.getByLabel("Name of the plan")).toHaveValue("Northwind 2028");
  await expect(page.getByLabel("Mission")).toHaveValue("Measuring made simple.\nFor everyone.");
  await expect(page.getByLabel("North star").locator("option:checked")).toHaveText(/^Grow revenue/);
  await page.getByText("Strengths, weaknesses, opportunities, threats").click();
  await expect(page.getByLabel("Strengths")).toHaveValue("Strong technology\nLoyal clients");
  await page.getByLabel("Vision").fill("Another one");
  await page.getByLabel("Vision").blur();
  await undo.click();
  await expect(page.getByLabel("Vision")).toHaveValue("No one waits for a result.");
});

test("rubbish is refused with a reason, stays in the field, and does not reach the plan", async ({ page }) => {
  for (const [label, wrong, why, right] of [
    ["Name of the plan", "   ", "A plan needs a name.", "Harbour"],
    ["Currency", "12 $", "A sign or a short code, such as $ or CHF.", "CHF"],
    ["A check-in every", "0", "A whole number of days from 1 to 366.", "14"],
    ["A check-in every", "367", "A whole number of days from 1 to 366.", "7"],
    ["A check-in every", "often", "A whole number of days from 1 to 366.", "30"],
  ]) {
    const field = page.getByLabel(label, { exact: true });
    await field.fill(wrong);
    await expect(field).toHaveAccessibleDescription(why);
    await field.fill(right);
    await expect(field).toHaveAccessibleDescription("");
  }
  await page.getByLabel("Currency").fill("far too long a currency");
  await expect(page.getByLabel("Currency")).toHaveAttribute("aria-invalid", "true");
  await saved();
  await page.reload();
  await expect(page.getByLabel("Currency")).toHaveValue("far too long a currency");
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
  const file = JSON.parse((await new PlanPage(page).exported()).text);
  expect(file.settings).toMatchObject({ currency: "CHF", check_in_days: 30 });
});

test("examples show how dates and numbers are read", async ({ page }) => {
  await expect(page.getByText("3/4/2027 is read as 3 April 2027")).toBeVisible();
  await expect(page.getByText("3/4/2027 is read as 4 March 2027")).toBeVisible();
  await expect(page.getByText("1,234.5 is read as 1234½, 1.500 as 1½")).toBeVisible();
  await expect(page.getByText("1.234,5 is read as 1234½, 1.500 as 1500")).toBeVisible();
  await expect(page.getByText("“By the end of Q3” is read as 30 September 2027")).toBeVisible();
  await page.getByLabel("The fiscal year starts in").focus();
  await page.getByLabel("The fiscal year starts in").selectOption("April");
  await expect(page.getByText("“By the end of Q3” is read as 31 December 2026")).toBeVisible();
  await expect(page.getByLabel("The fiscal year starts in")).toBeFocused();
});

test("the date order changes how drafting reads a date", async ({ page }) => {
  const draft = new DraftPage(page);
  const write = async () => {
    await page.goto("./#/plan/northwind/draft");
    await draft.write("Raise our NPS from 42 to 50 by 3/4/2027");
  };
  await write();
  await draft.shows({ by: "2027-04-03" });
  await open(page);
  await page.getByRole("radio", { name: "Month first" }).check();
  await write();
  await draft.shows({ by: "2027-03-04" });
});

test("the decimal sign changes how numbers are read, and how fields write them", async ({ page }) => {
  await page.getByRole("radio", { name: "Comma" }).check();
  const draft = new DraftPage(page);
  await page.goto("./#/plan/northwind/draft");
  await draft.write("Raise output from 1.234,5 to 2.500 units by 30 June 2027");
  await draft.shows({ from: "1.234,5", to: "2.500" });
  await draft.to.fill("3.000,25");
  await draft.saved();
  await page.reload();
  await draft.shows({ to: "3.000,25" });
  await open(page);
  await page.getByRole("radio", { name: "Point" }).check();
  await page.goBack();
  await draft.shows({ from: "1,234.5", to: "3,000.25" });
});

test("a rule that is switched off is not heard of, and comes back", async ({ page }) => {
  const draft = new DraftPage(page);
  await page.goto("./#/plan/northwind/draft");
  await draft.write("Raise our NPS from 42 to 50");
  await expect(draft.note("No date")).toBeVisible();
  await page.goto("./#/plan/northwind/settings");
  await page.getByText("Rules it follows").click();
  await page.getByRole("checkbox", { name: "A date", exact: true }).uncheck();
  await expect(page.getByText("1 rule switched off")).toBeVisible();
  await page.goBack();
  await expect(draft.note("No date")).toHaveCount(0);
  await open(page);
  await undo.click();
  await page.getByText("Rules it follows").click();
  await expect(page.getByRole("checkbox", { name: "A date", exact: true })).toBeChecked();
});

test("a gentle coach keeps to what matters most", async ({ page }) => {
  const draft = new DraftPage(page);
  await page.goto("./#/plan/northwind/draft");
  await draft.write("Raise our NPS to 50 by 30 June 2027");
  await expect(draft.note("Where does it stand today?")).toBeVisible();
  await page.goto("./#/plan/northwind/settings");
  await page.getByRole("radio", { name: "Gentle" }).check();
  await page.goBack();
  await expect(draft.sentence).toHaveValue("Raise our NPS to 50 by 30 June 2027");
  await expect(draft.note("Where does it stand today?")).toHaveCount(0);
});

test("cycle, rhythm and strictness are chosen by keyboard and kept", async ({ page }) => {
  await page.getByRole("radio", { name: "A quarter" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Half a year" })).toBeChecked();
  await page.getByRole("radio", { name: "Normal" }).focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("radio", { name: "Strict" })).toBeChecked();
  await saved();
  await page.reload();
  await expect(page.getByRole("radio", { name: "Half a year" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Strict" })).toBeChecked();
  await expect(page.getByRole("radio", { name: "Half a year" })).toHaveAccessibleDescription(/stay put long enough/);
});

test("the plan is duplicated, and the copy deleted, without harm to the first", async ({ page }) => {
  await page.getByRole("button", { name: "Duplicate" }).click();
  await expect(page.getByLabel("Name of the plan")).toHaveValue(`${STAFF_NAME} (copy)`);
  await page.getByLabel("Mission").fill("Only in the copy");
  await saved();
  await page.getByRole("button", { name: "Delete this plan" }).click();
  const dialog = page.getByRole("dialog", { name: `Delete “${STAFF_NAME} (copy)”?` });
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Delete this plan" }).click();
  await dialog.getByRole("button", { name: "Delete this plan" }).click();
  const start = new StartPage(page);
  await expect(start.plans).toHaveCount(1);
  await start.plan(STAFF_NAME).click();
  await expect(new PlanPage(page).goal("Sign four resellers by 30 June 2027")).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.getByText("Strengths, weaknesses, opportunities, threats").click();
    await page.getByText("Rules it follows").click();
    await page.getByLabel("Currency").fill("");
    await expect(page.getByLabel("Currency")).toHaveAttribute("aria-invalid", "true");
    await axe(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("nothing is cut off", async ({ page }) => {
    await page.getByText("Strengths, weaknesses, opportunities, threats").click();
    await page.getByText("Rules it follows").click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
