// One goal: the sentence, the fields that follow it, what is set by hand, the coach, and undo.
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { databaseRecords, localRecords } from "../pages/device.ts";
import { DraftPage, HIRING, NPS, TWO_IN_ONE } from "../pages/draft.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

let draft: DraftPage;

test.beforeEach(async ({ page }) => {
  draft = new DraftPage(page);
  await fixedClock(page);
  await draft.open();
});

test.describe("a field that was changed by hand", () => {
  test("stays, while the others follow the sentence", async () => {
    await draft.write(NPS);
    await expect(draft.pin("target")).toHaveCount(0);
    await draft.to.fill("55");
    await expect(draft.pin("target")).toHaveText("set by you");

    await draft.write("Increase our NPS from 40 to 50 by the end of Q4");
    await draft.shows({ from: "40", to: "55", by: "2026-12-31" });
  });

  for (const [field, change] of [
    ["metric", () => draft.measure.fill("customer score")],
    ["direction", () => draft.direction.selectOption("Reach")],
    ["starting value", () => draft.from.fill("41")],
    ["unit", () => draft.unit.fill("points")],
    ["due date", () => draft.by.fill("2027-08-31")],
  ] as const) {
    test(`says so: ${field}`, async ({ page }) => {
      await draft.write(NPS);
      await change();
      await expect(draft.pin(field)).toHaveText("set by you");
      await draft.saved();
      await page.reload();
      await expect(draft.pin(field)).toHaveText("set by you");
    });
  }

  test("is given back to the sentence by its mark", async () => {
    await draft.write(NPS);
    await draft.to.fill("55");
    await draft.pin("target").click();
    await expect(draft.pin("target")).toHaveCount(0);
    await draft.shows({ to: "50" });
  });

  test.describe("and differs from the sentence", () => {
    const differs = () => draft.note("The target differs from the sentence");

    test.beforeEach(async () => {
      await draft.write(NPS);
      await draft.to.fill("55");
      await expect(differs()).toContainText("The sentence says “50”, but the target was set by hand to “55”.");
    });

    test("takes the sentence’s value", async () => {
      await differs().getByRole("button", { name: "Use the sentence’s" }).click();
      await draft.shows({ to: "50" });
      await expect(differs()).toHaveCount(0);
      await expect(draft.pin("target")).toHaveCount(0);
    });

    test("is written into the sentence", async () => {
      await differs().getByRole("button", { name: "Write mine into the sentence" }).click();
      await expect(draft.sentence).toHaveValue("Increase our NPS from 42 to 55 by the end of Q3");
      await draft.shows({ to: "55" });
      await expect(differs()).toHaveCount(0);
    });
  });
});

test.describe("a number that is not one", () => {
  test.beforeEach(async () => {
    await draft.write(NPS);
    await draft.to.fill("fifty or so");
    await expect(draft.to).toHaveAccessibleDescription("Write a number, such as 1,500 or 12.5");
    await expect(draft.to).toHaveAttribute("aria-invalid", "true");
  });

  test("is still there after a reload, with what is wrong with it", async ({ page }) => {
    await page.reload();
    await expect(draft.to).toHaveValue("fifty or so");
    await expect(draft.to).toHaveAccessibleDescription("Write a number, such as 1,500 or 12.5");
    await draft.shows({ measure: "NPS", from: "42", by: "2027-09-30" });
  });

  test("does not reach the plan, and the value before it stays", async ({ page }) => {
    await draft.allGoals.click();
    const plan = new PlanPage(page);
    await plan.lists(/42 to 50/);
    expect((await plan.exported()).text).not.toContain("fifty");
  });

  test("gives way to one that is", async ({ page }) => {
    await draft.to.fill("1,500.5");
    await expect(draft.to).toHaveAccessibleDescription("");
    await draft.saved();
    await page.reload();
    await draft.shows({ to: "1,500.5" });
    await expect(draft.to).not.toHaveAttribute("aria-invalid");
  });
});

for (const [label, wrong, message, right] of [
  ["From", "about 40", "Write a number, such as 1,500 or 12.5", "40"],
  ["Confidence", "11", "A whole number from 0 to 10", "7"],
]) {
  test(`${label} says what is wrong with “${wrong}”`, async () => {
    await draft.write(NPS);
    const field = draft.field(label);
    await field.fill(wrong);
    await expect(field).toHaveAccessibleDescription(message);
    await field.fill(right);
    await expect(field).toHaveAccessibleDescription("");
  });
}

test.describe("the coach", () => {
  test("splits two goals in one, as one step", async ({ page }) => {
    await draft.write(TWO_IN_ONE);
    await draft.note("Two goals in one").getByRole("button", { name: "Split in two" }).click();
    await expect(draft.sentence).toHaveValue(NPS.replace("Increase", "Improve"));
    await expect(draft.note("Two goals in one")).toHaveCount(0);
    await expect(page.getByRole("status").getByText("Two goals now. The second one is “Make support better”.")).toBeVisible();

    await draft.undo.click();
    await expect(draft.sentence).toHaveValue(TWO_IN_ONE);
    await draft.redo.click();
    await draft.allGoals.click();
    await new PlanPage(page).lists(/Improve our NPS from 42 to 50 by the end of Q3.*42 to 50/, /Make support better/);
  });

  test("sets a note aside with its reason, and brings it back", async ({ page }) => {
    await draft.write(TWO_IN_ONE);
    const title = "Two goals in one";
    const setAside = draft.coach.getByRole("button", { name: `Set aside: ${title}` });
    await setAside.click();
    const reason = draft.coach.getByLabel("Why it does not apply (kept with the goal)");
    await reason.press("Enter");
    await expect(draft.note(title), "not without a reason").toBeVisible();
    await reason.fill("They only work together");
    await reason.press("Enter");
    await expect(draft.note(title)).toHaveCount(0);

    await draft.saved();
    await page.reload();
    await expect(draft.note(title)).toHaveCount(0);
    await draft.coach.getByText("1 note set aside").click();
    await expect(draft.coach).toContainText(`${title}: They only work together`);
    await draft.coach.getByRole("button", { name: `Bring back: ${title}` }).click();
    await expect(draft.note(title)).toBeVisible();
    await expect(draft.coach.getByText("1 note set aside")).toHaveCount(0);
  });

  test("asks for the reason only when told to", async () => {
    await draft.write(TWO_IN_ONE);
    const reason = draft.coach.getByLabel("Why it does not apply (kept with the goal)");
    await expect(reason).toHaveCount(0);
    await draft.coach.getByRole("button", { name: "Set aside: Two goals in one" }).click();
    await draft.coach.getByRole("button", { name: "Cancel" }).click();
    await expect(reason).toHaveCount(0);
    await expect(draft.note("Two goals in one")).toBeVisible();
  });

  test("leads to the field that it asks about", async () => {
    await draft.write("Increase revenue by 20 % by 1 May 2027");
    await draft.coach.getByRole("button", { name: "Fill in: starting value" }).click();
    await expect(draft.from).toBeFocused();
  });

  test("speaks of the sentence only at a pause", async ({ page }) => {
    await draft.sentence.pressSequentially("Make support better");
    await expect(draft.coach.getByRole("article")).not.toHaveCount(0);
    await draft.sentence.fill("");
    await expect(draft.coach).toContainText("Start with a sentence.");
    await expect(draft.coach.getByRole("article")).toHaveCount(0);
    await page.keyboard.type(NPS);
    await expect(draft.coach).toContainText("Nothing to mend.");
  });
});

test.describe("undo", () => {
  test("takes back and does again, by the buttons", async () => {
    await draft.write(NPS);
    await draft.to.fill("55");
    await expect(draft.pin("target")).toBeVisible();
    await draft.undo.click();
    await draft.shows({ to: "50" });
    await expect(draft.pin("target")).toHaveCount(0);
    await draft.redo.click();
    await draft.shows({ to: "55" });
    await expect(draft.redo).toBeDisabled();
  });

  test("works by keys outside of fields", async ({ page }) => {
    await draft.write(NPS);
    await draft.to.fill("55");
    await draft.another.focus();
    await page.keyboard.press("Control+z");
    await draft.shows({ to: "50" });
    await page.keyboard.press("Control+Shift+Z");
    await draft.shows({ to: "55" });
  });

  test("inside a field is the browser’s, and takes back typing only", async ({ page }) => {
    await draft.write(NPS);
    await draft.to.fill("55");
    await expect(draft.pin("target")).toBeVisible();
    await draft.sentence.focus();
    await draft.sentence.press("End");
    await page.keyboard.insertText(" of 2027");
    await page.keyboard.press("Control+z");
    await expect(draft.sentence).toHaveValue(NPS);
    await draft.shows({ to: "55" });
  });

  test("has one step for each visit of a field", async ({ page }) => {
    await draft.sentence.pressSequentially("Increase our NPS");
    await expect(draft.undo).toBeEnabled();
    // Typed so slowly that it is stored in several pieces.
    await page.waitForTimeout(900);
    await draft.sentence.pressSequentially(" from 42 to 50 by the end of Q3");
    await draft.to.focus();
    await draft.to.fill("5");
    await page.waitForTimeout(900);
    await draft.to.fill("55");
    await draft.from.focus();
    await draft.from.fill("41");
    await draft.sentence.focus();

    await draft.undo.click();
    await draft.shows({ from: "42", to: "55" });
    await draft.undo.click();
    await draft.shows({ from: "42", to: "50" });
    await draft.undo.click();
    await expect(draft.sentence).toHaveValue("");
    await expect(draft.undo).toBeDisabled();
  });

  test("brings back a goal that was deleted", async ({ page }) => {
    await draft.write(NPS);
    await page.getByRole("button", { name: "Delete this goal" }).click();
    await expect(page.getByRole("heading", { name: "No goals yet" })).toBeVisible();
    const message = page.getByRole("status").filter({ hasText: "The goal was deleted" });
    await message.getByRole("button", { name: "Undo" }).click();
    await new PlanPage(page).lists(/Increase our NPS.*42 to 50/);
  });

  test("is offered for a deletion only as long as it would take back the deletion", async ({ page }) => {
    await draft.write(NPS);
    await page.getByRole("button", { name: "Delete this goal" }).click();
    const message = page.getByRole("status").filter({ hasText: "The goal was deleted" });
    await expect(message).toBeVisible();
    await page.getByRole("link", { name: "Draft a goal" }).first().click();
    await draft.write(HIRING);
    await expect(message).toHaveCount(0);
  });

  test("on the page of a goal that is gone leads back to it", async ({ page }) => {
    await draft.write(NPS);
    await page.getByRole("button", { name: "Delete this goal" }).click();
    await expect(page.getByRole("heading", { name: "No goals yet" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { name: "This goal is not in the plan" })).toBeVisible();
    await page.getByRole("main").getByRole("button", { name: "Undo" }).click();
    await expect(draft.sentence).toHaveValue(NPS);
  });
});

test("Enter ends the sentence: no second line, and the coach speaks at once", async ({ page }) => {
  await draft.sentence.fill("Make support better");
  await draft.sentence.press("Enter");
  expect(await draft.coach.getByRole("article").count()).toBeGreaterThan(0);
  await expect(draft.sentence).toHaveValue("Make support better");
  await draft.saved();
  await page.reload();
  await expect(draft.sentence).toHaveValue("Make support better");
});

test("lines that are pasted become one sentence", async ({ page }) => {
  await page.keyboard.insertText("Increase our NPS\nfrom 42 to 50\nby the end of Q3");
  await expect(draft.sentence).toHaveValue(NPS);
  await draft.shows({ from: "42", to: "50", by: "2027-09-30" });
});

test("an owner becomes a person of the plan, once", async ({ page }) => {
  await draft.write(NPS);
  await draft.owner.pressSequentially("Ada Lovelace");
  await draft.owner.press("Tab");
  await draft.saved();
  await draft.another.click();
  await draft.write(HIRING);
  await draft.owner.pressSequentially("ada lovelace");
  await draft.owner.press("Tab");
  await expect(draft.owner).toHaveValue("Ada Lovelace");
  await draft.saved();
  await page.reload();
  await draft.unfoldPeople();
  await expect(draft.owner).toHaveValue("Ada Lovelace");

  await draft.allGoals.click();
  const file = JSON.parse((await new PlanPage(page).exported()).text);
  expect(file.people).toHaveLength(1);
  expect(file.people[0].name).toBe("Ada Lovelace");
  expect(file.goals.map((goal: { owner: string }) => goal.owner)).toEqual([file.people[0].id, file.people[0].id]);
});

test("nothing is stored while nothing is typed", async ({ page }) => {
  await draft.sentence.pressSequentially("   ");
  await draft.sentence.fill("");
  await draft.to.focus();
  await draft.from.focus();
  await page.waitForTimeout(900);
  const start = new StartPage(page);
  await start.open();
  await expect(start.empty).toBeVisible();
  expect(await localRecords(page)).toEqual({});
  expect(await databaseRecords(page)).toEqual({});
});

test("leaving right after the last letter keeps it", async ({ page }) => {
  await draft.sentence.pressSequentially(HIRING);
  await draft.allGoals.click();
  await new PlanPage(page).lists(/Cut time to hire from 60 to 45 days by 30 June 2027.*60 to 45 days/);
});

test("going back right after the last letter keeps it, and does no harm", async ({ page }) => {
  await draft.write(NPS);
  await draft.allGoals.click();
  const plan = new PlanPage(page);
  await plan.add.click();
  await draft.sentence.pressSequentially("Go");
  await page.goBack();
  await plan.lists(/Increase our NPS/, /Go/);
  // Longer than any pause that the page before may have waited for.
  await page.waitForTimeout(900);
  await expect(page.getByRole("heading", { name: "My goals" })).toBeVisible();
});

test("a first goal that was just begun is on the start page", async ({ page }) => {
  await draft.sentence.pressSequentially("Go");
  await page.getByRole("link", { name: "Sightline, start page" }).click();
  await expect(new StartPage(page).plan("My goals")).toContainText("1 goal");
});
