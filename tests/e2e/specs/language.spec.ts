// The page in French: chosen or as the browser wants it, and what of it is still English.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";

const HEADLINE = "Écrivez des objectifs que l’on mène jusqu’au bout";

async function speakFrench(page: Page) {
  await page.goto("./");
  await page.getByRole("combobox", { name: "Language" }).selectOption("Français");
  await expect(page.getByRole("heading", { level: 1, name: HEADLINE })).toBeVisible();
}

test("a language is chosen on the start page, stays after a reload, and is left again", async ({ page }) => {
  await speakFrench(page);
  await expect(page.locator("html")).toHaveAttribute("lang", "fr");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1, name: HEADLINE })).toBeVisible();
  await page.getByRole("combobox", { name: "Langue" }).selectOption("English");
  await expect(page.getByRole("heading", { level: 1, name: "Write goals that people can see through to the end" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("a goal is drafted in French, and the coach says what it reads", async ({ page }) => {
  await speakFrench(page);
  await page.getByRole("link", { name: "Rédiger un objectif" }).click();
  await expect(page.getByText("Le coach lit l’anglais.")).toBeVisible();
  const sentence = page.getByRole("textbox", { name: "Votre objectif, en une phrase" });
  await sentence.fill("Raise NPS from 42,5 to 50");
  // A plan that begins in French reads and writes a decimal comma.
  await expect(page.getByRole("textbox", { name: "De", exact: true })).toHaveValue("42,5");
});

test("a plan in French writes days and numbers as France does", async ({ page }) => {
  await speakFrench(page);
  await page.getByRole("button", { name: "Nouveau plan" }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("Cap 2027");
  await page.getByRole("dialog").getByRole("textbox").press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Cap 2027" })).toBeVisible();
  await page.goto(page.url().replace(/#.*/, (hash) => `${hash}/settings`));
  await expect(page.getByLabel("Monnaie", { exact: false }).first()).toHaveValue("€");
  await expect(page.getByRole("combobox").filter({ hasText: "janvier" })).toBeVisible();
});

test("the workshops are listed and held in French", async ({ page }) => {
  await speakFrench(page);
  await page.goto("./#/workshops");
  await expect(page.getByRole("article").filter({ hasText: "Déclinaison des objectifs" })).toBeVisible();
});

test.describe("where a browser wants French", () => {
  test.use({ locale: "fr-CA" });

  test("the page speaks it from the first visit on", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1, name: HEADLINE })).toBeVisible();
    await expect(page.getByText("Rédigez un bon objectif en une minute")).toBeVisible();
  });
});

test.describe("where the words cannot be had", () => {
  test.use({ locale: "fr-FR", expectedErrors: /Failed to (load resource|fetch)/ });

  test("the page is in English and says so", async ({ page }) => {
    await page.route("**/languages/fr.json", (route) => route.abort());
    await page.goto("./");
    await expect(page.getByRole("heading", { level: 1, name: "Write goals that people can see through to the end" })).toBeVisible();
    await expect(page.getByRole("status").filter({ hasText: "The words of your language could not be loaded" })).toBeVisible();
    await expect(page.locator("html")).toHaveAttribute("lang", "en");
  });
});
