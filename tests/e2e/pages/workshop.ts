// Workshops: the list, one workshop, the console, the projector and the report.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

export const CASCADING = "Goal cascading";

export class Workshops {
  readonly begin: Locator;
  readonly rehearse: Locator;

  constructor(readonly page: Page) {
    this.begin = page.getByRole("button", { name: "Open the console" });
    this.rehearse = page.getByRole("button", { name: "Rehearse" });
  }

  /** Imports a plan and opens its workshops. */
  async openIn(fields: object = { name: "Northwind 2027" }) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(planFile(fields));
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.page.getByRole("link", { name: "Workshops" }).click();
    await expect(this.page.getByRole("heading", { name: "Workshops", level: 1 })).toBeVisible();
  }

  async look(title: string) {
    await this.page.getByRole("link", { name: `Look inside: ${title}` }).click();
    await expect(this.page.getByRole("heading", { name: title, level: 1 })).toBeVisible();
  }

  /** Begins a run and goes to its first step. */
  async run(title: string): Promise<Console> {
    await this.look(title);
    await this.begin.click();
    const console = new Console(this.page);
    await expect(console.next).toHaveText("Go to the first step");
    return console;
  }
}

export class Console {
  readonly next: Locator;
  readonly back: Locator;
  readonly question: Locator;
  readonly agenda: Locator;
  readonly clock: Locator;
  readonly step: Locator;
  readonly undo: Locator;

  constructor(readonly page: Page) {
    this.clock = page.getByRole("region", { name: "Clock" });
    this.next = this.clock.getByRole("button", { name: /^(Next|Go to the first step|Finish)/ });
    this.back = this.clock.getByRole("button", { name: "Back" });
    this.step = page.getByRole("article");
    this.question = this.step.getByRole("heading", { level: 2 });
    this.agenda = page.getByRole("navigation", { name: "Agenda" });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  }

  /** Goes to a step by the agenda. */
  async go(step: string | RegExp) {
    await this.agenda.getByRole("button", { name: step }).first().click();
  }

  input(label: string): Locator {
    return this.page.getByRole("region", { name: label, exact: true });
  }

  /** Adds a line to a list, or a record to an answer. */
  async add(label: string, ...lines: string[]) {
    const field = this.input(label).getByRole("textbox", { name: `Add to: ${label}` });
    for (const line of lines) {
      await field.fill(line);
      await field.press("Enter");
      await expect(field).toHaveValue("");
    }
  }

  at(step: string): Locator {
    return this.agenda.getByRole("button", { name: step }).and(this.page.locator("[aria-current=step]"));
  }

  async saved() {
    await expect(this.page.getByText("Saved on this device")).toBeVisible();
  }

  async finish() {
    await expect(this.next).toHaveText("Finish");
    await this.next.click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Finish and read the report" }).click();
    await expect(this.page.getByText("Report", { exact: true })).toBeVisible();
  }
}
