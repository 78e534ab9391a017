// The page that brings in what others changed in a copy of a plan.
import { expect, type Locator, type Page } from "@playwright/test";

export class MergePage {
  readonly input: Locator;
  readonly clashes: Locator;
  readonly news: Locator;
  readonly go: Locator;
  readonly keep: Locator;
  readonly status: Locator;
  readonly alert: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole("main");
    this.input = main.getByLabel("Choose their file", { exact: true });
    this.clashes = main.getByRole("region", { name: /^You choose/ });
    this.news = main.getByRole("region", { name: /^Comes in/ });
    this.go = main.getByRole("button", { name: /^Bring in \d+ change/ });
    this.keep = main.getByRole("button", { name: "Keep everything as it is" });
    this.status = main.getByRole("status");
    this.alert = main.getByRole("alert");
  }

  async open(plan: string) {
    await this.page.goto(`./#/plan/${plan}/merge`);
    await expect(this.page.getByRole("heading", { name: "Bring in changes", level: 1 })).toBeVisible();
  }

  async chooseFile(content: string) {
    await this.input.setInputFiles({ name: "theirs.json", mimeType: "application/json", buffer: Buffer.from(content) });
  }

  /** The choice for one field. */
  choice(name: string): Locator {
    return this.clashes.getByRole("group", { name, exact: true });
  }
}
