// The page of one person.
import { expect, test } from "../helpers/test.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { downloaded, PlanPage } from "../pages/plan.ts";

test.beforeEach(async ({ page }) => {
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(
    planFile({
      people: [
        { id: "mira", name: "Mira Okafor", role: "Head of care" },
        { id: "jon", name: "Jon Lindqvist", manager: "mira", could_fill: ["Shift lead"] },
      ],
      goals: [{ id: "g", level: "company", owner: "mira", statement: "Cut the wait from 34 to 14 days by 31 December 2027" }],
      actions: [{ id: "a", text: "Ask for a second line", owner: "mira", due: "2020-01-31" }],
    }),
  );
  await importing.go.click();
  await expect(new PlanPage(page).export).toBeVisible();
  await page.goto("./#/plan/from-a-file/person/mira");
  await expect(page.getByRole("heading", { name: "Mira Okafor", level: 1 })).toBeVisible();
});

test("shows goals, follow-ups to tick off, and who could step in", async ({ page }) => {
  await expect(page.getByRole("region", { name: "Goals", exact: true })).toContainText("Cut the wait from 34 to 14 days");
  await expect(page.getByRole("region", { name: "Who could step in" })).toContainText("Shift lead");
  const followUps = page.getByRole("region", { name: "Follow-ups" });
  await expect(followUps).toContainText("was due on");
  await followUps.getByRole("checkbox", { name: "Ask for a second line" }).click();
  await expect(followUps).toContainText("Nothing is open.");
  await expect(followUps).toContainText("1 done");
  await page.getByRole("banner").getByRole("button", { name: "Undo" }).click();
  await expect(followUps.getByRole("checkbox", { name: "Ask for a second line" })).not.toBeChecked();
});

test("where they want to go is kept, and stays on the device unless ticked", async ({ page }) => {
  await page.getByLabel("In three years").fill("Run the whole clinic");
  await page.getByLabel("Roles they could step into").fill("Director, trainer");
  await page.getByLabel("Roles they could step into").blur();
  await expect(page.getByText("Saved on this device")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("In three years")).toHaveValue("Run the whole clinic");
  await expect(page.getByLabel("In a year")).toHaveValue("");
  await expect(page.getByLabel("Roles they could step into")).toHaveValue("Director, trainer");

  await page.goto("./#/plan/from-a-file");
  await page.getByRole("button", { name: "Export as a file" }).click();
  const without = await downloaded(page, () => page.getByRole("dialog").getByRole("button").first().click());
  expect(without.text).toContain("Mira Okafor");
  expect(without.text).not.toContain("Run the whole clinic");
  expect(without.text).not.toContain("Shift lead");
});

test("praise is noted, and can be taken back", async ({ page }) => {
  const praise = page.getByRole("region", { name: "Praise, wins and feedback" });
  await praise.getByLabel("What did you see?").fill("Calmed a full waiting room in ten minutes");
  await praise.getByLabel("What it is").selectOption({ label: "A win to celebrate" });
  await praise.getByRole("checkbox", { name: "Keep it on this device" }).check();
  await praise.getByRole("button", { name: "Add the note" }).click();
  const notes = praise.getByRole("listitem");
  await expect(notes).toHaveCount(1);
  await expect(notes).toContainText("A win to celebrate");
  await expect(notes).toContainText("stays on this device");
  await notes.getByRole("button", { name: /^Remove/ }).click();
  await expect(notes).toHaveCount(0);
  await page.getByRole("status").getByRole("button", { name: "Undo" }).click();
  await expect(notes).toHaveCount(1);
});

test("is reached from people and teams", async ({ page }) => {
  await page.goto("./#/plan/from-a-file/people");
  await page.getByRole("button", { name: "Edit Mira Okafor" }).click();
  await page.getByRole("link", { name: "Goals, talks, praise" }).click();
  await expect(page.getByRole("heading", { name: "Mira Okafor", level: 1 })).toBeVisible();
});
