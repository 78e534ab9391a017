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
