// The least that must be true of the built site.
import { createHash } from "node:crypto";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";

test("the app starts under a sub-path", async ({ page, baseURL }) => {
  expect(new URL(baseURL!).pathname).not.toBe("/");
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".boot")).toHaveCount(0);
});

test("the policy names each script of the page by its hash, and lets nothing else in", async ({ request }) => {
  const html = await (await request.get("./")).text();
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)![1];
  const sources = Object.fromEntries(policy.split("; ").map((rule) => [rule.split(" ")[0], rule.split(" ").slice(1)]));
  const inline = [...html.matchAll(/<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/gi)].map(([, text]) => text);
  expect(inline.length).toBeGreaterThan(0);
  const hashes = inline.map((text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`);
  expect(new Set(sources["script-src"])).toEqual(new Set(["'self'", "'wasm-unsafe-eval'", ...hashes]));
  const others = Object.entries(sources).filter(([name]) => name !== "script-src");
  for (const [name, from] of others) {
    for (const source of from) expect(["'none'", "'self'", "data:", "blob:"], name).toContain(source);
  }
  expect(sources["default-src"]).toEqual(["'none'"]);
});

test("the policy is in force: a script that it does not name is blocked", async ({ page, complaints }) => {
  await page.goto("./");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "window.smuggled = true";
    document.head.append(script);
  });
  expect(await page.evaluate(() => "smuggled" in window)).toBe(false);
  await expect.poll(() => complaints.filter((text) => text.startsWith("policy: script-src"))).toHaveLength(1);
  complaints.length = 0;
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing on the first page, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await axe(page);
  });
}
