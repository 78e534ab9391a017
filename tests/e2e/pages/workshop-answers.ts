// Answering whatever a step asks, by what its fields offer, as somebody does who has never seen the workshop.
import { expect, type Locator } from "@playwright/test";
import type { Console } from "./workshop.ts";

/** Answers every question of the step that is shown; gives back the words that were typed. */
export async function answerStep(desk: Console, step: number): Promise<string[]> {
  const said: string[] = [];
  const labels = await desk.step.getByRole("region").evaluateAll((regions) =>
    regions.map((region) => document.getElementById(region.getAttribute("aria-labelledby") ?? "")?.textContent?.trim() ?? ""),
  );
  for (const [at, label] of labels.entries()) {
    if (label) said.push(...(await answer(desk, label, `Said at ${step}.${at}`)));
  }
  return said;
}

async function answer(desk: Console, label: string, words: string): Promise<string[]> {
  const input = desk.input(label).first();
  // A question may go once another is answered.
  if ((await input.count()) === 0) return [];
  const take = input.getByRole("button", { name: "Take it over" });
  if (await take.isVisible()) await take.click();
  const line = input.getByRole("textbox", { name: `Add to: ${label}` });
  if (await line.isVisible()) {
    await line.fill(words);
    await line.press("Enter");
    await expect.poll(async () => ((await line.count()) > 0 ? line.inputValue() : "")).toBe("");
    return [words];
  }
  const row = input.getByRole("button", { name: "Add a row" });
  if (await row.isVisible()) {
    const before = await input.getByRole("row").count();
    await row.click();
    await expect(input.getByRole("row")).toHaveCount(Math.max(before, 1) + 1);
    return fillFields(input.getByRole("row").last(), words);
  }
  const vote = input.getByRole("button", { name: "Open the vote" });
  if (await vote.isVisible()) {
    await vote.click();
    await input.getByRole("button", { name: /^One dot for/ }).first().click();
    await input.getByRole("button", { name: "Done, next person" }).click();
    await input.getByRole("button", { name: "Close the vote and show the result" }).click();
    return [];
  }
  const rated = input.getByRole("button", { name: "Done, next person" });
  if (await rated.isVisible()) {
    for (const group of await input.getByRole("group").all()) await group.getByRole("radio").last().check();
    await rated.click();
    await input.getByRole("button", { name: "Close the round and show the spread" }).click();
    return [];
  }
  const choice = input.getByRole("radio").or(input.getByRole("checkbox")).first();
  if (await choice.isVisible()) {
    await choice.check();
    return [];
  }
  return fillFields(input, words);
}

/** Fills every empty field by its kind. */
async function fillFields(part: Locator, words: string): Promise<string[]> {
  const said: string[] = [];
  const fields = await part.locator("input, textarea, select").all();
  for (const field of fields) {
    if (!(await field.isVisible()) || !(await field.isEditable()) || (await field.inputValue()) !== "") continue;
    const kind = await field.evaluate((element: HTMLInputElement) => `${element.type}/${element.inputMode}/${element.list ? "list" : ""}`);
    if (kind.startsWith("date")) await field.fill("2026-12-18");
    else if (kind.startsWith("select")) await field.selectOption({ index: 1 });
    else if (kind.startsWith("number") || kind.includes("decimal") || kind.includes("numeric")) await field.fill("5");
    else if (kind.endsWith("list")) await field.fill("Mira Okafor");
    else {
      const typed = said.length === 0 ? words : `${words}, too ${said.length}`;
      await field.fill(typed);
      said.push(typed);
    }
    await field.blur();
  }
  return said;
}
