// What a person typed stays, whatever happens to the page, to a store, or to a record in it.
import type { Page } from "@playwright/test";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import {
  DevicePage,
  databaseRecords,
  leaveApp,
  localRecords,
  putIntoDatabase,
  type Records,
} from "../pages/device.ts";
import { CONVERSION, DraftPage, HIRING, NPS } from "../pages/draft.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { downloaded, PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";

let draft: DraftPage;
let start: StartPage;
let plan: PlanPage;

test.beforeEach(async ({ page }) => {
  [draft, start, plan] = [new DraftPage(page), new StartPage(page), new PlanPage(page)];
  await fixedClock(page);
});

/** Drafts these goals into the personal plan. */
async function drafted(page: Page, ...sentences: string[]) {
  for (const sentence of sentences) {
    await page.goto("./");
    await start.draft.click();
    await expect(draft.sentence).toHaveValue("");
    await draft.write(sentence);
  }
}

/** The key of the record with these words in it. */
function keyOf(records: Records, words: string): string {
  const keys = Object.keys(records).filter((key) => records[key].includes(words));
  expect(keys, `records that hold “${words}”`).toHaveLength(1);
  return keys[0];
}

test.describe("a reload in the middle of typing", () => {
  test("keeps the last letters of a sentence", async ({ page }) => {
    await draft.open();
    await draft.write("Increase our NPS");
    await draft.sentence.press("End");
    await page.keyboard.type(" from 42 to 50");
    await page.reload();
    await expect(draft.sentence).toHaveValue("Increase our NPS from 42 to 50");
  });

  test("keeps the first letters on this device", async ({ page }) => {
    await draft.open();
    await page.keyboard.type("Go");
    await page.reload();
    await start.open();
    await start.plan("My goals").click();
    await plan.lists(/Go/);
  });

  test("keeps a goal whose plan is only just being stored", async ({ page }) => {
    await draft.open();
    await page.keyboard.type(NPS);
    await page.waitForURL(/goal/);
    await page.reload();
    await expect(draft.sentence).toHaveValue(NPS);
    await expect(page.getByRole("link", { name: "All goals in My goals" })).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  for (const [label, text] of [
    ["To", "57"],
    ["Why it matters", "Customers tell us"],
    ["Owner", "Ada Lovelace"],
  ]) {
    test(`keeps what stands in “${label}”`, async ({ page }) => {
      await draft.open();
      await draft.write(NPS);
      await draft.field(label).fill(text);
      await page.reload();
      // At its own address, a goal shows who answers for it in a section that is folded.
      if (label === "Owner") await page.getByRole("main").getByText("Who", { exact: true }).click();
      await expect(page.getByLabel(label, { exact: true })).toHaveValue(text);
    });
  }
});

test.describe("one store of two is enough to find a plan again", () => {
  test("without local storage", async ({ page }) => {
    await drafted(page, NPS, HIRING);
    await leaveApp(page);
    await page.evaluate(() => localStorage.clear());
    await page.goto("./");
    await start.plan("My goals").click();
    await plan.lists(/Increase our NPS.*42 to 50/, /Cut time to hire/);
    await expect(page.getByRole("alert")).toHaveCount(0);
    // What one store lacks, it is given by the other.
    expect(Object.values(await localRecords(page)).join()).toContain(NPS);
  });

  test("without the database", async ({ page }) => {
    await drafted(page, NPS, HIRING);
    await leaveApp(page);
    await page.evaluate(
      () => new Promise((resolve) => (indexedDB.deleteDatabase("sightline").onsuccess = resolve)),
    );
    await page.goto("./");
    await start.plan("My goals").click();
    await plan.lists(/Increase our NPS.*42 to 50/, /Cut time to hire/);
    await expect(page.getByRole("alert")).toHaveCount(0);
    await expect.poll(async () => Object.values(await databaseRecords(page)).join()).toContain(NPS);
  });
});

test.describe("a damaged record", () => {
  const LATER = "Increase our NPS from 42 to 50 by the end of Q3, they said";
  const flipped = (text: string) => text.replace("Cut time", "Cat time");

  test("in both stores: the rest opens, the page says so, and everything can be downloaded", async ({ page }) => {
    await drafted(page, NPS, HIRING, CONVERSION);
    await leaveApp(page);
    const local = await localRecords(page);
    const key = keyOf(local, "Cut time to hire");
    const damaged = flipped(local[key]);
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, damaged]);
    await putIntoDatabase(page, { [key]: damaged });

    await page.goto("./");
    await start.plan("My goals").click();
    await plan.lists(/Increase our NPS/, /Raise our conversion rate/);
    const alert = page.getByRole("alert");
    await expect(alert).toContainText("1 record is damaged and was left as it is.");

    const file = await downloaded(page, () => alert.getByRole("button", { name: "Download everything stored" }).click());
    const everything: Records = JSON.parse(file.text);
    expect(everything[`localStorage/${key}`]).toBe(damaged);
    expect(everything[`indexedDB/${key}`]).toBe(damaged);
    expect((await localRecords(page))[key], "it is left as it is").toBe(damaged);

    // One can go on working.
    await plan.goal(NPS).click();
    await draft.write(LATER);
    await page.reload();
    await expect(draft.sentence).toHaveValue(LATER);
    await expect(alert).toContainText("1 record is damaged");
  });

  test("in one store: the other has it, and nothing is missing", async ({ page }) => {
    await drafted(page, NPS, HIRING);
    await leaveApp(page);
    const local = await localRecords(page);
    const key = keyOf(local, "Cut time to hire");
    await page.evaluate(([key, text]) => localStorage.setItem(key, text), [key, flipped(local[key])]);
    await page.goto("./");
    await start.plan("My goals").click();
    await plan.lists(/Increase our NPS/, /Cut time to hire/);
    await expect(page.getByRole("alert")).toHaveCount(0);
  });

  test("that is all there is: the page says so and hands it out", async ({ page }) => {
    await drafted(page, NPS);
    await leaveApp(page);
    const rubbish = Object.fromEntries(
      Object.keys(await databaseRecords(page)).map((key) => [key, "rubbish"] as const),
    );
    await page.evaluate((records) => {
      for (const [key, text] of Object.entries(records)) localStorage.setItem(key, text);
    }, rubbish);
    await putIntoDatabase(page, rubbish);
    await page.goto("./");
    await start.plan("Plan without a name").click();
    await expect(page.getByRole("heading", { name: "This plan cannot be opened" })).toBeVisible();
    const file = await downloaded(page, () =>
      page.getByRole("main").getByRole("button", { name: "Download everything stored" }).click(),
    );
    expect(file.text).toContain("rubbish");
  });
});

const BLOCKED = {
  "has no database": () => {
    Object.defineProperty(window, "indexedDB", { value: undefined });
  },
  "forbids the database": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("forbidden here", "SecurityError");
    };
  },
  "fails to open the database": () => {
    const { open } = IDBFactory.prototype;
    // A version below the one that is there cannot be opened.
    IDBFactory.prototype.open = function (name) {
      open.call(this, name, 99);
      return open.call(this, name, 1);
    };
  },
};

for (const [what, block] of Object.entries(BLOCKED)) {
  test(`a browser that ${what}: one copy, and the page says what that means`, async ({ page }) => {
    await page.addInitScript(block);
    await page.goto("./");
    await expect(page.getByRole("alert")).toContainText("Saved, with one copy instead of two");
    await expect(page.getByRole("alert")).toContainText("kept in local storage alone");
    await start.draft.click();
    await draft.sentence.fill(NPS);
    await draft.sentence.press("Enter");
    await expect(page.getByRole("banner")).toContainText("Saved, with one copy instead of two");
    await page.reload();
    await expect(draft.sentence).toHaveValue(NPS);
    await draft.allGoals.click();
    await plan.lists(/Increase our NPS/);
    await page.getByRole("link", { name: "This device" }).click();
    await expect(page.getByRole("definition").first()).toHaveText("works");
    await expect(page.getByRole("definition").last()).not.toHaveText("works");
  });
}

const forbidLocalStorage = () => {
  Object.defineProperty(window, "localStorage", {
    get() {
      throw new DOMException("forbidden here", "SecurityError");
    },
  });
};

test("a browser that forbids local storage: the database serves alone", async ({ page }) => {
  await page.addInitScript(forbidLocalStorage);
  await draft.open();
  await expect(page.getByRole("alert")).toContainText("Saved, with one copy instead of two");
  await draft.sentence.fill(NPS);
  await draft.sentence.press("Enter");
  await expect(page.getByRole("banner")).toContainText("Saved, with one copy instead of two");
  await page.reload();
  await expect(draft.sentence).toHaveValue(NPS);
});

test("a browser that forbids both: one can work, is warned, and can download the plan", async ({ page }) => {
  await page.addInitScript(forbidLocalStorage);
  await page.addInitScript(BLOCKED["forbids the database"]);
  await draft.open();
  const alert = page.getByRole("alert").filter({ hasText: "Not saved" });
  await expect(alert).toContainText("closing the page loses it");
  await draft.sentence.fill(NPS);
  await draft.sentence.press("Enter");
  await draft.shows({ from: "42", to: "50" });
  await expect(page.getByRole("banner")).toContainText("Not saved");
  const file = await downloaded(page, () => alert.getByRole("button", { name: "Download the plan" }).click());
  expect(file.text).toContain(NPS);
});

test.describe("local storage that another page of the origin has filled", () => {
  /** Leaves not one letter of room. */
  const fill = () => {
    let text = "x".repeat(5 * 1024 * 1024);
    for (let at = 0; text.length > 0; ) {
      try {
        localStorage.setItem(`another.${at}`, text);
        at++;
      } catch {
        text = text.slice(0, Math.floor(text.length / 2));
      }
    }
  };

  test("the database serves alone, the page says so, and nothing that was there is lost", async ({ page }) => {
    await drafted(page, NPS);
    await page.evaluate(fill);
    const before = await localRecords(page);
    await start.open();
    await start.plan("My goals").click();
    await plan.add.click();
    await draft.sentence.fill(HIRING);
    await draft.sentence.press("Enter");
    await expect(page.getByRole("banner")).toContainText("Saved, with one copy instead of two");
    await expect(page.getByRole("alert")).toContainText("local storage is blocked or full");
    expect(await localRecords(page)).toMatchObject(before);
    await page.reload();
    await expect(draft.sentence).toHaveValue(HIRING);
    await draft.allGoals.click();
    await plan.lists(/Increase our NPS/, /Cut time to hire/);
  });

  test("with a database that is full too: nothing is said to be saved, and the plan can be downloaded", async ({ page }) => {
    await drafted(page, NPS);
    await page.evaluate(fill);
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await draft.sentence.fill(HIRING);
    await draft.sentence.press("Enter");
    const alert = page.getByRole("alert").filter({ hasText: "Not saved: storage is full" });
    await expect(alert).toBeVisible();
    await expect(page.getByRole("banner")).not.toContainText("Saved on this device");
    const file = await downloaded(page, () => alert.getByRole("button", { name: "Download the plan" }).click());
    expect(file.text).toContain(HIRING);

    // As soon as there is room, all of it is stored.
    await page.evaluate(() => {
      for (const key of Object.keys(localStorage).filter((key) => key.startsWith("another."))) {
        localStorage.removeItem(key);
      }
    });
    await draft.sentence.press("End");
    await page.keyboard.type("!");
    await expect(alert).toHaveCount(0);
    await page.reload();
    await expect(draft.sentence).toHaveValue(`${HIRING}!`);
  });
});

test("a database that is closed by the browser is opened again", async ({ page }) => {
  await drafted(page, NPS);
  // As when a person clears it in the browser's settings while the page is open.
  await page.evaluate(
    () => new Promise((resolve) => (indexedDB.deleteDatabase("sightline").onsuccess = resolve)),
  );
  await draft.write(HIRING);
  expect(Object.values(await databaseRecords(page)).join()).toContain(HIRING);
  await page.reload();
  await expect(draft.sentence).toHaveValue(HIRING);
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("two plans stand side by side, and one can be deleted", async ({ page }) => {
  await drafted(page, NPS);
  const importing = new ImportPage(page);
  await page.goto("./");
  await importing.open();
  await importing.chooseFile(planFile({ goals: [{ id: "g", statement: HIRING }] }));
  await importing.go.click();
  await plan.lists(/Cut time to hire/);
  await start.open();
  await expect(start.plans).toHaveCount(2);
  await start.plan("My goals").click();
  await plan.lists(/Increase our NPS/);
  await start.open();

  await start.act("From a file", "Delete");
  await expect(page.getByRole("status").getByText("“From a file” was deleted")).toBeVisible();
  await expect(start.plans).toHaveCount(1);
  await page.reload();
  await expect(start.plans).toHaveCount(1);
  await page.goto("./#/plan/from-a-file");
  await expect(page.getByRole("heading", { name: "This plan is not on this device" })).toBeVisible();
  await start.open();
  await start.plan("My goals").click();
  await plan.lists(/Increase our NPS/);
});

test("erasing removes everything of Sightline and nothing of anyone else", async ({ page }) => {
  await drafted(page, NPS);
  await page.getByLabel("Appearance").selectOption("Dark");
  await page.evaluate(async () => {
    localStorage.setItem("another.note", "of another page of this origin");
    localStorage.setItem("sightlines", "of a page whose name is like ours");
    const opening = indexedDB.open("another");
    opening.onupgradeneeded = () => opening.result.createObjectStore("notes");
    await new Promise((resolve) => (opening.onsuccess = resolve));
    opening.result.close();
  });
  await new DevicePage(page).open();
  await page.getByRole("button", { name: "Erase everything here…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase everything", exact: true }).click();
  await expect(start.empty).toBeVisible();

  expect(await localRecords(page)).toEqual({
    "another.note": "of another page of this origin",
    sightlines: "of a page whose name is like ours",
  });
  const left = Object.keys(await databaseRecords(page));
  expect(left.filter((key) => !key.endsWith(".gone")), "tombstones alone").toEqual([]);
  expect((await page.evaluate(() => indexedDB.databases())).map(({ name }) => name)).toContain("another");
  await expect(page.locator("html")).not.toHaveAttribute("data-theme", "dark");

  await page.reload();
  await expect(start.empty).toBeVisible();
  await start.draft.click();
  await draft.write(HIRING);
  await start.open();
  await expect(start.plans).toHaveCount(1);
});

test("an empty device says so in plain numbers", async ({ page }) => {
  await new DevicePage(page).open();
  await expect(page.getByText("kB used by your plans")).toHaveText("0 kB used by your plans");
  await page.getByRole("button", { name: "Erase everything here…" }).click();
  await expect(page.getByRole("dialog")).toContainText("There are no plans here; settings are removed.");
});

test("everything that is stored can be downloaded from the page about this device", async ({ page }) => {
  await drafted(page, NPS);
  await new DevicePage(page).open();
  const file = await downloaded(page, () => page.getByRole("button", { name: "Download everything stored" }).click());
  const everything: Records = JSON.parse(file.text);
  const named = (place: string, records: Records) =>
    Object.fromEntries(Object.entries(records).map(([key, text]) => [`${place}/${key}`, text]));
  expect(everything).toEqual({
    ...named("localStorage", await localRecords(page)),
    ...named("indexedDB", await databaseRecords(page)),
  });
});

test("the choice of light or dark survives a reload", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("./");
  const looks = page.getByLabel("Appearance");
  await expect(looks).toHaveValue("system");
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await looks.selectOption("Dark");
  expect(await background()).not.toBe(light);
  await page.reload();
  await expect(looks.locator("option:checked")).toHaveText("Dark");
  expect(await background()).not.toBe(light);
  await looks.selectOption("Light");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await background()).toBe(light);
});
