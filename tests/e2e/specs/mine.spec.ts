// What I owe, and whom it serves.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { importStaff, PeoplePage } from "../pages/people.ts";
import { PlanPage } from "../pages/plan.ts";
import type { Page } from "@playwright/test";

const DEMOS = "Raise demos held from 12 to 30 a month by 30 June 2027";

async function open(page: Page) {
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Mine" }).click();
}

async function iAm(page: Page, name: string) {
  await open(page);
  await page.getByLabel("I am").selectOption(name);
  await expect(page.getByRole("heading", { level: 1, name: `${name}’s goals` })).toBeVisible();
}

const goals = (page: Page) => page.getByRole("region", { name: "My goals" });
const team = (page: Page) => page.getByRole("region", { name: "My team" });

test.beforeEach(async ({ page }) => {
  await fixedClock(page);
  await importStaff(page);
});

test("it asks once who one is, and knows it after a reload, outside of the file", async ({ page }) => {
  await open(page);
  await expect(page.getByRole("heading", { level: 1, name: "Mine" })).toBeFocused();
  await page.getByLabel("I am").selectOption("Aya Mori");
  await expect(goals(page).getByRole("link", { name: DEMOS, exact: true })).toBeVisible();
  await page.reload();
  await expect(goals(page).getByRole("link", { name: DEMOS, exact: true })).toBeVisible();
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
  expect((await new PlanPage(page).exported()).text).not.toContain("me.");
  await open(page);
  await page.getByRole("button", { name: "Not you?" }).click();
  await expect(page.getByLabel("I am")).toBeVisible();
});

test("each goal has its line of sight up to the company, its measure, its date and its health", async ({ page }) => {
  await iAm(page, "Aya Mori");
  await expect(page.getByText("You answer for 1 goal. All are up to date.")).toBeVisible();
  const row = goals(page).getByRole("listitem").filter({ has: page.getByRole("link", { name: DEMOS, exact: true }) });
  await expect(row.getByRole("list").getByRole("link")).toHaveText([/^Close \$1.2M/, /^Grow revenue/]);
  await expect(row).toContainText("12 to 30 · now 20");
  await expect(row).toContainText("by 30 June 2027");
  await expect(row.getByRole("img", { name: /44 % of the way; \d+ % would be on time/ })).toBeVisible();
  await expect(row).toContainText("On track");
  await row.getByRole("list").getByRole("link", { name: /^Close/ }).click();
  await expect(page.getByRole("textbox", { name: "Your goal, in one sentence" })).toHaveValue(/^Close/);
});

test("goals one helps with are told apart, and the team is below", async ({ page }) => {
  await iAm(page, "Bo Ek");
  await expect(page.getByText("You answer for 0 goals, you help with 1 more.")).toBeVisible();
  await expect(goals(page)).toContainText("You help Aya Mori");
  await expect(team(page).getByRole("heading", { level: 3 })).toHaveText(["Aya Mori Account manager"]);
  await expect(team(page).getByRole("link", { name: DEMOS, exact: true })).toBeVisible();
});

test("who leads a department sees all within it, and what wants a check-in", async ({ page }) => {
  await iAm(page, "Ilse Brandt");
  await expect(page.getByText("You answer for 1 goal. 1 wants a check-in.")).toBeVisible();
  await expect(goals(page).getByRole("link", { name: /^Check in: Close/ })).toBeVisible();
  await expect(goals(page)).toContainText("No check-in yet");
  await expect(team(page).getByRole("heading", { level: 3 })).toHaveText(["Aya Mori Account manager", "Bo Ek Account manager"]);
  await expect(team(page)).toContainText("Answers for nothing yet");
});

test("one says who one is on the people page as well, and stays that person when joined", async ({ page }) => {
  const people = new PeoplePage(page);
  await people.open();
  const fields = await people.edit("Mori, Aya");
  await fields.getByRole("button", { name: "This is me" }).click();
  await expect(fields.getByRole("button", { name: "This is not me" })).toBeFocused();
  await expect(people.person("Mori, Aya")).toContainText("You");
  await people.mend.getByRole("button", { name: "Look and join: Aya Mori and Mori, Aya" }).click();
  await people.dialog.getByRole("button", { name: "Join", exact: true }).click();
  await open(page);
  await expect(page.getByRole("heading", { level: 1, name: "Aya Mori’s goals" })).toBeVisible();
  await expect(page.getByText("You answer for 2 goals. 1 wants a check-in.")).toBeVisible();
});

test("a goal of one’s own is drafted from here", async ({ page }) => {
  await iAm(page, "Tomás Vega");
  await expect(page.getByRole("heading", { name: "You answer for no goal yet." })).toBeVisible();
  await page.getByRole("button", { name: "Draft my goal" }).click();
  await page.getByRole("textbox", { name: "Your goal, in one sentence" }).fill("Answer within two hours by 31 March 2027");
  await open(page);
  await expect(goals(page).getByRole("link", { name: "Answer within two hours by 31 March 2027", exact: true })).toBeVisible();
});

test("who is removed is no longer me", async ({ page }) => {
  await iAm(page, "Tomás Vega");
  const people = new PeoplePage(page);
  await people.open();
  await (await people.edit("Tomás Vega")).getByRole("button", { name: "Remove" }).click();
  await expect(people.person("Tomás Vega")).toHaveCount(0);
  await open(page);
  await expect(page.getByLabel("I am")).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    await expect(page.getByLabel("I am")).toBeVisible();
    await axe(page);
    await iAm(page, "Ilse Brandt");
    await axe(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("nothing is cut off", async ({ page }) => {
    await iAm(page, "Aya Mori");
    await expect(goals(page)).toContainText("On track");
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  });
});
