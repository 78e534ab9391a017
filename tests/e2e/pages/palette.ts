// The command palette and the list of shortcuts.
import { expect, type Locator, type Page } from "@playwright/test";

export class Palette {
  readonly button: Locator;
  readonly dialog: Locator;
  readonly field: Locator;
  readonly found: Locator;
  readonly active: Locator;
  readonly shortcuts: Locator;

  constructor(readonly page: Page) {
    this.button = page.getByRole("banner").getByRole("button", { name: "Find or do anything" });
    this.dialog = page.getByRole("dialog", { name: "Find or do anything" });
    this.field = this.dialog.getByRole("combobox", { name: "What are you looking for?" });
    this.found = this.dialog.getByRole("option");
    this.active = this.dialog.getByRole("option", { selected: true });
    this.shortcuts = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  }

  /** Opens it by its keys. */
  async open() {
    // Its keys mean nothing before the app runs.
    await expect(this.button).toBeVisible();
    await this.page.keyboard.press("Control+k");
    await expect(this.field).toBeFocused();
  }

  /** Opens it, asks, and takes the first answer, which has to say this. */
  async go(typed: string, answer: string | RegExp) {
    await this.open();
    await this.page.keyboard.type(typed);
    await expect(this.active).toContainText(answer);
    await this.page.keyboard.press("Enter");
    await expect(this.dialog).toHaveCount(0);
  }
}
