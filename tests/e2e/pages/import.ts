// The page on which a plan is brought in.
import { expect, type Locator, type Page } from "@playwright/test";

export class ImportPage {
  /** What a finger or a mouse presses. */
  readonly choose: Locator;
  /** What takes focus. */
  readonly input: Locator;
  readonly paste: Locator;
  readonly readText: Locator;
  readonly refusal: Locator;
  readonly preview: Locator;
  readonly problems: Locator;
  readonly go: Locator;

  constructor(readonly page: Page) {
    this.choose = page.getByText("Choose a file", { exact: true });
    this.input = page.getByLabel("Choose a file", { exact: true });
    this.paste = page.getByLabel("Or paste the text of a plan, or a link");
    this.readText = page.getByRole("button", { name: "Read the text" });
    this.refusal = page.getByRole("alert").filter({ hasText: "This file cannot be read" });
    this.preview = page.getByRole("region", { name: "In this file" });
    this.problems = this.preview.getByRole("region", { name: /not right/ }).getByRole("listitem");
    this.go = this.preview.getByRole("button", { name: "Import", exact: true });
  }

  async open() {
    await this.page.goto("./#/import");
    await expect(this.page.getByRole("heading", { name: "Import a plan", level: 1 })).toBeVisible();
  }

  async chooseFile(content: string | Buffer, name = "plan.json") {
    await this.input.setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
  }

  async pasteText(text: string) {
    await this.paste.fill(text);
    await this.readText.click();
  }
}

/** A plan file with these fields. */
export function planFile(fields: object = {}) {
  return JSON.stringify({ format: "sightline.plan", version: 1, id: "from-a-file", name: "From a file", ...fields });
}
