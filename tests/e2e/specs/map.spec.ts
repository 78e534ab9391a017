// The alignment map: seen, walked, folded, searched, rearranged, listed and saved.
import type { Download } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { planFile } from "../pages/import.ts";
import { DEALS, GUIDES, LEADS, MapPage, NPS, PHONE, REVENUE, SECRET, TALKS } from "../pages/map.ts";
import { downloaded } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

// The whole of the small map is seen at once.
test.use({ viewport: { width: 1440, height: 1100 } });

let map: MapPage;

test.beforeEach(async ({ page }) => {
  map = new MapPage(page);
  await fixedClock(page);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test.describe("the picture", () => {
  test.beforeEach(async () => map.open());

  test("shows each goal in its place, and what it gives", async ({ page }) => {
    await expect(map.goals).toHaveCount(8);
    await expect(map.goal(REVENUE)).toHaveAttribute("aria-level", "1");
    await expect(map.goal(TALKS)).toHaveAttribute("aria-level", "4");
    await expect(map.goal(GUIDES)).toHaveAccessibleName(/Team · Aya Mori.*gives \+120 leads/);
    await expect(map.goal(REVENUE)).toHaveAccessibleName(/\$300k missing/);
    await expect(page.getByText("These serve no goal above")).toBeVisible();
    for (const amount of ["+$1.2M", "25 %", "+120 leads", "enables", "$300k missing", "180 leads missing"]) {
      await expect(page.getByText(amount, { exact: true }).first()).toBeVisible();
    }
    const left = async (goal: string) => (await map.goal(goal).boundingBox())!.x;
    expect(await left(REVENUE)).toBeLessThan(await left(LEADS));
    expect(await left(LEADS)).toBeLessThan(await left(GUIDES));
    expect(await left(GUIDES), "a team's goal stands among the teams'").toBe(await left(PHONE));
    expect(await left(TALKS)).toBe(await left(SECRET));
  });

  test("lights the line of sight of what is pointed at, and says it in words", async ({ page }) => {
    const { x, y } = await map.middle(GUIDES);
    await page.mouse.move(x, y);
    await expect(map.sight).toContainText(`“${GUIDES}” serves “${LEADS}”, which serves “${REVENUE}”.`);
    await expect(map.sight).toContainText(`It gives +120 leads. 1 goal serves it. It also helps “${NPS}”.`);
    const opacity = (goal: string) => map.goal(goal).evaluate((card) => Number(getComputedStyle(card).opacity));
    await expect.poll(() => opacity(DEALS)).toBeLessThan(0.7);
    for (const goal of [GUIDES, LEADS, REVENUE, TALKS, NPS]) expect(await opacity(goal)).toBe(1);
    await page.mouse.move(5, 5);
    await expect.poll(() => opacity(DEALS)).toBe(1);
  });

  test("is walked by the arrow keys, folded and opened", async ({ page }) => {
    const at = (goal: string) => expect(map.goal(goal)).toBeFocused();
    await map.goal(REVENUE).focus();
    await page.keyboard.press("ArrowRight");
    await at(DEALS);
    await page.keyboard.press("ArrowDown");
    await at(LEADS);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await at(TALKS);
    await expect(map.sight).toContainText(`“${TALKS}” serves “${GUIDES}”`);
    await page.keyboard.press("ArrowLeft");
    await at(GUIDES);
    await page.keyboard.press("Space");
    await expect(map.goal(GUIDES)).toHaveAttribute("aria-expanded", "false");
    await expect(map.goal(TALKS)).toHaveCount(0);
    await page.keyboard.press("ArrowRight");
    await expect(map.goal(TALKS)).toBeVisible();
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(map.goal(TALKS)).toHaveCount(0);
    await map.sight.getByRole("button", { name: "Show what is below" }).click();
    await expect(map.goal(TALKS)).toBeVisible();
    await map.goal(GUIDES).focus();
    await page.keyboard.press("End");
    await at(PHONE);
    await page.keyboard.press("Home");
    await at(REVENUE);
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/goal\/revenue$/);
  });

  test("remembers what is folded", async ({ page }) => {
    await page.getByRole("button", { name: "Fold all", exact: true }).click();
    await expect(map.goals).toHaveCount(3);
    await page.reload();
    await expect(map.goals).toHaveCount(3);
    await expect(map.goal(REVENUE)).toHaveAccessibleName(/5 below/);
    await page.getByRole("button", { name: "Unfold all" }).click();
    await expect(map.goals).toHaveCount(8);
  });

  test("zooms and moves by wheel, keys and buttons", async ({ page }) => {
    const { x, y } = await map.middle(LEADS);
    const before = await map.zoom();
    await page.mouse.move(x, y);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -200);
    await page.keyboard.up("Control");
    await expect.poll(() => map.zoom()).toBeGreaterThan(before);
    const zoomed = await map.middle(LEADS);
    expect(Math.hypot(zoomed.x - x, zoomed.y - y), "what is pointed at stays").toBeLessThan(40);
    await page.mouse.wheel(60, 40);
    await expect.poll(async () => Math.round(zoomed.x - (await map.middle(LEADS)).x)).toBe(60);
    await page.getByRole("button", { name: "Show the whole map" }).click();
    await expect.poll(() => map.zoom()).toBe(before);
    await map.goal(LEADS).focus();
    await page.keyboard.press("+");
    await expect.poll(() => map.zoom()).toBeGreaterThan(before);
    await page.keyboard.press("0");
    await expect.poll(() => map.zoom()).toBe(before);
    const start = await map.middle(PHONE);
    await page.mouse.move(start.x - 300, start.y);
    await page.mouse.down();
    await page.mouse.move(start.x - 260, start.y - 30, { steps: 4 });
    await page.mouse.up();
    const moved = await map.middle(PHONE);
    expect([Math.round(moved.x - start.x), Math.round(moved.y - start.y)]).toEqual([40, -30]);
  });

  test("the small map goes where one lets go, and nowhere when that is beside it", async ({ page }) => {
    await map.goal(LEADS).focus();
    for (let times = 0; times < 4; times++) await page.keyboard.press("+");
    const before = await map.middle(LEADS);
    const box = (await page.locator(".map-mini").boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 20);
    await page.mouse.down();
    expect(await map.middle(LEADS), "to press alone does nothing").toEqual(before);
    await page.mouse.move(box.x + 90, box.y + 60, { steps: 4 });
    expect(await map.middle(LEADS), "the view comes along").not.toEqual(before);
    await page.mouse.move(box.x - 300, box.y - 200, { steps: 4 });
    await page.mouse.up();
    expect(await map.middle(LEADS), "let go elsewhere, one is back").toEqual(before);
    await page.mouse.click(box.x + 20, box.y + 20);
    expect(await map.middle(LEADS)).not.toEqual(before);
  });

  test("leaves text out where it could not be read", async ({ page }) => {
    await expect(page.getByText("+120 leads", { exact: true })).toBeVisible();
    await map.goal(REVENUE).focus();
    await page.setViewportSize({ width: 700, height: 500 });
    // The map hears of its new size a moment later; pressed before that, the key fits it into the old one.
    await expect(async () => {
      await page.keyboard.press("0");
      await expect(page.getByText("+120 leads", { exact: true })).toHaveCount(0, { timeout: 1000 });
    }).toPass();
    await expect(map.goals, "only the one at hand is a card").toHaveCount(1);
    await page.keyboard.press("ArrowRight");
    await expect(map.goals.and(page.locator(":focus"))).toContainText(DEALS);
  });

  test("finds goals and goes from one to the next", async ({ page }) => {
    await page.getByRole("button", { name: "Fold all", exact: true }).click();
    await map.search.fill("aya");
    await expect(page.getByText("1 of 2")).toBeVisible();
    await expect(map.sight).toContainText(`“${REVENUE}” stands at the top.`);
    await map.search.press("Enter");
    await expect(page.getByText("2 of 2")).toBeVisible();
    await expect(map.goal(GUIDES), "what was folded above it is unfolded").toBeInViewport();
    await expect(map.sight).toContainText(`“${GUIDES}” serves`);
    await map.search.press("Enter");
    await expect(page.getByText("1 of 2")).toBeVisible();
    await map.search.fill("nothing like it");
    await expect(page.getByText("No goal fits")).toBeVisible();
  });

  test("colours by what is asked for, with words, and picks out one class", async ({ page }) => {
    const legend = page.getByRole("list", { name: "Colours" });
    await expect(map.goal(GUIDES)).toContainText("No check-in yet");
    await page.getByLabel("Colour by").selectOption("Owner");
    await expect(legend.getByRole("button")).toHaveText([/^Aya Mori\s*2$/, /^Jon Lindqvist\s*1$/, /^Nobody\s*5$/]);
    await page.getByLabel("Colour by").selectOption("Confidence");
    await expect(map.goal(GUIDES)).toContainText("8 of 10 sure");
    await page.getByLabel("Colour by").selectOption("Coverage");
    await expect(map.goal(REVENUE)).toContainText("85 % covered");
    await page.getByLabel("Colour by").selectOption("Level");
    const team = legend.getByRole("button", { name: "Team" });
    await team.click();
    await expect(team).toHaveAttribute("aria-pressed", "true");
    const opacity = (goal: string) => map.goal(goal).evaluate((card) => Number(getComputedStyle(card).opacity));
    await page.mouse.move(5, 5);
    await expect.poll(() => opacity(REVENUE)).toBeLessThan(0.7);
    expect(await opacity(GUIDES)).toBe(1);
  });
});

test.describe("a goal comes to serve another,", () => {
  test.beforeEach(async () => map.open());

  const serves = async (goal: string, above: string) => {
    await map.goal(goal).focus();
    await expect(map.sight).toContainText(`“${goal}” serves “${above}”`);
  };

  test("by dragging, and back by undo", async ({ page }) => {
    await map.drag(PHONE, LEADS);
    await expect(page.getByText(`Moved below “${LEADS}”`)).toBeVisible();
    await serves(PHONE, LEADS);
    await map.undo.click();
    await map.goal(PHONE).focus();
    await expect(map.sight).toContainText(`“${PHONE}” serves no goal above.`);
  });

  test("by keys, and back by undo", async ({ page }) => {
    await map.goal(PHONE).focus();
    await page.keyboard.press("m");
    const dialog = page.getByRole("dialog", { name: `Move “${PHONE}” below…` });
    await dialog.getByRole("searchbox").fill("NPS");
    await dialog.getByRole("button", { name: NPS }).focus();
    await page.keyboard.press("Enter");
    await serves(PHONE, NPS);
    await expect(map.goal(PHONE)).toHaveAttribute("aria-level", "2");
    await page.keyboard.press("Control+z");
    await expect(map.goal(PHONE)).toHaveAttribute("aria-level", "1");
  });

  test("but never itself, and the page says why", async ({ page }) => {
    await map.drag(LEADS, TALKS);
    await expect(page.getByText(/cannot move there: it would then serve itself/)).toBeVisible();
    await serves(LEADS, REVENUE);
  });

  test("and none, at the place for that", async ({ page }) => {
    const from = await map.middle(TALKS);
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 40, from.y - 20, { steps: 3 });
    const top = (await page.getByText("Drop here: no goal above").boundingBox())!;
    await page.mouse.move(top.x + 40, top.y + 20, { steps: 3 });
    await page.mouse.up();
    await expect(map.goal(TALKS)).toHaveAttribute("aria-level", "1");
  });

  test("by its button below the map", async ({ page }) => {
    const { x, y } = await map.middle(PHONE);
    await page.mouse.click(x, y);
    await map.sight.getByRole("button", { name: "Move under…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: LEADS }).click();
    await serves(PHONE, LEADS);
  });
});

test("the list holds the same", async ({ page }) => {
  await map.open();
  await page.getByRole("radio", { name: "List" }).check({ force: true });
  const item = (goal: string) => map.list.getByRole("listitem").filter({ has: page.getByRole("link", { name: goal }) }).last();
  await expect(item(REVENUE)).toContainText("85 % covered by the goals below");
  await expect(item(REVENUE)).toContainText("$300k missing");
  await expect(item(GUIDES)).toContainText("gives +120 leads");
  await expect(item(GUIDES)).toContainText(`also helps “${NPS}”`);
  await expect(item(NPS)).toContainText(`“${GUIDES}” helps it.`);
  await expect(item(TALKS)).toContainText("makes it possible");
  await expect(page.getByRole("heading", { name: "Goals that serve no goal above" })).toBeVisible();
  await page.getByRole("button", { name: `Hide what is below: ${LEADS}` }).click();
  await expect(page.getByRole("link", { name: GUIDES })).toHaveCount(0);
  await page.getByRole("button", { name: `Show what is below: ${LEADS}` }).click();
  await page.getByRole("link", { name: GUIDES }).click();
  await expect(page).toHaveURL(/\/goal\/guides$/);
});

test.describe("the picture as a file", () => {
  test.beforeEach(async () => map.open());

  test("as SVG, without what is private", async ({ page }) => {
    const file = await downloaded(page, () => page.getByRole("button", { name: "As SVG" }).click());
    expect(file.name).toBe("northwind-map.svg");
    const read = await page.evaluate((text) => {
      const parsed = new DOMParser().parseFromString(text, "image/svg+xml");
      return {
        wrong: parsed.querySelector("parsererror")?.textContent ?? null,
        titles: [...parsed.querySelectorAll("title")].map((title) => title.textContent),
        words: parsed.documentElement.textContent ?? "",
        active: parsed.querySelectorAll("script, foreignObject, image, [href]").length,
      };
    }, file.text);
    expect(read.wrong).toBeNull();
    expect(read.titles).toEqual(["Alignment map of Northwind", ...[REVENUE, DEALS, LEADS, GUIDES, TALKS, NPS, PHONE]]);
    expect(read.words).toContain("$300k missing");
    expect(read.words).toContain("+120 leads");
    expect(read.words).not.toContain("Coach");
    expect(read.active).toBe(0);
    await expect(page.getByText("Saved without 1 private goal.")).toBeVisible();
  });

  test("as PNG", async ({ page }) => {
    const [download]: [Download, void] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "As PNG" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("northwind-map.png");
    const bytes = await readFile(await download.path());
    expect([...bytes.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
    expect(bytes.readUInt32BE(16), "twice as wide as on the screen").toBeGreaterThan(2000);
  });

  test("on paper, whole", async ({ page }) => {
    await page.emulateMedia({ media: "print", reducedMotion: "reduce" });
    await expect(page.getByRole("img", { name: "Alignment map of Northwind" })).toBeVisible();
    await expect(map.sight).toBeHidden();
    await page.emulateMedia({ media: "screen", reducedMotion: "reduce" });
    await expect(page.getByRole("img", { name: "Alignment map of Northwind" })).toHaveCount(0);
  });
});

test("an empty plan says what to do next", async ({ page }) => {
  await map.open(planFile({ id: "bare", name: "Bare" }), "bare");
  await expect(page.getByRole("heading", { name: "Nothing to map yet" })).toBeVisible();
  await page.getByRole("link", { name: "Write goals" }).click();
  await expect(page).toHaveURL(/#\/plan\/bare$/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing on a full map, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("./");
    await new StartPage(page).sample.click();
    await page.getByRole("link", { name: "Map", exact: true }).click();
    await expect(map.goals.first()).toBeVisible();
    await axe(page);
    await page.getByRole("radio", { name: "List" }).check({ force: true });
    await expect(map.list).toBeVisible();
    await axe(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test("the list comes first, and the picture takes fingers", async ({ page }) => {
    await map.open();
    await expect(map.list).toBeVisible();
    await page.getByRole("radio", { name: "Map" }).check({ force: true });
    await expect(map.goal(REVENUE)).toBeInViewport();
    const before = await map.zoom();
    const { x, y } = await map.middle(REVENUE);
    const session = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", ...points: [number, number][]) =>
      session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    await touch("touchStart", [x - 20, y], [x + 20, y]);
    for (const apart of [25, 30, 35, 40]) await touch("touchMove", [x - apart, y], [x + apart, y]);
    await touch("touchEnd");
    await expect.poll(() => map.zoom()).toBeGreaterThan(before * 1.5);
    await map.settled();
    const card = (await map.goal(REVENUE).boundingBox())!;
    await touch("touchStart", [180, 400]);
    for (const to of [390, 370, 350]) await touch("touchMove", [180, to]);
    await touch("touchEnd");
    await expect.poll(async () => Math.round(card.y - (await map.goal(REVENUE).boundingBox())!.y)).toBe(50);
    // The same without dragging.
    await map.settled();
    const dragged = (await map.goal(REVENUE).boundingBox())!;
    await page.getByRole("button", { name: "Move down" }).click();
    await map.settled();
    expect((await map.goal(REVENUE).boundingBox())!.y).toBeLessThan(dragged.y - 40);
  });
});

test("5,000 goals stay quick", async ({ page }) => {
  test.setTimeout(90_000);
  const goals = Array.from({ length: 5000 }, (_, at) => {
    const parent = at === 0 ? undefined : `g${Math.floor((at - 1) / 5)}`;
    const level = ["company", "department", "team", "person"][Math.min(3, at === 0 ? 0 : Math.floor(Math.log(4 * at + 1) / Math.log(5)))];
    return { id: `g${at}`, parent, level, statement: `Raise figure ${at} from 1 to 2 by June 2027` };
  });
  await map.open(planFile({ id: "large", name: "Large", goals }), "large");
  await page.getByRole("button", { name: "Unfold all" }).click();
  await page.getByRole("button", { name: "Show the whole map" }).click();
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
    return 1000 * (of("TaskDuration") - of("DevToolsCommandDuration"));
  };
  const { x, y } = await map.middle("Raise figure 0 ");
  await page.mouse.move(x, y);
  const before = await worked();
  for (let step = 0; step < 40; step += 1) {
    if (step % 2 === 0) await page.keyboard.down("Control");
    await page.mouse.wheel(0, -50);
    if (step % 2 === 0) await page.keyboard.up("Control");
  }
  expect((await worked()) - before, "the page works little, on any machine").toBeLessThan(40 * 60);
  await map.search.fill("figure 4321 ");
  await expect(map.sight).toContainText("“Raise figure 4321 from 1 to 2 by June 2027” serves");
  expect(await map.goals.count(), "only what is in view is drawn").toBeLessThan(120);
});
