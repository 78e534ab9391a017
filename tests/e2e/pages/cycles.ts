// The page for a plan's cycles, as a person sees it.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

const PLAN = "harbour";

const metric = (name: string, unit: string, baseline: number, target: number, value: number) => ({
  metrics: [{ id: "m1", name, unit, baseline, target, history: [{ on: "2026-09-28", value }] }],
});

const THIRD = { cycle: "2026-Q3", start: "2026-07-01", due: "2026-09-30", status: "active" };

/** A year, and a quarter of it that is over: one goal on its way, one reached, one far off, one never begun. */
export const QUARTER = planFile({
  id: PLAN,
  name: "Harbour",
  people: [{ id: "ana", name: "Ana Reyes" }],
  goals: [
    {
      id: "year",
      level: "company",
      statement: "Grow revenue from $10M to $12M by 31 December 2026",
      cycle: "2026",
      due: "2026-12-31",
      status: "active",
      ...metric("revenue", "$", 10e6, 12e6, 10.5e6),
    },
    {
      ...THIRD,
      id: "leads",
      level: "department",
      parent: "year",
      statement: "Raise qualified leads from 100 to 200 by 30 September 2026",
      owner: "ana",
      contribution: { kind: "share", value: 0.5 },
      agreed: { on: "2026-07-02" },
      ...metric("qualified leads", "", 100, 200, 160),
    },
    {
      ...THIRD,
      id: "calls",
      parent: "leads",
      statement: "Raise calls a week from 20 to 40 by 30 September 2026",
      ...metric("calls a week", "", 20, 40, 42),
    },
    {
      ...THIRD,
      id: "churn",
      level: "department",
      parent: "year",
      statement: "Cut monthly churn from 8 % to 4 % by 30 September 2026",
      private: true,
      metrics: [
        { id: "m1", name: "monthly churn", unit: "%", direction: "decrease", baseline: 8, target: 4, history: [{ on: "2026-09-28", value: 7.5 }] },
      ],
    },
    { ...THIRD, id: "support", level: "team", parent: "year", statement: "Make support better", status: "draft" },
  ],
  check_ins: [
    { id: "c1", goal: "leads", on: "2026-09-28", by: "ana", confidence: 6, note: "Two fairs brought most of them" },
    { id: "c2", goal: "calls", on: "2026-09-28", note: "Nobody wants this on the wall", private: true },
  ],
});

export class CyclesPage {
  readonly heading: Locator;
  readonly list: Locator;
  readonly stops: Locator;
  readonly left: Locator;
  readonly form: Locator;
  readonly result: Locator;
  readonly learning: Locator;
  readonly next: Locator;
  readonly compare: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("navigation", { name: /^Goals of / });
    this.stops = this.list.getByRole("button");
    this.left = page.getByText(/not been looked at\.$|^Every goal has been looked at/).first();
    this.form = page.getByRole("form");
    this.heading = page.getByRole("region").getByRole("heading", { level: 2 }).first();
    this.result = page.getByLabel("What came of it?");
    this.learning = page.getByLabel("What did you learn?");
    this.next = page.getByLabel("The next cycle");
    this.compare = page.getByRole("region", { name: "Two cycles side by side" });
  }

  /** Imports the plan and opens its page. */
  async begin(file = QUARTER) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.open();
  }

  async open() {
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Cycles" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Cycles" })).toBeVisible();
  }

  cycle(name: string) {
    return this.page.getByRole("region", { name, exact: true });
  }

  closeOf(name: string) {
    return this.page.getByRole("button", { name: new RegExp(`^(Close|Go on closing) ${name}$`) });
  }

  verdict(name: "Keep" | "Change" | "Let go") {
    return this.form.getByRole("radio", { name, exact: true });
  }

  stop(words: RegExp) {
    return this.stops.filter({ hasText: words });
  }

  /** The goals of a cycle, opened. */
  async goalsOf(name: string) {
    await this.cycle(name).getByText(`Goals of ${name}`).click();
    return this.cycle(name).getByRole("listitem").filter({ has: this.page.getByRole("link") });
  }

  get undo() {
    return this.page.getByRole("banner").getByRole("button", { name: "Undo" });
  }

  /** The plan as a file, private records and all. */
  async exported() {
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
    const file = await new PlanPage(this.page).exportedWhole();
    return JSON.parse(file.text);
  }
}
