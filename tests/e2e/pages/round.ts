// A round of check-ins, as a person sees it.
import { expect, type Locator, type Page } from "@playwright/test";

export class RoundPage {
  readonly list: Locator;
  readonly stops: Locator;
  /** Those whose turn it is. */
  readonly waiting: Locator;
  readonly heading: Locator;
  readonly form: Locator;
  readonly value: Locator;
  readonly note: Locator;
  readonly blocker: Locator;
  readonly nextStep: Locator;
  readonly health: Locator;
  readonly why: Locator;
  readonly suggested: Locator;
  readonly save: Locator;
  readonly skip: Locator;
  readonly left: Locator;
  readonly whose: Locator;
  readonly to: Locator;
  readonly letter: Locator;

  constructor(private readonly page: Page) {
    this.list = page.getByRole("navigation", { name: "Goals of this round" });
    this.stops = this.list.getByRole("button");
    this.waiting = this.list.getByRole("button", { name: /(overdue|never yet|due|skipped for now)$/ });
    this.form = page.getByRole("form");
    this.heading = page.getByRole("region").getByRole("heading", { level: 2 }).first();
    this.value = this.form.getByRole("textbox", { name: / now/ }).first();
    this.note = this.form.getByLabel("What is there to say?");
    this.blocker = this.form.getByLabel("What is in the way?");
    this.nextStep = this.form.getByLabel("What happens next?");
    const health = this.form.getByRole("group", { name: "How it is going" });
    this.health = health.getByLabel("In your view");
    this.why = health.getByLabel("Why?");
    this.suggested = health.getByRole("status");
    this.save = this.form.getByRole("button", { name: /^Save/ });
    this.skip = this.form.getByRole("button", { name: "Skip for now" });
    this.left = page.getByText(/still to be spoken for|Every goal has been spoken for/).first();
    this.whose = page.getByLabel("Whose goals");
    this.to = page.getByLabel("To whom");
    this.letter = page.getByLabel("The note", { exact: true });
  }

  confidence(name: string) {
    return this.form.getByRole("radio", { name, exact: true });
  }

  stop(words: RegExp) {
    return this.stops.filter({ hasText: words });
  }

  async choose(words: RegExp) {
    await this.stop(words).click();
    await expect(this.heading).toHaveText(words);
  }

  async open() {
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Check-ins" }).click();
    await expect(this.page.getByRole("heading", { level: 1, name: "Check-ins" })).toBeVisible();
    await expect(this.stops.first()).toBeVisible();
  }
}
