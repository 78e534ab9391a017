// Every page there is, in each of its main states: for `cargo xtask shots`, and for what must hold on
// all of them (specs/pages.spec.ts).
import { expect, type Page } from "@playwright/test";
import { DraftPage, NPS, TWO_IN_ONE } from "../pages/draft.ts";
import { GoalPage } from "../pages/goal.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { MergePage } from "../pages/merge.ts";
import { Palette } from "../pages/palette.ts";
import { PlanPage } from "../pages/plan.ts";
import { PROBLEMS, SAMPLE, SAMPLE_NAME } from "../pages/sample.ts";
import { StartPage } from "../pages/start.ts";
import { coachPages } from "./coach.ts";
import { figuresPages } from "./figures.ts";
import { kpiPages } from "./kpis.ts";
import { mapPages } from "./map.ts";
import { peoplePages } from "./people.ts";
import { recognitionPages } from "./recognition.ts";
import { reportPages } from "./report.ts";
import { roomPages } from "./room.ts";
import { sharePages } from "./share.ts";
import { tablePages } from "./table.ts";
import { workshopPages } from "./workshops.ts";

export interface Shot {
  /** The beginning of the pictures' names. */
  name: string;
  /** What the address has behind the site's own. */
  hash: string;
  /** Whether a room looks at it. */
  projected?: boolean;
  /** Brings the page into the state worth a picture. */
  prepare?: (page: Page) => Promise<void>;
}

const MERGE_FILE = planFile({
  id: "shared",
  name: "Shared plan",
  goals: [
    { id: "grow", level: "company", statement: "Grow revenue from $10M to $12M by June 2027" },
    { id: "deals", level: "department", parent: "grow", statement: "Close 50 enterprise clients by June 2027" },
  ],
});

/** Imports a plan and stays on its page. */
async function imported(page: Page, file: string) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
}

async function withSample(page: Page) {
  await imported(page, SAMPLE);
  await expect(new PlanPage(page).goals).toHaveCount(5);
}

async function writes(page: Page, sentence: string) {
  const draft = new DraftPage(page);
  await draft.write(sentence);
  return draft;
}

export const pages: Shot[] = [
  { name: "start", hash: "" },
  {
    name: "start-plans",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new StartPage(page).open();
      await expect(new StartPage(page).plan(SAMPLE_NAME)).toBeVisible();
    },
  },
  {
    name: "start-deleted",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new StartPage(page).open();
      await new StartPage(page).act(SAMPLE_NAME, "Delete");
      await expect(page.getByText(`“${SAMPLE_NAME}” was deleted`)).toBeVisible();
    },
  },
  {
    name: "start-menu",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new StartPage(page).open();
      await new StartPage(page).more(SAMPLE_NAME).click();
      await expect(new StartPage(page).way(SAMPLE_NAME, "Delete")).toBeVisible();
    },
  },
  {
    name: "palette",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new Palette(page).open();
      await expect(new Palette(page).found).not.toHaveCount(0);
    },
  },
  {
    name: "shortcuts",
    hash: "",
    prepare: async (page) => {
      await new Palette(page).go("shortcuts", "Keyboard shortcuts");
      await expect(new Palette(page).shortcuts).toBeVisible();
    },
  },
  {
    name: "draft",
    hash: "#/draft",
    prepare: async (page) => expect(new DraftPage(page).sentence).toBeFocused(),
  },
  {
    name: "draft-sound",
    hash: "#/draft",
    prepare: async (page) => {
      const draft = await writes(page, NPS);
      await expect(draft.coach).toContainText("Nothing to mend");
    },
  },
  {
    name: "draft-notes",
    hash: "#/draft",
    prepare: async (page) => {
      const draft = await writes(page, TWO_IN_ONE);
      await expect(draft.note("Two goals in one")).toBeVisible();
    },
  },
  {
    name: "draft-by-hand",
    hash: "#/draft",
    prepare: async (page) => {
      const draft = await writes(page, NPS);
      await draft.to.fill("55");
      await draft.from.fill("about 40");
      await expect(draft.note("The target differs from the sentence")).toBeVisible();
      await expect(draft.from).toHaveAttribute("aria-invalid", "true");
    },
  },
  {
    name: "draft-reason",
    hash: "#/draft",
    prepare: async (page) => {
      const draft = await writes(page, TWO_IN_ONE);
      await draft.coach.getByRole("button", { name: "Set aside: Two goals in one" }).click();
      await draft.coach.getByLabel("Why it does not apply").fill("They only work together");
    },
  },
  {
    name: "draft-aside",
    hash: "#/draft",
    prepare: async (page) => {
      const draft = await writes(page, TWO_IN_ONE);
      await draft.coach.getByRole("button", { name: "Set aside: Two goals in one" }).click();
      await draft.coach.getByLabel("Why it does not apply").fill("They only work together");
      await draft.coach.getByLabel("Why it does not apply").press("Enter");
      await draft.coach.getByText("1 note set aside").click();
      await expect(draft.coach.getByRole("button", { name: "Bring back: Two goals in one" })).toBeVisible();
    },
  },
  { name: "goals", hash: "", prepare: withSample },
  {
    name: "goals-deleted",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new PlanPage(page).act("Answer the phone better", "Delete");
      await expect(page.getByText("1 goal was deleted")).toBeVisible();
    },
  },
  {
    name: "goals-edited",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new PlanPage(page).sentence("Answer the phone better").click();
      await expect(new PlanPage(page).field).toBeFocused();
    },
  },
  {
    name: "goals-found",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await page.getByRole("button", { name: "Filters" }).click();
      await new PlanPage(page).search.fill("phone");
      await expect(page.getByText("1 of 5 goals")).toBeVisible();
    },
  },
  {
    name: "goals-menu",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await page.getByRole("button", { name: "More for: Answer the phone better" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
    },
  },
  {
    name: "goals-list",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await page.getByRole("button", { name: "Write or paste a list" }).click();
      await page.getByLabel("One goal a line").fill("Grow revenue\n- Close deals\n-- Book demos\nRaise NPS");
      await expect(page.getByRole("button", { name: "Add 4 goals" })).toBeVisible();
    },
  },
  {
    name: "goals-empty",
    hash: "",
    prepare: async (page) => {
      await imported(page, planFile({ name: SAMPLE_NAME }));
      await expect(page.getByRole("heading", { name: "No goals yet" })).toBeVisible();
    },
  },
  {
    name: "goal-of-plan",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await new PlanPage(page).goal("Answer the phone better").click();
      await expect(new DraftPage(page).coach.getByRole("article")).not.toHaveCount(0);
    },
  },
  ...peoplePages,
  ...sharePages,
  ...roomPages,
  ...tablePages,
  ...workshopPages,
  ...coachPages,
  ...figuresPages,
  ...recognitionPages,
  ...reportPages,
  ...kpiPages,
  ...mapPages,
  {
    name: "goal-sections",
    hash: "",
    prepare: async (page) => {
      const goal = new GoalPage(page);
      await goal.openGoal();
      await goal.unfoldAll();
      await expect(goal.note("The goal above is not covered")).toBeVisible();
    },
  },
  {
    name: "sample",
    hash: "",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Try the sample" }).click();
      await expect(new PlanPage(page).goals).not.toHaveCount(0);
    },
  },
  {
    name: "versions",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await page.goto("./#/plan/harbour-clinic/versions");
      await page.getByLabel("Name this version").fill("Before the board meets");
      await page.getByRole("button", { name: "Remember it" }).click();
      await page.getByRole("button", { name: /^Look at this version/ }).first().click();
      await expect(page.getByRole("region", { name: /^The plan on/ })).toBeVisible();
    },
  },
  { name: "import", hash: "#/import" },
  {
    name: "import-refused",
    hash: "#/import",
    prepare: async (page) => {
      await new ImportPage(page).chooseFile(SAMPLE.slice(0, 200));
      await expect(new ImportPage(page).refusal).toBeVisible();
    },
  },
  {
    name: "import-preview",
    hash: "#/import",
    prepare: async (page) => {
      await new ImportPage(page).chooseFile(SAMPLE);
      await expect(new ImportPage(page).go).toBeEnabled();
    },
  },
  {
    name: "import-problems",
    hash: "#/import",
    prepare: async (page) => {
      await new ImportPage(page).chooseFile(PROBLEMS);
      await expect(new ImportPage(page).problems).not.toHaveCount(0);
    },
  },
  {
    name: "import-later",
    hash: "#/import",
    prepare: async (page) => {
      await new ImportPage(page).chooseFile(SAMPLE.replace('"version":1', '"version":2'));
      await page.getByRole("button", { name: "Open it to read" }).click();
      await expect(new PlanPage(page).goals).toHaveCount(5);
    },
  },
  {
    name: "merge",
    hash: "",
    prepare: async (page) => {
      await imported(page, MERGE_FILE);
      const plan = new PlanPage(page);
      const { text } = await plan.exported();
      await plan.sentence("Close 50 enterprise clients by June 2027").click();
      await plan.field.fill("Close 55 enterprise clients by June 2027");
      await page.keyboard.press("Escape");
      const theirs = text
        .replace("Close 50 enterprise", "Close 60 enterprise")
        .replace("Grow revenue", "Grow yearly revenue");
      const merge = new MergePage(page);
      await merge.open("shared");
      await merge.chooseFile(theirs);
      await expect(merge.clashes).toBeVisible();
    },
  },
  { name: "device", hash: "#/device" },
  {
    name: "device-erase",
    hash: "#/device",
    prepare: async (page) => {
      await page.getByRole("button", { name: "Erase everything here…" }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  {
    name: "one-copy",
    hash: "#/draft",
    prepare: async (page) => {
      await page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
      await page.reload();
      await expect(page.getByRole("alert")).toContainText("one copy instead of two");
    },
  },
  {
    name: "export-private",
    hash: "",
    prepare: async (page) => {
      await imported(page, planFile({ goals: [{ id: "g", statement: "Speak up in meetings", private: true }] }));
      await new PlanPage(page).export.click();
      await expect(page.getByRole("dialog", { name: "1 private record" })).toBeVisible();
    },
  },
  { name: "not-found", hash: "#/nowhere" },
  { name: "plan-absent", hash: "#/plan/nobody" },
  {
    name: "goal-gone",
    hash: "",
    prepare: async (page) => {
      await withSample(page);
      await page.goto("./#/plan/harbour-clinic/goal/nobody");
      await expect(page.getByRole("heading", { name: "This goal is not in the plan" })).toBeVisible();
    },
  },
  {
    name: "failure",
    hash: "",
    prepare: (page) => page.evaluate(() => (window as any).sightlineFailed("the reason stands here")),
  },
];
