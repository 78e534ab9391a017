// The parts of the program that are fetched when they are first needed.
import { expect, test } from "../helpers/test.ts";

const names = (urls: string[]) => urls.map((url) => new URL(url).pathname.split("/").pop());

test("a first visit fetches what the page names, and the fonts", async ({ page, request }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(request.url()));
  await page.goto("./");
  await expect(page.getByText("Nothing here yet")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const html = await (await request.get("./")).text();
  const unnamed = names(fetched).filter((name) => name && !html.includes(name) && !name.endsWith(".woff2"));
  expect(unnamed).toEqual([]);
  expect(names(fetched).filter((name) => name!.endsWith(".wasm"))).toEqual(["sightline_bg.wasm"]);
});

test.describe("a part that does not arrive", () => {
  test.use({ expectedErrors: /Failed to (load resource|fetch)/ });

  for (const [link, heading] of [
    ["Import a plan", "Import a plan"],
    ["This device", "This device"],
  ]) {
    test(`${link}: says so, and comes on another try`, async ({ page }) => {
      await page.goto("./");
      await expect(page.getByText("Nothing here yet")).toBeVisible();
      await page.route("**/*.wasm", (route) => route.abort());
      await page.getByRole("link", { name: link }).click();
      await expect(page.getByRole("heading", { name: "This page could not be fetched" })).toBeFocused();
      await page.unrouteAll();
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
    });
  }

  test("drafting: says so, and comes on another try", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByText("Nothing here yet")).toBeVisible();
    await page.route("**/*.wasm", (route) => route.abort());
    await page.getByRole("link", { name: "Draft one goal" }).click();
    await expect(page.getByRole("heading", { name: "This page could not be fetched" })).toBeFocused();
    await page.unrouteAll();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("textbox", { name: /goal/i }).first().fill("Raise our NPS from 42 to 50 by June");
    await expect(page.getByText("Saved on this device")).toBeVisible();
  });
});
