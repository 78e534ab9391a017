// A plan, a team or a goal handed on: as a link with the plan in it, a QR code, a file; under a passphrase.
import { axe } from "../helpers/axe.ts";
import { expect, test } from "../helpers/test.ts";
import { fixedClock } from "../pages/clock.ts";
import { databaseRecords, localRecords } from "../pages/device.ts";
import { keyboard } from "../pages/hands.ts";
import { ImportPage } from "../pages/import.ts";
import { downloaded, PlanPage } from "../pages/plan.ts";
import { CLERKS, CRANES, HARBOUR, letters, longPlan, OtherBrowser, REPAIRS, SECRET, SHARED, SharePage } from "../pages/share.ts";

let share: SharePage;

test.beforeEach(async ({ page }) => {
  share = new SharePage(page);
  await fixedClock(page);
});

test("a team is shared, looked at in another browser, and imported there", async ({ browser, baseURL }) => {
  await share.open();
  await share.ofTeam("Quay");
  const link = await share.address();
  const other = await OtherBrowser.start(browser, baseURL!);
  await other.open(link);
  await other.leavesNoTrace(link);
  await expect(other.preview).toContainText("“Harbour 2027: Quay”");
  await expect(other.preview).toContainText("3 goals · 2 people · 1 check-in");
  expect(await localRecords(other.page), "nothing is kept before a person says so").toEqual({});
  expect(await databaseRecords(other.page)).toEqual({});

  await other.go.click();
  const plan = new PlanPage(other.page);
  await expect(other.page.getByRole("heading", { level: 1, name: "Harbour 2027: Quay" })).toBeVisible();
  await plan.shows(`Company: ${HARBOUR}`, `-Team: ${CRANES}`, `--Person: ${REPAIRS}`);
  await other.page.goBack();
  await expect(other.page.getByText("The link has been read")).toBeVisible();
  await other.leavesNoTrace(link);
  await other.page.context().close();
});

test("who has a part already is told, and gets a copy beside it", async ({ browser, baseURL }) => {
  await share.open();
  await share.ofTeam("Quay");
  const link = await share.address();
  const other = await OtherBrowser.start(browser, baseURL!);
  await other.open(link);
  await other.go.click();
  await expect(other.page.getByRole("heading", { level: 1, name: "Harbour 2027: Quay" })).toBeVisible();
  await other.page.goto(link);
  await expect(other.preview).toContainText("is on this device already");
  await other.preview.getByRole("button", { name: "Leave it" }).click();
  await expect(other.page.getByRole("region", { name: "On this device" }).getByRole("listitem")).toHaveCount(1);
  await other.page.context().close();
});

test("a reload in the middle says what became of the link", async ({ browser, baseURL }) => {
  await share.open();
  const link = await share.address();
  const other = await OtherBrowser.start(browser, baseURL!);
  await other.open(link);
  await expect(other.preview).toBeVisible();
  await other.page.reload();
  await expect(other.page.getByText("The link has been read")).toBeVisible();
  expect(await localRecords(other.page)).toEqual({});
  // From where one has it, it opens again, in the tab where it was open before too.
  await other.page.goto(link);
  await expect(other.preview).toContainText("“Harbour 2027”");
  await other.leavesNoTrace(link);
  await other.page.context().close();
});

test("a goal is shared from its page, with the goals above it", async ({ page }) => {
  await share.open();
  await page.goto("./#/plan/harbour/goal/repairs");
  await page.getByRole("link", { name: "Share this goal" }).click();
  await expect(share.what(`One goal: ${REPAIRS}`)).toBeChecked();
  const file = JSON.parse(await share.inside());
  expect(file.goals.map((goal: any) => goal.statement)).toEqual([HARBOUR, CRANES, REPAIRS]);
  expect(file.people.map((person: any) => person.name)).toEqual(["Ada Holm", "Kim Sol"]);
  expect(JSON.stringify(file)).not.toContain("kim@harbour.example");
  await expect(share.size).toContainText("fits a chat message, an e-mail and a QR code");
  await expect(share.code).toBeVisible();
});

test("the whole plan is as it was", async () => {
  await share.open();
  const file = JSON.parse(await share.inside());
  expect(file.id).toBe("harbour");
  expect(file.goals).toHaveLength(4);
  expect(file.check_ins).toHaveLength(1);
  expect(file.people[1].email).toBe("kim@harbour.example");
});

test("private records stay here unless they are ticked, each time", async ({ page }) => {
  await share.open();
  await expect(share.private).not.toBeChecked();
  await expect(page.getByText("Take 2 private records along")).toBeVisible();
  expect(await share.inside()).not.toContain(SECRET);
  expect(await share.inside()).not.toContain("Ada and Kim alone");
  await share.private.check();
  await expect.poll(() => share.inside()).toContain(SECRET);
  expect(await share.inside()).toContain("Ada and Kim alone");

  // A team has only what is its own; the tick does not go along.
  await share.ofTeam("Quay");
  await expect(share.private).not.toBeChecked();
  expect(await share.inside()).not.toContain(SECRET);
  await share.private.check();
  await expect.poll(() => share.inside()).toContain(SECRET);
  expect(await share.inside()).not.toContain("Ada and Kim alone");
  await share.ofTeam("Office");
  await expect(share.private).toHaveCount(0);
  expect(await share.inside()).toContain(CLERKS);
  await page.reload();
  await expect(share.private).not.toBeChecked();
  expect(await share.inside()).not.toContain(SECRET);

  await page.goto("./#/plan/harbour/share/secret");
  await expect(page.getByText("This goal is private.")).toBeVisible();
  await expect(share.link).toHaveCount(0);
  await share.private.check();
  expect(await share.inside()).toContain(SECRET);
});

test("copied, and shared with what the device shares with", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "share", { value: async (data: object) => ((window as any).shared = data) });
  });
  await share.open();
  const link = await share.address();
  await share.copy.click();
  await expect(page.getByText("The link is copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link);
  await page.getByRole("button", { name: "Share…" }).click();
  await expect.poll(() => page.evaluate(() => (window as any).shared)).toEqual({ title: "“Harbour 2027” in Sightline", url: link });
});

test("a QR code where it fits, a reason where not, and no link beyond all measure", async ({ page }) => {
  await share.open();
  await expect(share.code).toBeVisible();
  const across = Number((await share.code.getAttribute("viewBox"))!.split(" ")[2]);
  expect((across - 25) % 4, "a size that QR codes have, with four modules of white on each side").toBe(0);
  const colours = () =>
    share.code.evaluate((svg) => [...svg.children].map((shape) => getComputedStyle(shape).fill));
  expect(await colours()).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await colours()).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
  await page.emulateMedia({ forcedColors: "active" });
  expect(await colours()).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

test("a long plan has no QR code, a longer one no link, and both are a file", async ({ page }) => {
  await share.open(longPlan(60));
  await expect(share.size).toContainText("letters: too long for some chats");
  await expect(share.code).toHaveCount(0);
  await expect(page.getByText("Too long for a QR code")).toBeVisible();

  await page.goto("./#/");
  await share.open(longPlan(3000).replace('"from-a-file"', '"longer"'));
  await expect(page.getByText(/This would be a link of [\d,]+ letters/)).toBeVisible();
  await expect(share.link).toHaveCount(0);
  const file = await downloaded(page, () => share.save.click());
  expect(JSON.parse(file.text).goals).toHaveLength(3000);
});

test.describe("a link that cannot be read says why, and nothing is kept", () => {
  const whole = letters(SHARED);
  const bomb = letters(" ".repeat(20_000_001));
  const links: [string, string, RegExp][] = [
    ["rubbish", "hello", /not made by Sightline/],
    ["rubbish with marks of its own", "%ff%/../<img src=x>", /not made by Sightline/],
    ["a link that is cut off", whole.slice(0, -30), /cut off on its way/],
    ["a link with another letter in it", `${whole.slice(0, 60)}${whole[60] === "x" ? "y" : "x"}${whole.slice(61)}`, /letters in it were changed/],
    ["a link of a later version", letters("later", "F"), /later version of Sightline/],
    ["a link with something else than a plan", letters("{}", "D"), /questions or answers of one, and no plan/],
    ["a link that holds no plan", letters("Dear diary"), /not JSON/],
    ["a link that unpacks without end", bomb, /unpacks to more/],
  ];
  for (const [what, link, why] of links) {
    test(what, async ({ page }) => {
      const other = new OtherBrowser(page);
      await other.open(`./#/open/${link}`);
      await expect(other.refusal).toContainText(why);
      await expect(other.refusal).toContainText("Nothing was changed on this device.");
      await expect(page).toHaveURL(/#\/open$/);
      await expect(other.preview).toHaveCount(0);
      expect(await localRecords(page)).toEqual({});
      await page.getByRole("link", { name: "Go to the start page" }).click();
      await expect(page.getByText("Nothing here yet")).toBeVisible();
    });
  }

  test("one after another in the same tab", async ({ page }) => {
    const other = new OtherBrowser(page);
    await other.open(`./#/open/${whole.slice(0, -1)}`);
    await expect(other.refusal).toBeVisible();
    await page.goto(`./#/open/${whole}`);
    await expect(other.preview).toContainText("“Harbour 2027”");
    await expect(other.refusal).toHaveCount(0);
  });
});

test("markup in a link is shown as the text it is", async ({ page }) => {
  const attack = `<img src=x onerror="document.title='taken'">`;
  const other = new OtherBrowser(page);
  await other.open(`./#/open/${letters(SHARED.replace("Harbour 2027", attack.replaceAll('"', '\\"')))}`);
  await expect(other.preview).toContainText(`“${attack}”`);
  await expect(page.locator("main img")).toHaveCount(0);
});

test("a pasted link is read like a file, out of the message it came in", async ({ page }) => {
  await share.open();
  await share.ofTeam("Office");
  const link = await share.address();
  const importing = new ImportPage(page);
  await importing.open();
  await importing.pasteText(`Here is our part: ${link}. Yours, Ada`);
  await expect(new OtherBrowser(page).preview).toContainText("“Harbour 2027: Office”");
});

test("a link that is pasted on the start page is read", async ({ page }) => {
  await page.goto("./#/");
  await expect(page.getByText("Nothing here yet")).toBeVisible();
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `https://plans.example/#/open/${letters(SHARED)}`);
  await expect(new OtherBrowser(page).preview).toContainText("“Harbour 2027”");
});

test.describe("a passphrase", () => {
  const WORDS = "correct horse batteries";

  async function locked() {
    await share.open();
    await share.ofTeam("Quay");
    await share.lock.check();
    await expect(share.link).toHaveCount(0);
    await expect(share.save).toHaveCount(0);
    await share.passphrase.fill(WORDS);
    await share.lockIt.click();
    await expect(share.page.getByText("Locked. The link and the file below")).toBeVisible();
    return share.address();
  }

  test("opens the link: a wrong one says so, and one can try again", async ({ browser, baseURL }) => {
    const link = await locked();
    expect(link).toContain("#/open/B");
    const other = await OtherBrowser.start(browser, baseURL!);
    await other.open(link);
    await other.leavesNoTrace(link);
    await expect(other.preview).toHaveCount(0);
    await expect(other.page.getByText(CRANES)).toHaveCount(0);
    await expect(other.passphrase, "password managers may fill it in").toHaveAttribute("autocomplete", "current-password");
    await other.passphrase.fill("correct horse battery");
    await other.unlock.click();
    await expect(other.page.getByText("That is not the passphrase.")).toBeVisible();
    await expect(other.passphrase).toBeFocused();
    await other.passphrase.fill(WORDS);
    await other.unlock.click();
    await expect(other.preview).toContainText("“Harbour 2027: Quay”");
    await expect(other.preview.getByRole("heading", { name: "In this link" })).toBeFocused();
    await other.go.click();
    await expect(new PlanPage(other.page).goal(CRANES)).toBeVisible();
    await other.page.context().close();
  });

  test("opens the file, which says nothing of what is in it", async ({ page }) => {
    await locked();
    const file = await downloaded(page, () => share.save.click());
    expect(file.name).toBe("harbour-2027-quay.locked.json");
    expect(JSON.parse(file.text)).toMatchObject({ format: "sightline.locked", version: 1, rounds: 600_000 });
    expect(file.text).not.toContain("Quay");
    const importing = new ImportPage(page);
    await importing.open();
    await importing.chooseFile(file.text);
    const other = new OtherBrowser(page);
    await other.passphrase.fill("wrong");
    await other.unlock.click();
    await expect(page.getByText("That is not the passphrase.")).toBeVisible();
    await axe(page);
    await other.passphrase.fill(WORDS);
    await other.passphrase.press("Enter");
    await expect(importing.preview).toContainText("“Harbour 2027: Quay”");

    await importing.open();
    await page.reload();
    await importing.chooseFile(file.text.slice(0, -40));
    await expect(importing.refusal).toContainText("a part of it is missing");
  });

  test("is of another program's making as well", async ({ page }) => {
    // Node's own ciphers, as docs/sharing.md has it.
    const { createCipheriv, pbkdf2Sync, randomBytes } = await import("node:crypto");
    const { deflateRawSync } = await import("node:zlib");
    const [salt, nonce] = [randomBytes(16), randomBytes(12)];
    const key = pbkdf2Sync(WORDS, salt, 600_000, 32, "sha256");
    const cipher = createCipheriv("aes-256-gcm", key, nonce);
    const data = Buffer.concat([cipher.update(deflateRawSync(SHARED)), cipher.final(), cipher.getAuthTag()]);
    const text = (bytes: Buffer) => bytes.toString("base64url");
    const file = {
      format: "sightline.locked",
      version: 1,
      derivation: "PBKDF2-SHA-256",
      rounds: 600_000,
      salt: text(salt),
      cipher: "AES-256-GCM",
      nonce: text(nonce),
      data: text(data),
    };
    const importing = new ImportPage(page);
    await importing.open();
    await importing.chooseFile(JSON.stringify(file));
    const other = new OtherBrowser(page);
    await other.passphrase.fill(WORDS);
    await other.unlock.click();
    await expect(importing.preview).toContainText("“Harbour 2027”");
  });

  test("has to be long enough, and holds for what was chosen when it was locked", async ({ page }) => {
    await share.open();
    await share.lock.check();
    await share.passphrase.fill("short");
    await share.lockIt.click();
    await expect(page.getByText("At least 8 characters, please.")).toBeVisible();
    await expect(share.passphrase).toBeFocused();
    await share.passphrase.fill(WORDS);
    await share.lockIt.click();
    const first = await share.address();
    await share.ofTeam("Quay");
    await expect(share.link, "another choice asks for another lock").toHaveCount(0);
    await share.lockIt.click();
    expect(await share.address()).not.toBe(first);
    await share.passphrase.press("End");
    await share.passphrase.pressSequentially("!");
    await expect(share.link, "and so does another passphrase").toHaveCount(0);
    await share.lock.uncheck();
    expect(await share.address()).toContain("#/open/A");
  });
});

test("by keyboard alone", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share.open();
  const hand = keyboard(page);
  const reach = async (target: typeof share.link) => {
    for (let stop = 0; stop < 60; stop++) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${target}`);
  };
  await reach(share.what("The whole plan"));
  await page.keyboard.press("ArrowDown");
  await expect(share.what("One team")).toBeChecked();
  await reach(share.team);
  await page.keyboard.type("Quay");
  await reach(share.private);
  await page.keyboard.press("Space");
  await reach(share.lock);
  await page.keyboard.press("Space");
  await hand.write(share.passphrase, "correct horse batteries");
  await page.keyboard.press("Enter");
  await expect(share.link).toBeVisible();
  await hand.press(share.copy);
  await expect(page.getByText("The link is copied")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());

  await page.goto(link);
  const other = new OtherBrowser(page);
  await expect(other.heading).toBeVisible();
  await hand.write(other.passphrase, "correct horse batteries");
  await page.keyboard.press("Enter");
  await expect(other.preview).toContainText("“Harbour 2027: Quay”");
  await hand.press(other.go);
  await expect(new PlanPage(page).goal(SECRET)).toBeVisible();
});

test("on a phone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await share.open();
  await share.ofTeam("Quay");
  await expect(share.code).toBeVisible();
  const box = (await share.code.boundingBox())!;
  expect(box.width).toBeGreaterThan(280);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await axe(page);
});
