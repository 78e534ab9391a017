// Each of the three workshops from the start page to the report, by keys alone.
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { keyboard } from "../pages/hands.ts";
import { ALIGNMENT, CASCADING, Console } from "../pages/workshop.ts";

/** From the start page to the first step of a workshop, in a new plan. */
async function begin(page: Page, title: string) {
  const hand = keyboard(page);
  const desk = new Console(page);
  await page.goto("./");
  await hand.press(page.getByRole("link", { name: "Run a workshop" }));
  await hand.press(page.getByRole("button", { name: `Choose a plan for: ${title}` }));
  await hand.write(page.getByLabel("Or begin a new plan"), "Northwind 2027");
  await page.keyboard.press("Enter");
  await hand.press(page.getByRole("button", { name: "Open the console" }));
  await expect(desk.next).toBeVisible();
  await page.keyboard.press("ArrowRight");
  return {
    desk,
    hand,
    /** Out of the field, and on to the next step. */
    async on(step: string) {
      // Right after a line was added, focus may still be on its way into what it made: a person presses again.
      await expect(async () => {
        if (!(await desk.at(step).isVisible())) {
          await page.keyboard.press("Escape");
          await page.keyboard.press("ArrowRight");
        }
        await expect(desk.at(step)).toBeVisible({ timeout: 2000 });
      }).toPass();
    },
    async lines(label: string, ...words: string[]) {
      for (const line of words) {
        await hand.write(page.getByLabel(`Add to: ${label}`), line);
        await page.keyboard.press("Enter");
      }
    },
    async tick(box: Locator) {
      await hand.press(box);
      await page.keyboard.press("Space");
      await expect(box).toBeChecked();
    },
    /** Into a field, whatever was in it. */
    async over(field: Locator, words: string) {
      await hand.write(field, "");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(words);
    },
  };
}

/** How sure a person is of what is rated. */
async function sure(page: Page, of: string, number: number) {
  const group = page.getByRole("group", { name: of });
  await keyboard(page).press(group.getByRole("radio", { name: "0", exact: true }));
  for (let up = 0; up < number; up++) await page.keyboard.press("ArrowRight");
  await expect(group.getByRole("radio", { name: String(number), exact: true })).toBeChecked();
}

async function finish(page: Page): Promise<Locator> {
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
  await keyboard(page).press(page.getByRole("button", { name: "Finish and read the report" }));
  await expect(page.getByRole("button", { name: "Save as Markdown" })).toBeVisible();
  return page.getByRole("main");
}

test.describe.configure({ timeout: 240_000 });

test("goal cascading", async ({ page }) => {
  const { desk, hand, on, lines, tick } = await begin(page, CASCADING);
  await lines("What should be different", "Nobody guesses");
  await on("Mission and vision");
  await hand.write(page.getByRole("textbox", { name: "Mission" }), "We take the paperwork off nurses.");
  await on("Strengths, weaknesses, chances, risks");
  await on("What the year must bring");
  await lines("What must be true in a year", "Two new regions", "Churn is halved");
  await page.keyboard.press("Escape");
  await hand.press(page.getByRole("button", { name: "Reveal them" }));
  await page.keyboard.press("Escape");
  await on("Choose the few");
  await hand.press(page.getByRole("button", { name: "Open the vote" }));
  await hand.press(page.getByRole("button", { name: "One dot for: Churn is halved" }));
  await hand.press(page.getByRole("button", { name: "Close the vote and show the result" }));
  await expect(desk.input("Dots on what must be true").getByRole("listitem").first()).toContainText("Churn is halved");
  await on("Write the strategic goals");
  const goal = "Raise our market share from 12 % to 15 % by 31 December 2027";
  await lines("Strategic goals", goal);
  await on("Who carries them");
  await lines("Departments", "Care");
  await on("The goals once more");
  await on("What this department gives and needs");
  await hand.write(page.getByRole("textbox", { name: "What we give" }), "Two people");
  await on("What the numbers say");
  await on("Goals of this department");
  await lines("Department goals", "Open 3 branches by 30 June 2027");
  await on("Leadership answers");
  await page.keyboard.press("d");
  await page.keyboard.type("The north comes first");
  await page.keyboard.press("Enter");
  await on("Not what I do, but what comes of it");
  await on("Whose goals we write today");
  await lines("People", "Dana Ruiz");
  await on("My goals");
  await lines("Goals for results", "Hold 20 customer interviews by 31 March 2027");
  await on("Line of sight");
  await on("Gaps and overlaps");
  await on("How sure are we?");
  await sure(page, goal, 7);
  await hand.press(page.getByRole("button", { name: "Close the round and show the spread" }));
  await on("Agree");
  await tick(page.getByRole("radio", { name: "Yes, agree them" }));
  await on("Rhythm");
  await on("Who tells whom");
  await lines("Actions", "Tell every ward");
  const report = await finish(page);
  await expect(report.getByRole("region", { name: "Goals" })).toContainText(goal);
  await expect(report.getByRole("region", { name: "Actions" })).toContainText("Tell every ward");
  await expect(report.getByRole("region", { name: "Decisions" })).toContainText("The north comes first");
});


test("sales and marketing in step", async ({ page }) => {
  const { desk, hand, on, lines, tick, over } = await begin(page, ALIGNMENT);
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  await lines("What it cost us", "Leads called after three weeks", "A discount that nobody knew of", "Two visits on one day");
  await hand.press(button("Reveal them"));
  await tick(page.getByRole("checkbox", { name: "Choose: A discount that nobody knew of" }));
  await tick(page.getByRole("checkbox", { name: "Choose: Two visits on one day" }));
  await hand.press(button("Make a group"));
  await expect(page.getByLabel("Name of the group")).toBeFocused();
  await page.keyboard.type("Working past each other");
  await lines("Teams that share the goal", "Sales", "Marketing");
  await on("The goal we share");
  const goal = "Grow revenue from new customers from 1,400,000 to 2,000,000 by 31 December 2027";
  await lines("Shared revenue goal", goal);
  await on("Reckon it back");
  const funnel = desk.input("From revenue back to visits");
  await over(funnel.getByLabel("Revenue", { exact: true }), "2000000");
  await over(funnel.getByLabel("Average deal", { exact: true }), "20000");
  await expect(funnel.getByRole("img")).toHaveAccessibleName(/Deals: 100$/);
  await on("What we no longer promise");
  await hand.press(button("Add a row"));
  await expect(page.getByLabel("Measure", { exact: true })).toBeFocused();
  await page.keyboard.type("Number of MQLs");
  await hand.press(button("Make it an early sign"));
  await expect(page.getByLabel("From now on").locator("option:checked")).toHaveText("An early sign");
  await on("How sure are we?");
  await sure(page, "How sure we are of the shared goal", 8);
  await hand.press(button("Close the round and show the spread"));
  await on("Until next week");
  await lines("Actions", "Bring last year’s lost deals");
  await hand.write(page.getByLabel("Who", { exact: true }), "Tomás Vega");
  await on("Customers we want more of");
  await lines("What our best customers share", "Fifty people or more", "They pay yearly");
  await hand.press(button("Reveal them"));
  await hand.press(button("Open the vote"));
  await hand.press(button("One dot for: They pay yearly"));
  await hand.press(button("Close the vote and show the result"));
  await on("Ideal customer profile");
  await lines("Ideal customer profile", "Clinics that are growing");
  await hand.write(page.getByLabel("What must be true, one a line"), "Fifty people or more");
  await on("When marketing is done: the MQL");
  await lines("Marketing-qualified lead (MQL)", "Has asked us something");
  await on("When sales takes it: the SQL");
  await lines("Sales-qualified lead (SQL)", "Has a budget and a date");
  await on("The handover");
  await hand.write(desk.input("Sales answers a handed-over lead within").getByRole("textbox"), "4");
  await lines("Handover agreement", "Marketing writes, sales answers the same day");
  await on("Say yes");
  await lines("Decisions", "Both teams are paid on revenue");
  await on("Where we still differ");
  await on("Where the truth lives");
  await on("The dashboard");
  await hand.press(button("Add a row"));
  await expect(page.getByRole("textbox").and(page.locator(":focus"))).toBeVisible();
  await page.keyboard.type("Win rate");
  await on("Who builds what");
  await on("Look at the numbers together");
  await on("The bottleneck");
  await on("The weekly pipeline sync");
  await lines("Weekly pipeline sync", "Pipeline sync");
  await on("How well does it work already?");
  await on("Agree");
  await tick(page.getByRole("radio", { name: "Yes, agree them" }));
  await on("The rest of the thirty days");
  const report = await finish(page);
  await expect(report.getByRole("region", { name: "Goals" })).toContainText(goal);
  await expect(report.getByRole("region", { name: "Goals" })).toContainText("Win 100 deals");
  await expect(report.getByRole("region", { name: "Actions" })).toContainText("Tomás Vega");
  await expect(report.getByRole("region", { name: "Votes" })).toContainText("They pay yearly");
  await expect(report).toContainText("Working past each other");
  await expect(report).toContainText("Win rate");
});

test("ask your stakeholders", async ({ page }) => {
  const { desk, hand, on, lines, tick, over } = await begin(page, "Ask your stakeholders");
  const button = (name: string | RegExp) => page.getByRole("button", { name });
  const big = "The big picture, as we see it today";
  await hand.write(desk.input(big).getByRole("textbox"), "Leads are promoted and then left alone.");
  await on("Step 2: the right people");
  await tick(page.getByRole("checkbox", { name: "Executives" }));
  await tick(page.getByRole("checkbox", { name: "What the organisation is after" }));
  await lines("People to ask", "Mira Okafor");
  await on("The interview kit");
  const kit = desk.input("Questions");
  await hand.press(button("Fill with questions"));
  await hand.write(kit.getByLabel("A question of your own"), "What should we stop doing?");
  await page.keyboard.press("Enter");
  await hand.press(button("Earlier: What should we stop doing?"));
  await expect(kit.getByRole("textbox", { name: "Question", exact: true }).last()).not.toHaveValue(
    "What should we stop doing?",
  );
  await on("Step 3: talk, and listen");
  const interviews = desk.input("Interviews");
  await hand.press(button("Note an interview"));
  await hand.write(interviews.getByLabel("Who answered"), "Mira Okafor");
  const answer = interviews.locator("textarea").first();
  await hand.write(answer, "I want fewer leads to leave");
  await page.keyboard.press("Control+Home");
  for (let more = 0; more < 18; more++) await page.keyboard.press("Shift+ArrowRight");
  await hand.write(interviews.getByPlaceholder("Theme").first(), "Staying");
  await hand.press(button("Mark selected words").first());
  await expect(button("Remove the theme: Staying")).toBeVisible();
  await on("Who is still silent?");
  await expect(desk.input("Audiences and topics").getByRole("row", { name: /^Executives/ })).toContainText("1 answer");
  await on("Themes");
  await expect(desk.input("Themes and who spoke of them")).toContainText("I want fewer leads");
  await lines("What we learnt", "Leads have no time", "Leads want a person to ask");
  await hand.press(button("Open the vote"));
  await hand.press(button("One dot for: Leads have no time"));
  await hand.press(button("Close the vote and show the result"));
  await on("Step 4: business and growth in balance");
  const both = desk.input("What each side gains").getByRole("row", { name: /Leads have no time/ });
  await hand.write(both.getByLabel("For the business"), "Fewer people leave");
  await on("From answers to goals");
  const goal = "Raise coached leads from 20 % to 60 % by 30 September 2027";
  await lines("Our goals", goal);
  await on("Where the numbers come from");
  await hand.press(button("Add a row"));
  await expect(page.getByRole("textbox").and(page.locator(":focus"))).toBeVisible();
  await page.keyboard.type("Learning platform");
  await on("Early and late measures");
  await on("The success-metrics matrix");
  const matrix = desk.input("From goal to business outcome");
  await hand.press(matrix.getByRole("button", { name: "Take it over" }));
  await over(matrix.getByLabel("What people learn"), "To listen");
  await on("Step 5: how we track, report, review");
  await lines("Decisions", "We report every month");
  await on("Step 6: tell them, and write it down");
  await lines("Actions", "Write to all whom we asked");
  await on("Step 7: keep them with you");
  await lines("Stakeholder check-in", "Check-in");
  const report = await finish(page);
  await expect(report.getByRole("region", { name: "Goals" })).toContainText(goal);
  await expect(report.getByRole("region", { name: "Decisions" })).toContainText("We report every month");
  await expect(report).toContainText("I want fewer leads to leave");
  await expect(report).toContainText("Fewer people leave");
  await expect(report).toContainText("To listen");
  await expect(report).toContainText("Learning platform");
});
