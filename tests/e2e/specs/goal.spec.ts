// One goal of a plan: its sections by mouse and by keyboard, and what is worked out from them.
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { GoalPage, LEADS } from "../pages/goal.ts";
import { PlanPage } from "../pages/plan.ts";

let goal: GoalPage;

test.beforeEach(async ({ page }) => {
  goal = new GoalPage(page);
  await fixedClock(page);
});

test.describe("sections", () => {
  test("say in one line what is in them while they are folded", async () => {
    await goal.openGoal();
    await expect(goal.summary("How we will know")).toContainText("demo requests · 10 to 25 requests");
    await expect(goal.summary("Where it belongs")).toContainText("Team · Serves “Raise qualified leads from 40 to 100 by 31 December 2026”");
    await expect(goal.summary("Who")).toContainText("Nobody yet");
    await expect(goal.summary("When and how sure")).toContainText("Active · from 1 October 2026 · by 31 December 2026");
    await expect(goal.summary("How it is going")).toContainText("Behind · 40 % of the way; 57 % expected by now");
    await expect(goal.summary("Agreement")).toContainText("Not agreed yet");
    await expect(goal.summary("Check-ins")).toContainText("None yet");
    await expect(goal.summary("Tags, notes, privacy")).toContainText("Nothing yet");
  });

  test("stay as this device left them", async ({ page }) => {
    await goal.openGoal();
    await goal.unfold("Who");
    await page.reload();
    await expect(goal.section("Who")).toHaveAttribute("open");
    await expect(goal.section("Agreement")).not.toHaveAttribute("open");
    await goal.goTo("events");
    await expect(goal.section("Who")).toHaveAttribute("open");
    await goal.summary("Who").click();
    await page.reload();
    await expect(goal.section("Who")).not.toHaveAttribute("open");
  });

  test("are not there while a goal is first drafted, and come when asked for", async ({ page }) => {
    await goal.open();
    await goal.sentence.fill("Increase our NPS from 42 to 50 by the end of Q3");
    await goal.sentence.press("Enter");
    await goal.saved();
    await expect(goal.section("Who")).toHaveCount(0);
    await expect(goal.owner).toBeVisible();
    await page.getByRole("button", { name: "Add more" }).focus();
    await page.keyboard.press("Enter");
    await expect(goal.section("Who")).toBeVisible();
    await expect(page.locator(":focus"), "focus goes on to the first of them").toHaveText(/How we will know/);
  });
});

test.describe("how we will know", () => {
  test("a second measure is added, filled, moved up and taken away", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfold("How we will know");
    await section.getByRole("button", { name: "Add a measure" }).click();
    await section.getByLabel("Name", { exact: true }).fill("visits");
    await section.getByLabel("Direction", { exact: true }).selectOption("Keep");
    await section.getByLabel("Unit", { exact: true }).fill("visits");
    await section.getByLabel("Band from").fill("1,200");
    await section.getByLabel("Band to").fill("3,000");
    await section.getByLabel("Weight of the measure").fill("2");
    await section.getByLabel("Foretells or confirms").selectOption("Leading: warns early");
    await section.getByLabel("How it is found out").selectOption("Judged: subjective");
    await section.getByLabel("Rubric").fill("few\nsome\nmany");
    await section.getByLabel("Within the owner’s control").selectOption("Yes");
    await section.getByLabel("Pyramid level").selectOption("Operational: for day-to-day work");
    await section.getByLabel("Level of learning").selectOption("3 Behaviour: is it applied?");
    await section.getByLabel("Read from").fill("HubSpot");
    await section.getByLabel("Read from").press("Tab");
    await section.getByLabel("Compare the group").fill("trained");
    await section.getByLabel("With the group").fill("untrained");
    await section.getByLabel("With the group").press("Tab");

    const metric = (await goal.inFile()).metrics[1];
    expect(metric).toMatchObject({
      name: "visits",
      direction: "maintain",
      unit: "visits",
      band: { low: 1200, high: 3000 },
      weight: 2,
      timing: "leading",
      subjective: true,
      rubric: ["few", "some", "many"],
      in_control: true,
      pyramid: "operational",
      kirkpatrick: "behaviour",
      comparison: { group: "trained", against: "untrained" },
    });
    expect(metric.source).toBeTruthy();
    await page.reload();
    await expect(goal.section("How we will know")).toContainText("1,200 to 3,000 visits");

    await section.getByText("visits", { exact: true }).first().click();
    await section.getByRole("button", { name: "Move up: visits" }).click();
    await expect(goal.measure, "the first is the one at the top").toHaveValue("visits");
    await goal.sentence.fill("Lift demo requests from 10 to 26 by 31 December 2026");
    await goal.sentence.press("Enter");
    await goal.saved();
    await expect(goal.measure, "reading the sentence leaves it alone").toHaveValue("visits");

    await section.getByRole("button", { name: "Remove: visits" }).click();
    await expect(section.getByText("visits", { exact: true })).toHaveCount(0);
    await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
    await expect(section.getByText("visits", { exact: true }).first()).toBeVisible();
  });

  test("values are added, corrected and deleted, by keyboard alone", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfoldByKey("How we will know");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const values = section.getByRole("region", { name: "Values of demo requests" });
    await expect(values.getByRole("row")).toHaveText([/Day/, /16 November 2026.*16 requests/]);

    await goal.retype(values.getByLabel("Value", { exact: true }), "18.5");
    await goal.retype(values.getByLabel("Note"), "after the fair");
    await page.keyboard.press("Enter");
    await expect(values.getByRole("row").nth(1)).toContainText("18.5 requests");
    await expect(values.getByRole("row").nth(1)).toContainText("after the fair");
    await expect(goal.summary("How it is going")).toContainText("57 % of the way");

    await values.getByRole("button", { name: "Correct the value of 16 November 2026" }).press("Enter");
    await expect(values.getByLabel("Day", { exact: true })).toBeFocused();
    await goal.retype(values.getByLabel("Value", { exact: true }), "17");
    await page.keyboard.press("Enter");
    await expect(values.getByRole("row").nth(2)).toContainText("17 requests");

    await values.getByRole("button", { name: "Delete the value of 16 November 2026" }).press("Enter");
    await expect(values.getByRole("row")).toHaveCount(2);
    await goal.undo.press("Enter");
    await expect(values.getByRole("row")).toHaveCount(3);
    await goal.redo.press("Enter");
    await expect(values.getByRole("row")).toHaveCount(2);

    await values.getByLabel("Value", { exact: true }).press("Enter");
    await expect(values.getByRole("alert")).toHaveText("Write the value as a number");
  });

  test("a band that ends before it starts is refused in the plan’s words", async () => {
    await goal.openGoal();
    await goal.direction.selectOption("Keep");
    const section = await goal.unfold("How we will know");
    await section.getByText("demo requests", { exact: true }).first().click();
    await section.getByLabel("Band from").fill("30");
    await section.getByLabel("Band to").fill("20");
    await expect(section.getByLabel("Band to")).toHaveAccessibleDescription("the lower end of the band is above its upper end");
    await section.getByLabel("Band to").fill("40");
    expect((await goal.inFile()).metrics[0].band).toEqual({ low: 30, high: 40 });
  });

  test("milestones", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfold("How we will know");
    for (const name of ["New guide is live", "Form has two fields"]) {
      await section.getByRole("button", { name: "Add a milestone" }).click();
      const one = section.getByRole("group", { name: "Milestone without a name" });
      await expect(one.getByLabel("Milestone", { exact: true })).toBeFocused();
      await page.keyboard.insertText(name);
      await page.keyboard.press("Tab");
    }
    const guide = section.getByRole("group", { name: "New guide is live" });
    await guide.getByLabel("Due by").fill("2026-10-31");
    await guide.getByLabel("Done on").fill("2026-10-28");
    await guide.getByLabel("Weight of the milestone").fill("3");
    await section.getByRole("button", { name: "Move up: Form has two fields" }).click();
    await goal.saved();
    await page.reload();
    await expect(goal.section("How we will know").getByRole("group", { name: /guide|Form/ })).toHaveCount(2);
    expect((await goal.inFile()).milestones).toMatchObject([
      { name: "Form has two fields" },
      { name: "New guide is live", due: "2026-10-31", done_on: "2026-10-28", weight: 3 },
    ]);
    await section.getByRole("button", { name: "Remove: Form has two fields" }).click();
    await expect(section.getByRole("group", { name: "Form has two fields" })).toHaveCount(0);
  });

  test("numbers are read and written with the plan’s decimal sign", async () => {
    const file = JSON.parse(LEADS);
    await goal.openGoal("web", JSON.stringify({ ...file, settings: { decimal: "comma" } }));
    await goal.to.fill("1.500,5");
    await goal.saved();
    await goal.page.reload();
    await expect(goal.to).toHaveValue("1.500,5");
    expect((await goal.inFile()).metrics[0].target).toBe(1500.5);
  });
});

test.describe("where it belongs", () => {
  test("what it gives is set against what the goal above needs", async () => {
    await goal.openGoal();
    const section = await goal.unfold("Where it belongs");
    const meaning = section.getByRole("status").filter({ hasText: /gives|goal above/ });
    await section.getByLabel("How much it gives").fill("15");
    await expect(meaning).toHaveText(
      "It gives 15 leads of the 60 leads that the goal above needs. With its siblings 45 of 60 leads are covered, 15 leads missing.",
    );
    await section.getByLabel("How much it gives").fill("30");
    await expect(meaning).toContainText("With its siblings 60 of 60 leads are covered: exactly what it takes.");
    await section.getByLabel("What it gives to the goal above").selectOption("A share of the change");
    await section.getByLabel("Share it gives").fill("75");
    await expect(meaning).toHaveText(
      "It gives 75 % of the change that the goal above needs. With its siblings 75 of 60 leads are covered: 25 % more than it takes.",
    );
    expect((await goal.inFile()).contribution).toEqual({ kind: "share", value: 0.75 });
    await section.getByLabel("What it gives to the goal above").selectOption("It makes the goal above possible");
    await expect(meaning).toContainText("adds no number. With its siblings 30 of 60 leads are covered, 30 leads missing.");
  });

  test("the goal above is found by a few words, and a circle is refused", async ({ page }) => {
    await goal.openGoal("events");
    const section = await goal.unfoldByKey("Where it belongs");
    const parent = section.getByRole("combobox", { name: "Serves the goal" });
    await goal.tabTo(parent);
    await page.keyboard.insertText("talks three");
    await expect(section.getByRole("listbox").getByRole("option")).toHaveText([/Give three talks/]);
    await page.keyboard.press("Enter");
    await expect(parent).toHaveAccessibleDescription(/the goal would serve itself|cannot serve one/);
    await expect(parent, "it stays where it was").toHaveValue(/Raise qualified leads/);

    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Tab");
    await expect(parent).toHaveValue("");
    await expect(goal.summary("Where it belongs")).toContainText("Serves no goal above");
    await goal.undo.press("Enter");
    await expect(parent).toHaveValue(/Raise qualified leads/);

    await parent.fill("nothing of the kind");
    await expect(section.getByText("Nothing fits.")).toBeVisible();
    await parent.press("Escape");
    await expect(parent).toHaveValue(/Raise qualified leads/);
  });

  test("a level above that of the goal above is refused", async () => {
    await goal.openGoal();
    const section = await goal.unfold("Where it belongs");
    await section.getByLabel("Level", { exact: true }).selectOption("Company");
    await expect(section.getByLabel("Level", { exact: true })).toHaveAccessibleDescription(
      "a goal at company level cannot serve one at department level",
    );
    await expect(section.getByLabel("Level", { exact: true })).toHaveValue("team");
    await section.getByLabel("Level", { exact: true }).selectOption("Person");
    await section.getByLabel("Kind").selectOption("Key result");
    await section.getByLabel("Weight among its siblings").fill("-1");
    await expect(section.getByLabel("Weight among its siblings")).toHaveAccessibleDescription("-1 is below 0");
    await section.getByLabel("Weight among its siblings").fill("2.5");
    // A person's level is what a file leaves out.
    expect(await goal.inFile()).toMatchObject({ kind: "key_result", weight: 2.5 });
    expect((await goal.inFile()).level).toBeUndefined();
  });

  test("links across the tree come and go", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfold("Where it belongs");
    const across = section.getByRole("combobox", { name: "Also supports" });
    await across.fill("events");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    const remove = section.getByRole("button", { name: /Remove: Win 30/ });
    await expect(remove).toBeVisible();
    expect((await goal.inFile()).supports).toEqual(["events"]);
    await remove.press("Enter");
    await expect(remove).toHaveCount(0);
    await expect(across).toBeFocused();
  });

  test("goals below say what they give, and one more is added in a sentence", async ({ page }) => {
    await goal.openGoal("leads");
    const section = await goal.unfold("Where it belongs");
    const below = section.getByRole("region", { name: "Goals below" });
    await expect(below.getByRole("listitem")).toHaveText([
      /Lift demo requests.*10 leads, 17 % of the change.*40 %/,
      /Win 30 qualified leads.*30 leads, 50 % of the change/,
    ]);
    await expect(below).toContainText("The goals below cover 40 of 60 leads, 20 leads missing.");
    await expect(goal.note("The goals below do not add up")).toBeVisible();

    await below.getByLabel("A new goal below, in one sentence").fill("Win 20 leads by partners by 31 December 2026");
    await page.keyboard.press("Enter");
    await expect(below.getByRole("listitem")).toHaveCount(3);
    await below.getByRole("link", { name: "Win 20 leads by partners" }).click();
    await expect(goal.sentence).toHaveValue("Win 20 leads by partners by 31 December 2026");
    await expect(goal.summary("Where it belongs")).toContainText("Team · Serves “Raise qualified leads");
  });
});

test.describe("who, when and the rest", () => {
  test("people who are typed in are found or made, by keyboard alone", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfoldByKey("Who");
    await goal.retype(section.getByLabel("Owner"), "aya mori");
    await goal.retype(section.getByLabel("Team"), "Marketing");
    for (const name of ["Dana Ruiz", "Femi Okafor"]) {
      const add = section.getByLabel("Add a contributor");
      if (!(await add.evaluate((it) => it === document.activeElement))) await goal.tabTo(add);
      await page.keyboard.insertText(name);
      await page.keyboard.press("Enter");
      await expect(section.getByRole("listitem").filter({ hasText: name })).toBeVisible();
    }
    await goal.summary("Who").press("Enter");
    await expect(goal.summary("Who")).toContainText("Aya Mori · Marketing · with 2 others");
    await goal.summary("Who").press("Enter");
    await section.getByRole("button", { name: "Remove Dana Ruiz from the contributors" }).press("Enter");
    await expect(section.getByRole("listitem")).toHaveText(["Femi Okafor"]);
    await goal.saved();
    await page.reload();
    await expect(section.getByLabel("Owner")).toHaveValue("Aya Mori");
    const { text } = await new PlanPage(page).exported();
    const file = JSON.parse(text);
    expect(file.people.map((it: { name: string }) => it.name).sort()).toEqual(["Aya Mori", "Dana Ruiz", "Femi Okafor"]);
    expect(file.teams).toMatchObject([{ name: "Marketing" }]);
  });

  test("dates, cycle, status and confidence", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfold("When and how sure");
    await section.getByLabel("Start").fill("2026-11-01");
    await goal.by.fill("2026-12-20");
    await section.getByLabel("Cycle").fill("2026-Q4");
    await section.getByLabel("Cycle").press("Tab");
    await expect(section).toContainText("1 October 2026 to 31 December 2026");
    await section.getByLabel("Status").selectOption("Agreed");
    await section.getByLabel("Confidence").fill("11");
    await expect(section.getByLabel("Confidence")).toHaveAccessibleDescription("A whole number from 0 to 10");
    await section.getByLabel("Confidence").fill("7");
    await expect(section).toContainText("it will probably be reached");
    await section.getByLabel("A stretch").check();
    await expect(goal.summary("When and how sure")).toContainText("by 20 December 2026");
    expect(await goal.inFile()).toMatchObject({
      start: "2026-11-01",
      due: "2026-12-20",
      cycle: "2026-Q4",
      status: "agreed",
      confidence: 7,
      stretch: true,
    });
    await page.reload();
    await expect(section.getByLabel("Confidence")).toHaveValue("7");
  });

  test("tags, notes and the private mark", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfoldByKey("Tags, notes, privacy");
    await goal.retype(section.getByLabel("Tags"), "growth, Q4, growth");
    await goal.retype(section.getByLabel("Notes"), "First line");
    await page.keyboard.press("Enter");
    await page.keyboard.insertText("second line");
    await goal.tabTo(section.getByLabel("Private"));
    await page.keyboard.press("Space");
    await expect(section).toContainText("stays out of exports");
    await goal.summary("Tags, notes, privacy").press("Enter");
    await expect(goal.summary("Tags, notes, privacy")).toContainText("Private · growth, Q4 · notes");
    await goal.saved();
    await page.reload();
    await goal.unfold("Tags, notes, privacy");
    await expect(section.getByLabel("Notes")).toHaveValue("First line\nsecond line");
    await expect(section.getByLabel("Private")).toBeChecked();
  });
});

test.describe("how it is going", () => {
  test("each figure shows how it came about", async () => {
    await goal.openGoal();
    const section = await goal.unfold("How it is going");
    const steps = (figure: string) => section.getByRole("list", { name: `How this came about: ${figure}` });
    await section.getByText("Progress", { exact: true }).click();
    await expect(steps("Progress")).toContainText("demo requests: 16 requests, on the way from 10 to 25 requests, is 40 %.");
    await section.getByText("Expected by now", { exact: true }).click();
    await expect(steps("Expected by now")).toContainText("Today lies so far on the way from 1 October 2026 to 31 December 2026.");
    await section.getByText("Health", { exact: true }).click();
    await expect(steps("Health")).toContainText("Last report: 16 November 2026.");
    await expect(steps("Health")).toContainText("Progress lags 17 % behind what is expected.");
  });

  test("what the progress is computed from can be chosen", async () => {
    await goal.openGoal();
    const section = await goal.unfold("How it is going");
    await section.getByLabel("Progress goes by").selectOption("The goals below only");
    await expect(goal.summary("How it is going")).not.toContainText("40 % of the way");
    await section.getByText("Progress", { exact: true }).click();
    const steps = section.getByRole("list", { name: "How this came about: Progress" });
    await expect(steps).toContainText("It goes by the goals below, each by its weight.");
    await goal.saved();
    expect(await goal.inFile()).toMatchObject({ roll_up: "children" });
  });

  test("the suggestion is overruled only with a reason, and taken again", async ({ page }) => {
    await goal.openGoal();
    const section = await goal.unfoldByKey("How it is going");
    await section.getByText("Overrule the suggestion").press("Enter");
    await goal.tabTo(section.getByLabel("Health as you see it"));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await goal.tabTo(section.getByLabel("Your reason"));
    await page.keyboard.press("Enter");
    await expect(section.getByRole("alert")).toHaveText("Say why, so that others can follow");
    await page.keyboard.insertText("The form broke");
    await page.keyboard.press("Enter");
    await expect(section).toContainText("Overruled on 22 November 2026: At risk, because “The form broke”.");
    await goal.saved();
    await page.reload();
    await expect(goal.summary("How it is going")).toContainText("At risk");
    await section.getByRole("button", { name: "Take the suggestion again" }).press("Enter");
    await expect(section.getByText("Overrule the suggestion")).toBeVisible();
    expect((await goal.inFile()).health).toBeUndefined();
  });
});
