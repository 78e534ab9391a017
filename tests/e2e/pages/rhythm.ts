// When a plan is looked at, as a person sees it.
import { expect, type Locator, type Page } from "@playwright/test";
import { ImportPage, planFile } from "./import.ts";
import { downloaded, PlanPage } from "./plan.ts";

export const LATE = "Answer every complaint within two days by 31 March 2027";
export const HALL = "Move the clinic into the new hall by 31 December 2026";

/** Two meetings, a goal that nobody has reported on, a step that is due, and a goal that was agreed to stay. */
export const STEADY = planFile({
  id: "steady",
  name: "Steady",
  settings: { freeze: "quarter" },
  people: [
    { id: "ana", name: "Ana Reyes" },
    { id: "bo", name: "Bo Ek" },
  ],
  goals: [
    { id: "late", statement: LATE, level: "company", owner: "bo", status: "active", start: "2026-10-01", due: "2027-03-31" },
    {
      id: "hall",
      statement: HALL,
      level: "company",
      owner: "ana",
      status: "active",
      due: "2026-12-31",
      agreed: {
        on: "2026-10-12",
        by: "bo",
        snapshot: {
          statement: HALL,
          owner: "ana",
          due: "2026-12-31",
          metrics: [{ id: "m1", name: "rooms moved", baseline: 0, target: 20 }],
          milestones: [{ id: "s1", name: "Rooms are painted", due: "2026-11-25" }],
        },
      },
      metrics: [
        {
          id: "m1",
          name: "rooms moved",
          baseline: 0,
          target: 20,
          history: [
            { on: "2026-11-13", value: 4 },
            { on: "2026-11-19", value: 9 },
          ],
        },
      ],
      milestones: [{ id: "s1", name: "Rooms are painted", due: "2026-11-25" }],
    },
  ],
  check_ins: [
    { id: "c1", goal: "hall", on: "2026-11-13", by: "ana", confidence: 7, note: "The first four rooms are in" },
    { id: "c2", goal: "hall", on: "2026-11-19", by: "ana", confidence: 8, note: "Nine rooms are in" },
  ],
  decisions: [{ id: "d1", text: "Reception moves last", on: "2026-11-18", goal: "hall" }],
  meetings: [
    {
      id: "metrics",
      title: "Monday numbers",
      kind: "weekly_metrics",
      start: "2026-10-05",
      time: "09:30",
      minutes: 35,
      repeat: { period: "week" },
      agenda: ["What moved", "Who does what by when"],
      owner: "ana",
      attendees: ["ana", "bo"],
    },
    { id: "bo", title: "Ana and Bo", kind: "one_to_one", start: "2026-11-12", minutes: 40, repeat: { every: 2, period: "week" }, owner: "bo" },
  ],
});

export class RhythmPage {
  readonly next: Locator;
  readonly card: Locator;
  readonly meetings: Locator;
  readonly add: Locator;
  readonly calendar: Locator;
  readonly year: Locator;
  readonly drawing: Locator;
  readonly name: Locator;
  readonly minutes: Locator;
  readonly undo: Locator;

  constructor(readonly page: Page) {
    const region = (name: string) => page.getByRole("region", { name, exact: true });
    this.next = region("Next up");
    this.card = this.next.getByRole("article");
    this.meetings = page.getByRole("list", { name: "Meetings of this plan" });
    this.add = region("Add a meeting");
    this.calendar = region("In your own calendar");
    this.year = region("The year");
    this.drawing = this.year.getByRole("img");
    this.name = page.getByLabel("What it is called");
    this.minutes = page.getByLabel("Minutes");
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  }

  /** A meeting of the list. */
  meeting(title: string): Locator {
    return this.meetings.getByRole("listitem").filter({ has: this.edit(title) });
  }

  /** What opens the fields of a meeting. */
  edit(title: string): Locator {
    return this.page.getByRole("button", { name: `Edit ${title}`, exact: true });
  }

  /** The calendar file that a button hands over, its long lines put together, with each event as its lines by name. */
  async dates(button: Locator) {
    const file = await downloaded(this.page, () => button.click());
    const lines = file.text.replaceAll("\r\n ", "").split("\r\n");
    const events: Record<string, string>[] = [];
    for (const line of lines) {
      if (line === "BEGIN:VEVENT") events.push({});
      const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
      if (name && value !== undefined && events.length > 0) events.at(-1)![name] = value;
    }
    return { ...file, lines, events };
  }

  /** Brings the plan in and opens the page. */
  async open(file = STEADY) {
    await importPlan(this.page, file);
    await this.page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Rhythm" }).click();
    await this.there();
  }

  async there() {
    await expect(this.page.getByRole("heading", { level: 1, name: "Rhythm" })).toBeVisible();
  }
}

/** Brings a plan in; its goals are shown then. */
export async function importPlan(page: Page, file = STEADY) {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
}
