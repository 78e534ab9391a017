// The day on which the tests play.
import type { Page } from "@playwright/test";
import { TODAY } from "../helpers/test.ts";

/**
 * Stops the page's calendar at noon of `TODAY` and leaves its timers alone. (Playwright's own clock
 * replaces the timers too, by some whose numbers do not fit into the 32 bits of web-sys: what the app
 * clears would go off all the same.)
 */
export async function fixedClock(page: Page) {
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
  }, Date.parse(`${TODAY}T12:00:00Z`));
}
