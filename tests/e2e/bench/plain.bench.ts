// Cost by size, and beside it what a page by hand, without a framework, takes for the same work.
import { expect, type Page } from "@playwright/test";
import { readFileSync, writeFileSync } from "node:fs";
import { DraftPage } from "../pages/draft.ts";
import { bring, importing } from "./bring.ts";
import { counting, figure, generated, median, test, worked } from "./figures.ts";

test.describe.configure({ mode: "serial" });

const SIZES = [100, 1000, 10_000];
const ROUNDS = 5;

interface Plain {
  bring: (text: string) => Promise<void>;
  open: (id: string) => Promise<void>;
  chosen: () => Promise<number>;
}
const own = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");

/** The plain page, on the same origin as the app. */
async function plainPage(page: Page) {
  await page.route("**/plain.html", (route) => route.fulfill({ contentType: "text/html", body: own("plain.html") }));
  await page.goto("./plain.html");
  await page.evaluate(own("plain.js"));
}

test("opening a plan, by its size", async ({ newPage }) => {
  test.setTimeout(300_000);
  const plans = SIZES.map(generated);
  const small = generated(100);

  const ours = await newPage();
  for (const goals of SIZES) await bring(ours, goals);
  const plain = await newPage();
  await plainPage(plain);
  for (const { text } of plans) await plain.evaluate((text) => (window as any).plain.bring(text), text);

  for (const { id, first } of plans) {
    const times = { ours: [] as number[], plain: [] as number[] };
    for (let round = 0; round < ROUNDS; round += 1) {
      // What is open already need not be opened.
      await ours.goto("./#/draft");
      await expect(new DraftPage(ours).sentence).toBeVisible();
      await ours.waitForTimeout(500);
      times.ours.push(
        await ours.evaluate(
          async ([hash, first]) => {
            const started = performance.now();
            location.hash = hash;
            while (!document.querySelector("main")?.textContent?.includes(first)) {
              await new Promise((resolve) => setTimeout(resolve, 1));
            }
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
            return performance.now() - started;
          },
          [`#/plan/${id}`, first] as const,
        ),
      );
      await plain.evaluate((id) => (window as any).plain.open(id), small.id);
      times.plain.push(
        await plain.evaluate(async (id) => {
          const started = performance.now();
          await (window as any as { plain: Plain }).plain.open(id);
          await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
          return performance.now() - started;
        }, id),
      );
    }
    const goals = id.replace("bench-", "");
    figure(`open-${goals}-ms`, median(times.ours));
    figure(`plain-open-${goals}-ms`, median(times.plain));
  }
});

test("importing a file, by its size", async ({ newPage }) => {
  test.setTimeout(300_000);
  const ours = await newPage();
  const session = await counting(ours);
  const plain = await newPage();
  await plainPage(plain);
  for (const goals of SIZES) {
    const { text, first } = generated(goals);
    const times = { ours: [] as number[], plain: [] as number[] };
    for (let round = 0; round < 3; round += 1) {
      const fresh = JSON.stringify({ ...JSON.parse(text), id: `bench-${goals}-${round}` });
      // To close another large plan is no part of it.
      await ours.goto("./#/draft");
      await expect(new DraftPage(ours).sentence).toBeVisible();
      await ours.waitForTimeout(2000);
      times.ours.push(await importing(ours, session, fresh, first));

      const path = test.info().outputPath("plain.json");
      writeFileSync(path, fresh);
      // On the clock: what goes on in an evaluation of the test's own would not count as the page's work.
      const taken = plain.evaluate(async () => {
        const started = await (window as any as { plain: Plain }).plain.chosen();
        await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        return performance.now() - started;
      });
      await plain.getByLabel("File").setInputFiles(path);
      times.plain.push(await taken);
    }
    figure(`import-${goals}-ms`, median(times.ours));
    figure(`plain-import-${goals}-ms`, median(times.plain));
  }
});

test("a keystroke on the plain page, by the plan's size", async ({ page }) => {
  test.setTimeout(120_000);
  const session = await counting(page);
  await plainPage(page);
  for (const goals of SIZES) {
    await page.evaluate((text) => (window as any).plain.bring(text), generated(goals).text);
    const sentence = page.getByLabel("Goal", { exact: true });
    await sentence.press("End");
    const costs: number[] = [];
    for (const key of "with more") {
      const before = await worked(session);
      await sentence.press(key === " " ? "Space" : key);
      // As long as the app's are given.
      await page.waitForTimeout(1500);
      costs.push((await worked(session)) - before);
    }
    figure(`plain-typing-${goals}-ms`, median(costs));
  }
});
