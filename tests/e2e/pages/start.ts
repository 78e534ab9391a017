// The start page.
import { expect, type Locator, type Page } from "@playwright/test";

export class StartPage {
  readonly draft: Locator;
  readonly import: Locator;
  readonly shelf: Locator;
  readonly plans: Locator;
  readonly empty: Locator;

  constructor(readonly page: Page) {
    this.draft = page.getByRole("link", { name: "Draft one goal" });
    this.import = page.getByRole("link", { name: "Import a plan" });
    this.shelf = page.getByRole("region", { name: "On this device" });
    this.plans = this.shelf.getByRole("listitem");
    this.empty = this.shelf.getByText("Nothing here yet");
  }

  async open() {
    await this.page.goto("./#/");
    await expect(this.shelf).toBeVisible();
  }

  plan(name: string): Locator {
    return this.shelf.getByRole("link", { name });
  }
}
