// The map of 5,000 goals: what a frame costs while one moves about in it.
import { expect } from "@playwright/test";
import { ImportPage } from "../pages/import.ts";
import { MapPage } from "../pages/map.ts";
import { figure, frames, generated, median, quantile, test } from "./figures.ts";

/** So many turns of the wheel in each go. */
const TURNS = 60;

test("moving about in the map", async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize({ width: 1440, height: 900 });
  const plan = generated(5000);
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(plan.text);
  await importing.go.click();
  await expect(page.getByText(plan.first).first()).toBeVisible();
  await page.goto(`./#/plan/${plan.id}/map`);
  const map = new MapPage(page);
  await expect(map.goals.first()).toBeVisible();
  await page.getByRole("button", { name: "Unfold all" }).click();
  // Figures are computed in a pause.
  await page.waitForTimeout(3000);

  const port = (await page.getByRole("tree", { name: "Alignment map" }).locator("xpath=../..").boundingBox())!;
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  const layer = page.getByRole("tree", { name: "Alignment map" }).locator("xpath=..");
  const costs: number[] = [];
  const phase = async (name: string, by: (turn: number) => [number, number]) => {
    const own = await frames(layer, async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await page.mouse.wheel(...by(turn));
        await page.waitForTimeout(10);
      }
    });
    expect(own.length, "each turn has its frame, but for few").toBeGreaterThan(TURNS / 2);
    figure(`map-frame-${name}-ms`, median(own));
    costs.push(...own);
  };
  const zooming = async (go: () => Promise<void>) => {
    await page.keyboard.down("Control");
    await go();
    await page.keyboard.up("Control");
  };
  await phase("down", () => [0, 60]);
  await phase("across", (turn) => [turn % 30 < 15 ? 40 : -40, 25]);
  await zooming(() => phase("out", () => [0, 40]));
  await phase("far", (turn) => [0, turn % 30 < 15 ? 30 : -30]);
  await zooming(() => phase("in", () => [0, -40]));
  figure("map-frame-median-ms", median(costs));
  figure("map-frame-ms", quantile(costs, 0.95));
});
