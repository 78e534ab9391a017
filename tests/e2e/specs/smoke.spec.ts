// The least that must be true of the built site.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";

test("the app starts under a sub-path", async ({ page, baseURL }) => {
  expect(new URL(baseURL!).pathname).not.toBe("/");
  await page.goto("./");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator(".boot")).toHaveCount(0);
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
