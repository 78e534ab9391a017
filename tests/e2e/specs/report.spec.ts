// Reports: chosen, seen, printed and saved; what is seen is what is handed out.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { planFile } from "../pages/import.ts";
import { ReportPage } from "../pages/report.ts";

const REVENUE = "Grow revenue from $10M to $12M by 31 December 2026";
const DEALS = "Win 40 <b>new</b> clients by 31 December 2026";
const CALLS = "Call back within a day by 31 December 2026";
const COACH = "Coach Bo through the reorganisation";
const EVIL = "[Look](https://evil.example) <img src=x onerror=alert(1)> www.evil.example";

const TIMED = { start: "2026-01-01", due: "2026-12-31", status: "active" };

const PLAN = planFile({
  id: "harbour",
  name: "Harbour",
  mission: "Care for all",
  people: [
    { id: "ana", name: "Ana Reyes", team: "sales" },
    { id: "bo", name: "Bo Ek", team: "north", development: ["Speak in public"] },
  ],
  teams: [
    { id: "sales", name: "Sales", kind: "department" },
    { id: "north", name: "North", parent: "sales" },
  ],
  goals: [
    {
      ...TIMED,
      id: "revenue",
      level: "company",
      statement: REVENUE,
      owner: "ana",
      metrics: [
        { id: "m", name: "revenue", unit: "$", baseline: 10_000_000, target: 12_000_000, history: [{ on: "2026-11-20", value: 11_800_000 }] },
      ],
    },
    {
      ...TIMED,
      id: "deals",
      level: "department",
      parent: "revenue",
      team: "sales",
      statement: DEALS,
      owner: "ana",
      why: EVIL,
      contribution: { kind: "amount", value: 1_200_000 },
      metrics: [{ id: "m", name: "clients", baseline: 0, target: 40, history: [{ on: "2026-11-20", value: 8 }] }],
    },
    { ...TIMED, id: "calls", level: "person", parent: "deals", statement: CALLS, owner: "bo" },
    { ...TIMED, id: "coach", level: "person", parent: "revenue", statement: COACH, owner: "ana", private: true },
  ],
  check_ins: [{ id: "c", goal: "deals", on: "2026-11-20", by: "ana", confidence: 4, blocker: "No second phone", next_step: "Buy one" }],
  actions: [{ id: "a", text: "Order the phone", owner: "ana", due: "2026-11-20", goal: "deals" }],
  runs: [{ id: "r", workshop: "own", title: "Autumn round", definition: { id: "own", title: "Own" }, state: "finished" }],
  decisions: [{ id: "d", text: "We go on with two phones", run: "r" }],
});

let report: ReportPage;

test.beforeEach(async ({ page }) => {
  await fixedClock(page);
  report = new ReportPage(page);
  await report.open(PLAN);
});

test("who leads sees the top, what is at risk, what adds up, and every goal once", async () => {
  await expect(report.sheet.getByRole("heading", { level: 2, name: "Harbour" })).toBeVisible();
  await expect(report.sheet).toContainText("Report for leadership");
  const top = report.part("Goals at the top").getByRole("article");
  await expect(top).toHaveCount(1);
  await expect(top.getByRole("row", { name: /^revenue/ })).toHaveText(/revenue\s*\$10,000,000\s*\$12,000,000\s*\$11,800,000\s*90 %/);
  await expect(top).toContainText("90 % of the way; 89 % would be on time");
  await expect(report.part("What is at risk")).toContainText("in the way: No second phone");
  await expect(report.part("What adds up, and what does not")).toContainText("Missing: $800,000, 40 %");
  const below = report.part("Goals below").getByRole("row");
  await expect(below).toHaveCount(3);
  await expect(below.nth(1)).toContainText(DEALS);
  await expect(report.sheet).not.toContainText(COACH);
});

test("a team, a person and a workshop have reports of their own", async () => {
  await report.choose("Sales");
  await expect(report.reader).toHaveValue("manager");
  const goals = report.part("Goals").getByRole("heading", { level: 4 });
  await expect(goals, "what somebody of Sales answers for, and what is below").toHaveText([REVENUE, DEALS, CALLS]);
  await expect(report.part("What is due").getByRole("row", { name: /Order the phone/ })).toContainText("20 November 2026, late");

  await report.choose("Bo Ek");
  await expect(report.reader).toHaveValue("individual");
  const own = report.part("Goals, and what they serve").getByRole("article");
  await expect(own).toHaveCount(1);
  await expect(own).toContainText(`${DEALS} → ${REVENUE}`);
  // What they want to grow in is theirs to show.
  await expect(report.part("To grow in")).toBeHidden();
  await report.withPrivate.check();
  await expect(report.part("To grow in")).toContainText("Speak in public");

  await report.reader.selectOption("Leadership");
  await expect(report.sheet).toContainText("Report for leadership");

  await report.choose("Autumn round");
  await expect(report.reader).toBeHidden();
  await expect(report.part("Decisions")).toContainText("We go on with two phones");
});

test("Markdown and HTML are what is seen, and nothing typed is markup in them", async ({ context }) => {
  await report.reader.selectOption("Those who do the work");
  await expect(report.sheet).toContainText(EVIL);
  const markdown = await report.save("Markdown");
  expect(markdown.name).toBe("harbour-report.md");
  expect(markdown.text).toContain("# Harbour\n");
  expect(markdown.text).toContain("### Win 40 \\<b\\>new\\</b\\> clients");
  expect(markdown.text, "no link").not.toMatch(/[^\\]\]\(/);

  const html = await report.save("HTML");
  expect(html.name).toBe("harbour-report.html");
  // The app's own policy would bind what is parsed on one of its pages.
  const elsewhere = await context.newPage();
  const read = await elsewhere.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    const words = (of: Element) => of.textContent!.replace(/\s+/g, " ").trim();
    return {
      active: parsed.querySelectorAll("script, link, img, iframe, object, [src], [href], [style], b").length,
      policy: parsed.querySelector("meta[http-equiv]")!.getAttribute("content"),
      goals: [...parsed.querySelectorAll(".sheet-goal h3")].map(words),
      sheet: words(parsed.querySelector("main")!),
    };
  }, html.text);
  expect(read.active).toBe(0);
  expect(read.policy).toContain("default-src 'none'");
  expect(read.goals).toEqual([REVENUE, DEALS, CALLS]);
  expect(read.sheet).toContain(EVIL);
  const goals = report.sheet.getByRole("heading", { level: 4 });
  expect(read.goals, "the file has what the page shows").toEqual(await goals.allTextContents());
});

test("what is private goes along only when ticked, for that report alone", async () => {
  await expect(report.page.getByText("2 private records are left out.")).toBeVisible();
  await report.withPrivate.check();
  await expect(report.sheet).toContainText(COACH);
  await expect(report.sheet).toContainText("Private records included");
  const all = await report.save("Markdown");
  expect(all.text).toContain(COACH);

  await report.choose("Ana Reyes");
  await expect(report.withPrivate).not.toBeChecked();
  await expect(report.sheet).not.toContainText(COACH);
  expect((await report.save("HTML")).text).not.toContain(COACH);
});

test("on paper there is the report and nothing else", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await expect(report.sheet).toBeVisible();
  for (const hidden of [report.print, report.about, page.getByRole("banner"), page.getByRole("navigation")]) {
    await expect(hidden).toBeHidden();
  }
  await expect(page.getByRole("heading", { level: 1 })).toBeHidden();
  const left = await report.sheet.evaluate((sheet) => sheet.getBoundingClientRect().left);
  expect(left).toBeLessThan(1);
});

test("printing names the paper after the report, and the page keeps its own name", async ({ page }) => {
  await page.evaluate(() => {
    window.print = () => void ((window as any).printed = document.title);
  });
  await report.print.click();
  expect(await page.evaluate(() => (window as any).printed)).toBe("Harbour");
  await expect(page).toHaveTitle("Report · Harbour · Sightline");
});

test("it follows the plan, by keyboard alone", async ({ page }) => {
  await report.about.focus();
  await page.keyboard.press("Tab");
  await expect(report.reader).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(report.withPrivate).toBeFocused();
  await page.keyboard.press("Space");
  await expect(report.sheet).toContainText(COACH);
  await page.keyboard.press("Tab");
  await expect(report.print).toBeFocused();
});

test("the file is fit to be read: nothing for axe-core, nothing fetched, no sideways scrolling", async ({ page, context }) => {
  const html = await report.save("HTML");
  const other = await context.newPage();
  const requests: string[] = [];
  other.on("request", (request) => requests.push(request.url()));
  await other.route("**/report.html", (route) => route.fulfill({ contentType: "text/html", body: html.text }));
  await other.goto(new URL("report.html", page.url()).href);
  await expect(other.getByRole("heading", { level: 1, name: "Harbour" })).toBeVisible();
  await axe(other);
  await other.setViewportSize({ width: 320, height: 640 });
  const width = await other.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(320);
  expect(requests.filter((url) => !url.endsWith("report.html"))).toEqual([]);
});
