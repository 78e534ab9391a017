// Choosing a workshop, and each of those that ship gone through from the first step to the report.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { Console, Workshops } from "../pages/workshop.ts";
import { answerStep } from "../pages/workshop-answers.ts";

const PLAN = planFile({
  people: [
    { id: "mira", name: "Mira Okafor", started: "2020-01-01" },
    { id: "jon", name: "Jon Lindqvist" },
  ],
  teams: [{ id: "care", name: "Care", kind: "department" }],
  goals: [
    { id: "wait", level: "company", status: "active", statement: "Cut the wait for an appointment from 34 to 14 days by 31 December 2027", due: "2027-12-31" },
    {
      id: "calls",
      level: "person",
      parent: "wait",
      status: "active",
      owner: "mira",
      statement: "Call back within 2 days instead of 6",
      metrics: [{ id: "m", name: "time to call back", unit: "days", direction: "decrease", baseline: 6, target: 2 }],
    },
  ],
});

const SHIPPED = [
  "alignment-check",
  "change-check-in",
  "compassionate-talk",
  "daily-huddle",
  "development-plan",
  "first-coaching-session",
  "goal-onboarding",
  "innovation-check-in",
  "keep-high-performer",
  "kpi-pyramid",
  "leader-self-check",
  "monthly-deep-dive",
  "one-to-one",
  "performance-review",
  "project-feedback",
  "quarterly-business-review",
  "quarterly-reset",
  "smart-clinic",
  "strategy-on-a-page",
  "strategy-people-review",
  "success-metrics",
  "team-charter",
  "weekly-metrics",
];

async function withPlan(page: Page) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(PLAN);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
}

/** Begins a run, about Mira where it is about somebody. */
async function begin(page: Page, id: string): Promise<Console> {
  await page.goto(`./#/plan/from-a-file/workshop/${id}`);
  const { begin } = new Workshops(page);
  await expect(begin).toBeVisible();
  const whom = page.getByLabel("Whom it is about");
  if (await whom.isVisible()) await whom.fill("mira okafor");
  await begin.click();
  const console = new Console(page);
  await expect(console.next).toHaveText("Go to the first step");
  return console;
}

/** Finishes a run from its last step. */
async function finish(page: Page) {
  await page.getByRole("dialog").getByRole("button", { name: "Finish and read the report" }).click();
  await expect(page).toHaveURL(/\/report$/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
}

// Those that look back, or that have rules of their own.
for (const id of ["alignment-check", "one-to-one", "performance-review", "quarterly-reset", "weekly-metrics"]) {
  test(`${id} is gone through to its report without an answer`, async ({ page }) => {
    test.setTimeout(60_000);
    await withPlan(page);
    const console = await begin(page, id);
    let steps = 0;
    for (; steps < 60; steps++) {
      await console.next.click();
      if (await page.getByRole("dialog").isVisible()) break;
      await expect(console.question).toBeVisible();
      if ((await console.next.textContent()) === "Finish") {
        await console.next.click();
        break;
      }
    }
    expect(steps).toBeGreaterThanOrEqual(2);
    await finish(page);
  });
}

for (const id of SHIPPED) {
  test(`${id} is held with an answer to everything, and the report tells them`, async ({ page }) => {
    test.setTimeout(180_000);
    await withPlan(page);
    const console = await begin(page, id);
    const said: string[] = [];
    for (let step = 0; step < 60; step++) {
      await console.next.click();
      await expect(console.question).toBeVisible();
      said.push(...(await answerStep(console, step)));
      // What is on the screen is kept.
      if (step === 1) {
        await console.saved();
        await page.reload();
        await expect(console.question).toBeVisible();
      }
      if ((await console.next.textContent()) === "Finish") break;
    }
    await console.next.click();
    await finish(page);
    expect(said.length).toBeGreaterThan(2);
    const withPrivate = page.getByRole("checkbox", { name: "with what is private" });
    await withPrivate.check();
    for (const words of said) await expect(page.getByRole("main")).toContainText(words);
    await expect(page.getByRole("region", { name: "What changed in the plan" }).getByRole("listitem").first()).toBeVisible();
  });
}

test("the workshop that fits is found by what is going on, the time there is, and who is there", async ({ page }) => {
  await withPlan(page);
  await page.getByRole("link", { name: "Workshops" }).click();
  const all = page.getByRole("region", { name: "Start one" });
  const cards = all.getByRole("article");
  await expect(cards).toHaveCount(26);
  await expect(cards.first()).toContainText(/10 minutes/);
  await all.getByRole("searchbox", { name: "What is going on?" }).fill("sales marketing blame");
  await expect(all.getByRole("status")).toHaveText("1 workshop fits");
  await expect(cards).toContainText("Sales and marketing in step in 30 days");
  await all.getByRole("searchbox", { name: "What is going on?" }).fill("");
  await all.getByLabel("Time there is").selectOption({ label: "A quarter of an hour" });
  const short = await cards.count();
  expect(short).toBeGreaterThan(0);
  expect(short).toBeLessThan(8);
  await all.getByLabel("Who is there").selectOption({ label: "Only me" });
  expect(await cards.count()).toBeLessThanOrEqual(short);
  await all.getByRole("searchbox", { name: "What is going on?" }).fill("zzz");
  await expect(all.getByRole("status")).toHaveText("0 workshops fit");
});

test("a talk is begun about somebody, carries on the last one, and stays private", async ({ page }) => {
  await withPlan(page);
  await page.goto("./#/plan/from-a-file/workshop/one-to-one");
  const { begin: go } = new Workshops(page);
  await go.click();
  await expect(page.getByText("Write a name.")).toBeVisible();
  await expect(page.getByLabel("Whom it is about")).toBeFocused();
  await page.getByLabel("Whom it is about").fill("Mira Okafor");
  await go.click();
  await expect(new Console(page).next).toHaveText("Go to the first step");

  // On her page there is the talk; in what is shared there is not.
  await page.goto("./#/plan/from-a-file/person/mira");
  await expect(page.getByRole("region", { name: "One-to-ones and other talks" }).getByRole("listitem")).toHaveCount(1);
  await page.goto("./#/plan/from-a-file/share");
  await expect(page.getByRole("checkbox", { name: /private/i })).not.toBeChecked();
});

test("a review before its time is refused with the day from which it may be held", async ({ page }) => {
  await withPlan(page);
  await begin(page, "performance-review");
  await page.goto("./#/plan/from-a-file/workshop/performance-review");
  await page.getByLabel("Whom it is about").fill("Mira Okafor");
  await expect(page.getByText(/^The last one was on .* Hold the next on .* or later:/)).toBeVisible();
  await new Workshops(page).begin.click();
  await expect(page.getByLabel("Day of the first session")).toBeFocused();
  await expect(page).toHaveURL(/workshop\/performance-review$/);
});
