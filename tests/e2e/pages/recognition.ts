// What people said of the work: the page of a plan, and the list with its form wherever it stands.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { downloaded, PlanPage } from "./plan.ts";

export const CALM = "Stayed calm with three angry callers";
export const FAST = "Talks too fast on the phone";
export const ROTA = "Nobody worked three weekends in a row";
export const ANSWER = "Answer 90 % of calls within a minute by 31 December 2026";

/** Two people, a goal with two numbers, and three notes: one of them is private. */
export const NOTED = planFile({
  id: "noted",
  name: "Noted",
  people: [
    { id: "mira", name: "Mira Okafor" },
    { id: "jon", name: "Jon Lindqvist" },
  ],
  goals: [
    {
      id: "calls",
      level: "team",
      statement: ANSWER,
      owner: "mira",
      status: "active",
      due: "2026-12-31",
      metrics: [
        {
          id: "m1",
          name: "calls within a minute",
          unit: "%",
          baseline: 60,
          target: 90,
          comparison: {
            group: "Trained",
            against: "not trained",
            group_history: [{ on: "2026-11-20", value: 82 }],
            against_history: [{ on: "2026-11-20", value: 70 }],
          },
        },
        { id: "m2", name: "complaints", direction: "decrease", baseline: 9, target: 3 },
      ],
    },
    { id: "rota", level: "team", statement: "Publish the rota three weeks ahead by 31 January 2027", owner: "jon", status: "active" },
  ],
  recognitions: [
    { id: "n1", kind: "praise", person: "mira", by: "jon", goal: "calls", on: "2026-11-12", text: CALM },
    { id: "n2", kind: "feedback", person: "mira", on: "2026-11-20", text: FAST, private: true },
    { id: "n3", kind: "win", person: "jon", goal: "rota", on: "2026-11-02", text: ROTA },
  ],
});

export class RecognitionPage {
  readonly words: Locator;
  readonly kind: Locator;
  readonly add: Locator;
  readonly keep: Locator;
  readonly notes: Locator;
  readonly filter: Locator;

  constructor(
    readonly page: Page,
    within: Locator = page.getByRole("main"),
  ) {
    const form = within.getByRole("group", { name: "Add a note" });
    this.words = form.getByLabel("What did you see?");
    this.kind = form.getByLabel("What it is");
    this.keep = form.getByRole("checkbox", { name: "Keep it on this device" });
    this.add = form.getByRole("button", { name: "Add the note" });
    this.notes = within.getByRole("group", { name: "Notes", exact: true }).getByRole("listitem");
    this.filter = page.getByRole("group", { name: "Show", exact: true });
  }

  async open(file = NOTED, id = "noted") {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.page.goto(`./#/plan/${id}/recognition`);
    await expect(this.page.getByRole("heading", { name: "Recognition", level: 1 })).toBeVisible();
  }

  note(words: string): Locator {
    return this.notes.filter({ hasText: words });
  }

  async saved() {
    await expect(this.page.getByRole("banner")).toContainText("Saved on this device");
  }

  /** The plan's file as it is handed out. */
  async handedOut(along: boolean) {
    await this.page.goto("./#/plan/noted");
    await new PlanPage(this.page).export.click();
    const dialog = this.page.getByRole("dialog");
    const go = along ? dialog.getByRole("button", { name: "Take them along" }) : dialog.getByRole("button").first();
    return (await downloaded(this.page, () => go.click())).text;
  }
}
