// What happens around a run: two consoles, two runs, a hidden tab, no network, sound, paper.
import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { pass, passing } from "../pages/calendar.ts";
import { stakeholders } from "../pages/workshop-runs.ts";
import { ALIGNMENT, CASCADING, Console, Workshops } from "../pages/workshop.ts";

async function begun(page: Page, title = CASCADING) {
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(title);
  await desk.next.click();
  return desk;
}

/** The same run at another laptop's worth of console. */
async function second(context: BrowserContext, desk: Console, step: string): Promise<Console> {
  await desk.saved();
  const other = new Console(await context.newPage());
  await other.page.goto(desk.page.url());
  await expect(other.at(step)).toBeVisible();
  return other;
}

async function projector(page: Page, context: BrowserContext) {
  const [room] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Open projector window" }).click(),
  ]);
  await expect(room.getByRole("timer")).toBeVisible({ timeout: 15_000 });
  return room;
}

test("two consoles of one run go together, and neither loses what it took down", async ({ page, context }) => {
  test.slow();
  const one = await begun(page, stakeholders.title);
  await one.go("The interview kit");
  const two = await second(context, one, "The interview kit");
  const promise = two.input("What we promise to those we ask").getByRole("textbox");
  await Promise.all([
    promise.pressSequentially("Your words stay with us, and you hear from us by the end of the month.", { delay: 25 }),
    (async () => {
      for (const question of ["What should we stop doing?", "What do you wish for?", "What else?"]) {
        await one.page.getByLabel("A question of your own").fill(question);
        await one.page.getByLabel("A question of your own").press("Enter");
        await one.page.waitForTimeout(400);
      }
    })(),
  ]);
  await promise.blur();
  for (const desk of [one, two]) {
    await expect(desk.input("Questions").getByRole("textbox", { name: "Question", exact: true })).toHaveCount(3);
    await expect(desk.input("What we promise to those we ask").getByRole("textbox")).toHaveValue(/the end of the month\.$/);
  }

  await two.go("Themes");
  await expect(one.at("Themes")).toBeVisible();
  await one.add("What we learnt", "Leads have no time");
  await two.add("What we learnt", "Leads want a person to ask");
  await one.input("What matters most").getByRole("button", { name: "Open the vote" }).click();
  const [first, other] = [one.input("What matters most"), two.input("What matters most")];
  await expect(other.getByText("Voter 1")).toBeVisible();
  await first.getByRole("button", { name: "One dot for: Leads have no time" }).click();
  await expect(other.getByText("Voter 2")).toBeVisible();
  await other.getByRole("button", { name: "One dot for: Leads have no time" }).click();
  await other.getByRole("button", { name: "One dot for: Leads want a person to ask" }).click();
  await first.getByRole("button", { name: "Done, next person" }).click();
  await expect(first.getByText("Voter 3")).toBeVisible();
  await first.getByRole("button", { name: "Close the vote and show the result" }).click();
  for (const vote of [first, other]) {
    await expect(vote.getByRole("listitem")).toHaveText([/Leads have no time.*2 dots/, /Leads want a person.*1 dot/]);
  }
});

test("two runs at once keep their own steps, clocks and answers", async ({ page, context }) => {
  const one = await begun(page);
  await one.clock.getByRole("button", { name: "+5 minutes" }).click();
  await one.saved();
  const tab = await context.newPage();
  await tab.goto("./#/plan/from-a-file/workshops");
  const two = await new Workshops(tab).run(ALIGNMENT);
  await two.next.click();
  await two.add("What it cost us", "Two visits on one day");
  await two.clock.getByRole("button", { name: "Pause" }).click();
  await expect(one.at("Why we are here")).toBeVisible();
  await expect(one.clock).toContainText("15 minutes left");
  await expect(one.clock.getByRole("button", { name: "Pause" })).toBeVisible();
  await one.add("What should be different", "Nobody guesses");
  await one.on("Mission and vision");
  await expect(two.at("What the quarrel costs")).toBeVisible();
  await expect(two.input("What it cost us")).toContainText("1 thought written");
  await page.getByRole("main").getByRole("link", { name: "Workshops" }).first().click();
  const going = page.getByRole("region", { name: "Going on" });
  await expect(going).toContainText(CASCADING);
  await expect(going).toContainText(ALIGNMENT);
});

test("a tab that is hidden and frozen comes back right to the second", async ({ page, context }) => {
  const desk = await begun(page);
  const shown = async () => {
    const words = /(\d+):(\d\d)/.exec((await desk.clock.textContent()) ?? "")!;
    return Number(words[1]) * 60 + Number(words[2]);
  };
  const [before, from] = [await shown(), Date.now()];
  const inFront = await context.newPage();
  await inFront.goto("./");
  await inFront.bringToFront();
  const devtools = await context.newCDPSession(page);
  await devtools.send("Page.setWebLifecycleState", { state: "frozen" });
  await inFront.waitForTimeout(7_000);
  await devtools.send("Page.setWebLifecycleState", { state: "active" });
  await page.bringToFront();
  await expect.poll(async () => Math.abs(before - (Date.now() - from) / 1000 - (await shown()))).toBeLessThanOrEqual(1.5);
});

test("over the weeks it says how far the run is and what comes next", async ({ page }) => {
  const desk = await begun(page, stakeholders.title);
  await desk.agenda.getByRole("button", { name: "Over the weeks" }).click();
  await expect(page.getByRole("dialog", { name: "Over the weeks" })).toContainText(/Day 1 of 29 Next session: Listen, /);
});

test("at the end of a session it says how to leave, and when it goes on", async ({ page }) => {
  const desk = await begun(page, ALIGNMENT);
  await expect(desk.step.getByText("That is all for today.")).toHaveCount(0);
  await desk.go("Until next week");
  await expect(desk.step.getByText(/^That is all for today\. .* the run waits here until \d+ \w+ \d+\.$/)).toBeVisible();
});

test.describe("without a network", () => {
  // What the page looks for in between is not there, and it goes on.
  test.use({ expectedErrors: /ERR_INTERNET_DISCONNECTED/ });

  for (const title of [CASCADING, ALIGNMENT, stakeholders.title]) {
    test(`“${title}” can be gone through once the console is there`, async ({ page, context }) => {
      test.slow();
      const workshops = new Workshops(page);
      await workshops.openIn();
      const desk = await workshops.run(title);
      await context.setOffline(true);
      for (let steps = 0; steps < 80; steps++) {
        if (((await desk.next.textContent()) ?? "").startsWith("Finish")) break;
        await desk.next.click();
        await expect(desk.question).not.toBeEmpty();
      }
      await page.getByLabel("Take down a decision", { exact: true }).fill("We go on without a network");
      await page.getByLabel("Take down a decision", { exact: true }).press("Enter");
      await page.getByRole("link", { name: "Open projector window" }).click();
      const preview = page.getByRole("dialog", { name: "See what the room sees" });
      await expect(preview.getByRole("heading")).not.toBeEmpty();
      await expect(page.getByText("The network is gone, so no window can be opened now.")).toBeAttached();
      await page.keyboard.press("Escape");
      await desk.finish();
      await expect(page.getByRole("region", { name: "Decisions" })).toContainText("We go on without a network");
    });
  }
});

test.describe("the sound", () => {
  const tones = (page: Page) => page.evaluate(() => (window as any).tones as { ready: number; players: number });

  test.beforeEach(async ({ page }) => {
    await passing(page);
    await page.addInitScript(() => {
      const heard = { ready: 0, players: 0 };
      (window as any).tones = heard;
      const start = AudioScheduledSourceNode.prototype.start;
      AudioScheduledSourceNode.prototype.start = function (...given) {
        if (this.context.state === "running") heard.ready += 1;
        return start.apply(this, given);
      };
      const Real = AudioContext;
      globalThis.AudioContext = class extends Real {
        constructor(...given: ConstructorParameters<typeof AudioContext>) {
          super(...given);
          heard.players += 1;
        }
      };
    });
  });

  test("is off until somebody wants it, and then heard at a threshold", async ({ page }) => {
    const desk = await begun(page);
    const switched = desk.clock.getByRole("button", { name: "A soft sound at the end of a step" });
    await expect(switched).toHaveAttribute("aria-pressed", "false");
    await pass(page, 6);
    await expect(desk.clock.getByRole("status")).toHaveText("Five minutes left.");
    expect(await tones(page)).toEqual({ ready: 0, players: 0 });
    await switched.click();
    await expect.poll(() => tones(page)).toEqual({ ready: 2, players: 1 });
    await pass(page, 3.5);
    await expect(desk.clock.getByRole("status")).toHaveText("One minute left.");
    await expect.poll(() => tones(page)).toEqual({ ready: 4, players: 1 });
    await switched.click();
    await pass(page, 2);
    await expect(desk.clock.getByRole("status")).toHaveText(/^Time is up\./);
    expect(await tones(page)).toEqual({ ready: 4, players: 1 });
  });

  test("that a browser holds back is not missed, and does not come late", async ({ page }) => {
    await page.addInitScript(() => {
      const held: (() => void)[] = [];
      (window as any).touched = () => held.forEach((go) => go());
      AudioContext.prototype.resume = () => new Promise((resolve) => held.push(resolve));
    });
    const desk = await begun(page);
    await desk.clock.getByRole("button", { name: "A soft sound at the end of a step" }).click();
    await pass(page, 6);
    await expect(desk.clock.getByRole("status")).toHaveText("Five minutes left.");
    await pass(page, 1);
    await page.evaluate(() => (window as any).touched());
    await expect(desk.clock).toContainText("3 minutes left");
    expect(await tones(page)).toEqual({ ready: 0, players: 1 });
  });
});

test("the interview kit is printed as a sheet for each audience, and nothing else", async ({ page }) => {
  const desk = await begun(page, stakeholders.title);
  await desk.go("Step 2: the right people");
  for (const name of ["Executives", "Line managers", "What the organisation is after", "From welcome to worthwhile"]) {
    await page.getByRole("checkbox", { name }).check();
  }
  await desk.on("The interview kit");
  await desk.input("Questions").getByRole("button", { name: "Fill with questions" }).click();
  const sheet = (audience: string) => page.getByRole("heading", { name: audience, exact: true });
  await expect(sheet("Executives")).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(sheet("Executives")).toBeVisible();
  await expect(sheet("Line managers")).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "Have you seen someone use it?" })).toBeVisible();
  await expect(desk.question).toBeHidden();
  await expect(page.getByRole("button")).toHaveCount(0);
  const paper = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(3);
});

test("all that is captured fits on the projector", async ({ page, context }) => {
  const desk = await begun(page);
  await desk.go("What the year must bring");
  const room = await projector(page, context);
  // What is short is large, also after the window has been moved to a smaller screen.
  await room.setViewportSize({ width: 1920, height: 1080 });
  await room.setViewportSize({ width: 1024, height: 768 });
  const size = () => room.getByRole("heading", { level: 1 }).evaluate((title) => parseFloat(getComputedStyle(title).fontSize));
  await expect.poll(size).toBeGreaterThan(50);
  const thoughts = Array.from({ length: 16 }, (_, at) => `Thought ${at + 1} about what must be true of our people and our clients in a year`);
  await desk.input("What must be true in a year").getByRole("textbox").fill(thoughts.join("\n"));
  await desk.input("What must be true in a year").getByRole("textbox").press("Enter");
  await desk.reveal();
  await expect(room.getByText(thoughts.at(-1)!)).toBeInViewport({ ratio: 1 });
  await expect(room.getByRole("timer")).toBeInViewport({ ratio: 1 });
  expect(await size()).toBeLessThan(50);
});

test("the console keeps to a screen of 1024, however long the next step is called", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  const desk = await begun(page);
  await desk.on("Mission and vision");
  await expect(desk.next).toContainText("Strengths, weaknesses, chances, risks");
  await expect(desk.next).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole("complementary", { name: "Notes and what is at hand" })).toBeInViewport({ ratio: 0.99 });
});
