// The pages about people: who is here, who answers for what, and what is mine.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { PlanPage } from "./plan.ts";

export const STAFF_NAME = "Northwind 2027";

const metric = (name: string, unit: string, baseline: number, target: number) => ({ id: name, name, unit, baseline, target });

/** A company of six, one of them typed twice, with a goal that nobody answers for and an idle team. */
export const STAFF = planFile({
  id: "northwind",
  name: STAFF_NAME,
  teams: [
    { id: "sales", name: "Sales", kind: "department", lead: "ilse" },
    { id: "field", name: "Field sales", kind: "team", parent: "sales", lead: "aya" },
    { id: "care", name: "Customer care", kind: "team" },
  ],
  people: [
    { id: "dana", name: "Dana Ruiz", role: "Managing director" },
    { id: "ilse", name: "Ilse Brandt", role: "Head of sales", team: "sales", manager: "dana" },
    { id: "aya", name: "Aya Mori", role: "Account manager", team: "field", manager: "ilse" },
    { id: "aya-2", name: "Mori, Aya", email: "aya@northwind.example" },
    { id: "bo", name: "Bo Ek", role: "Account manager", team: "field" },
    { id: "tom", name: "Tomás Vega", role: "Agent", team: "care" },
  ],
  goals: [
    {
      id: "revenue",
      level: "company",
      statement: "Grow revenue from $10M to $12M by 31 December 2027",
      owner: "dana",
      status: "active",
      start: "2026-10-01",
      due: "2027-12-31",
      metrics: [{ ...metric("revenue", "$", 10e6, 12e6), history: [{ on: "2026-11-20", value: 10.5e6 }] }],
    },
    {
      id: "enterprise",
      level: "department",
      parent: "revenue",
      statement: "Close $1.2M with new enterprise clients by 30 September 2027",
      owner: "ilse",
      status: "active",
      due: "2027-09-30",
      metrics: [metric("closed", "$", 0, 1.2e6)],
    },
    {
      id: "demos",
      level: "team",
      parent: "enterprise",
      statement: "Raise demos held from 12 to 30 a month by 30 June 2027",
      owner: "aya",
      contributors: ["bo"],
      status: "active",
      start: "2026-10-01",
      due: "2027-06-30",
      metrics: [{ ...metric("demos held", "", 12, 30), history: [{ on: "2026-11-19", value: 20 }] }],
    },
    {
      id: "calls",
      parent: "demos",
      statement: "Win back ten lapsed clients by 31 March 2027",
      owner: "aya-2",
      status: "active",
      due: "2027-03-31",
      metrics: [1, 2, 3, 4, 5].map((at) => metric(`m${at}`, "", 0, 10)),
    },
    { id: "partners", level: "team", parent: "enterprise", statement: "Sign four resellers by 30 June 2027" },
  ],
  check_ins: [{ id: "c1", goal: "demos", on: "2026-11-19", by: "aya", confidence: 7 }],
});

/** Imports the company, and waits until its plan is shown. */
export async function importStaff(page: Page, file = STAFF) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
}

export class PeoplePage {
  readonly people: Locator;
  readonly teams: Locator;
  readonly mend: Locator;
  readonly add: Locator;
  readonly addTeam: Locator;
  readonly search: Locator;
  readonly pasteButton: Locator;
  readonly paste: Locator;
  readonly list: Locator;
  readonly dialog: Locator;
  readonly toast: Locator;
  readonly undo: Locator;

  constructor(readonly page: Page) {
    const main = page.getByRole("main");
    this.people = main.getByRole("list", { name: "People" }).getByRole("listitem");
    this.teams = main.getByRole("list", { name: "Teams" }).getByRole("listitem");
    this.mend = main.getByRole("complementary", { name: "To mend" });
    this.add = main.getByRole("textbox", { name: "Add a person" });
    this.addTeam = main.getByRole("textbox", { name: "Name of the team" });
    this.search = main.getByRole("searchbox", { name: "Find a person" });
    this.pasteButton = main.getByRole("button", { name: "Paste a list" });
    this.paste = main.getByRole("region", { name: "Paste a list of people" });
    this.list = this.paste.getByRole("textbox", { name: "The list" });
    this.dialog = page.getByRole("dialog");
    this.toast = page.getByRole("status").filter({ has: page.getByRole("button", { name: "Dismiss" }) });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  }

  async open(plan = "northwind") {
    await this.page.goto(`./#/plan/${plan}/people`);
    await expect(this.page.getByRole("heading", { name: "People and teams", level: 1 })).toBeVisible();
  }

  /** The row of a person. */
  person(name: string): Locator {
    return this.people.filter({ has: this.page.getByRole("button", { name: `Edit ${name}`, exact: true }) });
  }

  team(name: string): Locator {
    return this.teams.filter({ has: this.page.getByRole("button", { name: `Edit ${name}`, exact: true }) });
  }

  async edit(name: string) {
    await this.page.getByRole("button", { name: `Edit ${name}`, exact: true }).click();
    const fields = this.page.getByRole("group", { name: `About ${name}` });
    await expect(fields).toBeVisible();
    return fields;
  }

  view(name: "People" | "Teams" | "Who answers for what"): Locator {
    return this.page.getByRole("group", { name: "Show" }).getByRole("radio", { name, exact: true });
  }

  note(title: string | RegExp): Locator {
    return this.mend.getByRole("article").filter({ has: this.page.getByRole("heading", { name: title }) });
  }

  names(): Locator {
    return this.people.getByRole("button", { name: /^Edit / });
  }

  async saved() {
    await expect(this.page.getByRole("banner")).toContainText("Saved on this device");
  }
}
