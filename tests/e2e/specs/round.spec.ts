// A round of check-ins: one goal after another, and the weekly note that comes of it.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { importStaff } from "../pages/people.ts";
import { PlanPage } from "../pages/plan.ts";
import { RoundPage } from "../pages/round.ts";

const CLOSE = /^Close \$1.2M/;

let round: RoundPage;

test.beforeEach(async ({ page }) => {
  round = new RoundPage(page);
  await fixedClock(page);
  await importStaff(page);
});

test("a round goes from goal to goal by keyboard, and the numbers arrive in the plan", async ({ page }) => {
  await round.open();
  const all = await round.stops.count();
  await expect(round.left).toHaveText(`${await round.waiting.count()} goals are still to be spoken for.`);
  await round.choose(CLOSE);
  await expect(round.heading).toBeFocused();
  await expect(round.heading).toHaveText(CLOSE);
  await expect(page.getByText(`of ${all}`)).toBeVisible();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(round.value).toBeFocused();
  await page.keyboard.type("300000");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (let step = 0; step < 7; step += 1) await page.keyboard.press("ArrowRight");
  await expect(round.confidence("6")).toBeChecked();
  await round.note.focus();
  await page.keyboard.type("Two large offers are out");
  await round.nextStep.focus();
  await page.keyboard.type("Call both by Friday");
  await expect(round.suggested).toContainText("25 % reached");
  await page.keyboard.press("Control+Enter");

  // The next goal whose turn it is is at hand, with focus.
  await expect(round.heading).not.toHaveText(CLOSE);
  await expect(round.heading).toBeFocused();
  await expect(round.stop(CLOSE)).toContainText("said today");
  const file = JSON.parse((await exported(page)).text);
  const goal = file.goals.find((goal: any) => CLOSE.test(goal.statement));
  expect(goal).toMatchObject({ confidence: 6, metrics: [{ history: [{ on: "2026-11-22", value: 300000 }] }] });
  expect(file.check_ins).toContainEqual(
    expect.objectContaining({ goal: goal.id, confidence: 6, note: "Two large offers are out", next_step: "Call both by Friday" }),
  );

  // One undo takes all of it back.
  await round.open();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(round.stop(CLOSE)).not.toContainText("said today");
});

test("what is typed survives going to another goal and a reload", async ({ page }) => {
  await round.open();
  await round.choose(CLOSE);
  await round.value.fill("twelve");
  await round.blocker.fill("Legal has not answered");
  await round.skip.click();
  await expect(round.stop(CLOSE)).toContainText("skipped for now");
  await page.reload();
  await round.choose(CLOSE);
  await expect(round.value).toHaveValue("twelve");
  await expect(round.blocker).toHaveValue("Legal has not answered");
  await round.save.click();
  await expect(round.value).toBeFocused();
  await expect(round.form.getByText("Write a number, such as 1,500 or 12.5")).toBeVisible();
  await round.value.fill("12000");
  await round.save.click();
  await expect(round.stop(CLOSE)).toContainText("said today");
  await page.reload();
  await round.choose(CLOSE);
  await expect(round.blocker).toHaveValue("");
  await expect(page.getByRole("complementary", { name: "Last time" })).toContainText("Legal has not answered");
});

test("an empty check-in is not saved, and one's own word on health needs its reason", async ({ page }) => {
  await round.open();
  await round.choose(CLOSE);
  await round.save.click();
  await expect(round.form.getByText("Give a value, a confidence or a few words")).toBeVisible();
  await expect(round.note).toBeFocused();
  await expect(round.note).toHaveAttribute("aria-invalid", "true");
  await expect(round.note).toHaveAccessibleDescription(/Give a value, a confidence or a few words/);
  await round.health.selectOption("At risk");
  await round.save.click();
  await expect(round.why).toBeFocused();
  await round.why.fill("The budget is not signed");
  await round.save.click();
  await expect(round.stop(CLOSE)).toContainText("said today");
  const file = JSON.parse((await exported(page)).text);
  const goal = file.goals.find((goal: any) => CLOSE.test(goal.statement));
  expect(goal.health).toEqual({ health: "at_risk", why: "The budget is not signed", on: "2026-11-22" });
});

test("the weekly note says what was said, can be changed and sent, and leaves out causes", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await round.open();
  await round.choose(CLOSE);
  await round.value.fill("300000");
  await round.note.fill("Two large offers are out");
  await round.save.click();
  const rest = round.waiting.first();
  await rest.click();
  await round.note.fill("Not for the note");
  await round.form.getByText("Why it fell short").first().click();
  await page.getByLabel("Why it fell short").selectOption("Means or support were missing");
  await expect(page.getByText("Name what was missing, who can give it")).toBeVisible();
  await round.save.click();

  await round.to.selectOption("Aya Mori");
  await expect(round.letter).toHaveValue(/^Hello Aya Mori,\n\nthis is where we stand on 22 November 2026:\n\nClose \$1\.2M/);
  await expect(round.letter).toHaveValue(/\$300,000/);
  await expect(round.letter).not.toHaveValue(/Not for the note/);
  await round.letter.press("Control+End");
  await round.letter.pressSequentially("\nSee you Monday");
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("The note is on the clipboard")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/Two large offers are out[\s\S]*See you Monday$/);
  const mail = await page.getByRole("link", { name: "Write an e-mail" }).getAttribute("href");
  expect(decodeURIComponent(mail!)).toContain("See you Monday");
  await page.getByRole("button", { name: "Write it anew from the check-ins" }).click();
  await expect(round.letter).not.toHaveValue(/See you Monday/);
});

test("the round is that of a team or of one person", async ({ page }) => {
  await round.open();
  const all = await round.stops.count();
  await round.whose.selectOption("Aya Mori");
  await expect(round.stops).toHaveCount(1);
  await round.whose.selectOption("Field sales");
  await expect(round.stops).not.toHaveCount(all);
  await round.whose.selectOption("Everyone’s");
  await expect(round.stops).toHaveCount(all);
});

test("the plan's page says how many goals want a check-in, and leads there", async ({ page }) => {
  await page.getByRole("link", { name: /goals? wants? a check-in$/ }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check-ins" })).toBeVisible();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing on the page, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await round.open();
    await round.choose(CLOSE);
    await round.value.fill("300000");
    await expect(round.suggested).toContainText("reached");
    await axe(page);
  });
}

async function exported(page: import("@playwright/test").Page) {
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
  return new PlanPage(page).exported();
}
