// Workshops: the list, one workshop, the console, the projector and the report.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

export const CASCADING = "Goal cascading";
export const ALIGNMENT = "Sales and marketing in step in 30 days";

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
    this.back = this.clock.getByRole("button", { name: "Back", exact: true });
    this.step = page.getByRole("article");
    this.question = this.step.getByRole("heading", { level: 2 });
    this.agenda = page.getByRole("navigation", { name: "Agenda" });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  }

  /** Shows the agenda's steps: on small screens they are opened when they are wanted. */
  async showSteps() {
    const show = this.agenda.getByRole("button", { name: "Show the steps" });
    if (await show.isVisible()) await show.click();
  }

  /** Goes to a step by the agenda. */
  async go(step: string | RegExp) {
    await this.showSteps();
    await this.agenda.getByRole("button", { name: step }).first().click();
  }

  input(label: string): Locator {
    return this.step.getByRole("region", { name: label, exact: true });
  }

  /** Adds a line to a list, or a record to an answer. */
  async add(label: string, ...lines: string[]) {
    const field = this.input(label).getByRole("textbox", { name: `Add to: ${label}` });
    for (const line of lines) {
      await field.fill(line);
      await field.press("Enter");
      // What takes a single answer has no line for another.
      await expect.poll(async () => ((await field.count()) > 0 ? field.inputValue() : "")).toBe("");
    }
  }

  at(step: string): Locator {
    return this.agenda.getByRole("button", { name: step }).and(this.page.locator("[aria-current=step]"));
  }

  /** Goes on, and expects to come to this step. */
  async on(step: string) {
    await this.next.click();
    await expect(this.at(step)).toBeVisible();
  }

  /** Fills labelled fields in a part of the page, of whatever kind they are. */
  async fill(part: Locator, values: Record<string, string>) {
    for (const [label, value] of Object.entries(values)) {
      // An input of one field is called as that field is.
      const field = part.getByLabel(label, { exact: true }).and(part.locator("input, textarea, select"));
      if ((await field.evaluate((element) => element.tagName)) === "SELECT") {
        await field.selectOption({ label: value });
      } else {
        await field.fill(value);
        await field.blur();
      }
    }
  }

  /** Adds a record to an answer, with what else is known of it. */
  async entry(label: string, line: string, values: Record<string, string> = {}) {
    await this.add(label, line);
    await this.fill(this.input(label).getByRole("listitem").last(), values);
  }

  /** Adds a row to a table. */
  async row(label: string, values: Record<string, string>) {
    const input = this.input(label);
    const before = await input.getByRole("row").count();
    await input.getByRole("button", { name: "Add a row" }).click();
    // The first row also shows the head of the table.
    await expect(input.getByRole("row")).toHaveCount(Math.max(before, 1) + 1);
    await this.fill(input.getByRole("row").last(), values);
  }

  async reveal() {
    await this.page.getByRole("button", { name: "Reveal them" }).click();
  }

  /** Each list is what one person gives a dot to. */
  async vote(label: string, ...ballots: string[][]) {
    const input = this.input(label);
    await input.getByRole("button", { name: "Open the vote" }).click();
    for (const ballot of ballots) {
      for (const item of ballot) await input.getByRole("button", { name: `One dot for: ${item}` }).click();
      await input.getByRole("button", { name: "Done, next person" }).click();
    }
    await input.getByRole("button", { name: "Close the vote and show the result" }).click();
  }

  /** Everyone in turn gives the same number to all that is rated. */
  async rate(label: string, ...numbers: number[]) {
    const input = this.input(label);
    for (const number of numbers) {
      for (const row of await input.getByRole("group").all()) {
        await row.getByRole("radio", { name: String(number), exact: true }).check();
      }
      await input.getByRole("button", { name: "Done, next person" }).click();
    }
    await input.getByRole("button", { name: "Close the round and show the spread" }).click();
  }

  async arrive(...names: string[]) {
    const field = this.page.getByLabel("Who is here?", { exact: true });
    for (const name of names) {
      await field.fill(name);
      await field.press("Enter");
      await expect(field).toHaveValue("");
    }
  }

  async park(words: string) {
    const field = this.page.getByLabel("Park a thought", { exact: true });
    await field.fill(words);
    await field.press("Enter");
    await expect(field).toHaveValue("");
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
