// What a file may do to the device: be previewed, and nothing else until a person says so.
import type { Locator, Page } from "@playwright/test";
import { truncate, writeFile } from "node:fs/promises";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { databaseRecords, localRecords } from "../pages/device.ts";
import { DraftPage, NPS } from "../pages/draft.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

let importing: ImportPage;

test.beforeEach(async ({ page }) => {
  importing = new ImportPage(page);
  await fixedClock(page);
});

/** Opens the import page on a device that already holds a plan. */
async function openBesideAPlan(page: Page) {
  const draft = new DraftPage(page);
  await draft.open();
  await draft.write(NPS);
  await importing.open();
}

async function stored(page: Page) {
  const local = Object.entries(await localRecords(page));
  // What the start page remembers of a plan, so that it need not read it whole, comes when there is time.
  const kept = local.filter(([key]) => !key.startsWith("sightline.summary."));
  return { local: Object.fromEntries(kept), database: await databaseRecords(page) };
}

test.describe("a file that is no plan is refused, and nothing changes", () => {
  const whole = planFile({ goals: [{ id: "g", statement: NPS }] });
  const files: [string, string | Buffer, string | RegExp][] = [
    ["words", "Dear diary", /not JSON.*line 1, column 1/],
    ["an empty file", "", /not JSON/],
    ["JSON that is cut short", whole.slice(0, -20), /not JSON.*Was the file cut short\?/],
    ["other JSON", '{"name":"some-package","version":"1.0.0"}', "This is not a Sightline plan."],
    ["a list", "[1, 2, 3]", "This is not a Sightline plan."],
    ["a bare null", "null", "This is not a Sightline plan."],
    ["a version that is none", planFile({ version: "one" }), "version: This is not a Sightline plan."],
    ["JSON nested without end", "[".repeat(100_000), /not JSON/],
    ["a picture", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe]), "The file is not text."],
    ["half of a letter", planFile({ name: "x" }).replace('"x"', '"\\ud800"'), /not JSON/],
    ["a number that is none", planFile({ settings: { fiscal_year: "?" } }).replace('"?"', "NaN"), /not JSON/],
    ["a text in another encoding", Buffer.from("\ufeff" + whole, "utf16le"), "The file is not text."],
  ];
  for (const [what, content, why] of files) {
    test(what, async ({ page }) => {
      await openBesideAPlan(page);
      const before = await stored(page);
      await importing.chooseFile(content);
      await expect(importing.refusal).toContainText(why);
      await expect(importing.refusal).toContainText("Nothing was changed on this device.");
      await expect(importing.preview).toHaveCount(0);
      expect(await stored(page)).toEqual(before);
    });
  }

  test("a file beyond all measure", async ({ page }, testInfo) => {
    const huge = testInfo.outputPath("huge.json");
    await writeFile(huge, "");
    await truncate(huge, 100_000_001);
    await openBesideAPlan(page);
    const before = await stored(page);
    await importing.input.setInputFiles(huge);
    await expect(importing.refusal).toContainText("The file has 101 MB; Sightline reads up to 100 MB.");
    expect(await stored(page)).toEqual(before);
  });

  test("fifty megabytes, of which every goal is its own parent's parent", async ({ page }, testInfo) => {
    test.setTimeout(90_000);
    const large = testInfo.outputPath("large.json");
    const goals = Array.from({ length: 300_000 }, (_, at) => {
      const parent = at % 2 ? at - 1 : at + 1;
      return { id: `g${at}`, level: "team", parent: `g${parent}`, statement: `${NPS}, as one of many goals ${"x".repeat(50)}` };
    });
    await writeFile(large, planFile({ goals }));
    // On an empty device: beside a plan, its checkpoint may come while the file is read.
    await importing.open();
    const before = await stored(page);
    await importing.input.setInputFiles(large);
    await expect(importing.preview).toContainText("would serve itself: g1 → g0 → g1", { timeout: 60_000 });
    expect(await stored(page)).toEqual(before);
  });

  test("and one that is sound can be chosen next", async ({ page }) => {
    await importing.open();
    await importing.chooseFile("Dear diary");
    await expect(importing.refusal).toBeVisible();
    await importing.chooseFile(whole);
    await expect(importing.refusal).toHaveCount(0);
    await importing.go.click();
    await new PlanPage(page).lists(/Increase our NPS/);
  });
});

test("a file that only looks changes nothing", async ({ page }) => {
  await openBesideAPlan(page);
  const before = await stored(page);
  await importing.chooseFile(planFile({ goals: [{ id: "g", statement: "Something" }] }));
  await expect(importing.preview).toContainText("1 goal");
  expect(await stored(page)).toEqual(before);
  await importing.preview.getByRole("button", { name: "Choose another file" }).click();
  await expect(importing.preview).toHaveCount(0);
  await expect(importing.choose).toBeVisible();
  expect(await stored(page)).toEqual(before);
});

test.describe("a plan that is right in part", () => {
  const partly = planFile({
    name: 7,
    goals: [
      { id: "nps", statement: "Raise NPS", metrics: [{ id: "m", baseline: "forty", target: "ten" }] },
      { id: "sound", statement: "Cut churn", due: "2027-06-30" },
      { id: "sound", statement: "Under another’s id" },
      { id: "late", statement: "Ship it", due: "soon", parent: "nobody", confidence: 11 },
      "not even a record",
      { id: "a", statement: "Round and", parent: "b" },
      { id: "b", statement: "round", parent: "a" },
    ],
    people: { Ada: true },
  });

  test("is listed by name and place, and the rest can be kept", async ({ page }) => {
    await importing.open();
    await importing.chooseFile(partly);
    const problem = (place: string) => importing.problems.filter({ has: page.getByText(place, { exact: true }) });
    await expect(problem("goals[0].metrics[0].target")).toHaveText(
      "goals[0].metrics[0].target in “Raise NPS”: expected a number, found \"ten\"",
    );
    await expect(problem("goals[0].metrics[0].baseline")).toContainText("expected a number");
    await expect(problem("name")).toContainText("expected text");
    await expect(problem("goals[2].id")).toContainText("another record already has the id sound");
    await expect(problem("goals[3].due")).toContainText("“Ship it”");
    await expect(problem("goals[3].due")).toContainText("expected a day such as 2026-11-22");
    await expect(problem("goals[3].parent")).toContainText("nobody");
    await expect(problem("goals[3].confidence")).toHaveCount(1);
    await expect(problem("goals[4]")).toContainText("expected a record");
    await expect(importing.problems.filter({ hasText: "would serve itself" })).toHaveCount(1);
    await expect(problem("people")).toContainText("expected a list");

    await importing.preview.getByRole("button", { name: "Import the rest" }).click();
    const plan = new PlanPage(page);
    await expect(plan.goal("Raise NPS")).toBeVisible();
    await expect(plan.goal("Cut churn")).toBeVisible();
    await expect(plan.goal("Under another’s id")).toBeVisible();
    await expect(plan.goal("Ship it")).toBeVisible();
    await expect(plan.goals).toHaveCount(6);

    // What was kept is sound: it comes in again without a word.
    const { text } = await plan.exported();
    await importing.open();
    await importing.chooseFile(text);
    await expect(importing.preview).toContainText("Everything in it can be read.");
  });

  test("does not list problems without end", async () => {
    await importing.open();
    const goals = Array.from({ length: 60 }, (_, at) => ({ id: `g${at}`, statement: "Same", due: "soon" }));
    await importing.chooseFile(planFile({ goals }));
    await expect(importing.preview.getByRole("heading", { name: "60 things in it are not right" })).toBeVisible();
    await expect(importing.problems).toHaveCount(50);
    await expect(importing.preview).toContainText("and 10 more");
  });
});

test.describe("a plan that a later version made", () => {
  const later = planFile({ version: 2, name: "From the future", goals: [{ id: "g", statement: NPS, mood: "new" }] });

  test("is read only, and not stored", async ({ page }) => {
    await importing.open();
    await importing.chooseFile(later);
    await expect(importing.preview).toContainText("A later version of Sightline wrote this (format 2).");
    await importing.preview.getByRole("button", { name: "Open it to read" }).click();
    const plan = new PlanPage(page);
    await plan.lists(/Increase our NPS/);
    await expect(page.getByRole("alert")).toContainText("A later version of Sightline made this plan.");
    await expect(plan.add).toHaveCount(0);
    await expect(plan.sentence(NPS)).toBeDisabled();
    await expect(page.getByRole("button", { name: `More for: ${NPS}` })).toHaveCount(0);

    await plan.goal(NPS).click();
    const draft = new DraftPage(page);
    await expect(draft.sentence).toHaveAttribute("readonly");
    await expect(draft.to).toBeDisabled();
    await expect(page.getByRole("button", { name: "Delete this goal" })).toBeDisabled();
    expect(await localRecords(page)).toEqual({});
    expect(await databaseRecords(page)).toEqual({});
  });

  test("cannot be exported in an older format, and the page does not promise it", async ({ page }) => {
    await importing.open();
    await importing.chooseFile(later);
    await importing.preview.getByRole("button", { name: "Open it to read" }).click();
    await expect(page.getByRole("alert")).toContainText("You can read it here");
    await expect(new PlanPage(page).export).toBeDisabled();
  });

  test("is spoken of only where it is shown", async ({ page }) => {
    await importing.open();
    await importing.chooseFile(later);
    await importing.preview.getByRole("button", { name: "Open it to read" }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await page.getByRole("link", { name: "Sightline, start page" }).click();
    await expect(new StartPage(page).empty).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });
});

test("markup in a file is shown as the text it is", async ({ page }) => {
  const attack = `<img src=x onerror="document.title='taken'"><script>document.title='taken'</script>`;
  await importing.open();
  await importing.chooseFile(
    planFile({
      name: attack,
      people: [{ id: "p", name: attack }],
      goals: [{ id: "g", statement: attack, owner: "p", due: attack, metrics: [{ id: "m", name: attack, unit: attack, target: 1 }] }],
    }),
  );
  await expect(importing.preview).toContainText(`“${attack}”`);
  await importing.preview.getByRole("button", { name: "Import the rest" }).click();
  const plan = new PlanPage(page);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(attack);
  await plan.goal(attack).click();
  const draft = new DraftPage(page);
  await expect(draft.sentence).toHaveValue(attack);
  await draft.unfoldPeople();
  await expect(draft.owner).toHaveValue(attack);
  await expect(draft.coach.getByRole("article")).not.toHaveCount(0);
  await page.goto("./#/");
  await expect(new StartPage(page).plan(attack)).toBeVisible();
  await expect(page.locator("img, main script")).toHaveCount(0);
  await expect(page).not.toHaveTitle(/taken/);
});

test("a plan that is here already becomes a copy beside it", async ({ page }) => {
  await importing.open();
  const file = planFile({ goals: [{ id: "g", statement: NPS }] });
  await importing.chooseFile(file);
  await importing.go.click();
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();

  await importing.open();
  await importing.chooseFile(file);
  await expect(importing.preview).toContainText("is on this device already");
  await importing.preview.getByRole("button", { name: "Import as a copy" }).click();
  await expect(page.getByRole("heading", { name: "From a file (copy)", level: 1 })).toBeVisible();
  await new PlanPage(page).lists(/Increase our NPS/);

  const start = new StartPage(page);
  await start.open();
  await expect(start.plans).toHaveCount(2);
  await start.shelf.getByRole("link", { name: /^From a file \d+ goal/ }).click();
  await expect(page.getByRole("heading", { name: "From a file", level: 1 })).toBeVisible();
});

test("a pasted plan is read like a file", async ({ page }) => {
  await importing.open();
  await expect(importing.readText).toBeDisabled();
  await importing.pasteText(planFile({ goals: [{ id: "g", statement: NPS }] }));
  await importing.go.click();
  await new PlanPage(page).lists(/Increase our NPS/);
});

test("a refused text stays in its field", async () => {
  await importing.open();
  await importing.pasteText('{"format": "sightline.plan", oops');
  await expect(importing.refusal).toBeVisible();
  await expect(importing.paste).toHaveValue('{"format": "sightline.plan", oops');
});

/** Drops a file, and tells whether the browser was kept from opening it in the place of the app. */
function drop(target: Locator, text: string): Promise<boolean> {
  return target.evaluate((element, text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], "plan.json", { type: "application/json" }));
    const fire = (name: string) =>
      element.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
    const [over, dropped] = [fire("dragover"), fire("drop")];
    return !over && !dropped;
  }, text);
}

test("a dropped plan is read like a file", async ({ page }) => {
  await importing.open();
  expect(await drop(page.getByText("or drop it here"), planFile({ goals: [{ id: "g", statement: NPS }] }))).toBe(true);
  await importing.go.click();
  await new PlanPage(page).lists(/Increase our NPS/);
});

test("a file that is dropped beside the place for it does not replace the app", async ({ page }) => {
  await importing.open();
  expect(await drop(page.getByRole("heading", { level: 1 }), planFile())).toBe(true);
});

test("unknown fields of a file come out again", async ({ page }) => {
  await importing.open();
  await importing.chooseFile(planFile({ theme: { colour: "blue" }, goals: [{ id: "g", statement: NPS, mood: "calm" }] }));
  await importing.go.click();
  const file = JSON.parse((await new PlanPage(page).exported()).text);
  expect(file.theme).toEqual({ colour: "blue" });
  expect(file.goals[0].mood).toBe("calm");
});

test("private records leave only if a person says so", async ({ page }) => {
  await importing.open();
  await importing.chooseFile(
    planFile({ goals: [{ id: "open", statement: "For all to see" }, { id: "own", statement: "For me", private: true }] }),
  );
  await importing.go.click();
  const plan = new PlanPage(page);
  await plan.lists(/For all to see/, /For me/);
  const choose = (name: string) => async () => {
    await plan.export.click();
    await page.getByRole("dialog", { name: "1 private record" }).getByRole("button", { name }).click();
  };
  expect((await plan.exported(choose("Leave them out"))).text).not.toContain("For me");
  expect((await plan.exported(choose("Take them along"))).text).toContain("For me");
});
