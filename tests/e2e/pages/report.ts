// The page on which a report is chosen and handed out.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage } from "./import.ts";
import { downloaded, PlanPage } from "./plan.ts";

export class ReportPage {
  readonly about: Locator;
  readonly reader: Locator;
  readonly withPrivate: Locator;
  readonly print: Locator;
  /** The report itself. */
  readonly sheet: Locator;

  constructor(readonly page: Page) {
    this.about = page.getByLabel("About", { exact: true });
    this.reader = page.getByLabel("For", { exact: true });
    this.withPrivate = page.getByLabel("Include private records");
    this.print = page.getByRole("button", { name: "Print or save as PDF" });
    this.sheet = page.getByRole("article", { name: "The report" });
  }

  /** Goes to it from wherever the plan is open. */
  async go() {
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Report" }).click();
    await expect(this.sheet).toBeVisible();
  }

  async open(file: string) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.go();
  }

  /** Chooses what it is about, by its words. */
  async choose(about: string) {
    await this.about.selectOption({ label: about });
    await expect(this.sheet.getByRole("heading", { level: 2, name: about })).toBeVisible();
  }

  part(name: string): Locator {
    const heading = this.page.getByRole("heading", { level: 3, name, exact: true });
    return this.sheet.locator("section").filter({ has: heading });
  }

  save(format: "Markdown" | "HTML") {
    return downloaded(this.page, () => this.page.getByRole("button", { name: `Save as ${format}` }).click());
  }
}
