// What people said of the work: noted, read, changed, kept in confidence, and told where it counts.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { planFile } from "../pages/import.ts";
import { ANSWER, CALM, FAST, RecognitionPage, ROTA } from "../pages/recognition.ts";
import { ReportPage } from "../pages/report.ts";

test.beforeEach(async ({ page }) => fixedClock(page));

test("notes stand newest first and are read by person, by goal and by kind", async ({ page }) => {
  const log = new RecognitionPage(page);
  await log.open();
  await expect(log.notes.locator(".note-words")).toHaveText([FAST, CALM, ROTA]);
  await expect(log.note(FAST)).toContainText("stays on this device");
  await expect(log.note(CALM)).toContainText("from Jon Lindqvist");
  await expect(log.note(CALM).getByRole("link", { name: ANSWER })).toBeVisible();

  await log.filter.getByLabel("About whom").selectOption("Jon Lindqvist");
  await expect(log.notes.locator(".note-words")).toHaveText([ROTA]);
  await expect(log.filter.getByRole("status").filter({ hasText: "1 note" })).toBeVisible();
  await log.filter.getByLabel("What", { exact: true }).selectOption("Something to grow");
  await expect(log.notes).toHaveCount(0);
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(log.notes).toHaveCount(3);
  await log.filter.getByRole("combobox", { name: "About which goal" }).fill("rota");
  await page.getByRole("option", { name: /^Publish the rota/ }).click();
  await expect(log.notes.locator(".note-words")).toHaveText([ROTA]);
});

test("a note is written by keyboard, survives a reload half written, and is undone", async ({ page }) => {
  const log = new RecognitionPage(page);
  await log.open();
  await log.words.fill("Found the mis");
  await page.reload();
  await expect(log.words).toHaveValue("Found the mis");
  await log.words.focus();
  await page.keyboard.press("End");
  await page.keyboard.type("take in the rota");
  await page.keyboard.press("Tab");
  await expect(log.kind).toBeFocused();
  await page.keyboard.type("A win");
  await log.add.focus();
  await page.keyboard.press("Enter");
  await expect(log.note("Found the mistake in the rota")).toContainText("A win to celebrate");
  await expect(log.words).toHaveValue("");
  await log.saved();
  await page.reload();
  await expect(log.notes).toHaveCount(4);
  await expect(log.words, "what became a note is no draft any more").toHaveValue("");
  await log.note(CALM).getByRole("button", { name: /^Remove/ }).click();
  await expect(log.notes).toHaveCount(3);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(log.note(CALM)).toBeVisible();
});

test("nothing said makes no note, and the words are asked for", async ({ page }) => {
  const log = new RecognitionPage(page);
  await log.open();
  await log.words.fill("   ");
  await log.add.click();
  await expect(page.getByRole("alert").filter({ hasText: "Say in a sentence what you saw." })).toBeVisible();
  await expect(log.words).toBeFocused();
  await expect(log.words).toHaveAccessibleDescription(/Say in a sentence what you saw\./);
  await expect(log.notes).toHaveCount(3);
});

test("a note is changed in its place, and put beside a number", async ({ page }) => {
  const log = new RecognitionPage(page);
  await log.open();
  await log.note(CALM).getByRole("button", { name: `Change: ${CALM}` }).click();
  const form = page.getByRole("group", { name: "Change the note" });
  await expect(form.getByLabel("What did you see?")).toBeFocused();
  await form.getByLabel("What did you see?").fill(`${CALM}, and all three wrote to say thanks`);
  await form.getByLabel("What it is").selectOption("A story beside a number");
  await form.getByLabel("Beside which number").selectOption("complaints");
  await form.getByLabel("On which day").fill("2026-11-21");
  await form.getByRole("button", { name: "Save the note" }).click();
  await expect(form).toHaveCount(0);
  await expect(log.notes.first()).toContainText("all three wrote to say thanks");
  await expect(log.notes.first()).toContainText("beside “complaints”");
  const note = JSON.parse(await log.handedOut(true)).recognitions.find((it: { id: string }) => it.id === "n1");
  expect(note).toMatchObject({ kind: "story", goal: "calls", metric: "m2", on: "2026-11-21", by: "jon" });
});

test("feedback stays on the device by itself; what is private is not handed out", async ({ page }) => {
  const log = new RecognitionPage(page);
  await log.open();
  await log.kind.selectOption("Something to grow");
  await expect(log.keep).toBeChecked();
  await log.kind.selectOption("Praise");
  await expect(log.keep).not.toBeChecked();
  await log.kind.selectOption("Something to grow");
  await log.words.fill("Lets nobody finish");
  await log.add.click();
  await expect(log.note("Lets nobody finish")).toContainText("stays on this device");
  const without = await log.handedOut(false);
  expect(without).toContain(CALM);
  expect(without).not.toContain(FAST);
  expect(without).not.toContain("Lets nobody finish");
  expect(await log.handedOut(true)).toContain("Lets nobody finish");
});

test("the report tells wins and stories, without what is private", async ({ page }) => {
  await new RecognitionPage(page).open();
  const report = new ReportPage(page);
  await report.go();
  const wins = report.part("Wins and stories");
  await expect(wins).toContainText(CALM);
  await expect(wins).toContainText("Jon Lindqvist");
  await expect(report.sheet).not.toContainText(FAST);
  await report.withPrivate.check();
  await expect(report.sheet, "what somebody should grow in is no win").not.toContainText(FAST);
});

test("an empty page teaches, and its first note is made there", async ({ page }) => {
  const log = new RecognitionPage(page);
  await log.open(planFile({ id: "bare", name: "Bare", goals: [] }), "bare");
  await expect(page.getByRole("region", { name: "A sentence while you still remember it" })).toBeVisible();
  await axe(page);
  await log.words.fill("The whole shift stayed");
  await log.add.click();
  await expect(log.note("The whole shift stayed")).toBeVisible();
  await expect(page.getByRole("region", { name: "A sentence while you still remember it" })).toHaveCount(0);
});

test("on a goal's page a story is told beside its number, and two groups stand side by side", async ({ page }) => {
  await new RecognitionPage(page).open();
  await page.goto("./#/plan/noted/goal/calls");
  const metrics = page.getByRole("group", { name: "How we will know", exact: true });
  await metrics.locator("summary").first().click();
  await metrics.getByText("calls within a minute").first().click();
  const compared = metrics.getByRole("region", { name: "Side by side" });
  await expect(compared).toContainText("Trained against not trained: 12 points more, which is better.");
  await expect(compared).toContainText("A difference is no proof of a cause");
  await expect(compared.getByRole("definition").first()).toContainText("82 %");
  await axe(page);

  const stories = metrics.getByRole("region", { name: "Stories beside this number" });
  await stories.getByRole("button", { name: "Tell a story" }).first().click();
  const said = new RecognitionPage(page, page.getByRole("group", { name: "What was said about this goal", exact: true }));
  await expect(said.words).toBeFocused();
  await expect(said.kind).toHaveValue("story");
  await page.keyboard.type("A caller sang for us");
  await said.add.click();
  await expect(said.note("A caller sang for us")).toContainText("beside “calls within a minute”");
  await expect(said.notes).toHaveCount(2);
  await expect(stories).toContainText("A caller sang for us");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(said.notes).toHaveCount(1);
});

test("the difference follows the values as they are entered", async ({ page }) => {
  await new RecognitionPage(page).open();
  await page.goto("./#/plan/noted/goal/calls");
  const metrics = page.getByRole("group", { name: "How we will know", exact: true });
  await metrics.locator("summary").first().click();
  await metrics.getByText("calls within a minute").first().click();
  const others = metrics.getByRole("region", { name: "Values of not trained" });
  await others.getByRole("textbox", { name: "Value" }).fill("85");
  await others.getByRole("button", { name: "Add a value" }).click();
  const compared = metrics.getByRole("region", { name: "Side by side" });
  await expect(compared).toContainText("Trained against not trained: 3 points less, which is worse.");
});
