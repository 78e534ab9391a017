// Reading a sentence while it is typed, on a machine four times slower.
import { expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { DraftPage } from "../pages/draft.ts";
import { figure, median, test } from "./figures.ts";

const { READING_WASM } = process.env;
/** So many sentences tests/reading reads in a run. */
const READS = 100;

async function slowly(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
}

test("reading a sentence", async ({ page }) => {
  await page.goto("./");
  await slowly(page);
  const program = readFileSync(READING_WASM!).toString("base64");
  const runs = await page.evaluate(async (program) => {
    const bytes = Uint8Array.from(atob(program), (letter) => letter.charCodeAt(0));
    const { instance } = await WebAssembly.instantiate(bytes, {});
    const run = instance.exports.main as (count: number, args: number) => number;
    const runs: number[] = [];
    for (let round = 0; round < 12; round += 1) {
      const started = performance.now();
      run(0, 0);
      runs.push(performance.now() - started);
    }
    // The first run unpacks the word lists, and the browser compiles for speed in the meantime.
    return runs.slice(2);
  }, program);
  figure("coach-read-ms", median(runs) / READS);
});

test("a keystroke in a short plan, without layout and paint", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("./#/draft");
  await expect(new DraftPage(page).sentence).toBeFocused();
  await slowly(page);
  const costs = await page.evaluate(async () => {
    const sentence = "Raise customer satisfaction from 42 to 50 points by the end of Q3 through faster replies";
    const field = document.querySelector<HTMLTextAreaElement>("#sentence")!;
    const costs: number[] = [];
    for (let round = 0; round < 60; round += 1) {
      field.value = `${sentence}${"abcdefghij"[round % 10]}`;
      const started = performance.now();
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      // The page answers in microtasks.
      for (let turn = 0; turn < 50; turn += 1) await null;
      costs.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return costs;
  });
  figure("keystroke-ms", median(costs));
});
