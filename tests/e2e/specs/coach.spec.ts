// What the coach does beside a sentence: questions, templates, other wordings, activities, a number's past.
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { ASK, bring, Questions, Templates } from "../pages/coach.ts";
import { DraftPage, NPS } from "../pages/draft.ts";
import { planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";

let draft: DraftPage;
let questions: Questions;

test.beforeEach(async ({ page }) => {
  await fixedClock(page);
  draft = new DraftPage(page);
  questions = new Questions(page);
  await draft.open();
});

test.describe("question mode", () => {
  test("turns a wish into a goal, by keyboard alone", async ({ page }) => {
    await draft.write("improve satisfaction");
    await questions.begin.focus();
    await page.keyboard.press("Enter");
    await questions.say(ASK.baseline, "about 42 %");
    await questions.say(ASK.target, "50");
    await expect(draft.sentence).toHaveValue("Raise satisfaction from 42% to 50%");
    await questions.say(ASK.due, "end of Q3");
    await expect(draft.sentence).toHaveValue("Raise satisfaction from 42% to 50% by 30 September 2027");
    await questions.say(ASK.evidence, "The survey in June");
    await questions.say(ASK.others, "The warehouse");
    await expect(page.getByText("That was the last question.")).toBeVisible();
    await expect(questions.coach.getByRole("heading", { name: "Coach" })).toBeFocused();
    await draft.shows({ measure: "satisfaction", from: "42", to: "50", unit: "%", by: "2027-09-30" });
    await expect(questions.begin, "a goal that stands is not asked about").toHaveCount(0);
    for (const field of ["metric", "target", "due date"]) await expect(draft.pin(field)).toHaveCount(0);

    await draft.saved();
    await draft.allGoals.click();
    const file = JSON.parse((await new PlanPage(page).exported()).text);
    expect(file.goals[0].notes).toBe("Who else must move: The warehouse");
    expect(file.data_sources[0].name).toBe("The survey in June");
    expect(file.goals[0].metrics[0].source).toBe(file.data_sources[0].id);
  });

  test("begins with nothing at all, and offers measures to choose from", async () => {
    await questions.begin.click();
    await questions.asks(ASK.metric);
    await questions.end.click();
    await draft.write("Make customers happier");
    await questions.begin.click();
    await questions.asks(ASK.metric);
    await questions.choice("repeat orders").click();
    await questions.asks(ASK.baseline);
    await draft.shows({ measure: "repeat orders" });
  });

  test("says what an answer lacks, and asks again", async () => {
    await draft.write("Improve teamwork");
    await questions.begin.click();
    await questions.say(ASK.metric, "collaboration");
    const field = await questions.asks(ASK.metric);
    await expect(field).toHaveAttribute("aria-invalid", "true");
    await expect(field).toHaveAccessibleDescription(/Somebody would have to judge that/);
    await questions.say(ASK.metric, "hand-over time");
    await questions.say(ASK.baseline, "some");
    await expect(await questions.asks(ASK.baseline)).toHaveAccessibleDescription(/no number in this/);
  });

  test("skips, and goes back to mend an answer", async () => {
    await draft.write("Reduce churn");
    await questions.begin.click();
    await questions.asks(ASK.baseline);
    await questions.skip.click();
    await questions.say(ASK.target, "by a third");
    await questions.asks(ASK.due);
    await questions.back.click();
    await expect(await questions.asks(ASK.target)).toHaveValue("by a third");
    await questions.say(ASK.target, "by half");
    await questions.asks(ASK.due);
    await questions.choice("end of next quarter").click();
    await expect(draft.sentence).toHaveValue("Halve churn by 31 March 2027");
  });

  test("each answer is one step of undo, and nothing is lost by a reload", async ({ page }) => {
    await draft.write("improve satisfaction");
    await questions.begin.click();
    await questions.say(ASK.baseline, "42 %");
    await questions.say(ASK.target, "50");
    await questions.asks(ASK.due);
    await draft.saved();
    await page.reload();
    await expect(draft.sentence).toHaveValue("Raise satisfaction from 42% to 50%");
    await questions.begin.click();
    await questions.say(ASK.due, "30 June 2027");
    await expect(draft.sentence).toHaveValue("Raise satisfaction from 42% to 50% by 30 June 2027");
    await draft.undo.click();
    await expect(draft.sentence).toHaveValue("Raise satisfaction from 42% to 50%");
  });

  test("Escape stops it", async ({ page }) => {
    await questions.begin.click();
    await questions.asks(ASK.metric);
    await page.keyboard.press("Escape");
    await expect(questions.begin).toBeVisible();
    await expect(questions.coach.getByRole("heading", { name: "Coach" })).toBeFocused();
  });

  test("picks a day from the calendar", async ({ page }) => {
    await draft.write("Raise NPS from 42 to 50");
    await questions.begin.click();
    await questions.asks(ASK.due);
    await page.getByLabel("Or pick the day").fill("2027-05-14");
    await questions.go.click();
    await expect(draft.sentence).toHaveValue("Raise NPS from 42 to 50 by 14 May 2027");
  });
});

test.describe("templates", () => {
  test("are found by words, function and level, taken by one press and adapted", async ({ page }) => {
    const templates = new Templates(page);
    await templates.open.click();
    await expect(templates.search).toBeFocused();
    expect(await templates.list.count()).toBeGreaterThanOrEqual(60);
    await templates.dialog.getByLabel("Function").selectOption("Sales");
    const sales = await templates.list.count();
    expect(sales).toBeGreaterThan(3);
    await templates.dialog.getByLabel("Level").selectOption("Team");
    expect(await templates.list.count()).toBeLessThan(sales);
    await templates.search.fill("win rate");
    await expect(templates.list).toHaveCount(1);
    await templates.list.first().click();

    await expect(templates.dialog).toHaveCount(0);
    await expect(await questions.asks(ASK.baseline)).toHaveValue("18%");
    await expect(draft.sentence).toHaveValue("Raise the win rate from 18% to 24% by the end of next quarter");
    await questions.say(ASK.baseline, "20%");
    await expect(await questions.asks(ASK.target)).toHaveValue("24%");
    await expect(draft.sentence).toHaveValue(/from 20% to 24%/);
    await draft.saved();
    await questions.end.click();
    await draft.allGoals.click();
    const file = JSON.parse((await new PlanPage(page).exported()).text);
    expect(file.goals[0].level).toBe("team");
    expect(file.goals[0].metrics[1]).toMatchObject({ name: "share of deals with a named sponsor", timing: "leading" });
  });

  test("say so where none fits", async ({ page }) => {
    const templates = new Templates(page);
    await templates.open.click();
    await templates.search.fill("zzzz");
    await expect(templates.dialog.getByRole("status")).toContainText("No template fits");
    // Escape first empties the search.
    await page.keyboard.press("Escape");
    await expect(templates.list).not.toHaveCount(0);
    await page.keyboard.press("Escape");
    await expect(templates.dialog).toHaveCount(0);
    await expect(templates.open).toBeFocused();
  });
});

test("other wordings are a press away, and undone by one", async () => {
  await draft.write("Increase our NPS from 42 to 50 by 30 June 2027");
  await draft.page.getByText("Say it differently").click();
  const wordings = draft.page.getByRole("list", { name: "Other wordings" }).getByRole("button");
  await expect(wordings).toHaveCount(3);
  await wordings.filter({ hasText: /^We will raise/ }).click();
  await expect(draft.sentence).toHaveValue(/^We will raise .*NPS from 42 to 50 by 30 June 2027$/);
  await draft.shows({ from: "42", to: "50", by: "2027-06-30" });
  await draft.undo.click();
  await expect(draft.sentence).toHaveValue("Increase our NPS from 42 to 50 by 30 June 2027");
});

test("an activity is kept as a leading indicator, and its result is asked for", async ({ page }) => {
  await draft.write("Make 50 cold calls a day");
  const note = draft.note("This counts effort, not the result");
  await expect(note).toContainText("Such work usually serves meetings that lead to an offer");
  await note.getByRole("button", { name: "Keep it as a leading indicator, and ask me for the result" }).click();
  await expect(page.getByText("“Make 50 cold calls a day” is kept as a leading indicator")).toBeVisible();
  await questions.say(ASK.metric, "offers");
  await questions.say(ASK.baseline, "4 a week");
  await questions.say(ASK.target, "7");
  await expect(draft.sentence).toHaveValue(/^Raise offers from 4 to 7/);
  await draft.saved();
  await questions.end.click();
  await draft.allGoals.click();
  const file = JSON.parse((await new PlanPage(page).exported()).text);
  expect(file.goals[0].metrics.at(-1)).toMatchObject({ target: 50, timing: "leading" });
});

test("the words that a note is about are shown while one points at it", async ({ page }) => {
  await draft.write("Cut costs by 10 % as soon as possible");
  const note = draft.note("“as soon as possible” can mean anything");
  const words = page.locator(".pointed");
  await expect(words).toHaveCount(0);
  await note.hover();
  await expect(words).toHaveText("as soon as possible");
  await draft.sentence.hover();
  await expect(words).toHaveCount(0);
  await note.getByRole("button").first().focus();
  await expect(words).toHaveText("as soon as possible");
});

test("marks stay where they are while one types on, and have a legend", async ({ page }) => {
  await draft.write("Cut costs by 10 % as soon as possible");
  const legend = page.getByRole("list", { name: "What is marked" });
  await expect(legend).toContainText("still open");
  await draft.sentence.press("Home");
  await page.keyboard.type("Please c");
  // Typed within the pause: the coach has not spoken again, and what was open is still marked.
  expect(await page.locator("mark[data-mark=open]").allTextContents()).toContain("as soon as possible");
});

test("a target is held against the past of its number", async ({ page }) => {
  const point = (on: string, value: number) => ({ on, value });
  await bring(page, planFile({
    id: "past",
    goals: [{
      id: "g",
      level: "company",
      statement: "Raise NPS from 40 to 60 by 31 December 2026",
      due: "2026-12-31",
      metrics: [{ id: "m1", name: "NPS", baseline: 40, target: 60, history: [point("2026-03-31", 40), point("2026-06-30", 44), point("2026-09-30", 43)] }],
    }],
  }));
  await page.goto("./#/plan/past/goal/g");
  await expect(draft.note(/times the best so far/)).toContainText("This asks for 17 more.");
  await expect(page.getByRole("main")).toContainText("Beside its past: 17 to go from 43");
  await draft.write("Raise NPS from 40 to 46 by 31 December 2026");
  await expect(draft.note(/times the best so far/)).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("At its best it came");
});

test("the templates are no part of the first page", async ({ page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto("./#/");
  await page.reload();
  await expect(page.getByRole("link", { name: "Draft one goal" })).toBeVisible();
  expect(fetched.filter((url) => /split_coach/.test(url))).toEqual([]);
  await draft.open();
  await draft.write(NPS);
  expect(fetched.filter((url) => /split_coach/.test(url))).toEqual([]);
  await new Templates(page).open.click();
  await expect(new Templates(page).list.first()).toBeVisible();
  expect(fetched.filter((url) => /split_coach/.test(url))).toHaveLength(1);
});
