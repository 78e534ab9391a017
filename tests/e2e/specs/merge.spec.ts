// A copy of a plan that others worked on comes back.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { MergePage } from "../pages/merge.ts";
import { PlanPage } from "../pages/plan.ts";

const GROW = "Grow revenue from $10M to $12M by 31 December 2027";
const DEALS = "Close 50 enterprise clients by 31 December 2027";
const CALLS = "Answer 9 of 10 calls within a minute by March 2027";

const file = (fields: object = {}) =>
  planFile({
    id: "shared",
    name: "Shared plan",
    people: [{ id: "aya", name: "Aya Mori" }, { id: "jon", name: "Jon Lindqvist" }],
    goals: [
      { id: "grow", level: "company", statement: GROW, owner: "aya", tags: ["money"] },
      { id: "deals", level: "department", parent: "grow", statement: DEALS },
      { id: "calls", level: "team", parent: "deals", statement: CALLS },
    ],
    ...fields,
  });

/** Imports the plan and hands it out as a file; gives that file. */
async function handedOut(page: Page) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file());
  await importing.go.click();
  const plan = new PlanPage(page);
  await expect(plan.goals).toHaveCount(3);
  const { text } = await plan.exported();
  return JSON.parse(text);
}

/** Writes a sentence anew on the goals page. */
async function rewrite(page: Page, from: string, to: string) {
  const plan = new PlanPage(page);
  await plan.sentence(from).click();
  await plan.field.fill(to);
  await page.keyboard.press("Escape");
  await expect(plan.row(to)).toBeVisible();
}

/** The goal with this id in a plan file. */
const goal = (plan: any, id: string) => plan.goals.find((goal: any) => goal.id === id);

test("what each side changed comes together, clashes are chosen, and all of it is one step back", async ({ page }) => {
  const theirs = await handedOut(page);
  goal(theirs, "grow").why = "So that we can hire";
  goal(theirs, "deals").statement = "Close 60 enterprise clients by 31 December 2027";
  theirs.goals.push({ id: "demos", level: "team", parent: "deals", statement: "Show the product 40 times a month" });
  theirs.goals = theirs.goals.filter((goal: any) => goal.id !== "calls");
  await rewrite(page, DEALS, "Close 55 enterprise clients by 31 December 2027");

  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(JSON.stringify(theirs));
  await page.getByRole("button", { name: "Bring in what is new in it…" }).click();
  const merge = new MergePage(page);
  await expect(page.getByText(/Compared with the version that you exported/)).toBeVisible();
  await expect(merge.clashes).toContainText("55 enterprise clients");
  await expect(merge.clashes).toContainText("60 enterprise clients");
  await expect(merge.clashes).toContainText(`It was: ${DEALS}`);
  await expect(merge.news).toContainText("So that we can hire");
  await expect(merge.news).toContainText("Show the product 40 times a month");
  await expect(merge.news.getByRole("listitem").filter({ hasText: CALLS })).toContainText("Removed");
  await expect(merge.status).toHaveText("1 choice is still to be made");
  await expect(merge.go).toBeDisabled();

  await merge.choice("Sentence").getByLabel(/In the file/).check();
  await merge.news.getByRole("checkbox", { name: "Removed" }).uncheck();
  await expect(merge.go).toHaveText("Bring in 3 changes");
  await merge.go.click();

  const plan = new PlanPage(page);
  await plan.shows(
    `Company: ${GROW}`,
    "-Department: Close 60 enterprise clients by 31 December 2027",
    `--Team: ${CALLS}`,
    "--Team: Show the product 40 times a month",
  );
  await expect(page.getByRole("banner")).toContainText("Saved on this device");
  await page.reload();
  await expect(plan.goals).toHaveCount(4);
  await page.goto("./#/plan/shared/goal/grow");
  await expect(page.getByLabel("Why it matters")).toHaveValue("So that we can hire");
});

test("one undo takes a merge back", async ({ page }) => {
  const theirs = await handedOut(page);
  goal(theirs, "grow").tags = ["money", "people"];
  goal(theirs, "calls").statement = "Answer all calls within a minute by March 2027";
  const merge = new MergePage(page);
  await merge.open("shared");
  await merge.chooseFile(JSON.stringify(theirs));
  await merge.go.click();
  const plan = new PlanPage(page);
  await expect(plan.row("Answer all calls within a minute by March 2027")).toBeVisible();
  await plan.undo.click();
  await expect(plan.row(CALLS)).toBeVisible();
  await expect(plan.undo).toBeDisabled();
});

test("without the version that was handed out nothing is taken away", async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file());
  await importing.go.click();
  await expect(new PlanPage(page).goals).toHaveCount(3);
  const theirs = JSON.parse(file());
  theirs.goals.pop();
  goal(theirs, "deals").statement = "Close 60 enterprise clients by 31 December 2027";
  const merge = new MergePage(page);
  await merge.open("shared");
  await merge.chooseFile(JSON.stringify(theirs));
  await expect(page.getByText(/does not have the version that was handed out/)).toBeVisible();
  await expect(merge.news).toHaveCount(0);
  await page.getByRole("button", { name: "Keep all as they are here" }).click();
  await merge.keep.click();
  await expect(new PlanPage(page).goals).toHaveCount(3);
  await expect(new PlanPage(page).row(DEALS)).toBeVisible();
});

test("moves that would close a circle are refused with the circle", async ({ page }) => {
  const theirs = await handedOut(page);
  // There, the deals serve the calls; here, the calls serve the deals still, and a goal is added between.
  goal(theirs, "deals").parent = undefined;
  goal(theirs, "calls").parent = undefined;
  goal(theirs, "calls").level = "department";
  goal(theirs, "deals").parent = "calls";
  goal(theirs, "calls").parent = "grow";
  const merge = new MergePage(page);
  await merge.open("shared");
  await merge.chooseFile(JSON.stringify(theirs));
  const moved = merge.news.getByRole("listitem").filter({ has: page.getByText(CALLS, { exact: true }) });
  await moved.getByRole("checkbox", { name: /^Goal above/ }).uncheck();
  await merge.go.click();
  await expect(merge.alert).toContainText("These choices do not go together");
  await expect(merge.alert).toContainText(`“${DEALS}”`);
  await moved.getByRole("checkbox", { name: /^Goal above/ }).check();
  await merge.go.click();
  await new PlanPage(page).shows(`Company: ${GROW}`, `-Department: ${CALLS}`, `--Department: ${DEALS}`);
});

test("another plan's file, a later version's and rubbish are refused in plain words", async ({ page }) => {
  await handedOut(page);
  const merge = new MergePage(page);
  await merge.open("shared");
  await merge.chooseFile("not a plan");
  await expect(merge.alert).toBeVisible();
  await merge.chooseFile(file().replace('"version":1', '"version":7'));
  await expect(merge.alert).toContainText("later version of Sightline");
  await merge.chooseFile(planFile({ id: "other", name: "Another plan" }));
  await expect(merge.alert).toContainText("another plan, “Another plan”");
  await page.getByRole("button", { name: "Import it" }).click();
  await expect(new ImportPage(page).preview).toContainText("Another plan");
  await expect(new ImportPage(page).go).toBeEnabled();
});

test("a private goal that stayed here is not taken for removed", async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  const goals = JSON.parse(file()).goals;
  goals[2].private = true;
  await importing.chooseFile(file({ goals }));
  await importing.go.click();
  const plan = new PlanPage(page);
  const { text } = await plan.exported(async () => {
    await plan.export.click();
    await page.getByRole("button", { name: "Leave them out" }).click();
  });
  const theirs = JSON.parse(text);
  expect(goal(theirs, "calls")).toBeUndefined();
  goal(theirs, "grow").why = "So that we can hire";
  const merge = new MergePage(page);
  await merge.open("shared");
  await merge.chooseFile(JSON.stringify(theirs));
  await expect(merge.go).toHaveText("Bring in 1 change");
  await merge.go.click();
  await expect(plan.goals).toHaveCount(3);
});

test("by keyboard alone, on a phone", async ({ page }) => {
  const theirs = await handedOut(page);
  goal(theirs, "grow").statement = "Grow fast";
  await rewrite(page, GROW, "Grow well");
  await page.setViewportSize({ width: 360, height: 740 });
  const merge = new MergePage(page);
  await merge.open("shared");
  await merge.chooseFile(JSON.stringify(theirs));
  const ours = merge.choice("Sentence").getByLabel(/^Here/);
  await ours.focus();
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await expect(merge.choice("Sentence").getByLabel(/In the file/)).toBeChecked();
  await merge.go.focus();
  await page.keyboard.press("Enter");
  await expect(new PlanPage(page).row("Grow fast")).toBeVisible();
});
