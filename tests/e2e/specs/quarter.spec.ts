// The sample plan through the rest of a quarter, week by week, until the quarter is over.
import { expect, test } from "../helpers/test.ts";
import { fixedClock, later } from "../pages/clock.ts";
import { CyclesPage } from "../pages/cycles.ts";
import { RoundPage } from "../pages/round.ts";
import { StartPage } from "../pages/start.ts";
import type { Page } from "@playwright/test";

/** Signed by the end of the quarter, one or two a week; each brings $40,000. */
const RESELLERS = /^Sign 6 resellers in the north region/;
const SIGNED = [4, 4, 5, 6, 6];

/** Nobody reports on this one. */
const BUGS = /^Cut customer-reported bugs/;

/** The sample's fiscal year begins in April. */
const QUARTER = "2027-Q3";
const NEXT = "2027-Q4";

async function week(page: Page, weeks: number) {
  await fixedClock(page, later(7 * weeks));
  await page.reload();
}

const to = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name, exact: true }).click();
const first = (page: Page) => page.getByRole("region", { name: "What needs somebody first" });

test("from week to week", async ({ page }) => {
  test.setTimeout(180_000);
  await fixedClock(page);
  await page.goto("./");
  await new StartPage(page).sample.click();
  await expect(page.getByRole("treegrid", { name: "Goals of this plan" })).toBeVisible();
  const round = new RoundPage(page);

  for (const [weeks, signed] of SIGNED.entries()) {
    await week(page, weeks + 1);
    await round.open();
    await expect(round.stop(RESELLERS)).toContainText("due");
    await round.choose(RESELLERS);
    await round.value.fill(String(signed));
    await round.confidence(signed < 6 ? "6" : "10").check({ force: true });
    await round.note.fill(`${signed} have signed`);
    await round.save.click();
    await expect(round.stop(RESELLERS)).toContainText("said today");
  }

  // What was reported is on the way; what was not has gone stale, whatever was said of it last.
  await to(page, "Progress");
  const needs = first(page);
  await needs.getByText(/^\d+ more$/).click();
  await expect(needs.getByRole("listitem").filter({ hasText: BUGS })).toContainText("nobody has reported since");
  await expect(needs.getByRole("listitem").filter({ hasText: RESELLERS })).toHaveCount(0);
  await to(page, "Does it add up?");
  const regions = page.getByRole("region", { name: /^Win \$400,000 in the two new regions/ });
  const child = regions.getByRole("listitem").filter({ hasText: RESELLERS });
  await expect(child).toContainText("gives $240,000");
  await expect(child).toContainText("100 % of its own way");
  await child.getByText("gives $240,000").click();
  await expect(child).toContainText("× $40,000 a reseller (contracts that a reseller brings) makes $240,000.");

  // The quarter is over: what was not reached is past its day.
  await week(page, 6);
  await to(page, "Progress");
  await expect(first(page).getByText("its last day was 3 days ago").first()).toBeVisible();

  // It is closed, and what was not reached goes on in the next, where nobody has agreed to it yet.
  const cycles = new CyclesPage(page);
  await to(page, "Cycles");
  await cycles.closeOf(QUARTER).click();
  await cycles.stop(/Look over everything/).click();
  await page.getByRole("button", { name: `Close ${QUARTER} and open ${NEXT}` }).click();
  await expect(page.getByRole("status").filter({ hasText: `${QUARTER} is closed` })).toBeVisible();
  const past = await cycles.goalsOf(QUARTER);
  await expect(past.filter({ hasText: /Sign 6 resellers/ })).toContainText("Reached");
  await to(page, "Progress");
  await expect(first(page).getByText("its last day was 3 days ago")).toHaveCount(0);
});
