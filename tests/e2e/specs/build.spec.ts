// A workshop of one's own, built from steps of others: from the first step to its report, by link and by file.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { Build } from "../pages/build.ts";
import { fixedClock } from "../pages/clock.ts";
import { downloaded } from "../pages/plan.ts";
import { CASCADING, Console, Workshops } from "../pages/workshop.ts";

test.beforeEach(async ({ page }) => fixedClock(page));

test("steps of two workshops are picked, put in order, said in one's own words, run and told", async ({ page }) => {
  test.slow();
  await new Workshops(page).openIn();
  const build = new Build(page);
  await build.begin("Our hour");
  await expect(build.steps.getByText("No steps yet.")).toBeVisible();

  // What builds on a step that is not here says so, and takes it in by one press.
  await build.add("Choose the few", CASCADING);
  const needs = build.sum.getByRole("region", { name: "What builds on steps that are not here" });
  await expect(needs).toContainText("“Choose the few” looks back at “What the year must bring”, which is not here");
  await needs.getByRole("button", { name: "Add “What the year must bring”" }).click();
  await expect(needs).toHaveCount(0);
  expect(await build.titles()).toEqual(["What the year must bring", "Choose the few"]);

  // Too late is as good as not at all.
  await build.steps.getByRole("button", { name: "Move down: What the year must bring" }).click();
  await expect(needs).toContainText("“What the year must bring” comes after “Choose the few”");
  await needs.getByRole("button", { name: "Move “What the year must bring” up" }).click();
  await expect(needs).toHaveCount(0);

  await build.add("Who does what", "One-to-one");
  await expect(build.sum).toContainText("37 minutes");
  await expect(build.sum).toContainText("actions");
  await expect(build.sum).toContainText("Its runs stay private");
  await axe(page);

  // In one's own words.
  await build.steps.getByText(/Words and notes\s*: Who does what/).click();
  await build.steps.getByLabel("What the step is called").last().fill("Who takes what home");
  await build.steps.getByLabel("The question that the room sees").last().fill("Who does what by Friday?");
  await build.steps.getByLabel("The question that the room sees").last().blur();
  await build.steps.getByRole("spinbutton", { name: "Minutes: Who takes what home" }).fill("12");
  await build.steps.getByRole("spinbutton", { name: "Minutes: Who takes what home" }).blur();
  await expect(build.sum).toContainText("42 minutes");

  // A reload in the middle keeps all of it, and each act can be taken back.
  await build.saved();
  await page.reload();
  await expect(build.step("Who takes what home")).toBeVisible();
  await expect(build.sum).toContainText("42 minutes");
  await build.steps.getByRole("button", { name: "Take out: Choose the few" }).click();
  await expect(build.step("Choose the few")).toHaveCount(0);
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(build.step("Choose the few")).toBeVisible();

  // To its end.
  await build.sum.getByRole("link", { name: "Look at it and begin" }).click();
  await page.getByRole("button", { name: "Open the console" }).click();
  const desk = new Console(page);
  await desk.next.click();
  await desk.add("What must be true in a year", "Two new regions", "Churn is halved");
  await desk.reveal();
  await desk.on("Choose the few");
  await desk.vote("Dots on what must be true", ["Churn is halved"]);
  await desk.on("Who takes what home");
  await expect(desk.question).toHaveText("Who does what by Friday?");
  await desk.add("What I take on", "Ring the clinics");
  // A workshop under way keeps the steps that it began with.
  const console = page.url();
  await page.goBack();
  await page.goBack();
  await build.steps.getByRole("button", { name: "Take out: Who takes what home" }).click();
  await build.saved();
  await page.goto(console);
  await expect(desk.question).toHaveText("Who does what by Friday?");
  await desk.finish();
  await expect(page.getByRole("main")).toContainText("Our hour");
});

test("a copied one-to-one stretched beyond its rule says so, in the builder and in the console", async ({ page }) => {
  test.slow();
  const workshops = new Workshops(page);
  await workshops.openIn({ people: [{ id: "ada", name: "Ada" }] });
  await workshops.look("One-to-one");
  await page.getByRole("button", { name: "Make it your own: One-to-one" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "One-to-one (ours)" })).toBeVisible();
  const build = new Build(page);
  await expect(build.sum.getByText("is the most for such a meeting")).toHaveCount(0);
  const minutes = build.steps.getByRole("spinbutton", { name: "Minutes: Feedback, in both directions" });
  await minutes.fill("63");
  await minutes.blur();
  await expect(build.sum).toContainText("“The talk” takes 90 minutes. 50 is the most for such a meeting. It is time enough");
  await axe(page);
  await minutes.fill("10");
  await minutes.blur();
  await expect(build.sum.getByText("is the most for such a meeting")).toHaveCount(0);

  await build.sum.getByRole("link", { name: "Look at it and begin" }).click();
  await page.getByLabel("Whom it is about").fill("Ada");
  await page.getByRole("button", { name: "Open the console" }).click();
  const desk = new Console(page);
  await desk.next.click();
  await expect(desk.clock.getByRole("note")).toHaveCount(0);
  await desk.agenda.getByRole("button", { name: "Change" }).click();
  const boxed = desk.agenda.getByRole("spinbutton", { name: "Feedback, in both directions" });
  await boxed.fill("60");
  await boxed.blur();
  await expect(desk.clock.getByRole("note")).toContainText("50 is the most for its kind");
  // It hinders nothing.
  await desk.next.click();
});

test("the whole way by keyboard", async ({ page }) => {
  test.slow();
  await new Workshops(page).openIn();
  const build = new Build(page);
  await page.getByRole("link", { name: "Build your own" }).focus();
  await page.keyboard.press("Enter");
  await page.getByLabel("What it is called").focus();
  await page.keyboard.type("By keys");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "By keys" })).toBeFocused();
  await expect(build.pick.getByText("Fetching the workshops…")).toHaveCount(0, { timeout: 15_000 });
  for (const step of ["Mission and vision", "Who tells whom"]) {
    await build.words.focus();
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type(step);
    await build.pick.getByRole("button", { name: `Add: ${step}, from ${CASCADING}` }).focus();
    await page.keyboard.press("Enter");
    await expect(build.step(step)).toBeVisible();
  }
  await build.steps.getByRole("button", { name: "Move up: Who tells whom" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => build.titles()).toEqual(["Who tells whom", "Mission and vision"]);
  await expect(build.steps.getByRole("button", { name: "Move down: Who tells whom" })).toBeFocused();
  await build.steps.getByRole("button", { name: "Duplicate: Mission and vision" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => build.titles()).toHaveLength(3);
  await build.steps.getByRole("button", { name: "Add a session" }).focus();
  await page.keyboard.press("Enter");
  await expect(build.steps.getByRole("textbox", { name: "What the session is called" }).last()).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("A week later");
  await build.steps.getByRole("button", { name: "Move down: Mission and vision" }).last().focus();
  await page.keyboard.press("Enter");
  await expect(build.sum).toContainText("2 sessions");
  await build.sum.getByRole("link", { name: "Look at it and begin" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 3, name: "A week later" })).toBeVisible();
});

test("it is saved as a file, shared by a link, and a file that cannot work is refused", async ({ page, browser, baseURL }) => {
  test.slow();
  await new Workshops(page).openIn();
  const build = new Build(page);
  await build.begin("Cascade, ours", CASCADING);
  await expect(build.sum).toContainText("4 sessions");
  await build.steps.getByRole("button", { name: "Take out: What the year must bring" }).click();
  const file = await downloaded(page, () => build.sum.getByRole("button", { name: "Save as a file" }).click());
  const saved = JSON.parse(file.text);
  expect(saved).toMatchObject({ format: "sightline.workshop", title: "Cascade, ours" });
  expect(JSON.stringify(saved)).not.toContain("candidates.ideas");

  await build.sum.getByRole("button", { name: "Share: Cascade, ours" }).click();
  const link = await page.getByRole("dialog").getByRole("textbox", { name: "Link" }).inputValue();
  await page.keyboard.press("Escape");
  const context = await browser.newContext({ baseURL, locale: "en-GB" });
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 2, name: "Cascade, ours" })).toBeVisible({ timeout: 15_000 });
  await other.getByRole("button", { name: "Choose a plan" }).click();
  await other.getByLabel("Or begin a new plan").fill("Northwind 2028");
  await other.getByRole("button", { name: "Make it and go on" }).click();
  await expect(other.getByText("“Cascade, ours” was added to the plan")).toBeVisible();
  await context.close();

  // A file in which a step builds on nothing.
  await page.getByRole("link", { name: "All workshops" }).click();
  saved.sessions[0].steps[0].inputs[0].prefill = { from: "nowhere.at-all" };
  const own = page.getByRole("region", { name: "Your own workshops" });
  const put = (value: unknown, name: string) =>
    own.getByLabel("Add a workshop file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(JSON.stringify(value)) });
  await put(saved, "bad.json");
  await expect(own.getByRole("alert")).toContainText("nowhere.at-all");
  // The good one comes in, and can be changed as if it had been built here.
  await put({ ...JSON.parse(file.text), id: "from-a-file", title: "From a file" }, "good.json");
  await own.getByRole("link", { name: "Change: From a file" }).click();
  await expect(build.step("Mission and vision")).toBeVisible();
  await build.steps.getByRole("button", { name: "Take out: Mission and vision" }).click();
  await expect(build.step("Mission and vision")).toHaveCount(0);
});
