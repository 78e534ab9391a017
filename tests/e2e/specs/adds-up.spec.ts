// Whether the goals below a goal add up to it, and what the tree answers to other numbers.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import type { Page } from "@playwright/test";

const REVENUE = "Raise revenue from $2,000,000 to $2,400,000 by 31 December 2027";
const LEADS = "Raise qualified leads from 400 to 520 a month by 31 December 2027";
const DEALS = "Win deals worth $200,000 by 31 December 2027";

const metric = (name: string, unit: string, baseline: number, target: number, value: number) => ({
  id: "m1",
  name,
  unit,
  baseline,
  target,
  history: [{ on: "2026-11-20", value }],
});
const below = (id: string, statement: string, more: object) => ({ id, parent: "revenue", level: "department", statement, ...more });

const PLAN = planFile({
  id: "sums",
  name: "Sums",
  people: [{ id: "ana", name: "Ana Reyes" }],
  goals: [
    {
      id: "revenue",
      level: "company",
      statement: REVENUE,
      owner: "ana",
      roll_up: "children",
      metrics: [metric("revenue", "$", 2000000, 2400000, 2100000)],
    },
    below("deals", DEALS, { contribution: { kind: "amount", value: 200000 }, metrics: [metric("deals", "$", 0, 200000, 50000)] }),
    below("leads", LEADS, {
      contribution: {
        kind: "converted",
        rates: [
          { name: "leads that become deals", value: 5, unit: "%" },
          { name: "deals", value: 10000, unit: "$ a deal" },
        ],
      },
      metrics: [metric("leads", "leads", 400, 520, 460)],
    }),
    below("keep", "Keep 95 of 100 customers by 31 December 2027", { contribution: { kind: "share", value: 0.25 } }),
    below("hire", "Hire two sellers by 1 March 2027", { contribution: { kind: "enables" } }),
    { id: "culture", level: "company", statement: "Be a place people stay at by 31 December 2027" },
    { id: "talks", parent: "culture", level: "team", statement: "Hold a talk with each person by 1 March 2027" },
  ],
});

async function open(page: Page) {
  await fixedClock(page);
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(PLAN);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Does it add up?" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Does it add up?" })).toBeFocused();
}

const goal = (page: Page, name: string) => page.getByRole("region", { name });
const child = (page: Page, name: string) => goal(page, REVENUE).getByRole("listitem").filter({ has: page.getByRole("link", { name }) });
const levers = (page: Page, name: string) => page.getByRole("group", { name: `Try other numbers for “${name}”` });
const answer = (page: Page) => page.getByRole("complementary", { name: "What if?" });

test("what is needed, who covers it and what is missing, each with how it came about", async ({ page }) => {
  await open(page);
  const revenue = goal(page, REVENUE);
  await expect(revenue).toContainText("The goals below cover $360,000 of $400,000, $40,000 missing.");
  await expect(child(page, DEALS)).toContainText("gives $200,000, 50 % of the change");
  await expect(child(page, "Keep 95")).toContainText("gives $100,000, 25 % of the change");
  await expect(child(page, "Hire two")).toContainText("makes it possible");

  // 120 leads, of which 5 % become deals, at $10,000 a deal, are $60,000.
  await child(page, LEADS).getByText("gives $60,000, 15 % of the change").click();
  await expect(child(page, LEADS).getByRole("list").getByRole("listitem")).toHaveText([
    "It begins with the change that it needs itself: 120 leads.",
    "× 5 % (leads that become deals) makes 6.",
    "× $10,000 a deal (deals) makes $60,000.",
    "$60,000 of $400,000 are 15 %.",
  ]);
  await revenue.getByText("Missing", { exact: true }).click();
  await expect(revenue).toContainText("$400,000 are needed and $360,000 covered: $40,000 are missing.");
  await revenue.getByText("Needs", { exact: true }).click();
  await expect(revenue).toContainText("“revenue” is to go from $2,000,000 to $2,400,000: a change of $400,000.");

  await expect(goal(page, "Be a place")).toContainText("Nobody below says in numbers what they give.");
  const show = page.getByLabel("Show", { exact: true });
  await show.selectOption("Something is missing (1)");
  await expect(goal(page, "Be a place")).toHaveCount(0);
  await expect(revenue).toBeVisible();
  await show.selectOption("More than needed (0)");
  await expect(page.getByText("No goal is like that.")).toBeVisible();
});

test("numbers are tried, the tree answers, a reload keeps them, and they are kept as one step", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Try other numbers" }).click();
  await levers(page, LEADS).getByLabel("leads that become deals").fill("10");
  await expect(goal(page, REVENUE)).toContainText("cover $420,000 of $400,000: 5 % more than it takes");
  await expect(answer(page)).toContainText("1 number is tried");
  await expect(answer(page)).toContainText("1 goal would change");
  await expect(answer(page)).toContainText("missing $40,000 → nothing");

  await levers(page, REVENUE).getByLabel("Target of “revenue”").fill("2500000");
  await expect(levers(page, REVENUE)).toContainText("now 2,400,000");
  await expect(levers(page, REVENUE)).toContainText("Its sentence still says 2,400,000.");
  await expect(goal(page, REVENUE)).toContainText("cover $445,000 of $500,000, $55,000 missing.");

  await levers(page, DEALS).getByLabel("Weight").fill("3");
  await expect(answer(page)).toContainText("progress");
  await levers(page, DEALS).getByLabel("Weight").fill("-1");
  await expect(levers(page, DEALS).getByText("Write a weight of 0 or more")).toBeVisible();
  await levers(page, DEALS).getByLabel("Weight").fill("1");

  await page.reload();
  await expect(answer(page)).toContainText("2 numbers are tried");
  await expect(goal(page, REVENUE)).toContainText("cover $445,000 of $500,000");
  // The plan itself is as it was.
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
  await expect(new PlanPage(page).row(REVENUE)).toContainText("$2,000,000 to $2,400,000, now $2,100,000");
  await page.goBack();

  await answer(page).getByRole("button", { name: "Keep these numbers" }).click();
  await expect(page.getByRole("status").getByText("2 numbers were kept")).toBeVisible();
  await expect(page.getByRole("button", { name: "Try other numbers" })).toBeFocused();
  await expect(goal(page, REVENUE)).toContainText("cover $445,000 of $500,000");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(goal(page, REVENUE)).toContainText("cover $360,000 of $400,000");
});

test("one number is taken back, or all are dropped", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Try other numbers" }).click();
  await levers(page, DEALS).getByLabel("Gives").fill("240000");
  await levers(page, "Keep 95 of 100 customers by 31 December 2027").getByLabel("Gives").fill("30");
  await expect(goal(page, REVENUE)).toContainText("cover $420,000 of $400,000");
  await answer(page).getByRole("button", { name: `Take back: Gives of “${DEALS}”` }).click();
  await expect(goal(page, REVENUE)).toContainText("cover $380,000 of $400,000");
  await expect(answer(page).getByRole("button", { name: /^Take back/ })).toBeFocused();
  await answer(page).getByRole("button", { name: "Drop them" }).click();
  await expect(goal(page, REVENUE)).toContainText("cover $360,000 of $400,000");
  await expect(answer(page)).toHaveCount(0);
  await page.reload();
  await expect(goal(page, REVENUE)).toContainText("cover $360,000 of $400,000");
  await expect(answer(page)).toHaveCount(0);
});

test("by keyboard alone: a number is tried and kept", async ({ page }) => {
  await open(page);
  const focus = async (name: string) => {
    const here = () => page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null;
      return at?.labels?.[0]?.textContent ?? at?.textContent ?? "";
    });
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await here()).includes(name)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`no way to ${name}`);
  };
  await focus("Try other numbers");
  await page.keyboard.press("Enter");
  await focus("Gives");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("240000");
  await expect(goal(page, REVENUE)).toContainText("cover $400,000 of $400,000: exactly what it takes.");
  await focus("Keep these numbers");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("status").getByText("1 number was kept")).toBeVisible();
});

test("a goal states a number in another unit, with rates, on its own page", async ({ page }) => {
  await open(page);
  await child(page, "Hire two").getByRole("link").click();
  await page.getByText("Where it belongs").click();
  await page.getByLabel("What it gives to the goal above").selectOption("A number in another unit");
  await expect(page.getByText("Add the first rate, such as 5 %")).toBeVisible();
  await page.getByLabel("It begins with").fill("2");
  await page.getByRole("button", { name: "Add a rate" }).click();
  const rate = page.getByRole("group", { name: "Rate 1" });
  await expect(rate.getByLabel("What becomes what")).toBeFocused();
  await page.keyboard.type("sales a seller brings");
  await rate.getByLabel("How much").fill("20000");
  await rate.getByLabel("In", { exact: true }).fill("$ a seller");
  await expect(page.getByText("It gives $40,000 of the $400,000 that the goal above needs.")).toBeVisible();
  await rate.getByRole("button", { name: "Remove rate 1" }).click();
  await expect(page.getByText("Add the first rate, such as 5 %")).toBeVisible();
  await expect(page.getByRole("button", { name: "Add a rate" })).toBeFocused();
  await new PlanPage(page).undo.click();
  await page.reload();
  await expect(page.getByText("It gives $40,000 of the $400,000 that the goal above needs.")).toBeVisible();
});

test("one goal is shown with those above it", async ({ page }) => {
  await open(page);
  await goal(page, REVENUE).getByRole("link", { name: REVENUE }).click();
  await page.getByText("Where it belongs").click();
  await page.getByRole("link", { name: "See how it adds up, and try other numbers" }).click();
  await expect(goal(page, REVENUE)).toBeVisible();
  await expect(goal(page, "Be a place")).toHaveCount(0);
  await page.getByRole("link", { name: "Show all goals" }).click();
  await expect(goal(page, "Be a place")).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("nothing scrolls sideways, and the answer stays in sight", async ({ page }) => {
    await open(page);
    await page.getByRole("button", { name: "Try other numbers" }).click();
    await levers(page, DEALS).getByLabel("Gives").fill("240000");
    await expect(answer(page).getByText("1 goal would change")).toBeInViewport();
    const sideways = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
    expect(await sideways()).toBe(false);
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page);
    await page.getByRole("button", { name: "Try other numbers" }).click();
    await levers(page, DEALS).getByLabel("Gives").fill("240000");
    await expect(answer(page)).toContainText("1 number is tried");
    await axe(page);
  });
}
