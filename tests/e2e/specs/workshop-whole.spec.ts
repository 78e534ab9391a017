// The three workshops as they are held: from the start page to the report, with a reload in the middle, a
// pause of a week, the projector window open, votes, and the plan's goals at the end.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { laterOn, stopAt } from "../pages/calendar.ts";
import { alignment, cascading, type Held, stakeholders } from "../pages/workshop-runs.ts";
import { Console } from "../pages/workshop.ts";
import { PlanPage } from "../pages/plan.ts";

const MONDAY = "2026-11-23T08:00:00Z";
const NEXT_MONDAY = "2026-11-30T08:00:00Z";

/** From the start page into the console, in a new plan or in one that is on the device. */
async function begin(page: Page, title: string, plan: { name: string; isNew: boolean }) {
  await page.goto("./");
  await page.getByRole("link", { name: "Run a workshop" }).click();
  await page.getByRole("button", { name: `Choose a plan for: ${title}` }).click();
  const dialog = page.getByRole("dialog", { name: "In which plan?" });
  if (plan.isNew) {
    await dialog.getByLabel("Or begin a new plan").fill(plan.name);
    await dialog.getByRole("button", { name: "Make it and go on" }).click();
  } else {
    await dialog.getByRole("button", { name: plan.name }).click();
  }
  await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Open the console" }).click();
}

async function projector(page: Page, context: BrowserContext) {
  const [room] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Open projector window" }).click(),
  ]);
  await expect(room.getByRole("heading", { level: 1 })).toBeVisible();
  return room;
}

const PLANS = {
  "an empty plan": { name: "Northwind 2027", isNew: true },
  "the sample plan": { name: "Rowan Systems", isNew: false },
};

for (const held of [alignment, cascading, stakeholders] satisfies Held[]) {
  for (const [on, plan] of Object.entries(PLANS)) {
    test(`“${held.title}” on ${on}, from the start page to the report`, async ({ page, context }) => {
      test.setTimeout(240_000);
      await stopAt(page, MONDAY);
      if (!plan.isNew) {
        await page.goto("./");
        await page.getByRole("button", { name: "Try the sample" }).click();
        await expect(new PlanPage(page).goals).not.toHaveCount(0);
      }
      await begin(page, held.title, plan);
      const room = await projector(page, context);
      const first = new Console(page);
      await held.first(first, room);
      await first.saved();

      await page.reload();
      await expect(first.at(held.resumes)).toBeVisible();
      await first.saved();
      await room.close();

      const week = await laterOn(context, page, NEXT_MONDAY);
      const second = new Console(week);
      await expect(second.at(held.resumes)).toBeVisible();
      await held.second(second);
      await second.finish();
      await held.told(week.getByRole("main"));

      const id = /plan\/([^/]+)/.exec(week.url())![1];
      await week.goto(`./#/plan/${id}`);
      for (const goal of held.goals) {
        await expect(new PlanPage(week).goal(goal)).toBeVisible();
      }
    });
  }
}
