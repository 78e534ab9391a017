// The start page.
import { expect, type Locator, type Page } from "@playwright/test";

export class StartPage {
  readonly draft: Locator;
  readonly import: Locator;
  readonly sample: Locator;
  readonly newPlan: Locator;
  readonly shelf: Locator;
  readonly plans: Locator;
  readonly empty: Locator;

  constructor(readonly page: Page) {
    this.draft = page.getByRole("link", { name: "Draft one goal" });
    this.import = page.getByRole("link", { name: "Import a plan" });
    this.sample = page.getByRole("button", { name: "Try the sample" });
    this.shelf = page.getByRole("region", { name: "On this device" });
    this.newPlan = this.shelf.getByRole("button", { name: "New plan" });
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

  /** Opens the menu of a plan. */
  more(name: string): Locator {
    return this.shelf.getByRole("button", { name: `More about ${name}`, exact: true });
  }

  /** A way in the menu of a plan; there once the menu is open. */
  way(name: string, way: "Rename" | "Duplicate" | "Export" | "Delete"): Locator {
    return this.shelf.getByRole("group", { name, exact: true }).getByRole("button", { name: way });
  }

  /** Does something with a plan by its menu. */
  async act(name: string, way: "Rename" | "Duplicate" | "Export" | "Delete") {
    await this.more(name).click();
    await this.way(name, way).click();
  }
}
