// Bringing a plan into the app, and what that costs.
import { expect, type CDPSession, type Page } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { ImportPage } from "../pages/import.ts";
import { test, generated, worked } from "./figures.ts";

/** Imports a generated plan and waits until its goals are shown. */
export async function bring(page: Page, goals: number) {
  const plan = generated(goals);
  const importing = new ImportPage(page);
  await importing.open();
  await importing.chooseFile(plan.text);
  await importing.go.click();
  await expect(page.getByText(plan.first).first()).toBeVisible();
  return plan;
}

/** What it takes to parse this text and to write it again, in milliseconds. */
export async function parsing(page: Page, text: string) {
  return page.evaluate((text) => {
    const started = performance.now();
    JSON.stringify(JSON.parse(text));
    return performance.now() - started;
  }, text);
}

/** What it costs the page to import this text until its first goal is shown, in milliseconds of the main thread. */
export async function importing(page: Page, session: CDPSession, text: string, first: string) {
  const importing = new ImportPage(page);
  await importing.open();
  // Neither what was done before nor the way in which tests hand files over is part of an import.
  await session.send("HeapProfiler.collectGarbage");
  const path = test.info().outputPath("plan.json");
  writeFileSync(path, text);
  const before = await worked(session);
  // Pressed from within, since the looks that a test takes at the page while it waits would count as the page's own.
  const shown = page.evaluate(async (first) => {
    const soon = () => new Promise((resolve) => setTimeout(resolve, 4));
    const go = () => [...document.querySelectorAll("button")].find((button) => button.textContent?.trim() === "Import");
    while (go()?.disabled ?? true) await soon();
    go()!.click();
    while (!document.querySelector("main")?.textContent?.includes(first)) await soon();
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  }, first);
  await importing.input.setInputFiles(path);
  await shown;
  return (await worked(session)) - before;
}
