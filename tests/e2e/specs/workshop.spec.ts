// Workshops as a new facilitator meets them: chosen, run, shown to the room, paused, finished and told.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { laterOn, stopAt } from "../pages/calendar.ts";
import { CASCADING, Console, Workshops } from "../pages/workshop.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

const GOAL = "Raise our market share from 12 % to 15 % by 31 December 2027";

test("goal cascading from the start page to the report, with a reload in the middle", async ({ page }) => {
  test.slow();
  const workshops = new Workshops(page);
  await page.goto("./");
  await page.getByRole("link", { name: "Run a workshop" }).click();
  await page.getByRole("button", { name: `Choose a plan for: ${CASCADING}` }).click();
  const dialog = page.getByRole("dialog", { name: "In which plan?" });
  await dialog.getByLabel("Or begin a new plan").fill("Northwind 2027");
  await dialog.getByRole("button", { name: "Make it and go on" }).click();
  await expect(page.getByRole("heading", { name: CASCADING, level: 1 })).toBeVisible();
  await workshops.begin.click();
  const desk = new Console(page);

  await desk.next.click();
  await expect(desk.question).toHaveText("What should be different for our people once this is done?");
  await desk.add("What should be different", "Everyone can say what their work is for");

  await desk.next.click();
  await page.getByRole("textbox", { name: "Mission" }).fill("We take the paperwork off nurses.");

  await desk.go("What the year must bring");
  await desk.add("What must be true in a year", "Two new regions", "Churn is halved", "Every ward knows us");
  await expect(desk.input("What must be true in a year")).toContainText("3 thoughts written");
  await page.getByRole("button", { name: "Reveal them" }).click();
  await expect(page.getByRole("textbox", { name: "Thought", exact: true })).toHaveCount(3);
  await page.getByRole("checkbox", { name: "Choose: Two new regions" }).check();
  await page.getByRole("checkbox", { name: "Choose: Every ward knows us" }).check();
  await page.getByRole("button", { name: "Make a group" }).click();
  await page.getByLabel("Name of the group").fill("Growth");

  await desk.next.click();
  await page.getByRole("button", { name: "Open the vote" }).click();
  await page.getByRole("button", { name: "One dot for: Churn is halved" }).click();
  await page.getByRole("button", { name: "Done, next person" }).click();
  await expect(page.getByText("Voter 2")).toBeVisible();
  await page.getByRole("button", { name: "One dot for: Churn is halved" }).click();
  await page.getByRole("button", { name: "One dot for: Growth" }).click();
  await page.getByRole("button", { name: "Close the vote and show the result" }).click();
  await expect(desk.input("Dots on what must be true").getByRole("listitem")).toHaveText([
    /Churn is halved.*2 dots/,
    /Growth.*1 dot/,
  ]);

  await desk.next.click();
  await desk.add("Strategic goals", GOAL);
  await expect(page.getByRole("textbox", { name: "The goal, in one sentence" })).toHaveValue(GOAL);
  await desk.saved();

  await page.reload();
  await expect(desk.at("Write the strategic goals")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "The goal, in one sentence" })).toHaveValue(GOAL);

  await desk.go("Who tells whom");
  await desk.add("Actions", "Tell every ward");
  await page.getByLabel("Who", { exact: true }).fill("Dana Ruiz");
  await page.getByLabel("Who", { exact: true }).press("Enter");
  await desk.finish();

  const report = page.getByRole("main");
  await expect(report.getByRole("region", { name: "Goals" })).toContainText(GOAL);
  await expect(report.getByRole("region", { name: "Actions" })).toContainText("Tell every ward");
  await expect(report.getByRole("region", { name: "Actions" })).toContainText("Dana Ruiz");
  await expect(report.getByRole("region", { name: "Votes" })).toContainText(/Churn is halved.*Growth/);
  await expect(report).toContainText("Every ward knows us");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as Markdown" }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("goal-cascading.md");

  await new StartPage(page).open();
  await new StartPage(page).plan("Northwind 2027").click();
  await new PlanPage(page).shows(`Company: ${GOAL}`);
});

test("the room sees the question and what is captured, and nothing of the notes", async ({ page, context }) => {
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(CASCADING);
  await desk.next.click();
  const [room] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Open projector window" }).click(),
  ]);
  const heading = room.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText("What should be different for our people once this is done?");
  await expect(room.getByRole("timer")).toBeVisible();
  await desk.add("What should be different", "Nobody guesses");
  await expect(room.getByText("Nobody guesses")).toBeVisible();
  await expect(room.getByText("Tick who is in the room.")).toHaveCount(0);
  await expect(room.getByRole("banner")).toBeHidden();

  await page.getByLabel("Park a thought", { exact: true }).fill("Who pays for it?");
  await page.getByLabel("Park a thought", { exact: true }).press("Enter");
  await desk.go("What the year must bring");
  await expect(heading).toHaveText("What must be true in twelve months that is not true today?");
  await desk.add("What must be true in a year", "Hidden until the pens stop");
  await expect(room.getByText("1 thought written")).toBeVisible();
  await expect(room.getByText("Hidden until the pens stop")).toHaveCount(0);
  await page.getByRole("button", { name: "Reveal them" }).click();
  await expect(room.getByText("Hidden until the pens stop")).toBeVisible();
  await expect(room.getByText("Who pays for it?")).toHaveCount(0);
  await axe(room);
});

test("keys go on and back, and lead to what is at hand", async ({ page }) => {
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(CASCADING);
  await page.keyboard.press("PageDown");
  await expect(desk.at("Why we are here")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(desk.at("Mission and vision")).toBeVisible();
  await expect(desk.question).toBeFocused();
  await page.keyboard.press("d");
  await page.keyboard.type("One goal a person");
  // In a field, arrows move the caret.
  await page.keyboard.press("ArrowRight");
  await expect(desk.at("Mission and vision")).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Decisions" })).toContainText("One goal a person");
  await page.keyboard.press("Escape");
  await page.keyboard.press("p");
  await page.keyboard.type("Pay");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Parking lot" })).toContainText("Pay");
  await page.keyboard.press("Escape");
  await page.keyboard.press("PageUp");
  await expect(desk.at("Why we are here")).toBeVisible();

  // Undo takes back what was written, not where the room is.
  await desk.undo.click();
  await expect(page.getByRole("region", { name: "Parking lot" })).not.toContainText("Pay");
  await expect(desk.at("Why we are here")).toBeVisible();
});

test("a rehearsal goes through everything and keeps nothing", async ({ page }) => {
  const workshops = new Workshops(page);
  await workshops.openIn();
  await workshops.look(CASCADING);
  await workshops.rehearse.click();
  const desk = new Console(page);
  await expect(page.getByText("Nothing of this is kept.")).toBeVisible();
  await desk.next.click();
  await desk.go("Write the strategic goals");
  await desk.add("Strategic goals", GOAL);
  await expect(page.getByRole("textbox", { name: "The goal, in one sentence" })).toHaveValue(GOAL);
  await page.getByRole("link", { name: "Workshops" }).first().click();
  await expect(page.getByRole("heading", { name: "Workshops", level: 1 })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Going on" })).toHaveCount(0);
  await page.getByRole("link", { name: "Goals", exact: true }).click();
  await expect(page.getByRole("heading", { name: "No goals yet" })).toBeVisible();
});

test("a run that is paused goes on a week later where it was, by the same clock", async ({ page, context }) => {
  await stopAt(page, "2026-11-22T09:00:00Z");
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(CASCADING);
  await desk.next.click();
  await expect(desk.clock).toContainText("10 minutes left");
  await desk.clock.getByRole("button", { name: "+5 minutes" }).click();
  await expect(desk.clock).toContainText("15 minutes left");
  await desk.clock.getByRole("button", { name: "Pause" }).click();
  await desk.saved();
  const later = await laterOn(context, page, "2026-11-29T09:00:00Z");
  const again = new Console(later);
  await expect(again.at("Why we are here")).toBeVisible();
  await expect(again.clock).toContainText("15 minutes left");
  await expect(again.clock.getByRole("button", { name: "Go on" })).toBeVisible();
});

for (const title of [CASCADING, "Sales and marketing in step in 30 days", "Ask your stakeholders"]) {
  test(`every step of “${title}” can be gone through on a phone`, async ({ page }) => {
    test.slow();
    await page.setViewportSize({ width: 360, height: 740 });
    const workshops = new Workshops(page);
    await workshops.openIn({
      name: "Northwind 2027",
      teams: [{ id: "t1", name: "Sales", kind: "department" }],
      people: [{ id: "p1", name: "Dana Ruiz" }],
    });
    const desk = await workshops.run(title);
    for (let steps = 0; steps < 80; steps++) {
      const words = (await desk.next.textContent()) ?? "";
      if (words.startsWith("Finish")) break;
      await desk.next.click();
      await expect(desk.question).not.toBeEmpty();
      const sideways = () =>
        page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(await sideways(), "nothing is beside the screen").toBe(0);
    }
    await desk.finish();
    await expect(page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  });
}

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme });
    const workshops = new Workshops(page);
    await workshops.openIn();
    await expect(page.getByRole("link", { name: `Look inside: ${CASCADING}` })).toBeVisible();
    await axe(page);
    const desk = await workshops.run(CASCADING);
    await axe(page);
    await desk.next.click();
    await desk.go("Write the strategic goals");
    await desk.add("Strategic goals", GOAL);
    await axe(page);
    await desk.go("What the year must bring");
    await desk.add("What must be true in a year", "Two new regions", "Churn is halved");
    await page.getByRole("button", { name: "Reveal them" }).click();
    await axe(page);
    await desk.next.click();
    await page.getByRole("button", { name: "Open the vote" }).click();
    await axe(page);
    await page.getByRole("link", { name: "Report", exact: true }).click();
    await expect(page.getByText("Report", { exact: true })).toBeVisible();
    await axe(page);
  });
}
