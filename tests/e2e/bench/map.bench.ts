// The map of 5,000 goals: what a frame costs while one moves about in it.
import { expect } from "@playwright/test";
import { ImportPage } from "../pages/import.ts";
import { MapPage } from "../pages/map.ts";
import { figure, generated, median, quantile, test, worked } from "./figures.ts";

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

  // In the thread's own time: what else the machine does while a frame is made is no work of the page.
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const costs: number[] = [];
  const turn = async (x: number, y: number) => {
    const before = await worked(session);
    await page.mouse.wheel(x, y);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    costs.push((await worked(session)) - before);
  };
  const zooming = async (go: () => Promise<void>) => {
    await page.keyboard.down("Control");
    await go();
    await page.keyboard.up("Control");
  };
  const port = (await page.getByRole("tree", { name: "Alignment map" }).locator("xpath=../..").boundingBox())!;
  await page.mouse.move(port.x + port.width / 2, port.y + port.height / 2);
  const phases: Record<string, number> = {};
  const phase = async (name: string, go: () => Promise<void>) => {
    const from = costs.length;
    await go();
    phases[name] = median(costs.slice(from));
  };
  await phase("down", async () => {
    for (let turns = 0; turns < TURNS; turns += 1) await turn(0, 60);
  });
  await phase("across", async () => {
    for (let turns = 0; turns < TURNS; turns += 1) await turn(turns % 30 < 15 ? 40 : -40, 25);
  });
  await phase("out", () => zooming(async () => {
    for (let turns = 0; turns < TURNS; turns += 1) await turn(0, 40);
  }));
  await phase("far", async () => {
    for (let turns = 0; turns < TURNS; turns += 1) await turn(0, turns % 30 < 15 ? 30 : -30);
  });
  await phase("in", () => zooming(async () => {
    for (let turns = 0; turns < TURNS; turns += 1) await turn(0, -40);
  }));
  for (const [name, value] of Object.entries(phases)) figure(`map-frame-${name}-ms`, value);
  figure("map-frame-median-ms", median(costs));
  figure("map-frame-ms", quantile(costs, 0.95));
});
