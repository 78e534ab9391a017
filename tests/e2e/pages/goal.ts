// The page of one goal of a plan, with its sections.
import { expect, type Locator, type Page } from "@playwright/test";
import { DraftPage } from "./draft.ts";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

/** Every section, in order. */
export const SECTIONS = [
  "How we will know",
  "Where it belongs",
  "Who",
  "When and how sure",
  "How it is going",
  "Agreement",
  "Check-ins",
  "What was said about this goal",
  "Tags, notes, privacy",
] as const;

export type Section = (typeof SECTIONS)[number];

const PLAN = "northwind";

/** Sixty leads are needed; two goals below give 15 and 30 of them. */
export const LEADS = planFile({
  id: PLAN,
  name: "Northwind",
  people: [
    { id: "dana", name: "Dana Ruiz" },
    { id: "aya", name: "Aya Mori" },
  ],
  goals: [
    {
      id: "leads",
      level: "department",
      statement: "Raise qualified leads from 40 to 100 by 31 December 2026",
      owner: "dana",
      status: "active",
      due: "2026-12-31",
      metrics: [{ id: "m1", name: "qualified leads", unit: "leads", baseline: 40, target: 100 }],
    },
    {
      id: "web",
      level: "team",
      parent: "leads",
      statement: "Lift demo requests from 10 to 25 by 31 December 2026",
      status: "active",
      start: "2026-10-01",
      due: "2026-12-31",
      contribution: { kind: "amount", value: 10 },
      metrics: [
        { id: "m1", name: "demo requests", unit: "requests", baseline: 10, target: 25, history: [{ on: "2026-11-16", value: 16 }] },
      ],
    },
    {
      id: "events",
      level: "team",
      parent: "leads",
      statement: "Win 30 qualified leads at two events by 30 November 2026",
      due: "2026-11-30",
      contribution: { kind: "amount", value: 30 },
    },
    { id: "talks", parent: "events", statement: "Give three talks by 15 November 2026", due: "2026-11-15" },
  ],
});

export class GoalPage extends DraftPage {
  readonly error: Locator;

  constructor(page: Page) {
    super(page);
    this.error = page.getByRole("alert");
  }

  /** Brings the plan in and opens one of its goals. */
  async openGoal(goal = "web", file = LEADS) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(this.page.getByRole("button", { name: "Export as a file" })).toBeVisible();
    await this.goTo(goal);
  }

  async goTo(goal: string) {
    await this.page.goto(`./#/plan/${PLAN}/goal/${goal}`);
    await expect(this.section("Who")).toBeVisible();
  }

  /** The goal as a file has it. */
  async inFile(id = "web") {
    await this.saved();
    const { text } = await new PlanPage(this.page).exported();
    return JSON.parse(text).goals.find((it: { id: string }) => it.id === id);
  }

  section(name: Section): Locator {
    return this.page.getByRole("group", { name, exact: true });
  }

  /** What folds and unfolds a section, and says what is in it. */
  summary(name: Section): Locator {
    return this.section(name).locator("summary").first();
  }

  async unfold(name: Section): Promise<Locator> {
    const section = this.section(name);
    if ((await section.getAttribute("open")) === null) await this.summary(name).click();
    await expect(section).toHaveAttribute("open");
    return section;
  }

  async unfoldAll() {
    for (const name of SECTIONS) await this.unfold(name);
  }

  /** Unfolds a section without a mouse; focus stays on what unfolds it. */
  async unfoldByKey(name: Section): Promise<Locator> {
    await this.summary(name).focus();
    await this.page.keyboard.press("Enter");
    await expect(this.section(name)).toHaveAttribute("open");
    return this.section(name);
  }

  /** Goes from stop to stop until the control has focus. */
  async tabTo(control: Locator) {
    await expect(control).toBeVisible();
    for (let stop = 0; stop < 60; stop++) {
      await this.page.keyboard.press("Tab");
      if (await control.evaluate((element) => element === document.activeElement)) return;
    }
    throw new Error(`no way by Tab to ${control}`);
  }

  /** Types over what a field holds, by key. */
  async retype(control: Locator, text: string) {
    await this.tabTo(control);
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.insertText(text);
  }
}
