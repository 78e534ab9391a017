// What a facilitator does beside the questions: the clock, the agenda, own workshops, no network, no mouse.
import type { Page } from "@playwright/test";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { pass, passing } from "../pages/calendar.ts";
import { downloaded, PlanPage } from "../pages/plan.ts";
import { alignment, stakeholders } from "../pages/workshop-runs.ts";
import { ALIGNMENT, CASCADING, Console, Workshops } from "../pages/workshop.ts";

async function begun(page: Page, title = CASCADING) {
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(title);
  await desk.next.click();
  return desk;
}

test("the clock keeps time across sleep, says once what matters, and puts nobody ahead who jumps", async ({ page }) => {
  await passing(page);
  const desk = await begun(page);
  await expect(desk.clock).toContainText("10 minutes left");
  await expect(desk.clock).toContainText("On time");
  // The laptop is closed for six minutes: nothing ticks, and time passes.
  await pass(page, 6);
  await expect(desk.clock).toContainText("4 minutes left");
  await expect(desk.clock.getByRole("status")).toHaveText("Five minutes left.");
  await pass(page, 7);
  await expect(desk.clock).toContainText("3 minutes over");
  await expect(desk.clock.getByRole("status")).toHaveText("Time is up. Wrap up, or give it more time.");
  await expect(desk.clock).toContainText("3 min behind");

  await desk.on("Mission and vision");
  await expect(desk.clock).toContainText("3 min behind");
  await desk.go("Who carries them");
  await expect(desk.clock).toContainText("3 min behind");

  await desk.clock.getByRole("button", { name: "Pause" }).click();
  await pass(page, 60);
  await expect(desk.clock).toContainText("10 minutes left");
});

test("what is typed and not added is taken as one goes on, and by a reload", async ({ page }) => {
  const desk = await begun(page, ALIGNMENT);
  const line = (label: string) => desk.input(label).getByRole("textbox", { name: `Add to: ${label}` });
  await line("Teams that share the goal").fill("Sales");
  await desk.on("The goal we share");
  await line("Shared revenue goal").fill("Grow yearly revenue from $10M to $12M by 31 December 2027");
  await page.reload();
  const goal = desk.input("Shared revenue goal").getByRole("textbox").first();
  await expect(goal).toHaveValue("Grow yearly revenue from $10M to $12M by 31 December 2027");
  await desk.back.click();
  await expect(desk.input("Teams that share the goal").getByRole("listitem")).toHaveCount(1);

  await page.getByLabel("Take down an action", { exact: true }).fill("Call the museum");
  await page.getByLabel("Who?", { exact: true }).fill("Dana Ruiz");
  await page.getByRole("link", { name: "Report", exact: true }).click();
  const actions = page.getByRole("region", { name: "Actions" });
  await expect(actions).toContainText("Call the museum");
  await expect(actions).toContainText("Dana Ruiz");
});

test("what is typed and not added is taken where one goes back in the browser", async ({ page }) => {
  await begun(page);
  await page.getByLabel("Park a thought", { exact: true }).fill("Who pays for it?");
  await page.goBack();
  await page.goForward();
  await expect(page.getByRole("region", { name: "Parking lot" })).toContainText("Who pays for it?");
});

test("an action goes down by keys alone: the words, who, by when", async ({ page }) => {
  await begun(page);
  await page.keyboard.press("a");
  await page.keyboard.type("Call the museum");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.getByLabel("Who?", { exact: true })).toBeFocused();
  await page.keyboard.type("Dana Ruiz");
  await page.keyboard.press("Enter");
  const actions = page.getByRole("region", { name: "Actions" });
  await expect(actions.getByRole("listitem")).toHaveText(/Call the museum.*Dana Ruiz/);
  await expect(page.getByLabel("Take down an action", { exact: true })).toBeFocused();
});

test("steps are left out, moved, timed and added, and kept as a workshop of one's own", async ({ page }) => {
  const desk = await begun(page);
  const { agenda } = desk;
  await agenda.getByRole("button", { name: "Change", exact: true }).click();
  await agenda.getByRole("checkbox", { name: "Mission and vision" }).uncheck();
  await agenda.getByRole("spinbutton", { name: "Minutes for: Why we are here" }).fill("25");
  await agenda.getByRole("spinbutton", { name: "Minutes for: Why we are here" }).blur();
  await agenda.getByRole("button", { name: "Earlier: What the year must bring" }).click();
  await agenda.getByLabel("A step of your own").first().fill("Tea");
  await agenda.getByLabel("A step of your own").first().press("Enter");
  await expect(agenda.getByRole("button", { name: "Take out: Tea" })).toBeVisible();
  await agenda.getByRole("button", { name: "Earlier: Tea" }).click();
  await agenda.getByRole("button", { name: "Keep as a workshop of your own" }).click();
  await agenda.getByRole("button", { name: "Done" }).click();
  await expect(desk.clock).toContainText("25 minutes left");
  await desk.on("What the year must bring");
  await desk.on("Strengths, weaknesses, chances, risks");
  await desk.on("Choose the few");
  await desk.on("Write the strategic goals");
  await desk.on("Tea");
  await desk.add("What was said", "Two sugars");
  await desk.undo.click();
  await expect(desk.input("What was said")).not.toContainText("Two sugars");

  await page.getByRole("main").getByRole("link", { name: "Workshops" }).first().click();
  const own = page.getByRole("region", { name: "Your own workshops" });
  const file = await downloaded(page, () => own.getByRole("button", { name: /^Save as a file/ }).click());
  await own.getByRole("button", { name: /^Take out of the plan/ }).click();
  await expect(own.getByRole("link")).toHaveCount(0);
  await own.getByLabel("Add a workshop file").setInputFiles({
    name: file.name,
    mimeType: "application/json",
    buffer: Buffer.from(file.text),
  });
  await own.getByRole("link", { name: /^Look inside/ }).click();
  await expect(page.getByText("Tea", { exact: true })).toBeVisible();
  await expect(page.getByText("Mission and vision", { exact: true })).toHaveCount(0);
  await expect(page.getByRole("navigation", { name: "Plan" }).locator("[aria-current]")).toHaveText("Workshops");
  await page.getByRole("button", { name: "Open the console" }).click();
  await expect(desk.next).toHaveText("Go to the first step");

  await own.page().goBack();
  await page.getByRole("link", { name: "All workshops" }).click();
  await own.getByLabel("Add a workshop file").setInputFiles({
    name: "no.json",
    mimeType: "application/json",
    buffer: Buffer.from("{"),
  });
  await expect(own.getByText("This file is not a workshop")).toBeVisible();
});

test("thoughts are dragged into a group, and taken apart again", async ({ page }) => {
  const desk = await begun(page);
  await desk.go("What the year must bring");
  await desk.add("What must be true in a year", "Two new regions", "Churn is halved");
  await desk.reveal();
  await page.getByRole("checkbox", { name: "Choose: Two new regions" }).check();
  await page.getByRole("button", { name: "Make a group" }).click();
  await page.getByLabel("Name of the group").fill("Growth");
  const list = desk.input("What must be true in a year");
  const dragged = list.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: "Choose: Churn is halved" }) });
  await dragged.getByTitle("Drag into a group").dragTo(page.getByLabel("Name of the group"));
  await expect(list.getByText("Every thought is in a group.")).toBeVisible();
  await page.getByRole("button", { name: "Take apart" }).click();
  await expect(page.getByLabel("Name of the group")).toHaveCount(0);
  await expect(page.getByRole("textbox", { name: "Thought", exact: true })).toHaveCount(2);
});

test("a vote can be counted in the room, and held again without losing the first result", async ({ page }) => {
  const desk = await begun(page);
  await desk.go("What the year must bring");
  await desk.add("What must be true in a year", "Two new regions", "Churn is halved");
  await desk.reveal();
  await desk.on("Choose the few");
  const vote = desk.input("Dots on what must be true");
  await vote.getByRole("button", { name: "Open the vote" }).click();
  await vote.getByRole("radio", { name: "Count in the room" }).check();
  await vote.getByRole("spinbutton", { name: "Churn is halved" }).fill("7");
  await vote.getByRole("spinbutton", { name: "Churn is halved" }).blur();
  await vote.getByRole("button", { name: "Close the vote and show the result" }).click();
  await expect(vote.getByRole("listitem").first()).toHaveText(/Churn is halved.*7 dots/);
  await vote.getByRole("button", { name: "Vote again" }).click();
  for (const item of ["Two new regions", "Churn is halved"]) {
    await vote.getByRole("button", { name: `One dot for: ${item}` }).click();
  }
  await vote.getByRole("button", { name: "Take a dot back from: Churn is halved" }).click();
  await vote.getByRole("button", { name: "Close the vote and show the result" }).click();
  await expect(vote.getByRole("listitem").first()).toHaveText(/Two new regions.*1 dot/);
  await expect(vote.getByText("One earlier round is kept")).toBeVisible();
  await page.getByRole("link", { name: "Report", exact: true }).click();
  await expect(page.getByRole("region", { name: "Votes" })).toContainText("7");
});

test.describe("without a network", () => {
  // What the page looks for in between is not there, and it goes on.
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

  test("with the network gone, an open console goes on to the report, and the room follows", async ({ page, context }) => {
    const desk = await begun(page);
    const [room] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Open projector window" }).click(),
    ]);
    await expect(room.getByRole("timer")).toBeVisible({ timeout: 15_000 });
    await context.setOffline(true);
    await desk.on("Mission and vision");
    await desk.fill(desk.step, { Mission: "We take the paperwork off nurses." });
    await expect(room.getByText("We take the paperwork off nurses.")).toBeVisible();
    await desk.go("Write the strategic goals");
    await desk.add("Strategic goals", "Raise our market share from 12 % to 15 % by 31 December 2027");
    await desk.go("Who tells whom");
    await desk.finish();
    await expect(page.getByRole("region", { name: "Goals" })).toContainText("Raise our market share");
    await page.goto("./#/plan/from-a-file");
    await expect(new PlanPage(page).goals).toHaveCount(1);
  });
});

test("what is private is not for the room", async ({ page, context }) => {
  const workshops = new Workshops(page);
  await workshops.openIn({
    name: "Northwind 2027",
    goals: [
      { id: "open", level: "company", statement: "Open two branches by 31 December 2027" },
      { id: "hidden", level: "company", statement: "Sell the old depot by 30 June 2027", private: true },
    ],
  });
  const desk = await workshops.run(CASCADING);
  await desk.next.click();
  await desk.go("Line of sight");
  await expect(desk.input("The chains")).toContainText("Sell the old depot");
  const [room] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Open projector window" }).click(),
  ]);
  await expect(room.getByText("Open two branches by 31 December 2027")).toBeVisible();
  await expect(room.getByText("Sell the old depot")).toHaveCount(0);
  await desk.on("Gaps and overlaps");
  await expect(desk.input("What the sums say")).toContainText("Sell the old depot");
  await expect(room.getByText("Open two branches by 31 December 2027").first()).toBeVisible();
  await expect(room.getByText("Sell the old depot")).toHaveCount(0);
});

test("a rehearsal shows what the room would see, and keys go on behind it", async ({ page }) => {
  const workshops = new Workshops(page);
  await workshops.openIn();
  await workshops.look(CASCADING);
  await workshops.rehearse.click();
  const desk = new Console(page);
  await desk.next.click();
  await page.getByRole("button", { name: "See what the room sees" }).click();
  const preview = page.getByRole("dialog", { name: "See what the room sees" });
  await expect(preview.getByRole("heading")).toHaveText("What should be different for our people once this is done?");
  await axe(page);
  await page.keyboard.press("ArrowRight");
  await expect(preview.getByRole("heading")).toHaveText(/mission|exist|Why/i);
  await page.keyboard.press("Escape");
  await expect(preview).toBeHidden();
  await expect(desk.at("Mission and vision")).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe finds nothing in the other kinds of steps, ${colorScheme}`, async ({ page }) => {
    test.slow();
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const desk = await begun(page, alignment.title);
    await desk.go("The goal we share");
    await desk.add("Shared revenue goal", alignment.goals[0]!);
    await desk.on("Reckon it back");
    await desk.fill(desk.input("From revenue back to visits"), { Revenue: "2000000", "Average deal": "20000" });
    await axe(page);
    await desk.on("What we no longer promise");
    await desk.row("What we measure today", { Measure: "Number of MQLs" });
    await axe(page);
    await desk.on("How sure are we?");
    await desk.rate("How sure we are of the shared goal", 8, 3);
    await axe(page);
    await desk.go("Ideal customer profile");
    await desk.entry("Ideal customer profile", "Clinics that are growing");
    await axe(page);
    await desk.agenda.getByRole("button", { name: "Over the weeks" }).click();
    await expect(page.getByRole("dialog", { name: "Over the weeks" })).toBeVisible();
    await axe(page);
    await page.keyboard.press("Escape");
    await desk.agenda.getByRole("button", { name: "Change", exact: true }).click();
    await axe(page);

    await page.getByRole("main").getByRole("link", { name: "Workshops" }).first().click();
    await page.getByRole("link", { name: `Look inside: ${stakeholders.title}` }).click();
    await expect(page.getByRole("heading", { level: 1, name: stakeholders.title })).toBeVisible();
    await axe(page);
    await page.getByRole("button", { name: "Open the console" }).click();
    await desk.next.click();
    await desk.go("Step 2: the right people");
    await page.getByRole("checkbox", { name: "Executives" }).check();
    await axe(page);
    await desk.on("The interview kit");
    await page.getByRole("button", { name: "Fill with questions" }).click();
    await axe(page);
    await desk.next.click();
    await page.getByRole("button", { name: "Note an interview" }).click();
    await axe(page);
    await desk.go("Who is still silent?");
    await axe(page);
  });
}
