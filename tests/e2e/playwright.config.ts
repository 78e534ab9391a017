// Run by `cargo xtask e2e` (also part of `cargo xtask test`) and `cargo xtask shots`, which serve the
// release build and tell its address and the browser.
import { defineConfig } from "@playwright/test";
import { readFileSync } from "node:fs";

const { BASE_URL, CHROMIUM } = process.env;
if (!BASE_URL || !CHROMIUM) {
  throw new Error("BASE_URL or CHROMIUM is not set: run `cargo xtask e2e`, which sets them");
}

// The same options as for the wasm tests.
const webdriver = JSON.parse(readFileSync(new URL("../../webdriver.json", import.meta.url), "utf8"));

export default defineConfig({
  outputDir: "results",
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  workers: 2,
  // A shared machine may stall for seconds; what passes only when tried again is listed as flaky.
  retries: process.env.CI ? 2 : 0,
  timeout: 30_000,
  reporter: [["list"], ["./helpers/summary.ts"]],
  use: {
    baseURL: BASE_URL,
    browserName: "chromium",
    launchOptions: { executablePath: CHROMIUM, args: webdriver["goog:chromeOptions"].args },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    // Keeping the site on the device takes as long as a short test; `offline.spec.ts` has it done.
    serviceWorkers: "block",
    // To record every test takes longer than the tests.
    trace: "on-first-retry",
  },
  projects: [
    { name: "e2e", testDir: "specs" },
    { name: "shots", testDir: "shots" },
    { name: "bench", testDir: "bench", testMatch: "*.bench.ts" },
  ],
});
