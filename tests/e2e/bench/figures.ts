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

/** A thing of a trace. */
interface Traced {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Since when, in microseconds. */
  ts: number;
  /** For how long of the thread's own time. */
  tdur?: number;
}

/** What each frame costs the page's main thread in which this element is moved, in milliseconds of the thread's own
 * time: everything that it does from the frame's beginning to that of the next. */
export async function frames(element: Locator, move: () => Promise<void>) {
  const session = await element.page().context().browser()!.newBrowserCDPSession();
  const traced: Traced[] = [];
  session.on("Tracing.dataCollected", ({ value }) => traced.push(...(value as any)));
  await element.evaluate((element: HTMLElement) => {
    const painted = new MessageChannel();
    let place = element.style.transform;
    painted.port1.onmessage = () => {
      if (element.style.transform !== place) performance.mark("moved");
      place = element.style.transform;
    };
    const frame = () => {
      painted.port2.postMessage(0);
      if (element.isConnected) (element as any).watched = requestAnimationFrame(frame);
    };
    frame();
  });
  const includedCategories = ["cc", "toplevel", "blink.user_timing"];
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
  await move();
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  await element.evaluate((element: any) => cancelAnimationFrame(element.watched));
  return costs(traced);
}

function costs(traced: Traced[]) {
  const { pid, tid } = traced.find(({ name }) => name === "moved")!;
  const own = traced.filter((it) => it.pid === pid && it.tid === tid);
  const began = own.filter((it) => it.name === "ProxyMain::BeginMainFrame" && it.ph === "X").map((it) => it.ts);
  const moved = own.filter((it) => it.name === "moved").map((it) => it.ts);
  const tasks = own.filter((it) => it.name === "ThreadControllerImpl::RunTask" && it.tdur !== undefined);
  began.sort((a, b) => a - b);
  const frames = began.map((from, at) => ({ from, until: began[at + 1] ?? Infinity }));
  const within = ({ from, until }: { from: number; until: number }, ts: number) => from <= ts && ts < until;
  // The task that a frame is in has begun before it.
  const tasksOf = (frame: { from: number; until: number }) => {
    const own = tasks.filter((it) => within(frame, it.ts) && !began.some((next) => holds(it, next)));
    return [...own, ...tasks.filter((it) => holds(it, frame.from))];
  };
  const sum = (tasks: Traced[]) => tasks.reduce((sum, it) => sum + it.tdur!, 0) / 1000;
  return frames.filter((frame) => moved.some((ts) => within(frame, ts))).map((frame) => sum(tasksOf(frame)));
}

/** Whether this moment is within a task; by its time on the clock, which is no shorter than its own. */
function holds(task: Traced & { dur?: number }, ts: number) {
  return task.ts <= ts && ts < task.ts + (task.dur ?? task.tdur!);
}
