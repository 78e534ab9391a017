// Building a workshop of one's own.
import { expect, type Locator, type Page } from "@playwright/test";

export class Build {
  readonly steps: Locator;
  readonly pick: Locator;
  readonly sum: Locator;
  readonly words: Locator;

  constructor(readonly page: Page) {
    this.steps = page.getByRole("region", { name: "Its steps" });
    this.pick = page.getByRole("region", { name: "Add steps" });
    this.sum = page.getByRole("complementary", { name: "All in all" });
    this.words = this.pick.getByRole("searchbox", { name: "Find a step" });
  }

  /** From the list of workshops. */
  async begin(name: string, from?: string) {
    await this.page.getByRole("link", { name: "Build your own" }).click();
    await this.page.getByLabel("What it is called").fill(name);
    if (from) await this.page.getByLabel("Start from").selectOption({ label: from });
    await this.page.getByRole("button", { name: "Begin building" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(this.pick.getByText("Fetching the workshops…")).toHaveCount(0, { timeout: 15_000 });
  }

  async add(step: string, workshop: string) {
    await this.words.fill(step);
    await this.pick.getByRole("button", { name: `Add: ${step}, from ${workshop}` }).click();
    await expect(this.step(step).last()).toBeVisible();
  }

  step(title: string): Locator {
    return this.steps.getByRole("heading", { level: 3, name: title, exact: true });
  }

  titles(): Promise<string[]> {
    return this.steps.getByRole("heading", { level: 3 }).allInnerTexts();
  }

  async saved() {
    await expect(this.page.getByText("Saved on this device")).toBeVisible();
  }
}
