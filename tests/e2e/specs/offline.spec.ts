// Without a network, and from one version to the next.
import type { Page } from "@playwright/test";
import { DevicePage } from "../pages/device.ts";
import { DraftPage, HIRING, NPS } from "../pages/draft.ts";
import { broken, built, Host, later, type Site } from "../pages/host.ts";
import { ImportPage, planFile } from "../pages/import.ts";
import { PlanPage } from "../pages/plan.ts";
import { StartPage } from "../pages/start.ts";
import { Workshops } from "../pages/workshop.ts";
import { expect, test as base } from "../helpers/test.ts";

const WORDS: [string, string] = ["Nothing here yet", "Nothing here now"];

const test = base.extend<{ host: Host; baseURL: string }, { site: Site }>({
  site: [async ({}, use) => use(await built(process.env.BASE_URL!)), { scope: "worker" }],
  host: async ({ site }, use) => {
    const host = new Host();
    host.publish(site);
    await host.start();
    await use(host);
    await host.stop();
  },
  baseURL: async ({ host }, use) => use(host.url),
});
test.use({ serviceWorkers: "allow", expectedErrors: /Failed to load resource|ERR_(CONNECTION|FAILED)|worker/ });

/** Waits until all of the site is on the device. */
async function isKept(page: Page) {
  await new DevicePage(page).open();
  await expect(page.getByText("All of Sightline is kept on this device")).toBeVisible({ timeout: 15_000 });
}

/** Has the browser look for a newer version, as it does by itself when a page is opened. */
function lookForNewer(page: Page) {
  return page.evaluate(async () => {
    const known = await navigator.serviceWorker.getRegistration();
    await known!.update().catch(() => {});
  });
}

const offer = (page: Page) => page.getByRole("status").filter({ hasText: "A newer version of Sightline is ready" });

test("after the first visit everything works without a network", async ({ page, context, host }) => {
  await isKept(page);
  await page.close();
  await host.stop();

  const offline = await context.newPage();
  const start = new StartPage(offline);
  await start.open();
  await expect(start.empty).toBeVisible();
  await start.draft.click();
  const draft = new DraftPage(offline);
  await draft.write(NPS);
  await offline.reload();
  await expect(draft.sentence).toHaveValue(NPS);

  await start.open();
  await start.sample.click();
  await expect(new PlanPage(offline).export).toBeVisible();
  for (const name of ["Map", "Progress", "Check-ins", "Report", "Share", "Settings"]) {
    await offline.getByRole("navigation", { name: "This plan" }).getByRole("link", { name, exact: true }).click();
    await expect(offline.getByRole("heading", { level: 1 })).toBeVisible();
    await expect(offline.getByText("This page could not be fetched")).toBeHidden();
  }
});

test("a workshop begins without a network, with a projector window", async ({ page, context, host }) => {
  await isKept(page);
  await host.stop();
  await context.setOffline(true);
  const workshops = new Workshops(page);
  await workshops.openIn();
  const console = await workshops.run("Goal cascading");
  await console.next.click();
  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Open projector window" }).click();
  const projector = await opening;
  await expect(projector.getByRole("heading").first()).toBeVisible();
});

test("a newer version is offered, and strands no page of the older one", async ({ page, context, host, site }) => {
  await isKept(page);
  // A page that is left alone meanwhile.
  const other = await context.newPage();
  await new StartPage(other).open();
  const draft = new DraftPage(page);
  await page.goto("./#/draft");
  await draft.write(NPS);

  host.publish(later(site, WORDS));
  await lookForNewer(page);
  await expect(offer(page)).toBeVisible();
  await expect(offer(other)).toBeVisible();
  // Never forced: loading the page again leaves the version as it is.
  await other.reload();
  await expect(new StartPage(other).shelf).toBeVisible();
  await offer(other).getByRole("button", { name: "Later" }).click();
  await expect(offer(other)).toBeHidden();

  await draft.sentence.fill(HIRING);
  await offer(page).getByRole("button", { name: "Load it now" }).click();
  await expect(offer(page)).toBeHidden();
  await expect(draft.sentence).toHaveValue(HIRING);
  await isKept(page);
  const runs = (page: Page) =>
    page.evaluate(() => performance.getEntriesByType("resource").some(({ name }) => name.includes("/app-later")));
  expect(await runs(page)).toBe(true);

  // The older page gets what it has not fetched yet, though no server has it any more.
  expect(await runs(other)).toBe(false);
  await other.getByRole("link", { name: "Import a plan" }).click();
  const importing = new ImportPage(other);
  await importing.chooseFile(planFile({ name: "From the older version" }));
  await importing.go.click();
  await expect(new PlanPage(other).export).toBeVisible();
  expect(host.missed).toEqual([]);

  // What the older version stored, the newer one reads.
  await page.goto("./#/");
  await expect(new StartPage(page).plan("From the older version")).toBeVisible();

  // With no page of it open, the older version goes.
  await other.close();
  await page.close();
  const next = await context.newPage();
  await new StartPage(next).open();
  await expect.poll(() => next.evaluate(async () => (await caches.keys()).length)).toBe(1);
});

test("a newer version is there when no page was open", async ({ page, context, host, site }) => {
  await isKept(page);
  host.publish(later(site, WORDS));
  await lookForNewer(page);
  await expect(offer(page)).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await next.goto("./#/");
  await expect(next.getByText(WORDS[1])).toBeVisible();
  await expect(offer(next)).toBeHidden();
});

test("a version of which a file is missing or is another's is not taken", async ({ page, host, site }) => {
  await isKept(page);
  const next = later(site, WORDS);
  const font = [...next.keys()].find((name) => name.endsWith(".css"))!;
  const style = next.get(font)!;
  next.set(font, { ...style, body: Buffer.from("body { display: none }") });
  host.publish(next);
  await lookForNewer(page);
  await page.reload();
  await page.goto("./#/");
  await expect(page.getByText(WORDS[0])).toBeVisible();
  await expect(offer(page)).toBeHidden();

  // Once it is whole, it is.
  next.set(font, style);
  await lookForNewer(page);
  await expect(offer(page)).toBeVisible();
});

test("a version that does not start is left by loading the page again", async ({ page, host, site }) => {
  await isKept(page);
  const bad = broken(site);
  host.publish(bad);
  await lookForNewer(page);
  await offer(page).getByRole("button", { name: "Load it now" }).click();
  await expect(page.getByRole("heading", { name: "Sightline could not go on" })).toBeVisible();

  host.publish(later(site, WORDS));
  await page.getByRole("button", { name: "Load the page again" }).click();
  await expect(page.getByRole("heading", { name: "This device", level: 1 })).toBeVisible();
  await page.goto("./#/");
  await expect(page.getByText(WORDS[1])).toBeVisible();
});

test("only what is the site's is kept, under names that say whose it is", async ({ page }) => {
  await isKept(page);
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const files = await (await caches.open(names[0])).keys();
    return { names, files: files.map(({ url }) => url), scope: new URL("./", location.href).href };
  });
  expect(kept.names).toHaveLength(1);
  expect(kept.names[0]).toContain(`sightline.site ${kept.scope} `);
  expect(kept.files.length).toBeGreaterThan(50);
  expect(kept.files.filter((url) => !url.startsWith(kept.scope))).toEqual([]);
});

test("erasing this device lets go of the site as well", async ({ page }) => {
  await isKept(page);
  await page.getByRole("button", { name: "Erase everything here" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Erase everything" }).click();
  await expect(new StartPage(page).shelf).toBeVisible();
  const left = await page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);
  expect(left).toEqual([]);
});

test.describe("installed", () => {
  test("the browser finds nothing amiss", async ({ page, context }) => {
    await isKept(page);
    const browser = await context.newCDPSession(page);
    const { errors, data } = await browser.send("Page.getAppManifest");
    expect(errors).toEqual([]);
    const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
    // A private window, in which tests run, is never offered to be installed.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);

    const { shortcuts, icons } = JSON.parse(data!);
    for (const { src } of icons) expect((await page.request.get(src)).ok(), src).toBe(true);
    const titles = [];
    for (const { url } of shortcuts) {
      await page.goto("about:blank");
      await page.goto(url);
      await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("There is no such page");
      titles.push(await page.getByRole("heading", { level: 1 }).textContent());
    }
    expect(titles).toEqual(["Draft one goal", "Workshops", "Workshops", "Workshops"]);
    // The one that was asked for waits for a plan.
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Or begin a new plan").fill("Learning 2027");
    await dialog.getByRole("button", { name: "Make it and go on" }).click();
    await expect(page.getByRole("heading", { name: "Ask your stakeholders", level: 1 })).toBeVisible();
  });

  test("a plan file that the system opens comes to its preview", async ({ page }) => {
    await page.addInitScript((text) => {
      const handle = { getFile: async () => new File([text], "plan.json", { type: "application/json" }) };
      const queue = { setConsumer: (take: (launch: object) => void) => take({ files: [handle] }) };
      Object.defineProperty(window, "launchQueue", { value: queue });
    }, planFile({ name: "From the file manager" }));
    await page.goto("./");
    const importing = new ImportPage(page);
    await expect(importing.preview).toContainText("From the file manager");
    await importing.go.click();
    await expect(new PlanPage(page).export).toBeVisible();
  });

  test("a plan file comes to its preview from whatever page is open", async ({ page }) => {
    await page.addInitScript(() => {
      const queue = { setConsumer: (take: (launch: object) => void) => ((window as any).launch = take) };
      Object.defineProperty(window, "launchQueue", { value: queue });
    });
    const launch = (name: string) =>
      page.evaluate((text) => {
        const file = new File([text], "plan.json", { type: "application/json" });
        (window as any).launch({ files: [{ getFile: async () => file }] });
      }, planFile({ name }));
    // The page for importing has been fetched before, and is open or not.
    const importing = new ImportPage(page);
    await importing.open();
    await launch("Over the import page");
    await expect(importing.preview).toContainText("Over the import page");
    await page.getByRole("link", { name: "Sightline, start page" }).click();
    await expect(new StartPage(page).shelf).toBeVisible();
    await launch("Over the start page");
    await expect(importing.preview).toContainText("Over the start page");
    await page.waitForTimeout(500);
    await expect(importing.preview).toContainText("Over the start page");
  });
});
