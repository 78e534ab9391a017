// The pages about people, and the plan's settings, in each of their main states.
import { expect, type Page } from "@playwright/test";
import { importStaff, PeoplePage } from "../pages/people.ts";
import { RhythmPage } from "../pages/rhythm.ts";
import type { Shot } from "./pages.ts";

async function people(page: Page) {
  await importStaff(page);
  const people = new PeoplePage(page);
  await people.open();
  await expect(people.people).toHaveCount(6);
  return people;
}

export const peoplePages: Shot[] = [
  {
    name: "person",
    hash: "",
    prepare: async (page) => {
      await (await people(page)).edit("Aya Mori");
      await page.getByRole("link", { name: "Goals, talks, praise" }).click();
      await expect(page.getByRole("heading", { name: "Aya Mori", level: 1 })).toBeVisible();
    },
  },
  { name: "people", hash: "", prepare: async (page) => void (await people(page)) },
  { name: "people-edit", hash: "", prepare: async (page) => void (await (await people(page)).edit("Aya Mori")) },
  {
    name: "people-paste",
    hash: "",
    prepare: async (page) => {
      const desk = await people(page);
      await desk.pasteButton.click();
      await desk.list.fill("Name\tRole\tTeam\nNour Haddad\tAnalyst\tInsights\nT. Vega\tAgent\tCustomer care\nBo Ek\tLead\tField sales");
      await expect(desk.paste).toContainText("1 unclear");
    },
  },
  {
    name: "people-join",
    hash: "",
    prepare: async (page) => {
      const desk = await people(page);
      await desk.mend.getByRole("button", { name: /^Look and join/ }).click();
      await expect(desk.dialog).toBeVisible();
    },
  },
  { name: "people-teams", hash: "", prepare: async (page) => (await people(page)).view("Teams").check() },
  { name: "people-answers", hash: "", prepare: async (page) => (await people(page)).view("Who answers for what").check() },
  {
    name: "mine",
    hash: "",
    prepare: async (page) => {
      await importStaff(page);
      await page.goto("./#/plan/northwind/mine");
      await page.getByLabel("I am").selectOption("Ilse Brandt");
      await expect(page.getByRole("region", { name: "My team" })).toContainText("On track");
    },
  },
  {
    name: "round",
    hash: "",
    prepare: async (page) => {
      await importStaff(page);
      await page.goto("./#/plan/northwind/check-ins");
      await page.getByRole("button", { name: /^Close \$1.2M/ }).click();
      await page.getByLabel("closed now").fill("300000");
      await page.getByLabel("What is there to say?").fill("Two large offers are out");
      await page.getByRole("button", { name: "Save" }).click();
      await expect(page.getByLabel("The note", { exact: true })).toHaveValue(/Two large offers/);
      await page.getByRole("button", { name: /^Close \$1.2M/ }).click();
    },
  },
  {
    name: "rhythm",
    hash: "",
    projected: true,
    prepare: async (page) => {
      const rhythm = new RhythmPage(page);
      await rhythm.open();
      await rhythm.edit("Monday numbers").click();
      await rhythm.minutes.fill("45");
      await expect(rhythm.meeting("Monday numbers")).toContainText("More than 40 minutes");
      await rhythm.year.getByText("The year as a table").click();
    },
  },
  {
    name: "settings",
    hash: "",
    prepare: async (page) => {
      await importStaff(page);
      await page.goto("./#/plan/northwind/settings");
      await page.getByText("Rules it follows").click();
    },
  },
];
