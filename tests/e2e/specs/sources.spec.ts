// The register of data sources: who looks after each, what reads from it, how fresh it is.
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { SourcesPage } from "../pages/sources.ts";

test.beforeEach(async ({ page }) => fixedClock(page));

test("each source says who looks after it, what reads from it, and whether it has gone stale", async ({ page }) => {
  const sources = new SourcesPage(page);
  await sources.open();
  const crm = sources.source("CRM");
  await expect(crm).toContainText("Looked after by Ana Reyes");
  await expect(crm).toContainText("at the most 7 days old");
  await expect(crm).toContainText("Stale for 5 days: newest value 10 November 2026");
  await expect(page.getByText("1 source is staler than was promised.")).toBeVisible();
  await crm.getByText("1 number reads from it").click();
  await expect(crm.getByRole("link", { name: "new clients" })).toHaveAttribute("href", /\/goal\/clients$/);
  await expect(sources.source("Surveys")).toContainText("No number of an open goal reads from it");
  const without = page.getByRole("region", { name: "Numbers without a source" });
  await expect(without.getByRole("link")).toHaveText(["answered calls"]);
});

test("where it is found is words, never a link", async ({ page }) => {
  const sources = new SourcesPage(page);
  await sources.open();
  await expect(sources.source("CRM")).toContainText("javascript:alert(1)");
  await expect(page.locator('a[href^="javascript"]')).toHaveCount(0);
});

test("a source is added, described by keyboard, kept over a reload, and removed with an undo", async ({ page }) => {
  const sources = new SourcesPage(page);
  await sources.open();
  await sources.add.fill("Help desk");
  await page.keyboard.press("Enter");
  await expect(sources.field("Name")).toBeFocused();
  await sources.field("Who looks after it").selectOption("Ana Reyes");
  await sources.field("At the most how many days old").fill("0");
  await sources.field("At the most how many days old").blur();
  await expect(page.getByRole("alert").filter({ hasText: "A whole number of days" })).toBeVisible();
  await sources.field("At the most how many days old").fill("2");
  await sources.field("Where it is found").fill("Shared drive, reports");
  await sources.field("Where it is found").blur();
  await expect(page.getByRole("banner")).toContainText("Saved on this device");
  await page.reload();
  await expect(sources.source("Help desk")).toContainText("at the most 2 days old");
  await expect(sources.source("Help desk")).toContainText("Shared drive, reports");
  await sources.edit("Help desk");
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(sources.source("Help desk")).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(sources.source("Help desk")).toHaveCount(1);
});

test("two of one name become one, and the number reads from that", async ({ page }) => {
  const sources = new SourcesPage(page);
  await sources.open();
  await sources.add.fill("crm");
  await page.keyboard.press("Enter");
  await expect(sources.field("Name")).toBeFocused();
  await page.getByRole("button", { name: "Make one of both" }).click();
  await expect(page.getByRole("button", { name: "Make one of both" })).toHaveCount(0);
  await expect(sources.rows).toHaveCount(2);
  await expect(sources.rows.filter({ hasText: "Looked after by Ana Reyes" })).toContainText("1 number reads from it");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(sources.rows).toHaveCount(3);
});
