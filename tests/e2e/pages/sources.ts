// The register of data sources, as a person sees it.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

/** Two sources, one of them gone stale and one unread, and a number that names none. */
export const REGISTER = planFile({
  id: "register",
  name: "Register",
  people: [{ id: "ana", name: "Ana Reyes" }],
  data_sources: [
    { id: "crm", name: "CRM", owner: "ana", fresh_days: 7, automatic: true, link: "javascript:alert(1)" },
    { id: "survey", name: "Surveys", automatic: false },
  ],
  goals: [
    {
      id: "clients",
      level: "company",
      statement: "Win 40 new clients by 31 December 2026",
      owner: "ana",
      status: "active",
      due: "2026-12-31",
      metrics: [{ id: "m1", name: "new clients", baseline: 0, target: 40, source: "crm", history: [{ on: "2026-11-10", value: 12 }] }],
    },
    {
      id: "calls",
      level: "team",
      statement: "Answer 90 % of calls within a minute by 31 December 2026",
      status: "active",
      metrics: [{ id: "m1", name: "answered calls", unit: "%", baseline: 60, target: 90 }],
    },
  ],
});

export class SourcesPage {
  readonly rows: Locator;
  readonly add: Locator;

  constructor(readonly page: Page) {
    this.rows = page.getByRole("list", { name: "Sources" }).locator(":scope > li");
    this.add = page.getByLabel("Name of the source");
  }

  async open(file = REGISTER, id = "register") {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.page.goto(`./#/plan/${id}/sources`);
    await expect(this.page.getByRole("heading", { name: "Data sources", level: 1 })).toBeVisible();
  }

  source(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("button", { name: `Edit ${name}`, exact: true }) });
  }

  async edit(name: string) {
    await this.page.getByRole("button", { name: `Edit ${name}`, exact: true }).click();
  }

  /** A field of the source that is open. */
  field(label: string): Locator {
    return this.page.getByRole("group", { name: /^About / }).getByLabel(label, { exact: true });
  }
}
