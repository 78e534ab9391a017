// The coach in each of its main states.
import { expect, type Page } from "@playwright/test";
import { ASK, bring, CheckPage, LIST, LOOSE, NoticedPage, Questions, Templates } from "../pages/coach.ts";
import { DraftPage, NPS } from "../pages/draft.ts";
import { planFile } from "../pages/import.ts";
import type { Shot } from "./pages.ts";

async function asked(page: Page, wish: string) {
  await new DraftPage(page).write(wish);
  const questions = new Questions(page);
  await questions.begin.click();
  return questions;
}

export const coachPages: Shot[] = [
  {
    name: "coach-question",
    hash: "#/draft",
    prepare: async (page) => void (await (await asked(page, "Make customers happier")).asks(ASK.metric)),
  },
  {
    name: "coach-question-due",
    hash: "#/draft",
    prepare: async (page) => {
      const questions = await asked(page, "Raise repeat orders from 400 to 500 a month");
      await questions.asks(ASK.due);
      await questions.say(ASK.due, "soon");
      await expect(await questions.asks(ASK.due)).toHaveAttribute("aria-invalid", "true");
    },
  },
  {
    name: "coach-templates",
    hash: "#/draft",
    prepare: async (page) => {
      const templates = new Templates(page);
      await templates.open.click();
      await templates.search.fill("rate");
      await expect(templates.list).not.toHaveCount(0);
    },
  },
  {
    name: "coach-wordings",
    hash: "#/draft",
    prepare: async (page) => {
      await new DraftPage(page).write(NPS);
      await page.getByText("Say it differently").click();
      await expect(page.getByRole("list", { name: "Other wordings" }).getByRole("button")).toHaveCount(3);
    },
  },
  {
    name: "coach-activity",
    hash: "#/draft",
    prepare: async (page) => {
      const draft = new DraftPage(page);
      await draft.write("Make 50 cold calls a day as soon as possible");
      await draft.note("This counts effort").hover();
    },
  },
  {
    name: "coach-past",
    hash: "",
    prepare: async (page) => {
      const history = [["2026-03-31", 40], ["2026-06-30", 44], ["2026-09-30", 43]].map(([on, value]) => ({ on, value }));
      const metrics = [{ id: "m1", name: "NPS", baseline: 40, target: 60, history }];
      await bring(page, planFile({ id: "past", goals: [{ id: "g", level: "company", statement: "Raise NPS from 40 to 60 by 31 December 2026", due: "2026-12-31", metrics }] }));
      await page.goto("./#/plan/past/goal/g");
      await expect(new DraftPage(page).note(/times the best so far/)).toBeVisible();
    },
  },
  { name: "check", hash: "#/check" },
  {
    name: "check-list",
    hash: "#/check",
    prepare: async (page) => {
      await new CheckPage(page).list.fill(LIST);
      await expect(new CheckPage(page).rows).toHaveCount(7);
    },
  },
  {
    name: "noticed",
    hash: "",
    prepare: async (page) => {
      await bring(page, LOOSE);
      await new NoticedPage(page).open("loose");
      await expect(new NoticedPage(page).group("Does each sentence stand?").getByText("Results, not effort")).toBeVisible();
    },
  },
  {
    name: "noticed-reason",
    hash: "",
    prepare: async (page) => {
      await bring(page, LOOSE);
      await new NoticedPage(page).open("loose");
      await page.getByRole("button", { name: "Set aside: A priority without a goal" }).click();
      await expect(page.getByLabel("Why it does not apply")).toBeFocused();
    },
  },
  {
    name: "noticed-none",
    hash: "",
    prepare: async (page) => {
      await bring(page, planFile({ id: "bare" }));
      await new NoticedPage(page).open("bare");
      await expect(new NoticedPage(page).summary).toContainText("It adds up");
    },
  },
];
