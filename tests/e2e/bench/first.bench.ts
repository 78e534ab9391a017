// The first page, on a machine four times slower, beside an empty counter page.
import { type Page } from "@playwright/test";
import { figure, median, test } from "./figures.ts";

const { COUNTER_URL } = process.env;
const ROUNDS = 7;

/** Opens an address afresh; gives when its largest content was painted, and for how long tasks blocked. */
async function visit(page: Page, url: string) {
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(() => {
    const seen = { largest: 0, blocked: 0 };
    (window as any).seen = seen;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.largest = entry.startTime;
    }).observe({ type: "largest-contentful-paint", buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.blocked += Math.max(0, entry.duration - 50);
    }).observe({ type: "longtask", buffered: true });
  });
  await page.goto(url);
  // Until something can be used, not only read.
  await page.waitForFunction(() => document.querySelector("button"));
  await page.waitForTimeout(1500);
  const seen = await page.evaluate(() => (window as any).seen as { largest: number; blocked: number });
  await page.close();
  return seen;
}

test("the first page", async ({ newPage, baseURL }) => {
  test.setTimeout(300_000);
  const ours: { largest: number; blocked: number }[] = [];
  const counter: { largest: number; blocked: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await visit(await newPage(), baseURL!));
    counter.push(await visit(await newPage(), COUNTER_URL!));
  }
  const largest = (visits: typeof ours) => median(visits.map((visit) => visit.largest));
  const blocked = (visits: typeof ours) => median(visits.map((visit) => visit.blocked));
  figure("lcp-ms", largest(ours));
  figure("lcp-ratio", largest(ours) / largest(counter));
  figure("tbt-extra-ms", Math.max(0, blocked(ours) - blocked(counter)));
});
