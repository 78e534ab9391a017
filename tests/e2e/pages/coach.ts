// The coach: its questions, its templates, the list it checks, and what it notices of a plan.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

/** Question mode in the margin of a goal. */
export class Questions {
  readonly coach: Locator;
  readonly begin: Locator;
  readonly answer: Locator;
  readonly go: Locator;
  readonly skip: Locator;
  readonly back: Locator;
  readonly end: Locator;

  constructor(readonly page: Page) {
    this.coach = page.getByRole("complementary", { name: "Coach" });
    this.begin = this.coach.getByRole("button", { name: "Ask me one question at a time" });
    this.answer = this.coach.getByRole("textbox").first();
    this.go = this.coach.getByRole("button", { name: "Answer", exact: true });
    this.skip = this.coach.getByRole("button", { name: "Skip" });
    this.back = this.coach.getByRole("button", { name: "Back" });
    this.end = this.coach.getByRole("button", { name: "Stop asking" });
  }

  /** A usual answer to the question. */
  choice(name: string): Locator {
    return this.coach.getByRole("group", { name: "Usual answers" }).getByRole("button", { name, exact: true });
  }

  /** The question is asked, and its field is where one types. */
  async asks(question: string) {
    // A field with suggestions is a combobox.
    const field = this.coach.getByLabel(question, { exact: true }).and(this.page.locator("input"));
    await expect(field).toBeFocused();
    return field;
  }

  /** Answers the question that is asked, by keyboard alone. */
  async say(question: string, answer: string) {
    await this.asks(question);
    await this.page.keyboard.press("Control+a");
    await this.page.keyboard.type(answer);
    await this.page.keyboard.press("Enter");
  }
}

export const ASK = {
  metric: "Which number would move if this worked?",
  baseline: "Where does it stand today?",
  target: "Where should it stand?",
  unit: "What does the number count?",
  due: "By when?",
  evidence: "How would you know? Where is the number read?",
  others: "Who else must move for this to work?",
};

/** The dialog with templates. */
export class Templates {
  readonly open: Locator;
  readonly dialog: Locator;
  readonly search: Locator;
  readonly list: Locator;

  constructor(readonly page: Page) {
    this.open = page.getByRole("button", { name: "Start from a template" });
    this.dialog = page.getByRole("dialog", { name: "Start from a template" });
    this.search = this.dialog.getByRole("searchbox", { name: "Search" });
    this.list = this.dialog.getByRole("list", { name: "Templates" }).getByRole("button");
  }
}

/** The page on which a list is checked. */
export class CheckPage {
  readonly list: Locator;
  readonly file: Locator;
  readonly table: Locator;
  readonly rows: Locator;
  readonly level: Locator;
  readonly adopt: Locator;

  constructor(readonly page: Page) {
    this.list = page.getByRole("textbox", { name: "The list" });
    this.file = page.getByLabel("Choose a file");
    this.table = page.getByRole("table", { name: "The goals as they were read" });
    this.rows = this.table.getByRole("row").filter({ has: page.getByRole("rowheader") });
    this.level = page.getByLabel("Take them over as goals of");
    this.adopt = page.getByRole("button", { name: /^Add \d+ goals? to the plan$|^Tick what to add$/ });
  }

  async open(hash = "#/check") {
    await this.page.goto(`./${hash}`);
    await expect(this.page.getByRole("heading", { name: "Check a list of goals", level: 1 })).toBeVisible();
  }

  row(goal: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("rowheader", { name: goal }) });
  }

  tick(goal: string): Locator {
    return this.row(goal).getByRole("checkbox");
  }

  /** What the columns of a row say. */
  async says(goal: string, cells: { measure?: string; from?: string; to?: string; by?: string; open?: string | RegExp }) {
    const place = { measure: 1, from: 2, to: 3, by: 4, open: 5 } as const;
    for (const name of ["measure", "from", "to", "by", "open"] as const) {
      const value = cells[name];
      if (value !== undefined) await expect(this.row(goal).getByRole("cell").nth(place[name]), name).toHaveText(value);
    }
  }
}

export const LIST = `Company goals
- Raise NPS from 42 to 50 by 30 June 2027
- Improve customer support
- Make 50 cold calls a day
- Cut time to hire from 60 to 45 days by 31 March 2027
- Raise NPS from 42 to 50 by 30 June 2027
- 2027`;

/** The page of what the coach notices of a plan. */
export class NoticedPage {
  readonly main: Locator;
  readonly summary: Locator;

  constructor(readonly page: Page) {
    this.main = page.getByRole("main");
    this.summary = this.main.getByRole("status").first();
  }

  async open(plan: string) {
    await this.page.goto(`./#/plan/${plan}/coach`);
    await expect(this.page.getByRole("heading", { name: "What the coach notices", level: 1 })).toBeVisible();
  }

  card(title: string | RegExp): Locator {
    return this.main.getByRole("article").filter({ has: this.page.getByRole("heading", { name: title, level: 3 }) });
  }

  group(name: string): Locator {
    return this.main.getByRole("region", { name });
  }
}

const metric = (id: string, name: string, more: object = {}) => ({ id, name, unit: "%", baseline: 10, target: 20, ...more });

/** A plan that does not hang together. */
export const LOOSE = planFile({
  id: "loose",
  name: "Loose ends",
  people: [
    { id: "ana", name: "Ana Sol" },
    { id: "bo", name: "Bo Ek" },
  ],
  teams: [{ id: "ops", name: "Operations", kind: "team" }],
  goals: [
    { id: "grow", level: "company", statement: "Grow revenue from $10M to $12M by 31 December 2027", due: "2027-12-31", owner: "ana", status: "active",
      metrics: [{ id: "m1", name: "revenue", unit: "$", baseline: 10e6, target: 12e6, timing: "lagging" }] },
    { id: "late", level: "team", parent: "grow", statement: "Close $0.5M with new clients by 31 March 2028", due: "2028-03-31", owner: "bo", status: "active",
      contribution: { kind: "amount", value: 5e5 },
      metrics: [metric("m1", "closed deals", { unit: "$", baseline: 0, target: 5e5, timing: "lagging" })] },
    { id: "idle", level: "company", statement: "Improve teamwork", owner: "ana", status: "active",
      agreed: { on: "2026-10-01", snapshot: { statement: "Improve teamwork across sites", due: "2027-06-30" } } },
    { id: "stray", level: "team", statement: "Make 50 cold calls a day", owner: "bo",
      metrics: [1, 2, 3, 4, 5, 6].map((at) => metric(`m${at}`, `calls ${at}`)) },
  ],
});

/** Imports a plan, and waits until it is shown. */
export async function bring(page: Page, file: string) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
}
