// Answers from the room without a server: a step handed out, answered on phones, and brought in.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { keyboard } from "../pages/hands.ts";
import { AskRoom, DOTS, FEW, Participant, runAt, THOUGHTS, YEAR } from "../pages/room.ts";
import { downloaded } from "../pages/plan.ts";
import { CASCADING, Workshops } from "../pages/workshop.ts";

test.beforeEach(async ({ page }) => fixedClock(page));

/** A code as mails and chats pass it on. */
const mangled = (who: string, code: string) =>
  `[10:02, 22/11/2026] ${who}:\n> ${code.slice(0, 60)}\n> ${code.slice(60, 100)}\n> ${code.slice(100)}\nthanks, ${who}`;

test("three people answer by name, and what they said stands in the step, on the projector and in one undo", async ({
  page,
  context,
  browser,
}) => {
  test.slow();
  const desk = await runAt(page, YEAR);
  const [room] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Open projector window" }).click(),
  ]);
  const ask = new AskRoom(page);
  await ask.open();
  const link = await ask.address();
  await expect(ask.code).toBeVisible();
  await axe(page);
  await ask.project.click();
  await expect(room.getByRole("img", { name: "QR code of the question" })).toBeVisible();
  await expect(room.getByText("Scan to answer")).toBeVisible();

  const ada = await Participant.start(browser, link);
  expect(ada.page.url(), "the questions are out of the address").not.toContain(link.split("#/answer/")[1]);
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText(
    "What must be true in twelve months that is not true today?",
  );
  await expect(ada.send).toContainText("Answer something first");
  await ada.field(THOUGHTS).fill("Two new regions\nChurn is halved");
  await expect(ada.send).toContainText("Write your name above first");
  await ada.name.fill("Ada Novak");
  await expect(ada.send).toContainText("Nothing has been sent yet");
  await axe(ada.page);
  // A reload in the middle loses nothing.
  await ada.page.reload();
  await expect(ada.field(THOUGHTS)).toHaveValue("Two new regions\nChurn is halved");
  const first = await ada.code();
  expect(first).toMatch(/^sightline~D[\w-]+~$/);

  const ben = await Participant.start(browser, link);
  await ben.name.fill("Ben Ortiz");
  await ben.field(THOUGHTS).fill("Every ward knows us");
  const byFile = await ben.file();
  const chloe = await Participant.start(browser, link);
  await chloe.name.fill("Chloe Park");
  await chloe.field(THOUGHTS).fill("Night shifts use the app");
  const byLink = await chloe.link();

  await ask.bringIn(`${mangled("Ada", first)}\n\nChloe: ${byLink}.`);
  await expect(ask.report).toContainText("The answers of 2 people are in.");
  await expect(ask.heard.getByRole("listitem")).toHaveText(["Ada Novak", "Chloe Park"]);
  await expect(room.getByText("2 people have answered")).toBeVisible();
  await ask.dialog.getByLabel("Choose files").setInputFiles([
    { name: byFile.name, mimeType: "application/json", buffer: Buffer.from(byFile.text) },
    { name: "rubbish.json", mimeType: "application/json", buffer: Buffer.from("{}") },
  ]);
  await expect(ask.report).toContainText("1 person’s answers are in.");
  await expect(ask.report).toContainText("1 piece is not from Sightline");
  await expect(ask.heard.getByRole("listitem")).toHaveCount(3);

  // Once more by Ada: the newer answers count, in whatever order they come.
  await ada.field(THOUGHTS).fill("Churn is halved\nOne price list");
  await expect(ada.send).toContainText("You changed something since you sent it");
  const second = await ada.code();
  await ask.bringIn(`${second}\n${first}`);
  await expect(ask.report).toContainText("Ada Novak is in, in place of earlier answers");
  await expect(ask.report).toContainText("newer answers of the same person are in");
  await ask.bringIn(second);
  await expect(ask.report).toContainText("was in already");
  await ask.dialog.getByRole("button", { name: "Take the code off the screen" }).click();
  await expect(room.getByText("4 thoughts written")).toBeVisible();
  await ask.close();
  await page.reload();
  await expect(desk.step.getByText("3 people have answered")).toBeVisible();
  await desk.reveal();
  for (const thought of ["Churn is halved", "One price list", "Every ward knows us", "Night shifts use the app"]) {
    await expect(room.getByText(thought)).toBeVisible();
  }
  await expect(room.getByText("Two new regions")).toHaveCount(0);
  for (const one of [ada, ben, chloe]) await one.leave();
});

test("a vote without names: dots are counted by person, one undo takes all back", async ({ page, browser }) => {
  test.slow();
  const desk = await runAt(page, YEAR);
  await desk.add(THOUGHTS, "Two new regions", "Churn is halved", "Every ward knows us");
  await desk.on(FEW);
  const ask = new AskRoom(page);
  await ask.open();
  await ask.nameless();
  const link = await ask.address();
  const codes: string[] = [];
  for (const ballot of [["Two new regions", "Churn is halved"], ["Churn is halved"], ["Churn is halved", "Every ward knows us"]]) {
    const one = await Participant.start(browser, link);
    await expect(one.page.getByText("Your answers go without your name")).toBeVisible();
    await expect(one.name).toHaveCount(0);
    await one.dots(...ballot);
    await expect(one.page.getByText(`${3 - ballot.length} dot`, { exact: false }).first()).toBeVisible();
    codes.push(await one.code());
    await one.leave();
  }
  await ask.bringIn(codes.join(" "));
  await expect(ask.report).toContainText("The answers of 3 people are in.");
  await expect(ask.heard).toContainText("3 people, without names");
  await ask.close();
  await expect(desk.input(DOTS).getByText("3 people have voted")).toBeVisible();
  await desk.undo.click();
  await expect(desk.step.getByText("3 people have answered")).toHaveCount(0);
  await page.getByRole("banner").getByRole("button", { name: "Redo" }).click();
  await desk.input(DOTS).getByRole("button", { name: "Close the vote and show the result" }).click();
  await expect(desk.input(DOTS).getByRole("listitem")).toHaveText([/Churn is halved.*3 dots/, /Two new regions.*1 dot/, /Every ward knows us.*1 dot/]);
});

test("answers for another run are named, and brought in there", async ({ page, browser }) => {
  test.slow();
  await runAt(page, YEAR);
  const ask = new AskRoom(page);
  await ask.open();
  const link = await ask.address();
  const ada = await Participant.start(browser, link);
  await ada.name.fill("Ada Novak");
  await ada.field(THOUGHTS).fill("Two new regions");
  const [code, answers] = [await ada.code(), await ada.link()];
  await ada.leave();
  await ask.close();
  const first = page.url();

  await page.getByRole("link", { name: "Workshops" }).first().click();
  const second = await new Workshops(page).run(CASCADING);
  await second.next.click();
  await second.go(YEAR);
  await ask.open();
  await ask.bringIn("lunch at noon?");
  await expect(ask.report).toContainText("There are no answers in this.");
  await ask.bringIn(code.slice(0, -12));
  await expect(ask.report).toContainText("1 answer was cut off on its way");
  await ask.bringIn(link);
  await expect(ask.report).toContainText("That is the question itself");
  await ask.bringIn(code);
  await expect(ask.report).toContainText("1 answer belongs to another run: Goal cascading");
  await ask.report.getByRole("button", { name: "Bring them in there" }).click();
  await expect(page).toHaveURL(first);
  await expect(ask.report).toContainText("1 person’s answers are in.");
  await expect(ask.heard).toContainText("Ada Novak");
  await ask.close();

  // A link that was opened says where it belongs.
  await page.goto("./#/");
  await page.goto(answers);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Answers to a question of yours");
  await expect(page.getByText("From Ada Novak")).toBeVisible();
  expect(page.url()).toMatch(/#\/answers$/);
  await axe(page);
  await page.getByRole("button", { name: "Bring them in" }).click();
  await expect(ask.report).toContainText("was in already");
  // On a device that does not have the plan, nothing is lost.
  const other = await browser.newPage();
  await other.goto(answers);
  await expect(other.getByText("That plan is not on this device")).toBeVisible({ timeout: 15_000 });
  await expect(other.getByRole("button", { name: "Copy as text" })).toBeVisible();
  await other.close();
});

test("before the first session a step goes out ahead, and answers come in without the clock", async ({ page, browser }) => {
  test.slow();
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(CASCADING);
  const ask = new AskRoom(page);
  await ask.open();
  await ask.dialog.getByLabel("Step").selectOption({ label: "Strengths, weaknesses, chances, risks" });
  const ada = await Participant.start(browser, await ask.address());
  await ada.name.fill("Ada Novak");
  await ada.field("Strengths").fill("Nurses trust us\nWe are fast");
  await ada.field("Threats").fill("A new law");
  await axe(ada.page);
  await ask.bringIn(await ada.code());
  await expect(ask.report).toContainText("1 person’s answers are in.");
  await ada.leave();
  await ask.close();
  await expect(desk.next).toHaveText("Go to the first step");
  await desk.next.click();
  await desk.go("Strengths, weaknesses, chances, risks");
  await expect(desk.step.getByLabel("Strengths", { exact: true })).toHaveValue("Nurses trust us\nWe are fast");
});

test("by keyboard alone, on both sides", async ({ page, browser }) => {
  test.slow();
  const desk = await runAt(page, YEAR);
  await desk.question.focus();
  const keys = keyboard(page);
  const ask = new AskRoom(page);
  await keys.press(ask.button);
  const link = await ask.address();
  const ada = await Participant.start(browser, link);
  const hers = keyboard(ada.page);
  await hers.write(ada.name, "Ada Novak");
  await hers.write(ada.field(THOUGHTS), "Two new regions");
  await hers.press(ada.send.getByRole("button", { name: "Copy as text" }));
  await expect(ada.send.getByText("Copied. Now paste it")).toBeVisible();
  const code = await ada.page.evaluate(() => navigator.clipboard.readText());
  await keys.write(ask.paste, code);
  await keys.press(ask.bring);
  await expect(ask.heard).toContainText("Ada Novak");
  await page.keyboard.press("Escape");
  await expect(ask.dialog).toBeHidden();
  await expect(ask.button).toBeFocused();
  // What was kept on the phone goes at a press.
  await hers.press(ada.page.getByRole("button", { name: "Remove from this device" }));
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("Questions for you");
  await ada.page.reload();
  await expect(ada.page.getByRole("heading", { level: 1 })).toHaveText("Questions for you");
  expect(await ada.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("answer.")))).toEqual([]);
  await ada.leave();
});

test("what is private stays out of the question unless it is ticked", async ({ page, browser }) => {
  test.slow();
  const goal = (id: string, statement: string, rest = {}) => ({ id, statement, level: "company", status: "active", ...rest });
  const step = {
    id: "sure",
    title: "Sure?",
    minutes: 5,
    ask: "How sure are we?",
    inputs: [{ id: "sure", kind: "confidence", label: "How sure we are", from: "plan.goals.company" }],
  };
  const definition = { id: "own", title: "Our own", sessions: [{ id: "one", title: "One", steps: [step] }] };
  await new Workshops(page).openIn({
    name: "Northwind 2027",
    goals: [goal("a", "Open two branches by 30 June 2027"), goal("b", "Buy the rival by 30 June 2027", { private: true })],
    runs: [{ id: "r", workshop: "own", title: "Our own", definition, state: "open", step: "sure" }],
  });
  await page.goto("./#/plan/from-a-file/run/r");
  const ask = new AskRoom(page);
  await ask.open();
  const without = await Participant.start(browser, await ask.address());
  const rated = without.page.getByRole("group", { name: /by 30 June 2027/ });
  await expect(rated).toHaveCount(1);
  await expect(rated).toHaveAccessibleName("Open two branches by 30 June 2027");
  await without.leave();
  await ask.dialog.getByRole("checkbox", { name: "Take along what is private" }).check();
  const along = await Participant.start(browser, await ask.address());
  await expect(along.page.getByRole("group", { name: /by 30 June 2027/ })).toHaveCount(2);
  await along.page.getByRole("group", { name: /rival/ }).getByRole("radio", { name: "7", exact: true }).check({ force: true });
  await along.name.fill("Ada Novak");
  await ask.bringIn(await along.code());
  await expect(ask.report).toContainText("1 person’s answers are in.");
  await along.leave();
  // Asked each time.
  await ask.close();
  await ask.open();
  await expect(ask.dialog.getByRole("checkbox", { name: "Take along what is private" })).not.toBeChecked();
});

test("a workshop travels in a link, is looked at, and kept in a plan", async ({ page, browser, baseURL }) => {
  test.slow();
  const workshops = new Workshops(page);
  await workshops.openIn();
  await workshops.look(CASCADING);
  await page.getByRole("button", { name: `Share: ${CASCADING}` }).click();
  const dialog = page.getByRole("dialog", { name: "Share this workshop" });
  const link = await dialog.getByRole("textbox", { name: "Link" }).inputValue();
  const file = await downloaded(page, () => dialog.getByRole("button", { name: "Save as a file" }).click());
  expect(JSON.parse(file.text).format).toBe("sightline.workshop");
  await axe(page);

  const context = await browser.newContext({ baseURL, locale: "en-GB", timezoneId: "Europe/Berlin" });
  const other = await context.newPage();
  await other.goto(link);
  await expect(other.getByRole("heading", { level: 2, name: CASCADING })).toBeVisible({ timeout: 15_000 });
  expect(other.url()).toMatch(/#\/workshop$/);
  await expect(other.getByText("What the year must bring")).toBeVisible();
  await axe(other);
  await other.getByRole("button", { name: "Choose a plan" }).click();
  await other.getByLabel("Or begin a new plan").fill("Northwind 2028");
  await other.getByRole("button", { name: "Make it and go on" }).click();
  await expect(other.getByRole("heading", { level: 1, name: CASCADING })).toBeVisible();
  await expect(other.getByText(`“${CASCADING}” was added to the plan`)).toBeVisible();
  await other.getByRole("button", { name: "Open the console" }).click();
  await expect(other.getByRole("button", { name: "Go to the first step" })).toBeVisible();
  await context.close();
});
