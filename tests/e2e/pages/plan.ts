// The page of a plan's goals.
import { expect, type Download, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";

export class PlanPage {
  readonly goals: Locator;
  readonly export: Locator;
  readonly add: Locator;

  constructor(readonly page: Page) {
    this.goals = page.getByRole("main").getByRole("listitem");
    this.export = page.getByRole("button", { name: "Export as a file" });
    this.add = page.getByRole("link", { name: "Draft a goal" });
  }

  goal(sentence: string): Locator {
    return this.goals.getByRole("link", { name: sentence });
  }

  /** Each goal with what is shown beside it. */
  async lists(...rows: (string | RegExp)[]) {
    await expect(this.goals).toHaveText(rows);
  }

  /** What a press on the export button hands to the browser. */
  async exported(press: () => Promise<void> = () => this.export.click()) {
    return downloaded(this.page, press);
  }
}

/** The file that the browser is handed. */
export async function downloaded(page: Page, press: () => Promise<void>) {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: download.suggestedFilename(), text: await text(download) };
}

async function text(download: Download) {
  return readFile(await download.path(), "utf8");
}
