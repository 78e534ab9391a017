// One plan in two tabs: both end alike, nothing is lost, and what happens in one is seen in the other.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { CONVERSION, DraftPage, HIRING, NPS } from "../pages/draft.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { downloaded, PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

const ADDRESS = "./#/plan/from-a-file";
const GOALS = ["a", "b", "c", "d", "e", "f"];

async function withGoals(page: Page, goals: string[]) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(planFile({ goals: goals.map((id) => ({ id, statement: `Goal ${id}` })) }));
  await importing.go.click();
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();
}

/** A second tab on the plan. */
async function another(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(ADDRESS);
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();
  return page;
}

async function openGoal(page: Page, goal: string): Promise<DraftPage> {
  await page.goto(`${ADDRESS}/goal/${goal}`);
  const draft = new DraftPage(page);
  await expect(draft.sentence).not.toHaveValue("");
  return draft;
}

async function exported(page: Page): Promise<string> {
  await page.goto(ADDRESS);
  const plan = new PlanPage(page);
  await expect(plan.export).toBeVisible();
  return (await downloaded(page, () => plan.export.click())).text;
}

test("what is written in one is seen in the other at once, and both kinds of edit survive", async ({ page, context }) => {
  await withGoals(page, ["a", "b"]);
  const other = await another(context);
  const [mine, theirs] = [await openGoal(page, "a"), await openGoal(other, "b")];
  await mine.write(NPS);
  await theirs.write(HIRING);
  for (const tab of [page, other]) {
    await tab.goto(ADDRESS);
    await expect(tab.getByRole("main")).toContainText(NPS);
    await expect(tab.getByRole("main")).toContainText(HIRING);
  }
  expect(await exported(page)).toBe(await exported(other));
});

test("of two edits of one sentence the later wins in both, and the earlier cannot be undone over it", async ({ page, context }) => {
  await withGoals(page, ["a"]);
  const other = await another(context);
  const [mine, theirs] = [await openGoal(page, "a"), await openGoal(other, "a")];
  await mine.write(NPS);
  await expect(theirs.sentence).toHaveValue(NPS);
  await theirs.write(CONVERSION);
  await expect(mine.sentence).toHaveValue(CONVERSION);
  await mine.undo.click();
  await expect(page.getByRole("status").getByText(/changed since/)).toBeVisible();
  await expect(mine.sentence).toHaveValue(CONVERSION);
  await page.reload();
  await expect(mine.sentence).toHaveValue(CONVERSION);
});

test("a plan that is deleted in one is still to be read in the other, and can be brought back", async ({ page, context }) => {
  await withGoals(page, ["a"]);
  const other = await another(context);
  const start = new StartPage(other);
  await start.open();
  await start.act("From a file", "Delete");
  const alert = page.getByRole("alert").filter({ hasText: "This plan was deleted in another tab" });
  await expect(alert).toBeVisible();
  await expect(page.getByRole("main")).toContainText("Goal a");
  const file = await downloaded(page, () => alert.getByRole("button", { name: "Download the plan" }).click());
  expect(file.text).toContain("Goal a");
  await alert.getByRole("button", { name: "Bring it back" }).click();
  await expect(alert).toHaveCount(0);
  const mine = await openGoal(page, "a");
  await mine.write(NPS);
  await page.reload();
  await expect(mine.sentence).toHaveValue(NPS);
});

test("erasing the device in one is said in the other", async ({ page, context }) => {
  await withGoals(page, ["a"]);
  const other = await another(context);
  await other.goto("./#/device");
  await other.getByRole("button", { name: "Erase everything here…" }).click();
  await other.getByRole("button", { name: "Erase everything", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: "deleted in another tab" })).toBeVisible();
});

/** Numbers that are the same for the same seed. */
function numbers(seed: number) {
  return (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
}

test("random edits in both at once: they end alike, and nothing is lost", async ({ page, context }) => {
  test.setTimeout(90_000);
  const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`seed ${seed}`);
  await withGoals(page, GOALS);
  const tabs = [page, await another(context)];
  const until = Date.now() + Number(process.env.SECONDS ?? 15) * 1000;
  const written = new Map<string, string[]>();

  await Promise.all(
    tabs.map(async (tab, at) => {
      const pick = numbers(seed + at);
      for (let number = 0; Date.now() < until; number++) {
        const goal = GOALS[pick(GOALS.length)];
        const draft = await openGoal(tab, goal);
        const text = `Tab ${at} wrote number ${number}`;
        const field = pick(2) === 0 ? draft.sentence : draft.field("Why it matters");
        const name = field === draft.sentence ? "statement" : "why";
        await field.fill(text);
        written.set(`${goal} ${name} ${at}`, [...(written.get(`${goal} ${name} ${at}`) ?? []), text]);
        if (pick(3) === 0) await tab.keyboard.press("Tab");
      }
      // Leaving the field commits what is in it.
      await tab.goto(ADDRESS);
      await new DraftPage(tab).saved();
    }),
  );

  const [one, two] = [await exported(tabs[0]), await exported(tabs[1])];
  expect(one, `seed ${seed}`).toBe(two);
  const plan = JSON.parse(one);
  for (const goal of plan.goals) {
    for (const name of ["statement", "why"]) {
      const last = [0, 1].map((at) => written.get(`${goal.id} ${name} ${at}`)?.at(-1)).filter(Boolean);
      if (last.length > 0) expect(last, `seed ${seed}, ${name} of ${goal.id}`).toContain(goal[name]);
    }
  }
  await tabs[0].reload();
  expect(await exported(tabs[0]), `seed ${seed}, after a reload`).toBe(one);
});
