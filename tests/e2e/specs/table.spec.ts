// Tables of goals, metrics and check-ins: what they seem to be, what a person makes of them, what they bring in, and
// how they are handed out.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { databaseRecords, localRecords } from "../pages/device.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { ReportPage } from "../pages/report.ts";
import { SharePage } from "../pages/share.ts";
import { CRANES, QUAY, REPAIRS, TablePage } from "../pages/table.ts";

let table: TablePage;

test.beforeEach(async ({ page }) => {
  table = new TablePage(page);
  await fixedClock(page);
});

/** With semicolons, decimal commas, German headings and days. */
const GERMAN = [
  "Ziel;Wer;Messgröße;Start;Soll;Termin",
  "Umsatz steigern;Ana Silva;Umsatz in Mio.;2,0;2,4;31.12.2027",
  "Kosten je Kontakt senken;Ben Okafor;Kosten;1.500;1.200;30.06.2027",
  "Neue Märkte öffnen;Ana Silva;Märkte;zwei;vier;bald",
].join("\r\n");

async function stored(page: Page) {
  const local = Object.entries(await localRecords(page));
  const kept = local.filter(([key]) => !key.startsWith("sightline.summary."));
  return { local: Object.fromEntries(kept), database: await databaseRecords(page) };
}

async function mapGerman() {
  for (const [heading, meaning] of [
    ["Ziel", "Goal"],
    ["Wer", "Owner"],
    ["Messgröße", "Metric"],
    ["Start", "Baseline"],
    ["Soll", "Target"],
    ["Termin", "Due"],
  ]) {
    await table.meaning(heading).selectOption(meaning);
  }
}

test("a table with semicolons and decimal commas is mapped by hand and becomes a plan", async ({ page }) => {
  await table.openAlone(GERMAN, "Ziele 2027.csv");
  await expect(table.separator).toHaveValue("semicolon");
  await expect(table.decimal).toHaveValue("comma");
  await expect(table.desk).toContainText("Guessed by “2,0” in row 2");
  await expect(table.days).toHaveValue("day_first");
  await expect(table.desk).toContainText("Guessed by “31.12.2027” in row 2");
  await expect(table.name).toHaveValue("Ziele 2027");
  expect(await stored(page)).toEqual({ local: {}, database: {} });

  await mapGerman();
  await expect(table.row(2)).toContainText("31 December 2027");
  await expect(table.row(3).getByRole("cell", { name: "1,500", exact: true })).toBeVisible();
  await expect(table.count).toHaveText("1 of 3 rows has a problem. In 1 row only the cell that is named is left empty.");
  await expect(table.row(4)).toContainText('Baseline: expected a number, found "zwei"');
  await expect(table.row(4)).toContainText("Due: expected a day");

  // Read with a decimal point, the numbers are others, and that shows at once.
  await table.decimal.selectOption("1,234.5");
  await expect(table.row(2)).toContainText('Baseline: expected a number, found "2,0"');
  await table.decimal.selectOption("1.234,5");
  await expect(table.row(2)).not.toContainText("expected");

  await expect(table.go).toHaveText("Bring in 3 goals");
  expect(await stored(page)).toEqual({ local: {}, database: {} });
  await table.go.click();
  await expect(page.getByRole("heading", { name: "Ziele 2027", level: 1 })).toBeVisible();
  const plan = new PlanPage(page);
  await plan.lists(/Umsatz steigern/, /Kosten je Kontakt senken/, /Neue Märkte öffnen/);
  const file = JSON.parse((await plan.exported()).text);
  expect(file.settings.decimal).toBe("comma");
  const costs = file.goals.find((goal: any) => goal.statement.startsWith("Kosten"));
  expect(costs.metrics[0]).toMatchObject({ name: "Kosten", baseline: 1500, target: 1200, direction: "decrease" });
  expect(costs.due).toBe("2027-06-30");
  expect(file.people.map((person: any) => person.name).sort()).toEqual(["Ana Silva", "Ben Okafor"]);
});

test("a western European file that is not UTF-8 is read as well", async () => {
  await table.openAlone(Buffer.from(GERMAN, "latin1"), "Ziele.csv");
  await expect(table.meaning("Messgröße")).toBeVisible();
});

test("cells that are pasted are read as a table", async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.pasteText("Objective\tAssignee\tDue date\tTarget value\nWin 50 clients\tAda\t12/31/2027\t50\nKeep them\tBen\t1/2/2028\t\n");
  await expect(table.separator).toHaveValue("tab");
  await expect(table.days).toHaveValue("month_first");
  await expect(table.meaning("Assignee")).toHaveValue("owner");
  await expect(table.count).toHaveText("All 2 rows can be read.");
  await table.name.fill("Sales");
  await table.go.click();
  await expect(page.getByRole("heading", { name: "Sales", level: 1 })).toBeVisible();
  await new PlanPage(page).lists(/Win 50 clients/, /Keep them/);
});

test("a table without the names of its columns", async () => {
  await table.openAlone("Win fifty new clients\tteam\t2027-12-31\nKeep the ones we have\tperson\t2027-06-30\n", "list.tsv");
  await expect(table.desk.getByRole("checkbox", { name: "Row 1 has the names of the columns" })).not.toBeChecked();
  await expect(table.desk.getByLabel("Meaning of column 1")).toHaveValue("statement");
  await expect(table.desk.getByLabel("Meaning of column 3")).toHaveValue("due");
  await expect(table.go).toHaveText("Bring in 2 goals");
  await table.desk.getByRole("checkbox", { name: "Row 1 has the names of the columns" }).check();
  await table.meaning("Win fifty new clients").selectOption("Goal");
  await expect(table.go).toHaveText("Bring in 1 goal");
});

test("without a column of goals nothing comes in, and the page says what is missing", async () => {
  await table.openAlone("Colour,Number\nred,1\n");
  await table.meaning("Colour").selectOption("Leave it out");
  await expect(table.desk).toContainText("Choose which column has the goals.");
  await expect(table.go).toBeDisabled();
  await expect(table.go).toHaveText("Nothing to bring in");
  await table.meaning("Colour").selectOption("Goal");
  await expect(table.desk).not.toContainText("Choose which column has the goals.");
  // What was one column's is now another's.
  await table.meaning("Number").selectOption("Goal");
  await expect(table.meaning("Colour")).toHaveValue("");
});

test("metrics come into the open plan, rows with problems stay out, and one undo takes all of it back", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await table.openInPlan();
  await table.choose(
    "Goal,KPI,Unit,Baseline,Target\n" +
      `${CRANES},Availability,,,97\n` +
      `${CRANES},Lifts a day,lifts,40,55\n` +
      "Raise crane availabilty,Lifts,,1,2\n" +
      "Sell the harbour,Price,$,1,2\n",
  );
  await expect(table.kind("a metric of a goal")).toBeChecked();
  await expect(table.count).toHaveText("2 of 4 rows have problems. 2 rows cannot be read and are left out.");
  await expect(table.row(4)).toContainText(`Goal: the plan has no goal "Raise crane availabilty"; did you mean “${CRANES}”?`);
  await expect(table.row(4)).toContainText("Left out");
  await table.only.check();
  await expect(table.rows).toHaveCount(2);
  await table.copy.click();
  await expect(page.getByText("The problems are copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toHaveLength(2);
  expect(copied).toContain('row 5, Goal: the plan has no goal "Sell the harbour"');

  await expect(table.go).toHaveText("Bring in 2 metrics");
  await table.go.click();
  await expect(page.getByText("2 metrics are brought in")).toBeVisible();
  // The plan as it was before stands among its versions.
  const nav = page.getByRole("navigation", { name: "This plan" });
  await nav.getByRole("link", { name: "Versions" }).click();
  await expect(page.getByRole("main")).toContainText("Before the plan was replaced");
  await nav.getByRole("link", { name: "Goals" }).click();
  const plan = new PlanPage(page);
  const metrics = async () => {
    const { text } = await plan.exported(async () => {
      await plan.export.click();
      await page.getByRole("button", { name: "Take them along" }).click();
    });
    const goal = JSON.parse(text).goals.find((goal: any) => goal.id === "cranes");
    return goal.metrics.map((metric: any) => [metric.name, metric.target]);
  };
  expect(await metrics()).toEqual([["Availability", 97], ["Lifts a day", 55]]);
  await plan.undo.click();
  await expect.poll(metrics).toEqual([["Availability", 95]]);
});

test("check-ins come into the open plan and can be taken back", async ({ page }) => {
  await table.openInPlan();
  await table.paste.fill(
    "Goal\tDate\tValue\tConfidence\tStatus\tReported by\tComment\n" +
      `${CRANES}\t08.11.2026\t85,5\t\t\t\t\n` +
      `${CRANES}\t15.11.2026\t86,5\t7\ton track\tLee Moor\tThe second crane is back\n` +
      `${CRANES}\t16.11.2026\tmany\t\t\t\t\n`,
  );
  await table.readCells.click();
  await expect(table.kind("a check-in, or a value on a day")).toBeChecked();
  await expect(table.count).toHaveText("1 of 3 rows has a problem. 1 row cannot be read and is left out.");
  await expect(table.desk).toContainText("1 person is new to the plan.");
  await expect(table.go).toHaveText("Bring in 3 values and check-ins");
  await table.go.click();
  await expect(page.getByText("3 values and check-ins are brought in")).toBeVisible();
  const plan = new PlanPage(page);
  const said = async () => {
    const { text } = await plan.exported(async () => {
      await plan.export.click();
      await page.getByRole("button", { name: "Take them along" }).click();
    });
    const file = JSON.parse(text);
    const history = file.goals.find((goal: any) => goal.id === "cranes").metrics[0].history;
    return [history.map((point: any) => point.value), (file.check_ins ?? []).map((it: any) => [it.note, it.health, it.confidence])];
  };
  expect(await said()).toEqual([[84.5, 85.5, 86.5], [["The second crane is back", "on_track", 7]]]);
  await plan.undo.click();
  await expect.poll(said).toEqual([[84.5], []]);
});

test("goals join the open plan below those that are there", async ({ page }) => {
  await table.openInPlan();
  await table.choose(`goal,parent,level,owner\nTrain four welders,${CRANES},person,Kim Sol\n${CRANES},,,\n`);
  await expect(table.into).toHaveValue("open");
  await expect(table.row(3)).toContainText("the plan has the goal");
  await table.go.click();
  await new PlanPage(page).shows(`Team: ${CRANES}`, "-Person: Train four welders", `Team: ${REPAIRS}`);
  await new PlanPage(page).undo.click();
  await new PlanPage(page).shows(`Team: ${CRANES}`, `Team: ${REPAIRS}`);
});

test("from a plan, goals can also become a plan of their own", async ({ page }) => {
  await table.openInPlan();
  await table.choose("goal\nSomething else\n");
  await table.into.selectOption("A new plan");
  await table.name.fill("Elsewhere");
  await table.go.click();
  await expect(page.getByRole("heading", { name: "Elsewhere", level: 1 })).toBeVisible();
  await new PlanPage(page).lists(/Something else/);
});

test("a table of check-ins without a plan asks which plan has the goals, and goes there", async ({ page }) => {
  await table.openInPlan();
  await table.openAlone(`goal,date,value\n${CRANES},2026-11-15,86\n`, "values.csv");
  await expect(table.desk).toContainText("go into the plan that has their goals");
  await expect(table.go).toBeDisabled();
  await table.into.selectOption("Quay");
  await expect(page.getByRole("heading", { name: "Bring in a table", level: 1 })).toBeVisible();
  await expect(table.go).toHaveText("Bring in 1 value or check-in");
});

test("a reload in the middle loses nothing that was in the plan", async ({ page }) => {
  await table.openInPlan();
  const before = await stored(page);
  await table.choose(GERMAN);
  await mapGerman();
  await expect(table.go).toHaveText("Bring in 3 goals");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Bring in a table", level: 1 })).toBeVisible();
  expect(Object.keys((await stored(page)).local).sort()).toEqual(Object.keys(before.local).sort());
  await page.getByRole("navigation", { name: "This plan" }).getByRole("link", { name: "Goals" }).click();
  await new PlanPage(page).shows(`Team: ${CRANES}`, `Team: ${REPAIRS}`);
});

test.describe("what is no table is refused, and nothing changes", () => {
  const files: [string, string | Buffer, string, string | RegExp][] = [
    ["an empty file", "", "empty.csv", "There is nothing in it."],
    ["a spreadsheet’s own file", Buffer.from([0x50, 0x4b, 3, 4, 0xff, 0xfe, 0, 1]), "goals.xlsx", /save or download the sheet as CSV/],
    ["a plan", planFile(), "plan.csv", "This is no table."],
  ];
  for (const [what, content, name, why] of files) {
    test(what, async ({ page }) => {
      await table.openInPlan();
      const before = await stored(page);
      await table.choose(content, name);
      await expect(page.getByRole("alert")).toContainText(why);
      await expect(table.desk).toHaveCount(0);
      expect(await stored(page)).toEqual(before);
    });
  }

  test("noise is read as far as it goes", async ({ page }) => {
    await table.openInPlan();
    await table.choose('\0\0;"\n;;;"x\r\r<img src=x onerror=alert(1)>,=1+1', "noise.txt");
    await expect(table.desk).toBeVisible();
    await expect(page.locator("main img")).toHaveCount(0);
  });
});

test("of many rows some are drawn, and more when asked", async () => {
  const rows = Array.from({ length: 5000 }, (_, at) => `Goal number ${at},${at % 100 === 0 ? "soon" : "2027-12-31"}`);
  await table.openAlone(`goal,due\n${rows.join("\n")}\n`);
  await expect(table.count).toHaveText("50 of 5000 rows have problems. In 50 rows only the cells that are named are left empty.");
  await expect(table.rows).toHaveCount(50);
  await expect(table.desk).toContainText("Rows 1 to 50 of 5000 are drawn.");
  await table.desk.getByRole("button", { name: "Draw 100 more rows" }).click();
  await expect(table.rows).toHaveCount(150);
  await table.only.check();
  await expect(table.rows).toHaveCount(50);
  await expect(table.go).toHaveText("Bring in 5000 goals");
});

test("by keyboard alone", async ({ page }) => {
  await table.openInPlan();
  await table.paste.focus();
  await page.keyboard.insertText("Aim\tEnde\nWin fifty clients\t31.12.2027\n");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(table.desk.getByRole("heading", { name: "In this table" })).toBeFocused();
  // The first radio of the group, then the choices in the order of the page.
  await page.keyboard.press("Tab");
  await expect(table.kind("a goal")).toBeFocused();
  const reach = async (target: ReturnType<TablePage["meaning"]>) => {
    for (let at = 0; at < 20; at++) {
      if (await target.evaluate((it) => it === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    await expect(target).toBeFocused();
  };
  await reach(table.meaning("Ende"));
  await page.keyboard.type("Due");
  await expect(table.meaning("Ende")).toHaveValue("due");
  await expect(table.meaning("Ende")).toBeFocused();
  await expect(table.row(2)).toContainText("31 December 2027");
  await reach(table.go);
  await page.keyboard.press("Enter");
  await expect(new PlanPage(page).goal("Win fifty clients")).toBeVisible();
});

test("on a narrow page a row is a list, and nothing scrolls sideways", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await table.openAlone(GERMAN);
  await mapGerman();
  await expect(table.row(4)).toContainText("Baseline: expected a number");
  await axe(page);
  await page.setViewportSize({ width: 320, height: 640 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test.describe("tables are handed out", () => {
  async function saved(page: Page, press: () => Promise<void>) {
    const [download] = await Promise.all([page.waitForEvent("download"), press()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
  }

  test("goals, metrics and check-ins, without what is private unless it is ticked", async ({ page }) => {
    const share = new SharePage(page);
    await share.open(QUAY);
    const section = page.getByRole("region", { name: "As a table" });
    const save = () => saved(page, () => section.getByRole("button", { name: "Save the table" }).click());
    const goals = await save();
    expect(goals.name).toBe("quay-goals.csv");
    expect(goals.text).toMatch(/^\ufeffid,parent,level,kind,statement,/);
    expect(goals.text).toContain(CRANES);
    expect(goals.text).not.toContain(REPAIRS);

    await section.getByLabel("Rows").selectOption("Check-ins and values");
    await section.getByLabel("Decimal sign").selectOption("Comma: 1234,5");
    await section.getByLabel("Between cells").selectOption("Semicolon");
    const values = await save();
    expect(values.name).toBe("quay-check-ins.csv");
    expect(values.text).toContain(`cranes;${CRANES};2026-11-01;a;Availability;"84,5"`);

    await share.private.check();
    await section.getByLabel("Rows").selectOption("Goals");
    expect((await save()).text).toContain(REPAIRS);

    // It comes in again as it went out.
    await page.getByRole("link", { name: "Bring one in" }).click();
    await table.choose(values.text);
    await expect(table.kind("a check-in, or a value on a day")).toBeChecked();
    await expect(table.count).toHaveText("The row can be read.");
  });

  test("the tracker comes empty for a spreadsheet, and filled in it is known at once", async ({ page }) => {
    const importing = new ImportPage(page);
    await importing.open();
    const tracker = await saved(page, () => page.getByRole("button", { name: "Download it for a spreadsheet" }).click());
    expect(tracker.name).toBe("goal-tracker.csv");
    expect(tracker.text.trim()).toBe(
      "goal,owner,level,metric,baseline,target,current,due,status,last check-in,confidence,parent,notes",
    );
    const filled = `${tracker.text}Win fifty clients,Ada,team,Clients,10,50,20,2027-12-31,active,2026-11-01,7,,Going well\n`;
    await importing.chooseFile(filled, "tracker.csv");
    await expect(table.count).toHaveText("The row can be read.");
    await table.go.click();
    const plan = new PlanPage(page);
    await expect(plan.goal("Win fifty clients")).toBeVisible();
    const [goal] = JSON.parse((await plan.exported()).text).goals;
    expect(goal).toMatchObject({ level: "team", due: "2027-12-31", status: "active", confidence: 7, notes: "Going well" });
  });

  test("the tracker is printed, empty and filled from a plan", async ({ page }) => {
    await new ImportPage(page).open();
    await page.getByRole("link", { name: "Print it" }).click();
    await expect(page.getByRole("heading", { name: "Goal tracker", level: 1 })).toBeVisible();
    const blank = page.getByRole("article", { name: "The report" });
    await expect(blank.getByRole("columnheader")).toHaveCount(13);
    await expect(blank.getByRole("row")).toHaveCount(11);
    await expect(blank.getByRole("rowheader").first()).toHaveText("1");
    await axe(page);

    const report = new ReportPage(page);
    await report.open(QUAY);
    await page.getByLabel("As", { exact: true }).selectOption("A goal tracker, one row a goal");
    await expect(report.sheet.getByRole("columnheader")).toHaveCount(13);
    await expect(report.sheet.getByRole("row", { name: new RegExp(CRANES) })).toContainText("84.5 %");
    await expect(report.sheet).not.toContainText(REPAIRS);
    const html = await saved(page, () => page.getByRole("button", { name: "Save as HTML" }).click());
    expect(html.text).toContain('<main class="sheet" data-wide>');
  });
});
