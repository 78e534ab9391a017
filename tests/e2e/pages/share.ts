// Handing a plan on, and opening what was handed on.
import { type Browser, expect, type Locator, type Page } from "@playwright/test";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { fixedClock } from "./clock.ts";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

export const HARBOUR = "Serve every ship within a day by 31 December 2027";
export const CRANES = "Raise crane availability from 82 % to 95 % by 30 September 2027";
export const REPAIRS = "Cut the time for a repair from 9 to 3 days by 31 March 2027";
export const SECRET = "Replace the crane supplier by 30 June 2027";
export const CLERKS = "Clear customs papers within 2 hours by 30 June 2027";

const goal = (id: string, statement: string, rest: object) => ({ id, statement, status: "active", ...rest });

/** A harbour with two teams; a goal and a one-to-one of it are private. */
export const SHARED = planFile({
  id: "harbour",
  name: "Harbour 2027",
  teams: [
    { id: "quay", name: "Quay" },
    { id: "office", name: "Office" },
  ],
  people: [
    { id: "ada", name: "Ada Holm", role: "Director" },
    { id: "kim", name: "Kim Sol", role: "Crane engineer", team: "quay", email: "kim@harbour.example" },
    { id: "lee", name: "Lee Moor", role: "Clerk", team: "office" },
  ],
  goals: [
    goal("harbour", HARBOUR, { level: "company", owner: "ada" }),
    goal("cranes", CRANES, {
      level: "team",
      parent: "harbour",
      team: "quay",
      owner: "kim",
      metrics: [{ id: "m", name: "crane availability", unit: "%", baseline: 82, target: 95, history: [{ on: "2026-11-20", value: 84 }] }],
    }),
    goal("repairs", REPAIRS, { parent: "cranes", owner: "kim" }),
    goal("secret", SECRET, { parent: "cranes", owner: "kim", private: true }),
    goal("clerks", CLERKS, { level: "team", parent: "harbour", team: "office", owner: "lee" }),
  ],
  check_ins: [{ id: "c", goal: "cranes", on: "2026-11-20", by: "kim", note: "The second crane is back" }],
  meetings: [{ id: "one", title: "Ada and Kim alone", kind: "one_to_one", start: "2026-11-12" }],
});

/** More than a link can hold: words that nothing can make short. */
export function longPlan(goals: number) {
  let seed = 1;
  const letter = () => "abcdefghijklmnopqrstuvwxyz "[(seed = (seed * 48271) % 2147483647) % 27];
  const words = () => Array.from({ length: 200 }, letter).join("");
  return planFile({ goals: Array.from({ length: goals }, (_, at) => ({ id: `g${at}`, statement: words() })) });
}

export class SharePage {
  readonly link: Locator;
  readonly size: Locator;
  readonly copy: Locator;
  readonly code: Locator;
  readonly save: Locator;
  readonly team: Locator;
  readonly private: Locator;
  readonly lock: Locator;
  readonly passphrase: Locator;
  readonly lockIt: Locator;

  constructor(readonly page: Page) {
    this.link = page.getByRole("textbox", { name: "Link", exact: true });
    this.size = page.getByRole("region", { name: "The link" }).getByText(/letters/);
    this.copy = page.getByRole("button", { name: "Copy the link" });
    this.code = page.getByRole("img", { name: "QR code of the link" });
    this.save = page.getByRole("button", { name: "Save as a file" });
    this.team = page.getByLabel("Which team");
    this.private = page.getByRole("checkbox", { name: /private records? along/ });
    this.lock = page.getByRole("checkbox", { name: "Lock it with a passphrase" });
    this.passphrase = page.getByLabel("The passphrase");
    this.lockIt = page.getByRole("button", { name: "Lock it" });
  }

  /** Brings the plan in and opens the page. */
  async open(file = SHARED) {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(new PlanPage(this.page).export).toBeVisible();
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Share" }).click();
    await this.there();
  }

  async there() {
    await expect(this.page.getByRole("heading", { level: 1, name: "Share" })).toBeVisible();
  }

  what(name: string | RegExp): Locator {
    return this.page.getByRole("radio", { name });
  }

  /** Chooses a team. */
  async ofTeam(name: string) {
    await this.what("One team").check();
    await this.team.selectOption(name);
  }

  /** The link as it stands. */
  async address(): Promise<string> {
    await expect(this.link).toHaveValue(/#\/open\/[AB]/);
    return this.link.inputValue();
  }

  /** The file inside the link. */
  async inside(): Promise<string> {
    return unpacked(await this.address());
  }
}

/** Somebody else's browser, which has opened a link. */
export class OtherBrowser {
  readonly heading: Locator;
  readonly preview: Locator;
  readonly go: Locator;
  readonly refusal: Locator;
  readonly passphrase: Locator;
  readonly unlock: Locator;

  constructor(readonly page: Page) {
    this.heading = page.getByRole("heading", { level: 1, name: "Open a shared plan" });
    this.preview = page.getByRole("region", { name: "In this link" });
    this.go = this.preview.getByRole("button", { name: "Import", exact: true });
    this.refusal = page.getByRole("alert").filter({ hasText: "This link cannot be read" });
    this.passphrase = page.getByLabel("Passphrase", { exact: true });
    this.unlock = page.getByRole("button", { name: "Unlock" });
  }

  static async start(browser: Browser, baseURL: string): Promise<OtherBrowser> {
    const context = await browser.newContext({ baseURL, locale: "en-GB", timezoneId: "Europe/Berlin" });
    const page = await context.newPage();
    await fixedClock(page);
    return new OtherBrowser(page);
  }

  async open(link: string) {
    await this.page.goto(link);
    await expect(this.heading).toBeVisible();
  }

  /** Nothing of what was in the link is in the address, now or on the way back. */
  async leavesNoTrace(link: string) {
    const letters = link.split("#/open/")[1];
    expect(this.page.url()).not.toContain(letters);
    expect(this.page.url()).toMatch(/#\/open$/);
    const state = await this.page.evaluate(() => JSON.stringify([history.state, { ...sessionStorage }]));
    expect(state).not.toContain(letters);
  }
}

function crc32(bytes: Uint8Array): number {
  let sum = ~0;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

/** The letters of a link, as another program would make them. */
export function letters(file: string, kind = "A"): string {
  const bytes = deflateRawSync(Buffer.from(file));
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(bytes));
  return kind + Buffer.concat([bytes, sum]).toString("base64url");
}

/** What is in a link that is not locked. */
export function unpacked(link: string): string {
  const bytes = Buffer.from(link.split("#/open/A")[1], "base64url");
  return inflateRawSync(bytes.subarray(0, -4)).toString();
}
