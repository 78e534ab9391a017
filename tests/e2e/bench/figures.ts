// What the benches measure goes to `cargo xtask bench`, a line a figure.
import { test as base } from "@playwright/test";
import { appendFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { CDPSession, Locator, Page } from "@playwright/test";

const { BENCH_OUT, BENCH_PLANS } = process.env;
if (!BENCH_OUT || !BENCH_PLANS) {
  throw new Error("BENCH_OUT or BENCH_PLANS is not set: run `cargo xtask bench`, which sets them");
}

let foreign = 0;

/** Playwright's, with pages whose requests to other origins are counted. */
export const test = base.extend<{ newPage: () => Promise<Page> }, { counted: void }>({
  counted: [
    async ({}, use) => {
      await use();
      figure("foreign-requests", foreign);
    },
    { scope: "worker", auto: true },
  ],

  newPage: async ({ browser, baseURL }, use) => {
    const origin = new URL(baseURL!).origin;
    await use(async () => {
      const page = await browser.newPage({ baseURL });
      const counter = new URL(process.env.COUNTER_URL!).origin;
      page.on("request", (request) => {
        const url = new URL(request.url());
        if (/^(http|ws)s?:$/.test(url.protocol) && ![origin, counter].includes(url.origin)) foreign += 1;
      });
      return page;
    });
  },
  page: async ({ newPage }, use) => {
    const page = await newPage();
    await use(page);
    await page.close();
  },
});

/** Notes a figure of `cargo xtask bench`. */
export function figure(name: string, value: number) {
  appendFileSync(BENCH_OUT!, `${JSON.stringify({ name, value })}\n`);
}

/** The file of a generated plan with so many goals, under a name of its own. */
export function generated(goals: number): { text: string; name: string; id: string; first: string } {
  const plan = JSON.parse(readFileSync(join(BENCH_PLANS!, `${goals}.json`), "utf8"));
  plan.name = `Plan of ${goals}`;
  plan.id = `bench-${goals}`;
  return { text: JSON.stringify(plan), name: plan.name, id: plan.id, first: plan.goals[0].statement };
}

export const median = (values: number[]) => quantile(values, 0.5);

export function quantile(values: number[], at: number) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * at))];
}

/** What the page's main thread has worked since it was made, in milliseconds; not for the tests' own commands,
 * which bring a chosen file along. */
export async function worked(session: CDPSession) {
  const { metrics } = await session.send("Performance.getMetrics");
  const of = (name: string) => metrics.find((metric) => metric.name === name)!.value;
  return 1000 * (of("TaskDuration") - of("DevToolsCommandDuration"));
}

/** A session that counts the main thread's work, in the thread's own time: what else the machine does meanwhile is no
 * work of the page. */
export async function counting(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  return session;
}

/** What each frame costs the page's main thread in which this element is moved, in milliseconds: from the frame's
 * beginning to when it has been painted. */
export async function frames(element: Locator, move: () => Promise<void>) {
  const costs = await element.evaluateHandle((element: HTMLElement) => {
    const costs: number[] = [];
    const painted = new MessageChannel();
    let [began, place] = [0, element.style.transform];
    painted.port1.onmessage = () => {
      const cost = performance.now() - began;
      if (element.style.transform !== place) costs.push(cost);
      place = element.style.transform;
    };
    const frame = () => {
      // Asked for in the frame before, so it comes ahead of whatever the page does in this one.
      began = performance.now();
      painted.port2.postMessage(0);
      if (element.isConnected) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    return costs;
  });
  await move();
  return costs.jsonValue();
}
