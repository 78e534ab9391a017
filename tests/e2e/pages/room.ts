// Asking the room: the facilitator's dialog, and the phone of one who is asked.
import { type Browser, type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { fixedClock } from "./clock.ts";
import { downloaded } from "./plan.ts";
import { CASCADING, Console, Workshops } from "./workshop.ts";

/** The step of goal cascading in which everyone writes what the year must bring. */
export const YEAR = "What the year must bring";
export const THOUGHTS = "What must be true in a year";
/** The one in which they vote on it. */
export const FEW = "Choose the few";
export const DOTS = "Dots on what must be true";

/** A run of goal cascading that stands at a step. */
export async function runAt(page: Page, step: string): Promise<Console> {
  const workshops = new Workshops(page);
  await workshops.openIn();
  const desk = await workshops.run(CASCADING);
  await desk.next.click();
  await desk.go(step);
  await expect(desk.at(step)).toBeVisible();
  return desk;
}

/** “Ask the room” in the console. */
export class AskRoom {
  readonly dialog: Locator;
  readonly button: Locator;
  readonly link: Locator;
  readonly code: Locator;
  readonly paste: Locator;
  readonly bring: Locator;
  readonly report: Locator;
  readonly heard: Locator;
  readonly project: Locator;

  constructor(readonly page: Page) {
    this.button = page.getByRole("article").getByRole("button", { name: "Ask the room" });
    this.dialog = page.getByRole("dialog", { name: "Ask the room" });
    this.link = this.dialog.getByRole("textbox", { name: "Link" });
    this.code = this.dialog.getByRole("img", { name: "QR code of the question" });
    const answers = this.dialog.getByRole("region", { name: "Bring in answers" });
    this.paste = answers.getByRole("textbox", { name: "Paste what people sent" });
    this.bring = answers.getByRole("button", { name: "Bring in" });
    this.report = answers.getByRole("status");
    this.heard = this.dialog.getByRole("region", { name: "Who has answered" });
    this.project = this.dialog.getByRole("button", { name: "Show the code to the room" });
  }

  async open() {
    await this.button.click();
    await expect(this.dialog).toBeVisible();
  }

  async nameless() {
    await this.dialog.getByRole("radio", { name: "Without names" }).check({ force: true });
  }

  async address(): Promise<string> {
    await expect(this.link).toHaveValue(/#\/answer\/C/);
    return this.link.inputValue();
  }

  async bringIn(text: string) {
    await this.paste.fill(text);
    await this.bring.click();
  }

  async close() {
    await this.dialog.getByRole("button", { name: "Back to the step" }).click();
    await expect(this.dialog).toBeHidden();
  }
}

/** Somebody who is asked, at a phone of their own. */
export class Participant {
  readonly name: Locator;
  readonly send: Locator;

  constructor(
    readonly page: Page,
    readonly context: BrowserContext,
  ) {
    this.name = page.getByLabel("Your name");
    this.send = page.getByRole("region", { name: "Send back" });
  }

  static async start(browser: Browser, link: string): Promise<Participant> {
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      locale: "en-GB",
      timezoneId: "Europe/Berlin",
      permissions: ["clipboard-read", "clipboard-write"],
    });
    const page = await context.newPage();
    await fixedClock(page);
    await page.goto(link);
    await expect(page.getByRole("region", { name: "Send back" })).toBeVisible({ timeout: 15_000 });
    return new Participant(page, context);
  }

  field(label: string): Locator {
    return this.page.getByLabel(label, { exact: true });
  }

  async dots(...items: string[]) {
    for (const item of items) await this.page.getByRole("button", { name: `One dot for: ${item}` }).click();
  }

  /** The answers as a code for a chat. */
  async code(): Promise<string> {
    await this.send.getByRole("button", { name: "Copy as text" }).click();
    await expect(this.send.getByText("Copied. Now paste it")).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async link(): Promise<string> {
    await this.send.getByRole("button", { name: "Copy the link" }).click();
    await expect(this.send.getByText("Copied. Now paste it")).toBeVisible();
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  async file() {
    return downloaded(this.page, () => this.send.getByRole("button", { name: "Save as a file" }).click());
  }

  async leave() {
    await this.context.close();
  }
}
