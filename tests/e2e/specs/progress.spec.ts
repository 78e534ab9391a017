// How the plan moves: what needs somebody, drawings with their tables, people, and what changed.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import type { Page } from "@playwright/test";

const metric = (id: string, name: string, more: object) => ({ id, name, unit: "%", baseline: 0, target: 100, ...more });

/** Half of the time of each goal has passed on the day of the tests. */
const TIMED = { start: "2026-10-01", due: "2027-01-13", status: "active" };

const PLAN = planFile({
  id: "moving",
  name: "Moving",
  people: [
    { id: "ana", name: "Ana Reyes" },
    { id: "bo", name: "Bo Ek" },
  ],
  goals: [
    {
      ...TIMED,
      id: "fine",
      level: "company",
      statement: "Raise the share of paid trials from 0 to 100 % by 13 January 2027",
      owner: "ana",
      metrics: [
        metric("m1", "paid trials", {
          timing: "lagging",
          pyramid: "strategic",
          history: [
            { on: "2026-10-12", value: 20 },
            { on: "2026-11-20", value: 55 },
          ],
        }),
      ],
    },
    {
      ...TIMED,
      id: "slow",
      level: "team",
      parent: "fine",
      statement: "Answer every trial question within a day by 13 January 2027",
      owner: "bo",
      metrics: [
        metric("m1", "answered in a day", { timing: "leading", pyramid: "operational", history: [{ on: "2026-11-20", value: 10 }] }),
        metric("m2", "tone", { subjective: true }),
      ],
    },
  ],
  check_ins: [
    { id: "c1", goal: "fine", on: "2026-11-06", by: "ana", confidence: 6 },
    { id: "c2", goal: "fine", on: "2026-11-13", by: "ana", confidence: 7 },
    { id: "c3", goal: "slow", on: "2026-11-20", by: "bo", confidence: 3, blocker: "Two of us are ill" },
    { id: "c4", goal: "fine", on: "2026-11-20", by: "ana", confidence: 9 },
  ],
});

async function open(page: Page, file = PLAN) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Progress" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Progress" })).toBeVisible();
}

const region = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

test.beforeEach(async ({ page }) => {
  await fixedClock(page);
});

test("what needs somebody stands first, with why and who", async ({ page }) => {
  await open(page);
  const needy = region(page, "What needs somebody first");
  await expect(needy.getByRole("listitem")).toHaveCount(1);
  await expect(needy.getByRole("listitem")).toContainText("Answer every trial question");
  await expect(needy.getByRole("listitem")).toContainText("at risk: 45 % of the way is missing; in the way: Two of us are ill");
  await expect(needy.getByRole("listitem")).toContainText("answered for by Bo Ek");
  await needy.getByRole("link", { name: /^Answer every/ }).click();
  await expect(page.getByRole("textbox", { name: "Your goal, in one sentence" })).toHaveValue(/^Answer every/);
});

test("every drawing says what it shows and has its table", async ({ page }) => {
  await open(page);
  const health = region(page, "How goals are doing").getByRole("table");
  await expect(health.getByRole("row", { name: /^Company 1/ })).toBeVisible();
  await expect(health.getByRole("columnheader")).toHaveText(["Level", "All", "On track", "At risk"]);

  const trends = region(page, "Measures over time");
  await expect(trends.getByRole("img", { name: "paid trials: from 20 % to 55 %, target 100 %" })).toBeVisible();
  await trends.getByText("As a table: paid trials").click();
  await expect(trends.getByRole("row")).toHaveText(["DayValue", "12 October 202620 %", "20 November 202655 %"]);

  const sure = region(page, "How sure people are");
  await expect(sure.getByRole("img", { name: "From 6 to 6 of 10" })).toBeVisible();
  await sure.getByText("As a table").click();
  await expect(sure.getByRole("row").last()).toHaveText(/22 November 2026\s*6\s*2/);
});

test("kinds of measures, the pyramid with its traces, loads and streaks", async ({ page }) => {
  await open(page);
  const kinds = region(page, "What is measured");
  await expect(kinds).toContainText("1 foretell");
  await expect(kinds).toContainText("67 % are counted, 33 % rest on judgement. At least 80 % should be counted.");
  await expect(kinds.getByRole("listitem").filter({ hasText: "answered in a day" }).last()).toContainText("serves paid trials");
  const people = region(page, "Who carries what").getByRole("table");
  await expect(people.getByRole("row", { name: /^Bo Ek/ })).toHaveText(/Bo Ek\s*2\s*1\s*1\s*1/);
  await expect(people.getByRole("row", { name: /^Ana Reyes/ })).toHaveText(/Ana Reyes\s*1\s*1\s*0\s*3/);
});

test("an empty plan and one of drafts say what to do", async ({ page }) => {
  await open(page, planFile({ id: "nothing", name: "Nothing", goals: [] }));
  await expect(page.getByRole("heading", { name: "There is nothing to follow yet." })).toBeVisible();
  await open(page, planFile({ id: "drafts", name: "Drafts", goals: [{ id: "g", statement: "Sell more" }] }));
  await expect(page.getByText("Nothing yet: the goals are still drafts.")).toBeVisible();
});

test("a room can read it from a projector", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page);
  await page.getByLabel("Appearance").selectOption("On a projector");
  const shown = () =>
    page.evaluate(() => {
      const { documentElement: root, body } = document;
      return { size: parseFloat(getComputedStyle(body).fontSize), sideways: root.scrollWidth > root.clientWidth };
    });
  expect(await shown()).toEqual({ size: expect.closeTo(20.6, 0), sideways: false });
  await axe(page);
  await page.reload();
  await expect(region(page, "What needs somebody first")).toBeVisible();
  expect((await shown()).size).toBeGreaterThan(20);
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await open(page);
    await axe(page);
  });
}
