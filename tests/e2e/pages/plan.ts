// The page of a plan's goals.
import { expect, type Download, type Locator, type Page } from "@playwright/test";
import { readFile } from "node:fs/promises";

export class PlanPage {
  readonly tree: Locator;
  readonly goals: Locator;
  /** The sentence that is being edited. */
  readonly field: Locator;
  readonly search: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly export: Locator;
  readonly add: Locator;

  constructor(readonly page: Page) {
    this.tree = page.getByRole("treegrid", { name: "Goals of this plan" });
    this.goals = this.tree.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.field = page.getByRole("textbox", { name: "The goal, in one sentence" });
    this.search = page.getByRole("searchbox", { name: "Search goals" });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
    this.redo = page.getByRole("banner").getByRole("button", { name: "Redo" });
    this.export = page.getByRole("button", { name: "Export as a file" });
    this.add = page.getByRole("link", { name: "Draft a goal" });
  }

  /** The way to a goal's own page. */
  goal(sentence: string): Locator {
    return this.goals.getByRole("link", { name: `Open: ${sentence}` });
  }

  row(sentence: string): Locator {
    return this.goals.filter({ has: this.page.getByRole("link", { name: `Open: ${sentence}` }) });
  }

  sentence(words: string): Locator {
    return this.goals.getByRole("button", { name: words, exact: true });
  }

  /** Does something to a goal by its menu. */
  async act(sentence: string, name: string, press = (target: Locator) => target.click()) {
    await press(this.goals.getByRole("button", { name: `More for: ${sentence}` }));
    await press(this.page.getByRole("menuitem", { name }));
  }

  /** The outline as it stands: dashes for depth, level and sentence, as in `-Department: Close deals`. */
  async shows(...lines: string[]) {
    const read = () =>
      this.goals.evaluateAll((rows) =>
        rows.map((row) => {
          const depth = Number(row.getAttribute("aria-level")) - 1;
          const words = row.querySelector("[role=rowheader]")!;
          const level = words.querySelector("small")!.textContent!.split(" · ")[0];
          const field = words.querySelector("textarea");
          const said = field ? field.value : words.querySelector("small + button")!.textContent;
          return `${"-".repeat(depth)}${level}: ${said}`;
        }),
      );
    await expect.poll(read).toEqual(lines);
  }

  /** Each goal with what is shown beside it. */
  async lists(...rows: (string | RegExp)[]) {
    await expect(this.goals).toHaveText(rows);
  }

  /** What a press on the export button hands to the browser. */
  async exported(press: () => Promise<void> = () => this.export.click()) {
    return downloaded(this.page, press);
  }

  /** The same where the plan holds private records, which go along. */
  async exportedWhole() {
    return this.exported(async () => {
      await this.export.click();
      await this.page.getByRole("dialog").getByRole("button", { name: "Take them along" }).click();
    });
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
