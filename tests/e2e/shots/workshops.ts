// Workshops: the list, one of them, the console in its main states, the projector and the report.
import { expect, type Page } from "@playwright/test";
import { alignment, cascading, stakeholders } from "../pages/workshop-runs.ts";
import { Build } from "../pages/build.ts";
import { CASCADING, type Console, Workshops } from "../pages/workshop.ts";
import type { Shot } from "./pages.ts";

async function running(page: Page, title = CASCADING): Promise<Console> {
  const workshops = new Workshops(page);
  await workshops.openIn({
    name: "Northwind 2027",
    people: [
      { id: "ilse", name: "Ilse Brandt" },
      { id: "tomas", name: "Tomás Vega" },
    ],
  });
  const desk = await workshops.run(title);
  await desk.next.click();
  return desk;
}

async function grouped(page: Page) {
  const desk = await running(page);
  await desk.go("What the year must bring");
  await desk.add(
    "What must be true in a year",
    "Two new regions",
    "Churn is halved",
    "Every ward knows us",
    "Night shifts use the app",
  );
  await desk.reveal();
  await page.getByRole("checkbox", { name: "Choose: Two new regions" }).check();
  await page.getByRole("checkbox", { name: "Choose: Every ward knows us" }).check();
  await page.getByRole("button", { name: "Make a group" }).click();
  await page.getByLabel("Name of the group").fill("Growth");
  await atHand(page, desk);
  await desk.saved();
  return desk;
}

async function building(page: Page) {
  const workshops = new Workshops(page);
  await workshops.openIn();
  await workshops.look("One-to-one");
  await page.getByRole("button", { name: "Make it your own: One-to-one" }).click();
  const build = new Build(page);
  await expect(build.pick.getByText("Fetching the workshops…")).toHaveCount(0, { timeout: 15_000 });
  await build.add("Choose the few", CASCADING);
  const minutes = build.steps.getByRole("spinbutton", { name: "Minutes: Growth" });
  await minutes.fill("40");
  await minutes.blur();
  await build.steps.getByText(/Words and notes\s*: Growth/).click();
  return build;
}

async function atHand(page: Page, desk: Console) {
  await page.getByLabel("Take down a decision", { exact: true }).fill("One revenue goal for both teams");
  await page.getByLabel("Take down a decision", { exact: true }).press("Enter");
  await desk.park("Partner leads: whose are they?");
}

async function voted(page: Page) {
  const desk = await running(page, alignment.title);
  await desk.go("Customers we want more of");
  await desk.add(
    "What our best customers share",
    "Asked for a demo or a price in the last 14 days",
    "Company of 50 to 500 people in our three regions",
    "The contact can sign, or names who does",
    "Opened two mails",
  );
  await desk.reveal();
  const [first, second, third] = ["Asked for a demo", "Company of 50", "The contact can sign"];
  await desk.vote("Which traits tell best", [first!, first!, second!], [first!, first!, third!], [first!, second!]);
  await atHand(page, desk);
  return desk;
}

async function reckoned(page: Page) {
  const desk = await running(page, alignment.title);
  await desk.go("The goal we share");
  await desk.add("Shared revenue goal", alignment.goals[0]!);
  await desk.on("Reckon it back");
  await desk.fill(desk.input("From revenue back to visits"), { Revenue: "2000000", "Average deal": "20000" });
  await desk.saved();
  return desk;
}

const projecting = (prepare: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await prepare(page);
  await page.goto(`${page.url()}/projector`);
  await expect(page.getByRole("timer")).toBeVisible();
};

export const workshopPages: Shot[] = [
  {
    name: "workshops-all",
    hash: "#/workshops",
    prepare: async (page) =>
      expect(page.getByRole("button", { name: `Choose a plan for: ${CASCADING}` })).toBeVisible(),
  },
  {
    name: "workshops",
    hash: "",
    prepare: async (page) => {
      await voted(page);
      await page.getByRole("main").getByRole("link", { name: "Workshops" }).first().click();
      await expect(page.getByRole("link", { name: `Look inside: ${CASCADING}` })).toBeVisible();
    },
  },
  {
    name: "workshop",
    hash: "",
    prepare: async (page) => {
      const workshops = new Workshops(page);
      await workshops.openIn();
      await workshops.look(CASCADING);
    },
  },
  { name: "console", hash: "", prepare: async (page) => void (await grouped(page)) },
  { name: "console-vote", hash: "", prepare: async (page) => void (await voted(page)) },
  { name: "console-funnel", hash: "", prepare: async (page) => void (await reckoned(page)) },
  {
    name: "console-goals",
    hash: "",
    prepare: async (page) => {
      const desk = await running(page);
      await desk.go("Write the strategic goals");
      await desk.add("Strategic goals", cascading.goals[0]!, "Improve onboarding");
    },
  },
  {
    name: "console-interview",
    hash: "",
    prepare: async (page) => {
      const desk = await running(page, stakeholders.title);
      await desk.go("Step 2: the right people");
      await page.getByRole("checkbox", { name: "Executives" }).check();
      await page.getByRole("checkbox", { name: "What the organisation is after" }).check();
      await desk.on("The interview kit");
      await page.getByRole("button", { name: "Fill with questions" }).click();
      await desk.next.click();
      const interviews = desk.input("Interviews");
      await interviews.getByRole("button", { name: "Note an interview" }).click();
      await desk.fill(interviews, { "Who answered": "Mira Okafor" });
      const answer = interviews.locator("textarea").first();
      await answer.fill("I want fewer leads to leave, and proof of it.");
      await answer.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(7, 27));
      await interviews.getByPlaceholder("Theme").first().fill("Staying");
      await interviews.getByRole("button", { name: "Mark selected words" }).first().click();
      await expect(interviews.getByRole("button", { name: "Remove the theme: Staying" })).toBeVisible();
    },
  },
  {
    name: "console-weeks",
    hash: "",
    prepare: async (page) => {
      const desk = await voted(page);
      await desk.agenda.getByRole("button", { name: "Over the weeks" }).click();
      const weeks = page.getByRole("dialog", { name: "Over the weeks" });
      await weeks.getByRole("checkbox", { name: /Both heads tell their teams/ }).check();
    },
  },
  {
    name: "console-agenda",
    hash: "",
    prepare: async (page) => {
      const desk = await running(page);
      await desk.showSteps();
      await desk.agenda.getByRole("button", { name: "Change" }).click();
    },
  },
  {
    name: "build-begin",
    hash: "",
    prepare: async (page) => {
      await new Workshops(page).openIn();
      await page.getByRole("link", { name: "Build your own" }).click();
      await expect(page.getByLabel("What it is called")).toBeVisible();
    },
  },
  {
    name: "build",
    hash: "",
    prepare: async (page) => {
      await building(page);
    },
  },
  { name: "projector", hash: "", prepare: projecting(grouped) },
  { name: "projector-vote", hash: "", prepare: projecting(voted) },
  { name: "projector-funnel", hash: "", prepare: projecting(reckoned) },
  {
    name: "workshop-report",
    hash: "",
    prepare: async (page) => {
      const desk = await reckoned(page);
      await desk.go("Customers we want more of");
      await desk.add("What our best customers share", "Fifty people or more", "They pay yearly");
      await desk.reveal();
      await desk.vote("Which traits tell best", ["Fifty people or more"]);
      await desk.go("Ideal customer profile");
      await desk.entry("Ideal customer profile", "Clinics that are growing", {
        "What must be true, one a line": "At least fifty people\nPays yearly",
      });
      await desk.go("Until next week");
      await desk.entry("Actions", "Bring last year’s lost deals", { Who: "Tomás Vega", By: "2026-11-27" });
      await atHand(page, desk);
      await page.getByRole("link", { name: "Report", exact: true }).click();
      await expect(page.getByRole("button", { name: "Save as Markdown" })).toBeVisible();
    },
  },
];
