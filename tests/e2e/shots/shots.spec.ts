// Pictures of every page, at each width, light and dark, and as printed on A4.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { pages, type Shot } from "./pages.ts";

const out = process.env.SHOTS_OUT ?? "shots";
const only = process.env.SHOTS_PAGE;

const WIDTHS = [1440, 1024, 390];
const HEIGHT = 900;

const chosen = pages.filter((page) => !only || page.name === only);
if (chosen.length === 0) {
  throw new Error(`no page is called ${only}: there are ${pages.map((page) => page.name).join(", ")}`);
}

/** The width of A4 paper without its margins, in CSS pixels. */
const PAPER = 672;

async function open(page: Page, { hash, prepare }: Shot) {
  await fixedClock(page);
  await page.goto(`./${hash}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await prepare?.(page);
  await page.evaluate(() => document.fonts.ready);
  // A picture of the whole page shows what sticks to its edges where the page stands.
  await page.evaluate(() => scrollTo(0, 0));
}

for (const shot of chosen) {
  const { name } = shot;
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of WIDTHS) {
      test(`${name} ${width} ${colorScheme}`, async ({ page }) => {
        await page.setViewportSize({ width, height: HEIGHT });
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await open(page, shot);
        await page.screenshot({ path: `${out}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      });
    }
  }

  if (shot.projected) {
    test(`${name} on a projector`, async ({ page }) => {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await open(page, shot);
      await page.getByLabel("Appearance").selectOption("On a projector");
      await page.screenshot({ path: `${out}/${name}-projector.png`, fullPage: true });
    });
  }

  test(`${name} print`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(page, shot);
    await page.setViewportSize({ width: PAPER, height: HEIGHT });
    await page.emulateMedia({ media: "print" });
    await page.screenshot({ path: `${out}/${name}-print.png`, fullPage: true });
  });
}
