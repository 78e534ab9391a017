// Workshops: the list, one of them, the console in its main states, the projector and the report.
import { expect, type Page } from "@playwright/test";
import { CASCADING, type Console, Workshops } from "../pages/workshop.ts";
import type { Shot } from "./pages.ts";

async function running(page: Page): Promise<Console> {
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(CASCADING);
  await desk.next.click();
  return desk;
}

async function grouped(page: Page) {
  const desk = await running(page);
  await desk.go("What the year must bring");
  await desk.add("What must be true in a year", "Two new regions", "Churn is halved", "Every ward knows us");
  await page.getByRole("button", { name: "Reveal them" }).click();
  await page.getByRole("checkbox", { name: "Choose: Two new regions" }).check();
  await page.getByRole("checkbox", { name: "Choose: Every ward knows us" }).check();
  await page.getByRole("button", { name: "Make a group" }).click();
  await page.getByLabel("Name of the group").fill("Growth");
  await desk.saved();
  return desk;
}

export const workshopPages: Shot[] = [
  {
    name: "workshops-all",
    hash: "#/workshops",
    prepare: async (page) =>
      expect(page.getByRole("button", { name: `Choose a plan for: ${CASCADING}` })).toBeVisible(),
  },
  {
    name: "workshop",
    hash: "",
    prepare: async (page) => {
      const workshops = new Workshops(page);
      await workshops.openIn();
      await workshops.look(CASCADING);
    },
  },
  { name: "console", hash: "", prepare: async (page) => void (await grouped(page)) },
  {
    name: "console-goals",
    hash: "",
    prepare: async (page) => {
      const desk = await running(page);
      await desk.go("Write the strategic goals");
      await desk.add("Strategic goals", "Raise our market share from 12 % to 15 % by 31 December 2027", "Improve onboarding");
    },
  },
  {
    name: "projector",
    hash: "",
    prepare: async (page) => {
      await grouped(page);
      await page.goto(`${page.url()}/projector`);
      await expect(page.getByRole("timer")).toBeVisible();
    },
  },
  {
    name: "workshop-report",
    hash: "",
    prepare: async (page) => {
      await grouped(page);
      await page.getByRole("link", { name: "Report", exact: true }).click();
      await expect(page.getByRole("button", { name: "Save as Markdown" })).toBeVisible();
    },
  },
];
