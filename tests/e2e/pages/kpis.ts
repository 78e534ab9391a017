// The page of a plan's KPIs.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

const kpi = (id: string, name: string, level: string, metric: object, more: object = {}) => ({
  id,
  statement: name,
  kind: "kpi",
  status: "active",
  level,
  metrics: [{ id: "m1", name, ...metric }],
  ...more,
});

const read = (...values: [string, number][]) => values.map(([on, value]) => ({ on, value }));

export const CHURN = "Churn a month";
export const DEAL = "Average deal";
export const GROWTH = "Revenue growth";
export const TICKETS = "Minutes until a ticket is solved";
export const CALLS = "Hold welcome talks with new accounts";

/** Four KPIs on three levels; churn is unhealthy, and the welcome talks that foretell it grow fewer. */
export const KPIS = planFile({
  id: "kpis",
  name: "Northwind",
  people: [{ id: "dana", name: "Dana Ruiz" }],
  goals: [
    kpi("growth", GROWTH, "company", {
      unit: "%",
      thresholds: { healthy: 10, unhealthy: 5 },
      history: read(["2026-11-16", 12]),
    }),
    kpi("deal", DEAL, "department", { unit: "$", thresholds: { healthy: 40000, unhealthy: 30000 } }, { parent: "growth" }),
    kpi(
      "churn",
      CHURN,
      "department",
      {
        unit: "%",
        direction: "decrease",
        thresholds: { healthy: 2, unhealthy: 3 },
        timing: "lagging",
        history: read(["2026-11-02", 1.8], ["2026-11-09", 2.4], ["2026-11-16", 3.2]),
      },
      { owner: "dana", parent: "growth" },
    ),
    {
      id: "talks",
      statement: CALLS,
      level: "team",
      parent: "churn",
      status: "active",
      owner: "dana",
      metrics: [
        { id: "m1", name: "accounts that stay" },
        {
          id: "m2",
          name: "welcome talks",
          unit: "talks",
          direction: "increase",
          timing: "leading",
          baseline: 10,
          target: 30,
          history: read(["2026-11-02", 24], ["2026-11-09", 20], ["2026-11-16", 14]),
        },
      ],
    },
    kpi("tickets", TICKETS, "team", {
      unit: "minutes",
      direction: "decrease",
      thresholds: { healthy: 60, unhealthy: 120 },
      history: read(["2026-09-01", 50]),
    }),
  ],
});

export class KpisPage {
  readonly begin: Locator;
  readonly form: Locator;
  readonly toast: Locator;

  constructor(readonly page: Page) {
    this.begin = page.getByRole("button", { name: "Watch a new KPI" });
    this.form = page.getByRole("form", { name: "Watch a new KPI" });
    this.toast = page.getByRole("status");
  }

  /** Brings a plan in and goes to its KPIs. */
  async open(file = KPIS) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.go();
  }

  async go() {
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "KPIs" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "KPIs" })).toBeVisible();
  }

  group(level: "Strategic" | "Tactical" | "Operational"): Locator {
    return this.page.getByRole("region", { name: level });
  }

  row(name: string): Locator {
    return this.page.getByRole("listitem").filter({ has: this.page.getByRole("heading", { level: 3, name }) });
  }

  value(name: string): Locator {
    return this.page.getByLabel(`Value today: ${name}`);
  }

  field(name: string): Locator {
    return this.form.getByLabel(name, { exact: true });
  }

  advice(name: string): Locator {
    return this.row(name).getByRole("group", { name: "What to do" });
  }

  /** The names of a level's KPIs, in their order. */
  async lists(level: "Strategic" | "Tactical" | "Operational", ...names: string[]) {
    await expect(this.group(level).getByRole("heading", { level: 3 })).toHaveText(names);
  }

  async undo() {
    await this.page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  }

  /** The goals of the plan as a file has them. */
  async goals(): Promise<any[]> {
    const plan = new PlanPage(this.page);
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
    const { text } = await plan.exported();
    return JSON.parse(text).goals;
  }
}
