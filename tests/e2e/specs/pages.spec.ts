// What must hold on every page, in every state: nothing for axe-core to find, no sideways scrolling
// however narrow or large, a title, and focus that is never lost.
import type { Locator, Page } from "@playwright/test";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { DraftPage, NPS, TWO_IN_ONE } from "../pages/draft.ts";
import { ImportPage } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { SAMPLE, SAMPLE_NAME } from "../pages/sample.ts";
import { StartPage } from "../pages/start.ts";
import { pages, type Shot } from "../shots/pages.ts";

test.beforeEach(async ({ page }) => fixedClock(page));

async function open(page: Page, { hash, prepare }: Shot) {
  await page.goto(`./${hash}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await prepare?.(page);
  // What a page is shown with may be there before its own part has arrived.
  await expect(page.locator("h1")).not.toHaveCount(0);
}

/** Fails with what reaches beyond the right edge, if that makes the page scroll sideways once it has taken note of its
 * width and of the size of text. */
async function staysWithin(page: Page, width: number) {
  const beyond = () =>
    page.evaluate((width) => {
      if (document.documentElement.scrollWidth <= width) return [];
      const reaching = [...document.querySelectorAll<HTMLElement>("body *:not(svg, svg *)")].filter(
        (element) => element.getBoundingClientRect().right > width,
      );
      return reaching.map((element) => `${element.tagName.toLowerCase()}.${element.className}`);
    }, width);
  await expect.poll(beyond, "nothing makes the page scroll sideways").toEqual([]);
}

/** As a person sets it in the browser: style sheets count in it too, when they ask for the width. */
async function setTextSize(page: Page, pixels: number) {
  const size = () => page.evaluate(() => getComputedStyle(document.documentElement).fontSize);
  const before = await size();
  const session = await page.context().newCDPSession(page);
  await session.send("Page.setFontSizes", { fontSizes: { standard: pixels } });
  await expect.poll(size).not.toBe(before);
}

// One test a page: to open it takes longer than to look at it.
for (const shot of pages) {
  test(`${shot.name}: nothing for axe-core in light and dark; reflows at 320 px, and with text of twice the size`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    await open(page, shot);
    await axe(page);
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    await axe(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await staysWithin(page, 320);
    await page.setViewportSize({ width: 1024, height: 768 });
    await setTextSize(page, 32);
    await staysWithin(page, 1024);
  });
}

test.describe("forced colours", () => {
  for (const name of ["draft-notes", "draft-by-hand"]) {
    test(`axe-core finds nothing, ${name}`, async ({ page }) => {
      await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
      await open(page, pages.find((shot) => shot.name === name)!);
      await axe(page);
    });
  }

  test("the field for a sentence shows that it has focus", async ({ page }) => {
    await page.emulateMedia({ forcedColors: "active" });
    const draft = new DraftPage(page);
    await draft.open();
    await draft.sentence.focus();
    const ring = await draft.sentence.evaluate((element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return { outlineStyle, outlineWidth, isSeen: !/, 0\)$|transparent/.test(outlineColor) };
    });
    expect(ring).toEqual({ outlineStyle: "solid", outlineWidth: "2px", isSeen: true });
  });

  test("no text opts out of them", async ({ page }) => {
    // axe-core reads the colours that the style sheet asks for, so it cannot tell.
    await page.emulateMedia({ forcedColors: "active" });
    await open(page, pages.find((shot) => shot.name === "draft-notes")!);
    const text = page.getByRole("main").locator("h1, h2, h3, p, label, button, a, input, textarea");
    const out = await text.evaluateAll((elements) =>
      elements.filter((it) => getComputedStyle(it).forcedColorAdjust === "none").map((it) => it.textContent),
    );
    expect(out).toEqual([]);
  });
});

test("motion that nobody wants is left out", async ({ page }) => {
  const motion = async (reducedMotion: "reduce" | "no-preference") => {
    await page.emulateMedia({ reducedMotion });
    const note = new DraftPage(page).coach.getByRole("article").first();
    const time = await note.evaluate((element) => getComputedStyle(element).animationDuration);
    return parseFloat(time);
  };
  await new DraftPage(page).open();
  await new DraftPage(page).write(TWO_IN_ONE);
  expect(await motion("no-preference")).toBeGreaterThan(0.1);
  expect(await motion("reduce")).toBeLessThan(0.001);
});

test("every page has its title, and focus goes to its heading", async ({ page }) => {
  const heading = page.getByRole("heading", { level: 1 });
  const start = new StartPage(page);
  await page.goto("./");
  await expect(page).toHaveTitle(/^.+ · Sightline$/);

  await start.import.click();
  await expect(page).toHaveTitle("Import a plan · Sightline");
  await expect(heading).toBeFocused();
  await new ImportPage(page).chooseFile(SAMPLE);
  await new ImportPage(page).go.click();
  await expect(page).toHaveTitle(`${SAMPLE_NAME} · Sightline`);
  await expect(heading).toBeFocused();

  await new PlanPage(page).goal("Answer the phone better").click();
  await expect(page).toHaveTitle(`Answer the phone better · ${SAMPLE_NAME} · Sightline`);
  await expect(heading).toBeFocused();
  await page.getByRole("link", { name: "Draft another goal" }).click();
  await expect(page).toHaveTitle(`Draft one goal · ${SAMPLE_NAME} · Sightline`);
  await expect(new DraftPage(page).sentence, "here, the sentence is what one came for").toBeFocused();

  await page.getByRole("link", { name: "This device" }).click();
  await expect(page).toHaveTitle("This device · Sightline");
  await expect(heading).toBeFocused();
  await page.goto("./#/nowhere");
  await expect(page).toHaveTitle("There is no such page · Sightline");
  await expect(heading).toBeFocused();
  await page.getByRole("link", { name: "Go to the start page" }).click();
  await expect(heading).toBeFocused();
  await page.goto("./#/plan/nobody");
  await expect(page).toHaveTitle("This plan is not on this device · Sightline");
  await expect(heading).toBeFocused();
});

test("a new page begins at its top", async ({ page }) => {
  await page.setViewportSize({ width: 800, height: 300 });
  await page.goto("./#/device");
  await page.getByRole("button", { name: "Erase everything here…" }).scrollIntoViewIfNeeded();
  expect(await page.evaluate(() => scrollY)).toBeGreaterThan(0);
  await page.getByRole("link", { name: "Sightline, start page" }).click();
  await expect(new StartPage(page).shelf).toBeVisible();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

test("the skip button is the first stop, shows itself, and leads past the bar", async ({ page }) => {
  await page.goto("./");
  const skip = page.getByRole("button", { name: "Skip to the content" });
  // The page's first words are painted before there is anything to stop at.
  await expect(skip).toBeAttached();
  await expect(skip).not.toBeInViewport();
  await page.keyboard.press("Tab");
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport({ ratio: 1 });
  const address = page.url();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
  expect(page.url(), "the address names the page, so skipping must not change it").toBe(address);
  await page.keyboard.press("Tab");
  await expect(new StartPage(page).draft).toBeFocused();
});

test("the bar says which page one is on", async ({ page }) => {
  const bar = page.getByRole("banner");
  const device = bar.getByRole("link", { name: "This device" });
  await page.goto("./");
  await expect(bar.locator("[aria-current]")).toHaveCount(0);
  await device.click();
  await expect(device).toHaveAttribute("aria-current", "page");

  await open(page, pages.find((shot) => shot.name === "goals")!);
  await expect(device).not.toHaveAttribute("aria-current");
  await expect(bar.getByRole("link", { name: SAMPLE_NAME })).toHaveAttribute("aria-current", "page");
  await new PlanPage(page).goal("Answer the phone better").click();
  await expect(bar.getByRole("link", { name: SAMPLE_NAME })).toBeVisible();
  await expect(bar.locator("[aria-current]")).toHaveCount(0);
});

test.describe("focus is not lost when what had it goes away:", () => {
  /** Presses a control by key, which then is gone. */
  async function pressAway(page: Page, control: Locator) {
    await control.focus();
    await page.keyboard.press("Enter");
    await expect(control).toHaveCount(0);
    await expect(page.locator(":focus"), "something else has focus").toHaveCount(1);
  }

  let draft: DraftPage;
  test.beforeEach(async ({ page }) => {
    draft = new DraftPage(page);
  });

  test("a mend that makes its note go", async ({ page }) => {
    await draft.open();
    await draft.write(TWO_IN_ONE);
    await pressAway(page, draft.coach.getByRole("button", { name: "Split in two" }));
  });

  test("a note that is set aside, and one that is brought back", async ({ page }) => {
    await draft.open();
    await draft.write(TWO_IN_ONE);
    await draft.coach.getByRole("button", { name: "Set aside: Two goals in one" }).click();
    await draft.coach.getByLabel("Why it does not apply").fill("They only work together");
    await pressAway(page, draft.coach.getByRole("button", { name: "Set aside", exact: true }).last());
    await draft.coach.getByText("1 note set aside").click();
    await pressAway(page, draft.coach.getByRole("button", { name: "Bring back: Two goals in one" }));
  });

  test("a reason that is called off", async ({ page }) => {
    await draft.open();
    await draft.write(TWO_IN_ONE);
    await draft.coach.getByRole("button", { name: "Set aside: Two goals in one" }).click();
    await pressAway(page, draft.coach.getByRole("button", { name: "Cancel" }));
  });

  test("a field that is given back to the sentence", async ({ page }) => {
    await draft.open();
    await draft.write(NPS);
    await draft.to.fill("55");
    await pressAway(page, draft.pin("target"));
  });

  test("a goal that is deleted from the list", async ({ page }) => {
    await open(page, pages.find((shot) => shot.name === "goals")!);
    await new PlanPage(page).row("Answer the phone better").focus();
    await page.keyboard.press("Delete");
    await expect(new PlanPage(page).goals).toHaveCount(4);
    await expect(page.locator(":focus"), "something else has focus").toHaveCount(1);
  });

  test("a file that is previewed, and another that is wanted instead", async ({ page }) => {
    const importing = new ImportPage(page);
    await importing.open();
    await importing.paste.fill(SAMPLE);
    await pressAway(page, importing.readText);
    await pressAway(page, importing.preview.getByRole("button", { name: "Choose another file" }));
  });

  test("a dialog that is closed gives it back", async ({ page }) => {
    await page.goto("./#/device");
    const ask = page.getByRole("button", { name: "Erase everything here…" });
    await ask.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(ask).toBeFocused();
  });
});

/** Goes through a page by Tab, and fails with what comes to lie under a bar at its foot. */
async function staysAbove(page: Page, bar: Locator, stops: number) {
  const covered: string[] = [];
  for (let stop = 0; stop < stops; stop++) {
    await page.keyboard.press("Tab");
    const top = (await bar.boundingBox())!.y;
    const under = await bar.evaluate(
      (bar, top) => {
        const focused = document.activeElement!;
        if (!focused.closest("main") || bar.contains(focused)) return null;
        const { bottom, height } = focused.getBoundingClientRect();
        // What is taller than the room above the bar cannot be seen whole.
        if (height > top - 120) return null;
        return bottom > top + 1 ? `${focused.getAttribute("aria-label") ?? focused.textContent} to ${bottom}` : null;
      },
      top,
    );
    if (under) covered.push(under);
  }
  expect(covered).toEqual([]);
}

for (const width of [1024, 390]) {
  test(`focus is never under the bar at the foot of the goal check and of merging, ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 560 });
    await open(page, pages.find((shot) => shot.name === "check-list")!);
    await page.getByRole("textbox", { name: "The list" }).focus();
    await staysAbove(page, page.locator(".check-adopt"), 25);
    await open(page, pages.find((shot) => shot.name === "merge")!);
    await page.getByRole("heading", { level: 1 }).focus();
    await staysAbove(page, page.locator(".merge-foot"), 20);
  });
}

test("a message stays until the person goes on, and focus is not lost when it is closed", async ({ page }) => {
  // A minute for the page's timers is less than a second here.
  await page.addInitScript(() => {
    const wait = window.setTimeout;
    (window as any).setTimeout = (act: TimerHandler, ms = 0) => wait(act, ms / 100);
  });
  await open(page, pages.find((shot) => shot.name === "goals")!);
  const said = page.getByRole("status").filter({ hasText: "was handed to your browser" });
  const plan = new PlanPage(page);
  await plan.exported();
  await expect(said).toBeVisible();
  await page.waitForTimeout(600);
  await expect(said, "nobody has to read within some time").toBeVisible();
  await said.getByRole("button", { name: "Dismiss" }).focus();
  await page.keyboard.press("Enter");
  await expect(said).toHaveCount(0);
  await expect(page.locator(":focus"), "something else has focus").toHaveCount(1);

  await plan.exported();
  await expect(said).toBeVisible();
  await page.evaluate(() => {
    const later = Date.now() + 60_000;
    Date.now = () => later;
  });
  await page.getByRole("link", { name: "This device" }).click();
  await expect(page).toHaveTitle("This device · Sightline");
  await expect(said).toHaveCount(0);
});

test("focus is never under the bar", async ({ page }) => {
  await page.setViewportSize({ width: 700, height: 420 });
  await open(page, pages.find((shot) => shot.name === "draft-notes")!);
  const bar = (await page.getByRole("banner").boundingBox())!;
  const covered: string[] = [];
  // Up through the page: what comes into view from above is what the bar may cover.
  for (let stop = 0; stop < 30; stop++) {
    await page.keyboard.press("Shift+Tab");
    const [name, top] = await page.evaluate(() => {
      const focused = document.activeElement!;
      const inBar = focused.closest("header") !== null || focused === document.body;
      const name = focused.getAttribute("aria-label") ?? focused.textContent ?? "";
      return [name, inBar || focused.classList.contains("skip") ? Infinity : focused.getBoundingClientRect().top] as const;
    });
    if (top < bar.y + bar.height - 1) covered.push(`${name} at ${top}`);
  }
  expect(covered).toEqual([]);
});
