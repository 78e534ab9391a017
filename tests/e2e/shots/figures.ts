// Figures: cycles, how a plan moves, whether it adds up, and that with other numbers.
import { expect, type Page } from "@playwright/test";
import { CyclesPage } from "../pages/cycles.ts";
import { StartPage } from "../pages/start.ts";
import type { Shot } from "./pages.ts";

async function sampleSums(page: Page) {
  await new StartPage(page).sample.click();
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Does it add up?" }).click();
  await expect(page.getByRole("region").first()).toBeVisible();
}

export const figuresPages: Shot[] = [
  { name: "cycles", hash: "", projected: true, prepare: (page) => new CyclesPage(page).begin() },
  {
    name: "cycles-step",
    hash: "",
    prepare: async (page) => {
      const cycles = new CyclesPage(page);
      await cycles.begin();
      await cycles.closeOf("2026-Q3").click();
      await expect(cycles.heading).toBeFocused();
    },
  },
  {
    name: "progress",
    hash: "",
    projected: true,
    prepare: async (page) => {
      await new StartPage(page).sample.click();
      await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Progress" }).click();
      await expect(page.getByRole("region", { name: "What needs somebody first" })).toBeVisible();
    },
  },
  { name: "adds-up", hash: "", projected: true, prepare: sampleSums },
  {
    name: "adds-up-trying",
    hash: "",
    prepare: async (page) => {
      await sampleSums(page);
      await page.getByRole("button", { name: "Try other numbers" }).click();
      const target = page.getByRole("textbox", { name: /^Target of/ }).first();
      await target.fill("20");
      await expect(page.getByText("1 number is tried")).toBeVisible();
    },
  },
];
