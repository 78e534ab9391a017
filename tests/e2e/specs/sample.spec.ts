// The sample plan: opened from the start page, a plan like any other.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { keyboard } from "../pages/hands.ts";
import { ImportPage } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

const NAME = "Sample: Rowan Systems";

test("a fresh copy opens each time, says that it is a sample, and can be deleted", async ({ page }) => {
  const start = new StartPage(page);
  const plan = new PlanPage(page);
  await page.goto("./");
  await keyboard(page).press(start.sample);
  await expect(page.getByRole("heading", { name: NAME, level: 1 })).toBeFocused();
  await expect(plan.goal("Raise NPS from 42 to 50")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();

  await start.open();
  await start.sample.click();
  await expect(page.getByRole("heading", { name: `${NAME} (2)`, level: 1 })).toBeVisible();
  await start.open();
  await expect(start.plans).toHaveCount(2);
  await start.act(NAME, "Delete");
  await expect(start.plans).toHaveCount(1);
});

test("its planted flaws are found, and its sound goals are sound", async ({ page }) => {
  const start = new StartPage(page);
  const plan = new PlanPage(page);
  await page.goto("./");
  await start.sample.click();
  await expect(plan.goal("Raise NPS from 42 to 50")).toBeVisible();
  const row = (sentence: string) => plan.goals.filter({ has: page.getByRole("link", { name: sentence }) });
  for (const [sentence, found] of [
    ["Make support better", "points open"],
    ["Make 60 calls a week", "1 point open"],
    ["redesign the pricing page", "1 point open"],
    ["Launch the mentor programme", "1 point open"],
  ]) {
    await expect(row(sentence)).toContainText(found);
  }
  for (const sentence of ["Raise NPS from 42 to 50", "Grow yearly revenue from $10M to $12M"]) {
    await expect(row(sentence)).not.toContainText(/points? open/);
  }
});

test("it is exported and imported byte for byte", async ({ page }) => {
  const plan = new PlanPage(page);
  const importing = new ImportPage(page);
  await page.goto("./");
  await new StartPage(page).sample.click();
  const before = await plan.exportedWhole();
  await importing.open();
  await importing.chooseFile(before.text);
  await expect(importing.preview).toContainText("Everything in it can be read.");
  await importing.preview.getByRole("button", { name: "Import as a copy" }).click();
  await expect(page.getByRole("heading", { name: `${NAME} (copy)`, level: 1 })).toBeVisible();
  const after = await plan.exportedWhole();
  const body = (text: string) => text.slice(text.indexOf('"mission"'));
  expect(body(after.text)).toBe(body(before.text));
});

test.describe("where its part cannot be fetched", () => {
  test.use({ expectedErrors: /Failed to (load resource|fetch)/ });

  test("the start page says so, and another try works", async ({ page }) => {
    const start = new StartPage(page);
    await page.goto("./");
    await expect(start.empty).toBeVisible();
    await page.route("**/*.wasm", (route) => route.abort());
    await start.sample.click();
    await expect(page.getByRole("status").filter({ hasText: "could not be fetched" })).toBeVisible();
    await page.unrouteAll();
    await start.sample.click();
    await expect(page.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
  });
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`axe-core finds nothing on its goals, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.goto("./");
    await new StartPage(page).sample.click();
    await expect(page.getByRole("heading", { name: NAME, level: 1 })).toBeVisible();
    await axe(page);
  });
}
