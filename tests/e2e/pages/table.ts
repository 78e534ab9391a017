// The page on which a table is brought in: what it seems to be, what its columns mean, its rows.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

export const CRANES = "Raise crane availability";
export const REPAIRS = "Cut the time for a repair";

/** A plan with two goals, one of them private, to bring tables into. */
export const QUAY = planFile({
  id: "quay",
  name: "Quay",
  people: [{ id: "kim", name: "Kim Sol" }],
  goals: [
    {
      id: "cranes",
      level: "team",
      statement: CRANES,
      owner: "kim",
      metrics: [{ id: "a", name: "Availability", unit: "%", baseline: 82, target: 95, history: [{ on: "2026-11-01", value: 84.5 }] }],
    },
    { id: "repairs", level: "team", statement: REPAIRS, private: true },
  ],
});

export class TablePage {
  readonly input: Locator;
  readonly paste: Locator;
  readonly readCells: Locator;
  readonly desk: Locator;
  readonly into: Locator;
  readonly name: Locator;
  readonly separator: Locator;
  readonly decimal: Locator;
  readonly days: Locator;
  readonly count: Locator;
  readonly rows: Locator;
  readonly only: Locator;
  readonly copy: Locator;
  readonly go: Locator;
  readonly other: Locator;

  constructor(readonly page: Page) {
    this.input = page.getByLabel("Choose a table", { exact: true });
    this.paste = page.getByLabel("Or paste cells from a spreadsheet");
    this.readCells = page.getByRole("button", { name: "Read the cells" });
    this.desk = page.getByRole("region", { name: "In this table" });
    this.into = this.desk.getByLabel("Bring it into");
    this.name = this.desk.getByLabel("Name of the new plan");
    this.separator = this.desk.getByLabel("Between cells");
    this.decimal = this.desk.getByLabel("Numbers", { exact: true });
    this.days = this.desk.getByLabel("Days", { exact: true });
    const rows = this.desk.getByRole("region", { name: "The rows as they will be read" });
    this.count = rows.getByRole("status");
    this.rows = rows.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.only = rows.getByRole("checkbox", { name: "Only rows with problems" });
    this.copy = rows.getByRole("button", { name: "Copy the problems" });
    this.go = this.desk.getByRole("button", { name: /^Bring in \d|^Nothing to bring in/ });
    this.other = this.desk.getByRole("button", { name: "Choose another table" });
  }

  /** Chooses a table on the page for importing plans. */
  async openAlone(text: string | Buffer, name = "goals.csv") {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(text, name);
  }

  /** Opens the page of a plan that has just been imported. */
  async openInPlan(file = QUAY) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Settings" }).click();
    await this.page.getByRole("link", { name: "Bring in a table" }).click();
    await expect(this.page.getByRole("heading", { name: "Bring in a table", level: 1 })).toBeVisible();
  }

  async choose(text: string | Buffer, name = "table.csv") {
    await this.input.setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
  }

  /** The choice of what a column means. */
  meaning(heading: string): Locator {
    return this.desk.getByLabel(`Meaning of “${heading}”`, { exact: true });
  }

  kind(name: string): Locator {
    return this.desk.getByRole("radio", { name, exact: true });
  }

  row(number: number): Locator {
    // Where a row is a list of its cells, its number is called so.
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name: new RegExp(`^(Row ?)?${number}$`) }) });
  }
}
