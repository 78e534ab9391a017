// The day on which the tests play.
import type { Page } from "@playwright/test";
import { TODAY } from "../helpers/test.ts";

/**
 * Stops the page's calendar at noon of a day and leaves its timers alone; asked again, the later day holds from the
 * next load on. (Playwright's own clock replaces the timers too, by some whose numbers do not fit into the 32 bits of
 * web-sys: what the app clears would go off all the same.)
 */
export async function fixedClock(page: Page, day = TODAY) {
  await page.addInitScript((now) => {
    globalThis.Date = class extends Date {
      constructor(...given: any[]) {
        // @ts-expect-error Date's constructor has many forms; all are passed on.
        super(...(given.length === 0 ? [now] : given));
      }
      static override now() {
        return now;
      }
    } as DateConstructor;
  }, Date.parse(`${day}T12:00:00Z`));
}

/** The day so many days after `TODAY`. */
export function later(days: number) {
  return new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);
}
