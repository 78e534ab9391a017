// What people said of the work, and where the numbers come from.
import { expect } from "@playwright/test";
import { planFile } from "../pages/import.ts";
import { CALM, RecognitionPage } from "../pages/recognition.ts";
import { SourcesPage } from "../pages/sources.ts";
import type { Shot } from "./pages.ts";

export const recognitionPages: Shot[] = [
  {
    name: "recognition",
    hash: "",
    prepare: async (page) => {
      const log = new RecognitionPage(page);
      await log.open();
      await expect(log.notes).toHaveCount(3);
    },
  },
  {
    name: "recognition-change",
    hash: "",
    prepare: async (page) => {
      const log = new RecognitionPage(page);
      await log.open();
      await log.note(CALM).getByRole("button", { name: /^Change/ }).click();
      await expect(page.getByRole("group", { name: "Change the note" })).toBeVisible();
    },
  },
  {
    name: "recognition-empty",
    hash: "",
    prepare: (page) => new RecognitionPage(page).open(planFile({ id: "bare", name: "Bare", goals: [] }), "bare"),
  },
  {
    name: "goal-said",
    hash: "",
    prepare: async (page) => {
      await new RecognitionPage(page).open();
      await page.goto("./#/plan/noted/goal/calls");
      const metrics = page.getByRole("group", { name: "How we will know", exact: true });
      await metrics.locator("summary").first().click();
      await metrics.getByText("calls within a minute").first().click();
      await metrics.getByRole("button", { name: "Tell a story" }).first().click();
      await expect(page.getByRole("group", { name: "Notes", exact: true })).toContainText(CALM);
    },
  },
  {
    name: "sources",
    hash: "",
    prepare: async (page) => {
      const sources = new SourcesPage(page);
      await sources.open();
      await sources.source("CRM").getByText("1 number reads from it").click();
    },
  },
  {
    name: "sources-edit",
    hash: "",
    prepare: async (page) => {
      const sources = new SourcesPage(page);
      await sources.open();
      await sources.edit("CRM");
      await expect(sources.field("Name")).toBeVisible();
    },
  },
];
