// The page on which one goal is drafted.
import { expect, type Locator, type Page } from "@playwright/test";

export const NPS = "Increase our NPS from 42 to 50 by the end of Q3";
export const HIRING = "Cut time to hire from 60 to 45 days by 30 June 2027";
export const CONVERSION = "Raise our conversion rate from 2 % to 3 % by the end of March 2027";
export const TWO_IN_ONE = "Improve our NPS from 42 to 50 by the end of Q3 and make support better";

/** What the fields show; only what a test speaks of is compared. */
export interface Fields {
  measure?: string;
  direction?: string;
  from?: string;
  to?: string;
  unit?: string;
  by?: string;
}

export class DraftPage {
  readonly sentence: Locator;
  readonly fields: Locator;
  readonly measure: Locator;
  readonly direction: Locator;
  readonly from: Locator;
  readonly to: Locator;
  readonly unit: Locator;
  readonly by: Locator;
  readonly owner: Locator;
  readonly coach: Locator;
  readonly undo: Locator;
  readonly redo: Locator;
  readonly another: Locator;
  readonly allGoals: Locator;

  constructor(readonly page: Page) {
    this.sentence = page.getByRole("textbox", { name: "Your goal, in one sentence" });
    this.fields = page.getByRole("group", { name: "What Sightline reads" });
    this.measure = this.field("Measure");
    this.direction = this.field("Direction");
    this.from = this.field("From");
    this.to = this.field("To");
    this.unit = this.field("Unit");
    this.by = this.field("By");
    this.owner = page.getByRole("main").getByLabel("Owner", { exact: true });
    this.coach = page.getByRole("complementary", { name: "Coach" });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
    this.redo = page.getByRole("banner").getByRole("button", { name: "Redo" });
    this.another = page.getByRole("link", { name: "Draft another goal" });
    this.allGoals = page.getByRole("link", { name: "See all goals" });
  }

  field(label: string): Locator {
    return this.fields.getByLabel(label, { exact: true });
  }

  /** A note of the coach, by its title. */
  note(title: string): Locator {
    return this.coach.getByRole("article").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  /** The button beside a field that was set by hand, and gives it back to the sentence. */
  pin(field: string): Locator {
    return this.fields.getByRole("button", { name: `set by you: read the ${field} from the sentence again` });
  }

  /** Opens the section of a goal's own page that has its owner. */
  async unfoldPeople() {
    await this.page.getByRole("group", { name: "Who", exact: true }).locator("summary").click();
  }

  /** Opens it with no plan needed. */
  async open() {
    await this.page.goto("./#/draft");
    await expect(this.sentence).toBeFocused();
  }

  async shows(fields: Fields) {
    for (const name of ["measure", "from", "to", "unit", "by"] as const) {
      const value = fields[name];
      if (value !== undefined) await expect(this[name], name).toHaveValue(value);
    }
    if (fields.direction) await expect(this.direction.locator("option:checked")).toHaveText(fields.direction);
  }

  /** Waits until nothing that was typed is only in memory. */
  async saved() {
    await expect(this.page.getByRole("banner")).toContainText("Saved on this device");
  }

  /** Writes the sentence, ends it, and waits until it is stored. */
  async write(sentence: string) {
    await this.sentence.fill(sentence);
    await this.sentence.press("Enter");
    await this.saved();
  }
}
