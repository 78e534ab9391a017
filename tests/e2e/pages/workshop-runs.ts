// What is said in each of the three workshops, from the first step to the last.
import { expect, type Locator, type Page } from "@playwright/test";
import type { Console } from "./workshop.ts";

/** A workshop as a room holds it, with a week between its two parts. */
export interface Held {
  title: string;
  /** The first part; `room` is the projector window. */
  first(desk: Console, room: Page): Promise<void>;
  /** At which step the first part ends. */
  resumes: string;
  second(desk: Console): Promise<void>;
  /** What the report says. */
  told(report: Locator): Promise<void>;
  /** Goals that are in the plan at the end. */
  goals: string[];
}

const part = (report: Locator, name: string) => report.getByRole("region", { name, exact: true });

const REVENUE = "Grow revenue from new customers from 1,400,000 to 2,000,000 by 31 December 2027";

export const alignment: Held = {
  title: "Sales and marketing in step in 30 days",
  goals: [REVENUE, "Win 100 deals by 31 December 2027", "Bring 800 leads that sales accepts by 31 December 2027"],
  resumes: "Until next week",

  async first(desk, room) {
    const { page } = desk;
    await page.getByRole("checkbox", { name: /Get the revenue target/ }).check();
    await desk.arrive("Ilse Brandt", "Tomás Vega");
    await desk.on("What the quarrel costs");
    await expect(room.getByRole("heading", { level: 1 })).toContainText("Where did the two teams last work against");
    await desk.add("What it cost us", "Spring fair leads called after three weeks", "A discount that nobody knew of");
    await expect(room.getByText("2 thoughts written")).toBeVisible();
    await desk.reveal();
    await expect(room.getByText("A discount that nobody knew of")).toBeVisible();
    await desk.add("Teams that share the goal", "Sales", "Marketing");

    await desk.on("The goal we share");
    await desk.add("Shared revenue goal", REVENUE);
    await desk.fill(desk.input("Why this number"), { "Why this number": "The new region pays for itself with it." });

    await desk.on("Reckon it back");
    const funnel = desk.input("From revenue back to visits");
    await desk.fill(funnel, { Revenue: "2000000", "Average deal": "20000" });
    const drawing = funnel.getByRole("img");
    await expect(drawing).toHaveAccessibleName(/Website visits: 114,286.*Accepted leads \(SQLs\): 800.*Deals: 100$/);
    // Any number can be the unknown: here it is the revenue, and then the average deal.
    await desk.fill(funnel, { Revenue: "", Deals: "120" });
    await expect(funnel.getByText("= 2,400,000")).toBeVisible();
    await desk.fill(funnel, { Revenue: "2400000", "Average deal": "" });
    await expect(funnel.getByText("= 20,000")).toBeVisible();
    await desk.fill(funnel, { Revenue: "2000000", "Average deal": "20000", Deals: "" });
    await expect(drawing).toHaveAccessibleName(/Deals: 100$/);
    await expect(room.getByRole("img", { name: /Deals: 100$/ })).toBeVisible();

    await desk.on("What we no longer promise");
    await desk.row("What we measure today", { Measure: "Number of MQLs", "Whose target it was": "Marketing" });
    const flagged = desk.input("What we measure today");
    await expect(flagged.getByText("It can rise while revenue stands still")).toBeVisible();
    await flagged.getByRole("button", { name: "Make it an early sign" }).click();
    await expect(flagged.getByLabel("From now on").locator("option:checked")).toHaveText("An early sign");

    await desk.on("How sure are we?");
    await desk.rate("How sure we are of the shared goal", 8, 3, 7);
    await expect(desk.input("How sure we are of the shared goal")).toContainText("3 numbers · middle 7 · 3 to 8");

    await desk.on("Until next week");
    await desk.entry("Actions", "Bring last year’s lost deals", { Who: "Tomás Vega", By: "2026-11-27" });
    await desk.park("Partner leads: whose are they?");
  },

  async second(desk) {
    const { page } = desk;
    await desk.next.click();
    await expect(desk.at("Customers we want more of")).toBeVisible();
    await page.getByRole("checkbox", { name: /Both heads tell their teams/ }).check();
    await desk.agenda.getByRole("button", { name: "Over the weeks" }).click();
    const weeks = page.getByRole("dialog", { name: "Over the weeks" });
    await expect(weeks).toContainText("Day 8 of 30");
    await expect(weeks.getByRole("checkbox", { name: /Both heads tell their teams/ })).toBeChecked();
    await weeks.getByRole("checkbox", { name: /Bring last year’s lost deals/ }).check();
    await expect(weeks).toContainText("Actions: 1 of 1 done");
    await weeks.getByRole("button", { name: "Back to the step" }).click();

    await desk.add("What our best customers share", "Fifty people or more", "One of us visited them", "They pay yearly");
    await desk.reveal();
    await desk.vote("Which traits tell best", ["Fifty people or more", "They pay yearly"], ["Fifty people or more"]);

    for (const [step, label, meaning, criteria] of DEFINITIONS) {
      await desk.on(step);
      await desk.entry(label, meaning, { "What must be true, one a line": criteria });
    }
    await desk.on("The handover");
    await desk.fill(desk.input("Sales answers a handed-over lead within"), {
      "Sales answers a handed-over lead within": "4",
    });
    await desk.entry("Handover agreement", "Marketing writes, sales answers the same day");
    await desk.entry("What happens to a rejected lead", "It comes back with a reason and is written to again in a quarter");
    await desk.on("Say yes");
    await desk.entry("Decisions", "Both teams are paid on revenue");

    await desk.on("Where we still differ");
    await desk.row("Leads we sorted differently", { Lead: "The museum", "What we change": "Ask for the budget" });
    await desk.on("Where the truth lives");
    await desk.row("Systems", { System: "CRM", "Captures by itself": "Yes", "Who looks after it": "Ilse Brandt" });
    await desk.on("The dashboard");
    await desk.row("Numbers on the dashboard", {
      Number: "Win rate",
      Unit: "%",
      Today: "22",
      "It is": "A result",
      Owner: "Ilse Brandt",
      Source: "CRM",
    });
    await desk.on("Who builds what");
    await desk.entry("Actions", "Build the dashboard", { Who: "Ilse Brandt" });

    await desk.on("Look at the numbers together");
    await expect(desk.input("Numbers on the dashboard")).toContainText("Win rate");
    await desk.on("The bottleneck");
    await desk.on("The weekly pipeline sync");
    await desk.entry("Weekly pipeline sync", "Pipeline sync", { "Who calls it": "Tomás Vega", "First time on": "2026-12-21" });
    await desk.on("How well does it work already?");
    await desk.rate("How well the two teams work together", 4, 3);
    await desk.on("Agree");
    await page.getByRole("radio", { name: "Yes, agree them" }).check();
    await desk.on("The rest of the thirty days");
    await desk.entry("Actions", "Look back together", { Who: "Ilse Brandt", By: "2026-12-23" });
  },

  async told(report) {
    for (const goal of alignment.goals) await expect(part(report, "Goals")).toContainText(goal);
    for (const [, , meaning] of DEFINITIONS) await expect(part(report, "What we mean by it")).toContainText(meaning);
    await expect(part(report, "Decisions")).toContainText("Both teams are paid on revenue");
    await expect(part(report, "Votes")).toContainText("One of us visited them");
    await expect(part(report, "Parked for later")).toContainText("Partner leads: whose are they?");
    await expect(part(report, "Actions")).toContainText("Bring last year’s lost deals");
    await expect(part(report, "Actions")).toContainText("Tomás Vega");
    await expect(report).toContainText("Pipeline sync");
    await expect(report).toContainText("Number of MQLs");
    await expect(report).toContainText("Win rate");
  },
};

const DEFINITIONS: [step: string, label: string, meaning: string, criteria: string][] = [
  ["Ideal customer profile", "Ideal customer profile", "Clinics that are growing", "At least fifty people\nPays yearly"],
  ["When marketing is done: the MQL", "Marketing-qualified lead (MQL)", "Fits and has asked us something", "Fits the profile"],
  ["When sales takes it: the SQL", "Sales-qualified lead (SQL)", "Has a need, a budget and a date", "Spoken with once"],
];

const SHARE = "Raise our market share from 12 % to 15 % by 31 December 2027";
const REGION = "Open 3 branches in the north by 30 June 2027";
const ONBOARDING = "Cut onboarding from 30 to 14 days by 30 September 2027";
const CALLS = "Hold 20 customer interviews by 31 March 2027";

export const cascading: Held = {
  title: "Goal cascading",
  goals: [SHARE, REGION, ONBOARDING, CALLS],
  resumes: "Who carries them",

  async first(desk, room) {
    const { page } = desk;
    await desk.on("Why we are here");
    await desk.add("What should be different", "Everyone can say what their work is for");
    await expect(room.getByText("Everyone can say what their work is for")).toBeVisible();
    await desk.on("Mission and vision");
    await desk.fill(page.getByRole("article"), { Mission: "We take the paperwork off nurses.", Vision: "Wards without forms" });
    await desk.on("Strengths, weaknesses, chances, risks");
    await desk.fill(page.getByRole("article"), { Strengths: "Nurses trust us", Threats: "A new law" });
    await expect(room.getByText("Nurses trust us")).toBeVisible();
    await desk.on("What the year must bring");
    await desk.add("What must be true in a year", "Two new regions", "Churn is halved", "Every ward knows us");
    await desk.reveal();
    await desk.on("Choose the few");
    await desk.vote("Dots on what must be true", ["Churn is halved", "Two new regions"], ["Two new regions"]);
    await expect(room.getByText("Two new regions")).toBeVisible();
    await desk.on("Write the strategic goals");
    await desk.add("Strategic goals", SHARE);
    await desk.on("Who carries them");
    await desk.add("Departments", "Branches", "Care");
  },

  async second(desk) {
    const { page } = desk;
    await desk.on("The goals once more");
    await expect(desk.input("Strategic goals")).toContainText(SHARE);
    await page.getByRole("article").getByLabel("Add to: Questions to leadership").fill("Who pays?");
    const departments = desk.agenda.getByRole("button", { name: "What this department gives and needs" });
    const said = await departments.count();
    for (let department = 0; department < said; department++) {
      await desk.next.click();
      await desk.fill(desk.input("What we give"), { "What we give": "Time and two people" });
    }
    for (let department = 0; department < said; department++) {
      await desk.next.click();
      await expect(desk.question).not.toBeEmpty();
    }
    for (let department = 0; department < said; department++) {
      await desk.next.click();
      const name = await page.getByRole("article").textContent();
      if (name?.includes("Branches")) {
        await desk.add("Department goals", REGION);
        await desk.fill(desk.input("Department goals"), { "What it gives": "An amount" });
        await desk.fill(desk.input("Department goals"), { "How much": "2" });
      } else if (name?.includes("Care")) {
        await desk.add("Department goals", ONBOARDING);
        await desk.fill(desk.input("Department goals"), { "What it gives": "Makes it possible" });
      }
    }
    await desk.on("Leadership answers");
    await desk.entry("Decisions", "The north comes first");

    await desk.on("Not what I do, but what comes of it");
    await desk.row("From activity to result", { "What I do": "I answer mails", "What it changes": "Nobody waits a day" });
    await desk.go("Whose goals we write today");
    await desk.add("People", "Dana Ruiz");
    await desk.on("My goals");
    await desk.add("Goals for results", CALLS);
    await desk.on("Line of sight");
    await expect(desk.input("The chains")).toContainText(SHARE);
    await desk.on("Gaps and overlaps");
    await expect(desk.input("What the sums say")).not.toContainText("Reckoning…");
    await desk.on("How sure are we?");
    await desk.rate("How sure we are", 6, 7);
    await desk.on("Agree");
    await page.getByRole("radio", { name: "Yes, agree them" }).check();
    await desk.on("Rhythm");
    await page.getByRole("radio", { name: "Every two weeks" }).check();
    await desk.on("Who tells whom");
    await desk.entry("Actions", "Tell every ward", { Who: "Dana Ruiz", By: "2026-12-18" });
  },

  async told(report) {
    for (const goal of cascading.goals) await expect(part(report, "Goals")).toContainText(goal);
    await expect(part(report, "Decisions")).toContainText("The north comes first");
    await expect(part(report, "Votes")).toContainText("Every ward knows us");
    await expect(part(report, "Actions")).toContainText("Tell every ward");
    await expect(part(report, "Actions")).toContainText("Dana Ruiz");
  },
};

const COACHES = "Raise coached leads from 20 % to 60 % by 30 September 2027";

export const stakeholders: Held = {
  title: "Ask your stakeholders",
  goals: [COACHES],
  resumes: "The interview kit",

  async first(desk, room) {
    const { page } = desk;
    await desk.on("Step 1: the big picture");
    await desk.fill(desk.input("The big picture, as we see it today"), {
      "The big picture, as we see it today": "Leads are promoted and then left alone.",
    });
    await expect(room.getByText("Leads are promoted and then left alone.")).toBeVisible();
    await desk.on("Step 2: the right people");
    await page.getByRole("checkbox", { name: "Executives" }).check();
    await page.getByRole("checkbox", { name: "Line managers" }).check();
    await page.getByRole("checkbox", { name: "What the organisation is after" }).check();
    await page.getByRole("checkbox", { name: "From welcome to worthwhile" }).check();
    await desk.add("People to ask", "Mira Okafor", "Jon Lindqvist");
    await desk.on("The interview kit");
    const kit = desk.input("Questions");
    await kit.getByRole("button", { name: "Fill with questions" }).click();
    await expect.poll(() => kit.getByRole("textbox", { name: "Question", exact: true }).count()).toBe(10);
    await kit.getByLabel("A question of your own").fill("What should we stop doing?");
    await kit.getByLabel("A question of your own").press("Enter");
    await expect(kit.getByRole("textbox", { name: "Question", exact: true }).last()).toHaveValue("What should we stop doing?");
    await kit.getByRole("button", { name: "Earlier: What should we stop doing?" }).click();
    await expect(kit.getByRole("textbox", { name: "Question", exact: true }).last()).not.toHaveValue(
      "What should we stop doing?",
    );
  },

  async second(desk) {
    const { page } = desk;
    for (const [audience, who, answer] of [
      ["Executives", "Mira Okafor", "I want fewer leads to leave, and proof of it"],
      ["Line managers", "Jon Lindqvist", "I have no time to coach anyone"],
    ]) {
      await desk.next.click();
      await expect(page.getByRole("article")).toContainText(audience!);
      const interviews = desk.input("Interviews");
      await interviews.getByRole("button", { name: "Note an interview" }).click();
      await desk.fill(interviews, { "Who answered": who! });
      const first = interviews.getByRole("textbox").and(interviews.locator("textarea")).first();
      await first.fill(answer!);
      await first.blur();
      await first.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(0, 16));
      await interviews.getByPlaceholder("Theme").first().fill("Time");
      await interviews.getByRole("button", { name: "Mark selected words" }).first().click();
      await expect(interviews.getByRole("button", { name: "Remove the theme: Time" })).toBeVisible();
    }

    await desk.on("Who is still silent?");
    const coverage = desk.input("Audiences and topics");
    await expect(coverage.getByRole("row", { name: /^Executives/ })).toContainText("1 answer");
    await expect(coverage.getByRole("row", { name: /^Executives/ })).toContainText("silent");
    await expect(coverage.getByRole("row", { name: /^Line managers/ })).toContainText("not asked");
    await desk.on("Themes");
    const theme = desk.input("Themes and who spoke of them");
    await expect(theme).toContainText("Mira Okafor");
    await expect(theme).toContainText("Jon Lindqvist");
    await desk.add("What we learnt", "Leads have no time", "Leads want a person to ask");
    await desk.vote("What matters most", ["Leads have no time"], ["Leads have no time"]);
    await desk.on("Step 4: business and growth in balance");
    await desk.on("From answers to goals");
    await desk.add("Our goals", COACHES);
    await desk.on("Where the numbers come from");
    await desk.row("Data sources", { System: "Learning platform", "Captures by itself": "Yes", "Who looks after it": "Jon Lindqvist" });
    await desk.on("Early and late measures");
    await desk.row("Measures of our first goal", { Measure: "Coaching hours", Unit: "hours", Source: "Learning platform" });
    await desk.on("The success-metrics matrix");
    const matrix = desk.input("From goal to business outcome");
    await matrix.getByRole("button", { name: "Take it over" }).click();
    await expect(matrix.getByLabel("Goal", { exact: true })).toHaveValue(COACHES);
    await desk.fill(matrix.getByRole("row").last(), {
      "What people learn": "To listen",
      "What the business notices": "Fewer leads leave",
    });
    await desk.on("Step 5: how we track, report, review");
    await desk.entry("Decisions", "We report every month");
    await desk.rate("How sure we are of each goal", 7, 8);
    await desk.on("Step 6: tell them, and write it down");
    await desk.entry("Actions", "Write to all whom we asked", { Who: "Mira Okafor" });
    await desk.on("Step 7: keep them with you");
    await desk.entry("Stakeholder check-in", "Check-in");
  },

  async told(report) {
    await expect(part(report, "Goals")).toContainText(COACHES);
    await expect(part(report, "Decisions")).toContainText("We report every month");
    await expect(part(report, "Votes")).toContainText("Leads want a person to ask");
    await expect(part(report, "Actions")).toContainText("Write to all whom we asked");
    await expect(report).toContainText("Learning platform");
    await expect(report).toContainText("I have no time to coach anyone");
  },
};
