// The alignment map, in each of its main states.
import { expect, type Page } from "@playwright/test";
import { planFile } from "../pages/import.ts";
import { MapPage } from "../pages/map.ts";
import { StartPage } from "../pages/start.ts";
import type { Shot } from "./pages.ts";

/** Opens the sample plan's map, as a picture. */
async function sampleMap(page: Page) {
  const map = new MapPage(page);
  await new StartPage(page).sample.click();
  await page.getByRole("link", { name: "Map", exact: true }).click();
  await page.getByRole("radio", { name: "Map" }).check({ force: true });
  await expect(map.goals.first()).toBeVisible();
  await map.settled();
  return map;
}

export const mapPages: Shot[] = [
  { name: "map", hash: "", projected: true, prepare: async (page) => void (await sampleMap(page)) },
  {
    name: "map-whole",
    hash: "",
    prepare: async (page) => {
      const map = await sampleMap(page);
      await page.getByRole("button", { name: "Show the whole map" }).click();
      await map.settled();
    },
  },
  {
    name: "map-lit",
    hash: "",
    prepare: async (page) => {
      const map = await sampleMap(page);
      await map.goals.first().focus();
      for (const key of ["ArrowRight", "ArrowDown"]) await page.keyboard.press(key);
      await expect(map.sight.getByRole("link", { name: "Open" })).toBeVisible();
      await map.settled();
    },
  },
  {
    name: "map-list",
    hash: "",
    prepare: async (page) => {
      const map = await sampleMap(page);
      await page.getByRole("radio", { name: "List" }).check({ force: true });
      await expect(map.list).toBeVisible();
    },
  },
  {
    name: "map-empty",
    hash: "",
    prepare: async (page) => {
      await new MapPage(page).open(planFile({ id: "bare", name: "Bare" }), "bare");
      await expect(page.getByRole("heading", { name: "Nothing to map yet" })).toBeVisible();
    },
  },
];
