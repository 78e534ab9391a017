// The day of a page, for what goes over weeks.
import type { BrowserContext, Page } from "@playwright/test";

/** Stops the calendar of a page at this moment, and leaves its timers alone; see `fixedClock`. */
export async function stopAt(page: Page, moment: string) {
  await page.addInitScript((now) => {
    const Real = Date;
    globalThis.Date = class extends Real {
      constructor(...given: any[]) {
        // @ts-expect-error Date's constructor has many forms; all are passed on.
        super(...(given.length === 0 ? [now] : given));
      }
      static override now() {
        return now;
      }
    } as DateConstructor;
  }, Date.parse(moment));
}

/** Closes a page and opens the same address in a browser that was started at this later moment. */
export async function laterOn(context: BrowserContext, page: Page, moment: string): Promise<Page> {
  const address = page.url();
  await page.close();
  const later = await context.newPage();
  await stopAt(later, moment);
  await later.goto(address);
  return later;
}

/** A calendar that goes on, and can be put forward as sleep does it: no timer runs in between. */
export async function passing(page: Page) {
  await page.addInitScript(() => {
    const Real = Date;
    (globalThis as any).ahead = 0;
    globalThis.Date = class extends Real {
      constructor(...given: any[]) {
        // @ts-expect-error Date's constructor has many forms; all are passed on.
        super(...(given.length === 0 ? [Real.now() + (globalThis as any).ahead] : given));
      }
      static override now() {
        return Real.now() + (globalThis as any).ahead;
      }
    } as DateConstructor;
  });
}

/** Lets minutes pass on such a page. */
export async function pass(page: Page, minutes: number) {
  await page.evaluate((more) => void ((globalThis as any).ahead += more), minutes * 60_000);
}
