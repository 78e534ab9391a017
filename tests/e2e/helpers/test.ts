// `test` for every spec: Playwright's, with what must hold on every page checked behind each test:
// no request to another origin, no violation of the content security policy, no error.
import { test as base, expect } from "@playwright/test";

/** The day of every test that calls `fixedClock`. */
export const TODAY = "2026-11-22";

interface Fixtures {
  /** Errors that a test brings about on purpose: complaints that match are let pass. */
  expectedErrors: RegExp | undefined;
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  expectedErrors: [undefined, { option: true }],

  complaints: [
    async ({ context, baseURL, expectedErrors }, use) => {
      const complaints: string[] = [];
      const origin = new URL(baseURL!).origin;
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (/^(http|ws)s?:$/.test(url.protocol) && url.origin !== origin) {
          complaints.push(`request to another origin: ${url}`);
        }
      });
      context.on("console", (message) => {
        if (message.type() === "error") complaints.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => complaints.push(`page: ${error.error()}`));
      await context.exposeFunction("complain", (text: string) => complaints.push(text));
      await context.addInitScript(() => {
        addEventListener("securitypolicyviolation", (event) => {
          (window as any).complain(`policy: ${event.violatedDirective} blocked ${event.blockedURI || "inline"}`);
        });
      });

      await use(complaints);

      const unexpected = complaints.filter((text) => !expectedErrors?.test(text));
      expect(unexpected, "no foreign request, no policy violation, no error").toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
