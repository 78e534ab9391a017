// People and teams: who is here, who answers for what, lists that are pasted, and one person typed twice.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { importStaff, PeoplePage } from "../pages/people.ts";
import { planFile } from "../pages/import.ts";
import { keyboard } from "../pages/hands.ts";

let people: PeoplePage;

test.beforeEach(async ({ page }) => {
  people = new PeoplePage(page);
  await fixedClock(page);
  await importStaff(page);
  await people.open();
});

test("everyone is listed by name with what they answer for", async () => {
  await expect(people.names()).toHaveText(["Aya Mori", "Bo Ek", "Dana Ruiz", "Ilse Brandt", "Mori, Aya", "Tomás Vega"]);
  await expect(people.person("Aya Mori")).toContainText("Account manager · Field sales · led by Ilse Brandt");
  await expect(people.person("Aya Mori")).toContainText("1 goal");
  await expect(people.person("Aya Mori")).toContainText("Last check-in 19 November 2026");
  await expect(people.person("Bo Ek")).toContainText("No goal yet");
  await expect(people.person("Bo Ek")).toContainText("helps with 1");
});

test("a person is found by name, role or team, whatever the accents", async () => {
  await people.search.fill("tomas");
  await expect(people.names()).toHaveText(["Tomás Vega"]);
  await people.search.fill("account");
  await expect(people.names()).toHaveText(["Aya Mori", "Bo Ek"]);
  await people.search.fill("nobody at all");
  await expect(people.people).toHaveCount(0);
  await expect(people.page.getByText("Nobody here is called that.")).toBeVisible();
});

test.describe("one person", () => {
  test("is added from a line, with a team that was not there, and undo takes both back", async ({ page }) => {
    await people.add.fill("Zoë Roy, Designer, Studio");
    await people.add.press("Enter");
    await expect(people.person("Zoë Roy")).toContainText("Designer · Studio");
    await expect(people.add).toBeFocused();
    await expect(people.add).toHaveValue("");
    await people.saved();
    await page.reload();
    await expect(people.person("Zoë Roy")).toContainText("Designer · Studio");
    await people.add.fill("Kim Oh");
    await people.add.press("Enter");
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.person("Kim Oh")).toHaveCount(0);
  });

  test("who is here already is not added again", async () => {
    await people.add.fill("  bo   EK ");
    await people.add.press("Enter");
    await expect(people.add).toHaveAccessibleDescription("Bo Ek is here already");
    await people.add.fill(" , ,");
    await people.add.press("Enter");
    await expect(people.add).toHaveAccessibleDescription("Write a name first.");
    await expect(people.people).toHaveCount(6);
  });

  test("is renamed in place, as one step of undo, and keeps focus while others change places", async () => {
    const fields = await people.edit("Bo Ek");
    const name = fields.getByLabel("Name", { exact: true });
    await expect(name).toBeFocused();
    await name.press("Control+a");
    await name.pressSequentially("Zacharias ", { delay: 60 });
    // Whoever stops to think finds the space where it was.
    await people.page.waitForTimeout(800);
    await people.page.keyboard.type("Ek", { delay: 60 });
    await expect(people.person("Zacharias Ek")).toBeVisible();
    await expect(people.page.getByLabel("Name", { exact: true })).toBeFocused();
    await people.page.getByRole("button", { name: "Done" }).click();
    await expect(people.names()).toHaveText(["Aya Mori", "Dana Ruiz", "Ilse Brandt", "Mori, Aya", "Tomás Vega", "Zacharias Ek"]);
    await people.undo.click();
    await expect(people.person("Bo Ek")).toBeVisible();
  });

  test("cannot be left without a name, and what is typed is not lost", async ({ page }) => {
    const name = (await people.edit("Bo Ek")).getByLabel("Name", { exact: true });
    await name.fill("   ");
    await expect(name).toHaveAccessibleDescription("A person needs a name.");
    await expect(people.person("Bo Ek")).toBeVisible();
    await name.fill("Bo Ekberg");
    await expect(people.person("Bo Ekberg")).toBeVisible();
    await people.saved();
    await page.reload();
    await expect(people.person("Bo Ekberg")).toBeVisible();
  });

  test("changes team and manager by choice", async () => {
    const fields = await people.edit("Bo Ek");
    await fields.getByLabel("Team").focus();
    await fields.getByLabel("Team").selectOption("Customer care");
    await expect(fields.getByLabel("Team")).toBeFocused();
    await fields.getByLabel("Led by").selectOption("Dana Ruiz");
    await expect(people.person("Bo Ek")).toContainText("Account manager · Customer care · led by Dana Ruiz");
    await people.undo.click();
    await people.undo.click();
    await expect(people.person("Bo Ek")).toContainText("Account manager · Field sales");
  });

  test("without goals is removed at once, with undo", async () => {
    const fields = await people.edit("Tomás Vega");
    await fields.getByRole("button", { name: "Remove" }).click();
    await expect(people.person("Tomás Vega")).toHaveCount(0);
    await expect(people.toast).toContainText("Tomás Vega was removed");
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.person("Tomás Vega")).toContainText("Customer care");
  });

  test("with goals is removed once it is said who takes them over", async () => {
    const fields = await people.edit("Aya Mori");
    await fields.getByRole("button", { name: "Remove" }).click();
    await expect(people.dialog).toContainText("Aya Mori answers for 1 goal. Who takes it over?");
    await people.dialog.getByLabel("Goals go to").selectOption("Bo Ek");
    await people.dialog.getByRole("button", { name: "Remove" }).click();
    await expect(people.toast).toContainText("Aya Mori was removed. Bo Ek answers for 1 goal more.");
    await expect(people.person("Aya Mori")).toHaveCount(0);
    await expect(people.person("Bo Ek")).toContainText("1 goal");
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.person("Aya Mori")).toContainText("1 goal");
  });
});

test.describe("what is to be mended", () => {
  test("a goal without an owner is given to someone in one go", async () => {
    const note = people.note("1 goal has no owner");
    await note.getByLabel("Owner of: Sign four resellers by 30 June 2027").selectOption("Bo Ek");
    await expect(note).toHaveCount(0);
    await expect(people.person("Bo Ek")).toContainText("1 goal");
    await expect(people.toast).toContainText("Bo Ek answers for it now");
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.note("1 goal has no owner")).toBeVisible();
  });

  test("an idle person and an idle team get a goal of their own", async ({ page }) => {
    await expect(people.note("1 person has no goal")).toContainText("Draft a goal for Tomás Vega");
    await people.note("1 team has no goal").getByRole("button", { name: "Draft a goal for Customer care" }).click();
    await page.getByRole("textbox", { name: "Your goal, in one sentence" }).fill("Answer within two hours by 31 March 2027");
    await people.open();
    await expect(people.note("1 team has no goal")).toHaveCount(0);
    await people.note("1 person has no goal").getByRole("button", { name: "Draft a goal for Tomás Vega" }).click();
    await page.getByRole("main").getByText("Who", { exact: true }).click();
    await expect(page.getByLabel("Owner", { exact: true })).toHaveValue("Tomás Vega");
  });

  test("one with more than five metrics is told, after joining", async () => {
    await people.mend.getByRole("button", { name: "Look and join: Aya Mori and Mori, Aya" }).click();
    await people.dialog.getByRole("button", { name: "Join", exact: true }).click();
    await expect(people.person("Aya Mori")).toContainText("6 metrics, more than 5");
    await people.mend.getByRole("button", { name: "See the goals of Aya Mori" }).click();
    await expect(people.page.getByRole("heading", { name: "Aya Mori Account manager" })).toBeFocused();
    await expect(people.page.getByText("6 metrics: at most 5 can be kept in view, three is ideal.")).toBeVisible();
  });
});

test.describe("the same person typed twice", () => {
  test("is suggested, shown before it is done, joined as one step, and undone", async ({ page }) => {
    await expect(people.note("Aya Mori and Mori, Aya: one person?")).toContainText("The same names in another order.");
    await people.mend.getByRole("button", { name: "Look and join: Aya Mori and Mori, Aya" }).click();
    await expect(people.dialog.getByRole("radio", { name: /Aya Mori/ }).first()).toBeChecked();
    await expect(people.dialog).toContainText("aya@northwind.example");
    await expect(people.dialog).toContainText("1 mention of Mori, Aya in the plan will mean Aya Mori.");
    await people.dialog.getByRole("radio", { name: /Mori, Aya/ }).check();
    await expect(people.dialog).toContainText("3 mentions of Aya Mori in the plan will mean Mori, Aya.");
    await people.dialog.getByRole("radio", { name: /Aya Mori/ }).check();
    await people.dialog.getByRole("button", { name: "Join", exact: true }).click();
    await expect(people.people).toHaveCount(5);
    await expect(people.person("Aya Mori")).toContainText("2 goals");
    await people.saved();
    await page.reload();
    await expect(people.people).toHaveCount(5);
  });

  test("is undone whole", async () => {
    await people.mend.getByRole("button", { name: "Look and join: Aya Mori and Mori, Aya" }).click();
    await people.dialog.getByRole("button", { name: "Join", exact: true }).click();
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.people).toHaveCount(6);
    await expect(people.person("Mori, Aya")).toContainText("1 goal");
  });

  test("is not asked about again once they are two", async ({ page }) => {
    await people.mend.getByRole("button", { name: "Two people: Aya Mori and Mori, Aya" }).click();
    await expect(people.note(/one person\?/)).toHaveCount(0);
    await people.saved();
    await page.reload();
    await expect(people.person("Aya Mori")).toBeVisible();
    await expect(people.note(/one person\?/)).toHaveCount(0);
  });

  test("is joined by hand", async () => {
    const fields = await people.edit("Bo Ek");
    await fields.getByLabel("Same person as").selectOption("Tomás Vega");
    await people.dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(people.people).toHaveCount(6);
    await fields.getByLabel("Same person as").selectOption("Tomás Vega");
    await people.dialog.getByRole("button", { name: "Join", exact: true }).click();
    await expect(people.people).toHaveCount(5);
  });

  test("is asked about again while the first question is still on its way out", async () => {
    const fields = await people.edit("Bo Ek");
    const same = fields.getByLabel("Same person as");
    await same.selectOption("Tomás Vega");
    const cancel = people.dialog.getByRole("button", { name: "Cancel" });
    await expect(cancel).toBeVisible();
    // A browser tells of a dialog's end a little later than it ends.
    await same.evaluate(async (select: HTMLSelectElement, button) => {
      (button as HTMLElement).click();
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      select.value = [...select.options].find((option) => option.text === "Tomás Vega")!.value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }, await cancel.elementHandle());
    await people.dialog.getByRole("button", { name: "Join", exact: true }).click();
    await expect(people.people).toHaveCount(5);
  });
});

test.describe("a pasted list", () => {
  const LIST = "Name\tJob title\tFloor\tTeam\tReports to\nBo Ek\tSenior account manager\t2\tField sales\tIlse Brandt\nNour Haddad\tAnalyst\t3\tInsights\tDana Ruiz\nT. Vega\tAgent\t1\tCustomer care\t\nNour Haddad\tAnalyst\t3\tInsights\t\n";

  test("shows what is new, here and unclear, and does only what is clear, as one step", async ({ page }) => {
    await people.pasteButton.click();
    await expect(people.list).toBeFocused();
    await people.list.fill(LIST);
    await expect(people.paste).toContainText("1 new person · 1 filled in · 2 unclear");
    await expect(people.paste).toContainText("New teams: Insights");
    await expect(people.paste).toContainText("Not read: Floor");
    await expect(people.paste.getByRole("row", { name: /T\. Vega/ })).toContainText("Looks like Tomás Vega");
    await people.paste.getByRole("button", { name: "Take over 2 people" }).click();
    await expect(people.pasteButton).toBeFocused();
    await expect(people.people).toHaveCount(7);
    await expect(people.person("Nour Haddad")).toContainText("Analyst · Insights · led by Dana Ruiz");
    await expect(people.person("Bo Ek")).toContainText("Account manager · Field sales · led by Ilse Brandt");
    await people.saved();
    await page.reload();
    await expect(people.people).toHaveCount(7);
  });

  test("undo takes all of it back", async () => {
    await people.pasteButton.click();
    await people.list.fill("Nour Haddad, Analyst, Insights\nKim Oh");
    await people.paste.getByRole("button", { name: "Take over 2 people" }).click();
    await expect(people.people).toHaveCount(8);
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.people).toHaveCount(6);
    await people.view("Teams").check();
    await expect(people.team("Insights")).toHaveCount(0);
  });

  test("does with unclear lines what is chosen", async () => {
    await people.pasteButton.click();
    await people.list.fill(LIST);
    await people.paste.getByLabel("What happens with T. Vega").selectOption("Add as a new person");
    await people.paste.getByLabel("What happens with Bo Ek").selectOption("Leave out");
    await people.paste.getByRole("button", { name: "Take over 2 people" }).click();
    await expect(people.person("T. Vega")).toBeVisible();
    await expect(people.person("Bo Ek")).toContainText("Account manager · Field sales");
    await expect(people.note("Tomás Vega and T. Vega: one person?")).toBeVisible();
  });

  test("of rubbish takes nothing over", async () => {
    await people.pasteButton.click();
    for (const rubbish of [",,,\n;;;\n\t\t", "\u0000\u0001 \u200b", '"""', "<script>alert(1)</script>".repeat(3)]) {
      await people.list.fill(rubbish);
      await expect(people.people).toHaveCount(6);
    }
    await people.list.fill(",,,\n , \n");
    await expect(people.paste.getByRole("button", { name: "Nothing to take over" })).toBeDisabled();
    await people.paste.getByRole("button", { name: "Cancel" }).click();
    await expect(people.paste).toHaveCount(0);
  });
});

test.describe("teams", () => {
  test.beforeEach(async () => people.view("Teams").check());

  test("are a tree with lead, members and goals", async () => {
    await expect(people.teams.getByRole("button")).toHaveText(["Customer care", "Sales", "Field sales"]);
    await expect(people.team("Field sales")).toContainText("team · within Sales · led by Aya Mori");
    await expect(people.team("Field sales")).toContainText("2 people: Aya Mori, Bo Ek");
    await expect(people.team("Customer care")).toContainText("No goal yet");
  });

  test("one is added, named, hung below another and led by someone", async ({ page }) => {
    await people.addTeam.fill("Renewals");
    await people.addTeam.press("Enter");
    const fields = await people.edit("Renewals");
    await fields.getByLabel("It is a").selectOption("department");
    await fields.getByLabel("Part of").selectOption("Sales");
    await fields.getByLabel("Led by").selectOption("Dana Ruiz");
    await expect(people.team("Renewals")).toContainText("department · within Sales · led by Dana Ruiz");
    await fields.getByRole("button", { name: "Done" }).click();
    await expect(people.teams.getByRole("button")).toHaveText(["Customer care", "Sales", "Field sales", "Renewals"]);
    await people.addTeam.fill("renewals");
    await people.addTeam.press("Enter");
    await expect(people.addTeam).toHaveAccessibleDescription("There is a team called renewals already");
    await people.saved();
    await page.reload();
    await people.view("Teams").check();
    await expect(people.team("Renewals")).toContainText("led by Dana Ruiz");
  });

  test("one cannot become part of itself: it is not offered", async () => {
    const fields = await people.edit("Sales");
    await expect(fields.getByLabel("Part of").getByRole("option")).toHaveText(["The whole organisation", "Customer care"]);
  });

  test("one that goes leaves its people and lifts what was within, and undo brings it back", async () => {
    const fields = await people.edit("Sales");
    await fields.getByRole("button", { name: "Remove" }).click();
    await expect(people.teams.getByRole("button")).toHaveText(["Customer care", "Field sales"]);
    await people.toast.getByRole("button", { name: "Undo" }).click();
    await expect(people.team("Field sales")).toContainText("within Sales");
    await people.view("People").check();
    await expect(people.person("Ilse Brandt")).toContainText("Sales");
  });
});

test("who answers for what is read by team and person, with links", async ({ page }) => {
  await people.view("Who answers for what").check();
  const answers = page.getByRole("region", { name: "Who answers for what" });
  await expect(answers.getByRole("heading", { level: 3 })).toHaveText([
    "Nobody answers for these",
    "Customer care",
    "Sales",
    "Field sales",
    "In no team",
  ]);
  await answers.getByLabel("Owner of: Sign four resellers by 30 June 2027").selectOption("Ilse Brandt");
  await expect(answers.getByRole("heading", { name: "Nobody answers for these" })).toHaveCount(0);
  await answers.getByRole("link", { name: /Close \$1.2M/ }).click();
  await expect(page.getByRole("textbox", { name: "Your goal, in one sentence" })).toHaveValue(/Close \$1.2M/);
});

test("names that look like markup stay names", async ({ page }) => {
  const name = "<img src=x onerror=alert(1)> & \"friends\"";
  await people.add.fill(name.replaceAll(",", ""));
  await people.add.press("Enter");
  await expect(people.people).toHaveCount(7);
  await people.add.fill("x".repeat(400));
  await people.add.press("Enter");
  await expect(people.people).toHaveCount(8);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("by keyboard alone: add, edit, assign", async ({ page }) => {
  const hand = keyboard(page);
  await hand.write(people.add, "Kim Oh, Analyst, Customer care");
  await page.keyboard.press("Enter");
  await expect(people.person("Kim Oh")).toBeVisible();
  await hand.press(page.getByRole("button", { name: "Edit Kim Oh" }));
  await expect(page.getByLabel("Name", { exact: true })).toBeFocused();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("Kim Oh-Berg");
  await hand.press(page.getByRole("button", { name: "Done" }));
  await expect(people.person("Kim Oh-Berg")).toBeVisible();
  await expect(people.search).toBeFocused();
});

for (const scheme of ["light", "dark"] as const) {
  test(`axe finds nothing (${scheme})`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await axe(page);
    await people.edit("Aya Mori");
    await axe(page);
    await people.pasteButton.click();
    await people.list.fill("Nour Haddad, Analyst, Insights\nT. Vega\nBo Ek");
    await axe(page);
    await people.paste.getByRole("button", { name: "Cancel" }).click();
    await people.view("Teams").check();
    await people.edit("Sales");
    await axe(page);
    await people.view("Who answers for what").check();
    await axe(page);
    await people.mend.getByRole("button", { name: /Look and join/ }).click();
    await axe(page);
  });
}

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test("nothing is cut off, in any view", async ({ page }) => {
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    expect(await fits()).toBe(true);
    await people.edit("Aya Mori");
    expect(await fits()).toBe(true);
    await people.view("Teams").check();
    await people.edit("Field sales");
    expect(await fits()).toBe(true);
    await people.view("Who answers for what").check();
    expect(await fits()).toBe(true);
    await people.pasteButton.click();
    await people.list.fill("Nour Haddad, Head of a rather long department name, Insights and analytics\nT. Vega\nBo Ek");
    await expect(people.paste).toContainText("1 new person");
    expect(await fits()).toBe(true);
  });
});

test("an empty plan says how to begin", async ({ page }) => {
  await importStaff(page, planFile({ id: "nobody", name: "Nobody" }));
  await people.open("nobody");
  await expect(page.getByRole("heading", { name: "Nobody here yet" })).toBeVisible();
  await people.add.fill("Ana Silva");
  await people.add.press("Enter");
  await expect(people.person("Ana Silva")).toBeVisible();
});
