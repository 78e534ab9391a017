// What the coach notices of a plan as a whole.
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { bring, LOOSE, NoticedPage } from "../pages/coach.ts";
import { DraftPage } from "../pages/draft.ts";
import { Palette } from "../pages/palette.ts";
import { PlanPage } from "../pages/plan.ts";

let noticed: NoticedPage;

test.beforeEach(async ({ page }) => {
  await fixedClock(page);
  noticed = new NoticedPage(page);
  await bring(page, LOOSE);
});

test("is a page of the plan, in groups, with links to goals and people", async ({ page }) => {
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Coach" }).click();
  await expect(page.getByRole("heading", { name: "What the coach notices" })).toBeFocused();
  await expect(noticed.summary).toContainText("things to mend");
  const sums = noticed.group("Does it add up?");
  await expect(sums.getByRole("article").filter({ hasText: "A priority without a goal" })).toContainText("Improve teamwork");
  await expect(noticed.card("Changed after it was agreed")).toContainText("a new sentence, owner and due date looks as if");
  const people = noticed.group("Can people carry it?");
  await expect(people.getByRole("link", { name: "Bo Ek" }).first()).toBeVisible();
  await expect(noticed.card(/answers for 7 metrics/)).toContainText("Make 50 cold calls a day");

  await noticed.card("A priority without a goal").getByRole("link", { name: "Improve teamwork" }).click();
  await expect(new DraftPage(page).sentence).toHaveValue("Improve teamwork");
});

test("says which rules the sentences leave open", async ({ page }) => {
  await noticed.open("loose");
  const sentences = noticed.group("Does each sentence stand?");
  await sentences.getByText("Results, not effort").click();
  await sentences.getByRole("link", { name: "Make 50 cold calls a day" }).click();
  await expect(new DraftPage(page).sentence).toHaveValue("Make 50 cold calls a day");
});

test("mends by one press: a date, a goal below, a team’s goal, growth", async ({ page }) => {
  await noticed.open("loose");
  const dates = noticed.card("Its dates do not fit");
  await expect(dates).toContainText("31 March 2028");
  await dates.getByRole("button", { name: "Make it due on 31 December 2027" }).click();
  await expect(dates).toHaveCount(0);
  await new PlanPage(page).undo.click();
  await expect(dates).toBeVisible();

  await noticed.card("Operations has no goal").getByRole("button", { name: "Draft a goal for Operations" }).click();
  await expect(new DraftPage(page).sentence).toHaveValue("");
  await noticed.open("loose");
  await expect(noticed.card("Operations has no goal")).toHaveCount(0);

  await noticed.card("A priority without a goal").getByRole("button", { name: "Add a goal below it" }).click();
  await new DraftPage(page).write("Cut hand-over time from 9 to 4 days by 31 May 2027");
  await noticed.open("loose");
  await expect(noticed.card("A priority without a goal")).toHaveCount(0);

  await noticed.card("2 people with nothing to grow in").getByRole("button", { name: "Add a development goal" }).first().click();
  await expect(new DraftPage(page).sentence).toHaveValue("");
});

test("is set aside with a reason, at a goal and at a person, and brought back", async ({ page }) => {
  await noticed.open("loose");
  for (const [title, label] of [
    ["A priority without a goal", "Set aside: A priority without a goal"],
    [/answers for 7 metrics/, "Set aside: Bo Ek answers for 7 metrics"],
  ] as const) {
    const card = noticed.card(title);
    await card.getByRole("button", { name: label }).click();
    const reason = card.getByLabel("Why it does not apply (kept with the plan)");
    await expect(reason).toBeFocused();
    await reason.fill("Agreed with the board");
    await reason.press("Enter");
    await expect(card).toHaveCount(0);
    await expect(page.locator(":focus")).toHaveCount(1);
  }
  await expect(page.getByRole("banner")).toContainText("Saved on this device");
  await page.reload();
  await expect(noticed.card("Changed after it was agreed")).toBeVisible();
  await expect(noticed.card("A priority without a goal")).toHaveCount(0);
  await page.getByText("2 notes set aside").click();
  await page.getByRole("button", { name: "Bring back: Five metrics a person at most (Bo Ek)" }).click();
  await expect(noticed.card(/answers for 7 metrics/)).toBeVisible();
});

test("rules and strictness have their say", async ({ page }) => {
  await page.goto("./#/plan/loose/settings");
  await page.getByText("Rules it follows").click();
  await page.getByRole("checkbox", { name: "Every priority has a goal" }).uncheck();
  await page.getByRole("radio", { name: "Gentle" }).check();
  await noticed.open("loose");
  await expect(page.getByText("Strictness: Gentle · 1 rule switched off")).toBeVisible();
  await expect(noticed.card("Its dates do not fit")).toBeVisible();
  await expect(noticed.card("A priority without a goal")).toHaveCount(0);
  await expect(noticed.card("Changed after it was agreed")).toHaveCount(0);
});

test("is found in the palette", async ({ page }) => {
  await new Palette(page).go("coach notices", "What the coach notices in this plan");
  await expect(page.getByRole("heading", { name: "What the coach notices", level: 1 })).toBeVisible();
});
