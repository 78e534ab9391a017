// Asking the room, and being asked.
import { expect, type Page } from "@playwright/test";
import { AskRoom, FEW, runAt, THOUGHTS, YEAR } from "../pages/room.ts";
import { CASCADING, Workshops } from "../pages/workshop.ts";
import type { Shot } from "./pages.ts";

const IDEAS = ["Two new regions", "Churn is halved", "Every ward knows us", "Night shifts use the app"];

/** The console with the dialog open at a step; some thoughts are there already. */
async function asking(page: Page, step: string) {
  const desk = await runAt(page, YEAR);
  await desk.add(THOUGHTS, ...IDEAS);
  await desk.go(step);
  const ask = new AskRoom(page);
  await ask.open();
  return ask;
}

/** What somebody sees who is asked. */
async function asked(page: Page, step: string, nameless = false) {
  const ask = await asking(page, step);
  if (nameless) await ask.nameless();
  await page.goto(await ask.address());
  await expect(page.getByRole("region", { name: "Send back" })).toBeVisible();
}

async function answered(page: Page): Promise<string> {
  await asked(page, YEAR);
  await page.getByLabel("Your name").fill("Ada Novak");
  await page.getByLabel(THOUGHTS, { exact: true }).fill("Two new regions\nOne price list for all of them");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as text" }).click();
  await expect(page.getByText("Copied. Now paste it")).toBeVisible();
  return page.evaluate(() => navigator.clipboard.readText());
}

export const roomPages: Shot[] = [
  { name: "ask-room", hash: "", prepare: async (page) => void (await asking(page, FEW)) },
  {
    name: "ask-room-in",
    hash: "",
    prepare: async (page) => {
      const code = await answered(page);
      await page.goBack();
      const ask = new AskRoom(page);
      await ask.open();
      await ask.bringIn(`Ada:\n${code}\n\nBen: ${code.slice(0, -30)}`);
      await expect(ask.report).toContainText("1 person’s answers are in.");
    },
  },
  {
    name: "ask-room-screen",
    hash: "",
    projected: true,
    prepare: async (page) => {
      const ask = await asking(page, FEW);
      await ask.project.click();
      await page.goto(`${page.url()}/projector`);
      await expect(page.getByText("Scan to answer")).toBeVisible();
    },
  },
  { name: "answer", hash: "", prepare: async (page) => void (await answered(page)) },
  {
    name: "answer-vote",
    hash: "",
    prepare: async (page) => {
      await asked(page, FEW, true);
      await page.getByRole("button", { name: "One dot for: Churn is halved" }).click();
      await page.getByRole("button", { name: "Show a code to scan" }).click();
    },
  },
  { name: "answer-none", hash: "#/answer/hello" },
  { name: "answers-none", hash: "#/answers" },
  {
    name: "open-workshop",
    hash: "",
    prepare: async (page) => {
      const workshops = new Workshops(page);
      await workshops.openIn();
      await workshops.look(CASCADING);
      await page.getByRole("button", { name: `Share: ${CASCADING}` }).click();
      await page.goto(await page.getByRole("textbox", { name: "Link" }).inputValue());
      await expect(page.getByRole("heading", { level: 2, name: CASCADING })).toBeVisible();
    },
  },
];
