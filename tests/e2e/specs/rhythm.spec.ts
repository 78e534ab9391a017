// When a plan is looked at: what comes next, its meetings, the year, what waits today, and how long goals stay.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { DraftPage } from "../pages/draft.ts";
import { finger, keyboard } from "../pages/hands.ts";
import { planFile } from "../pages/import.ts";
import { HALL, importPlan, LATE, RhythmPage, STEADY } from "../pages/rhythm.ts";

let rhythm: RhythmPage;

test.beforeEach(async ({ page }) => {
  rhythm = new RhythmPage(page);
  await fixedClock(page);
});

test("what comes next stands first, with who and what, and leads to its session", async ({ page }) => {
  await rhythm.open();
  await expect(rhythm.card.getByRole("heading", { level: 3 })).toHaveText("Monday numbers");
  await expect(rhythm.card).toContainText(/Tomorrow, Monday,? 23 November 2026 at 09:30/);
  await expect(rhythm.card).toContainText("35 minutes · called by Ana Reyes");
  await expect(rhythm.card).toContainText("with Bo Ek");
  await expect(rhythm.card.getByRole("listitem")).toHaveText(["What moved", "Who does what by when"]);
  await expect(rhythm.next.getByRole("listitem").filter({ hasText: "Ana and Bo" })).toContainText("In 4 days");
  await rhythm.card.getByRole("link", { name: "Go through the check-ins" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check-ins" })).toBeVisible();
});

test("a meeting is changed in place, told where it departs from what works, and stays so", async ({ page }) => {
  await rhythm.open();
  const meeting = rhythm.meeting("Monday numbers");
  await expect(meeting).toContainText("every week on Monday · 09:30 · 35 min");
  await expect(meeting).not.toContainText("More than 40 minutes");
  await rhythm.edit("Monday numbers").click();
  await expect(rhythm.name).toBeFocused();
  await rhythm.minutes.fill("45");
  await expect(meeting).toContainText("More than 40 minutes");
  await page.getByLabel("Time", { exact: true }).fill("noon");
  await page.getByLabel("Time", { exact: true }).press("Tab");
  await expect(meeting).toContainText("Write a time of day");
  await page.getByLabel("Time", { exact: true }).fill("2.15 pm");
  await page.getByLabel("Time", { exact: true }).press("Tab");
  await expect(meeting).toContainText("every week on Monday · 14:15 · 45 min");
  await page.getByLabel("Comes round by").selectOption("Months");
  await page.getByLabel("Every", { exact: true }).fill("2");
  await expect(meeting).toContainText("every 2 months");
  await page.getByLabel("Who takes part").selectOption("Ana Reyes");
  await meeting.getByRole("button", { name: "Remove: Bo Ek" }).click();
  await meeting.getByRole("button", { name: "Done" }).click();
  await expect(meeting).toContainText("1 person");
  // The 5th of every second month: the next is in December.
  await expect(meeting).toContainText("next on 5 December 2026");
  await expect(rhythm.card.getByRole("heading", { level: 3 })).toContainText("Ana and Bo");

  await page.reload();
  await expect(meeting).toContainText("every 2 months · 14:15 · 45 min");
  await expect(meeting).toContainText("More than 40 minutes");
});

test("a ready-made meeting is added by keyboard, and undo takes it back", async ({ page }) => {
  await rhythm.open();
  const keys = keyboard(page);
  const offer = rhythm.add.getByRole("button", { name: /^Add Monthly deep dive/ });
  await expect(offer).toContainText("every month · 90 minutes");
  await expect(rhythm.add.getByRole("button", { name: /^Add Weekly metrics/ })).toHaveCount(0);
  await keys.press(offer);
  await expect(rhythm.name).toBeFocused();
  await expect(rhythm.name).toHaveValue("Monthly deep dive");
  await expect(page.getByLabel("What it goes through, a line each")).toHaveValue(/^Trends of each measure\n/);
  await expect(rhythm.meeting("Monthly deep dive")).toContainText("next on 1 December 2026");
  await expect(offer).toHaveCount(0);
  await page.keyboard.press("Control+a");
  await page.keyboard.type("The month");
  await expect(rhythm.meeting("The month")).toBeVisible();
  await rhythm.undo.click();
  await expect(rhythm.meeting("Monthly deep dive")).toBeVisible();
  await rhythm.undo.click();
  await expect(rhythm.meetings.getByRole("button", { name: /^Edit / })).toHaveCount(2);
  await expect(offer).toBeVisible();
});

test("a meeting is deleted and comes back", async ({ page }) => {
  await rhythm.open();
  await rhythm.edit("Ana and Bo").click();
  await rhythm.meeting("Ana and Bo").getByRole("button", { name: "Delete" }).click();
  await expect(page.getByText("“Ana and Bo” was deleted")).toBeVisible();
  await expect(rhythm.edit("Ana and Bo")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 2, name: "Meetings" })).toBeFocused();
  await rhythm.undo.click();
  await expect(rhythm.edit("Ana and Bo")).toBeVisible();
  await expect(rhythm.meeting("Ana and Bo")).toContainText("Private");
});

test("the year is drawn and said, and the one after it too", async ({ page }) => {
  await rhythm.open();
  await expect(rhythm.year).toContainText("January 2026 to December 2026");
  await expect(rhythm.drawing).toHaveAccessibleName(/Ana and Bo 4 times, Monday numbers 13 times/);
  await rhythm.year.getByText("The year as a table").click();
  const row = (month: string) => rhythm.year.getByRole("row").filter({ hasText: month });
  await expect(row("November 2026")).toContainText("Monday numbers: 2, 9, 16, 23, 30");
  await expect(row("November 2026")).toContainText("2026-Q4");
  await expect(row("December 2026")).toContainText("1 goal due: 31");
  await expect(rhythm.year).toContainText("1 goal stays from 12 October 2026 to 11 January 2027");
  await rhythm.year.getByRole("button", { name: "The year after" }).click();
  await expect(rhythm.year).toContainText("January 2027 to December 2027");
  await expect(row("March 2027")).toContainText("1 goal due: 31");
  await rhythm.year.getByRole("button", { name: "This year" }).click();
  await expect(rhythm.year).toContainText("January 2026 to December 2026");
});

test("the dates go into a calendar file without what is private, and a second file brings the first up to date", async ({ page }) => {
  const plan = JSON.parse(STEADY);
  plan.goals.push({ id: "secret", statement: "Replace the landlord", status: "active", due: "2026-12-20", private: true });
  await rhythm.open(JSON.stringify(plan));
  const save = rhythm.calendar.getByRole("button", { name: "Save the dates for your calendar" });
  const first = await rhythm.dates(save);
  expect(first.name).toBe("steady.ics");
  expect(first.lines.slice(0, 2)).toEqual(["BEGIN:VCALENDAR", "VERSION:2.0"]);
  expect(first.lines.slice(-2)).toEqual(["END:VCALENDAR", ""]);
  expect(first.text.split("\r\n").every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  expect(first.events.map((event) => [event.UID, event.DTSTART, event.SUMMARY])).toEqual([
    ["meeting-metrics@steady", "20261005T093000", "Monday numbers"],
    ["goal-hall@steady", "20261231", `Due: ${HALL}`],
    ["step-hall.s1@steady", "20261125", "Rooms are painted"],
    ["goal-late@steady", "20270331", `Due: ${LATE}`],
  ]);
  expect(first.events[0]).toMatchObject({ RRULE: "FREQ=WEEKLY;BYDAY=MO", DURATION: "PT35M" });
  expect(first.text).not.toMatch(/Ana and Bo|landlord|secret/);
  await expect(page.getByText(/^4 dates are in “steady.ics”.* 2 private dates stay here\.$/)).toBeVisible();

  await rhythm.edit("Monday numbers").click();
  await page.getByLabel("Time", { exact: true }).fill("14:15");
  await page.getByLabel("Time", { exact: true }).press("Tab");
  await expect(rhythm.meeting("Monday numbers")).toContainText("14:15");
  const second = await rhythm.dates(save);
  expect(second.events.map((event) => event.UID)).toEqual(first.events.map((event) => event.UID));
  expect(second.events[0]!.DTSTART).toBe("20261005T141500");
  expect(Number(second.events[0]!.SEQUENCE)).toBeGreaterThanOrEqual(Number(first.events[0]!.SEQUENCE));
});

test("the next meeting alone goes into a calendar file, unless it is private", async ({ page }) => {
  await rhythm.open();
  const add = rhythm.card.getByRole("button", { name: "Add to your calendar" });
  const file = await rhythm.dates(add);
  expect(file.name).toBe("monday-numbers.ics");
  expect(file.events.map((event) => event.UID)).toEqual(["meeting-metrics@steady"]);
  await expect(page.getByText(/^1 date is in “monday-numbers.ics”/)).toBeVisible();

  await rhythm.edit("Monday numbers").click();
  await page.getByLabel(/^Private: stays out of files/).check();
  await expect(rhythm.card).toContainText("Private");
  await expect(add).toHaveCount(0);
});

test("a plan without a day has no calendar file, and says what would make one", async ({ page }) => {
  await rhythm.open(planFile({ id: "none", name: "None" }));
  await rhythm.calendar.getByRole("button", { name: "Save the dates for your calendar" }).click();
  await expect(page.getByText(/^There is no date to save yet\./)).toBeVisible();
});

test("a plan without meetings says why to begin, and how", async ({ page }) => {
  await rhythm.open(planFile({ id: "none", name: "None" }));
  await expect(rhythm.next).toContainText("No meeting comes round yet.");
  await rhythm.add.getByRole("button", { name: /^Add Weekly metrics/ }).click();
  await rhythm.meeting("Weekly metrics").getByRole("button", { name: "Done" }).click();
  await expect(rhythm.card.getByRole("heading", { level: 3 })).toHaveText("Weekly metrics");
  await rhythm.add.getByRole("button", { name: /^A meeting of your own/ }).click();
  await rhythm.name.fill("Board");
  await page.getByLabel("Comes round by").selectOption("It does not: once only");
  await expect(rhythm.meeting("Board")).toContainText("once");
  await page.getByLabel("First day").fill("2026-11-20");
  await expect(rhythm.meeting("Board")).toContainText("is over");
});

test("on opening the plan one line says what is on, until it is hidden for the day", async ({ page }) => {
  await importPlan(page);
  const line = page.getByRole("note", { name: "Today" });
  await expect(line.getByRole("link", { name: "Tomorrow at 09:30: Monday numbers" })).toBeVisible();
  await expect(line.getByRole("link", { name: "1 goal wants a check-in" })).toBeVisible();
  await expect(line).toContainText("“Answer every complaint within two days by…”");
  await expect(line.getByRole("link", { name: "Due on 25 Nov: Rooms are painted" })).toBeVisible();
  await page.reload();
  await line.getByRole("link", { name: /Monday numbers/ }).click();
  await rhythm.there();
  await page.goBack();
  await line.getByRole("button", { name: "Hide until tomorrow" }).click();
  await expect(line).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Rename the plan" })).toBeFocused();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: "Steady" })).toBeVisible();
  await expect(page.getByText("2 goals in this plan")).toBeVisible();
  await expect(line).toHaveCount(0);
});

test("progress says what changed since the last meeting, or since a day", async ({ page }) => {
  await importPlan(page);
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Progress" }).click();
  const since = page.getByRole("region", { name: "Since the last meeting" });
  await expect(since.getByLabel("Since", { exact: true })).toHaveValue("metrics");
  await expect(since.getByRole("status")).toHaveText("From 16 November 2026 to today.");
  await expect(since).toContainText("rooms moved: 4 → 9");
  await expect(since).toContainText("Nine rooms are in");
  await expect(since).toContainText("confidence 8 of 10");
  await expect(since).toContainText("Reception moves last");
  await expect(since).not.toContainText("The first four rooms are in");
  await since.getByLabel("Since", { exact: true }).selectOption("Ana and Bo, 12 November 2026");
  await expect(since).toContainText("rooms moved: 0 → 9");
  await expect(since).toContainText("The first four rooms are in");
  await since.getByLabel("Since", { exact: true }).selectOption("A day of my choice");
  await since.getByLabel("From which day").fill("2026-11-20");
  await expect(since).toContainText("Nothing was reported, agreed or decided since.");
});

test("an agreed goal that is to stay asks for the reason of a change, and forbids nothing", async ({ page }) => {
  await importPlan(page);
  await page.goto("./#/plan/steady/goal/hall");
  const draft = new DraftPage(page);
  await expect(draft.sentence).toHaveValue(HALL);
  await expect(page.getByText("to stay as it is until 11 January 2027")).toBeVisible();
  await draft.by.fill("2027-02-28");
  await draft.by.press("Tab");
  const note = page.getByRole("note", { name: "Agreed to stay" });
  await expect(note).toContainText("This goal was to stay as agreed until 11 January 2027.");
  await note.getByRole("button", { name: /^Say why: / }).first().click();
  await expect(page.getByRole("textbox", { name: "Why: Due" }), "focus is led to the reason").toBeFocused();
  await page.keyboard.type("The builders are late");
  await expect(page.getByText("to stay as it is until 11 January 2027")).toBeVisible();
  await page.goto("./#/plan/steady/progress");
  await expect(page.getByRole("region", { name: "Since the last meeting" })).toContainText("The builders are late");

  // Where the plan lets goals change, nothing is said.
  await page.goto("./#/plan/steady/settings");
  await page.getByRole("group", { name: "An agreed goal stays as it is for" }).getByLabel("No set time").check();
  await page.goto("./#/plan/steady/goal/hall");
  await expect(draft.sentence).toBeVisible();
  await expect(page.getByText("to stay as it is until")).toHaveCount(0);
});

test.describe("on a phone", () => {
  test.use({ hasTouch: true, viewport: { width: 360, height: 740 } });

  test("a meeting is added and changed by finger, and nothing scrolls sideways", async ({ page }) => {
    await rhythm.open();
    await finger.press(rhythm.add.getByRole("button", { name: /^Add Daily huddle/ }));
    await expect(rhythm.name).toBeFocused();
    await rhythm.minutes.fill("20");
    await expect(rhythm.meeting("Daily huddle")).toContainText("A huddle of more than 15 minutes");
    await rhythm.minutes.fill("12");
    await finger.press(rhythm.meeting("Daily huddle").getByRole("button", { name: "Done" }));
    await expect(rhythm.card.getByRole("heading", { level: 3 })).toHaveText("Daily huddle");
    await finger.press(rhythm.year.getByText("The year as a table"));
    await expect(rhythm.year.getByRole("cell").first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });
});

for (const media of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }] as const) {
  test(`axe finds nothing on the page, ${Object.values(media)}`, async ({ page }) => {
    await page.emulateMedia(media);
    await rhythm.open();
    // What is said at the foot of the page goes: axe-core reads colours there that forced ones replace.
    await page.reload();
    await rhythm.edit("Monday numbers").click();
    await rhythm.minutes.fill("45");
    await expect(rhythm.meeting("Monday numbers")).toContainText("More than 40 minutes");
    await rhythm.year.getByText("The year as a table").click();
    await axe(page);
  });
}

test("axe finds nothing in the line of the day, since the last meeting, and beside a goal that was to stay", async ({ page }) => {
  await importPlan(page);
  await expect(page.getByRole("note", { name: "Today" })).toContainText(LATE.slice(0, 20));
  await axe(page);
  await page.goto("./#/plan/steady/progress");
  await expect(page.getByRole("region", { name: "Since the last meeting" })).toContainText("rooms moved");
  await axe(page);
  await page.goto("./#/plan/steady/goal/hall");
  await new DraftPage(page).by.fill("2027-02-28");
  await new DraftPage(page).by.press("Tab");
  await expect(page.getByRole("note", { name: "Agreed to stay" })).toBeVisible();
  await axe(page);
});
