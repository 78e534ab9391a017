// The alignment map of a plan.
import { expect, type Locator, type Page } from "@playwright/test";
import { planFile, ImportPage } from "./import.ts";

export const REVENUE = "Grow revenue from $10M to $12M by 31 December 2027";
export const DEALS = "Close $1.2M with new clients by 31 December 2027";
export const LEADS = "Raise qualified leads from 1,000 to 1,300 a quarter by June 2027";
export const GUIDES = "Lift demo requests from the guides from 40 to 160 a month by May 2027";
export const TALKS = "Run two usability interviews a month by March 2027";
export const NPS = "Raise our NPS from 42 to 50 by September 2027";
export const PHONE = "Answer the phone better";
export const SECRET = "Coach Jon through the quarter";

const metric = (unit: string, baseline: number, target: number) => [
  { id: "m1", name: unit, unit, direction: "increase", baseline, target },
];

/** A plan with a gap, a link across, a goal that serves none, and a private one. */
export const NORTH = planFile({
  id: "north",
  name: "Northwind",
  people: [
    { id: "aya", name: "Aya Mori" },
    { id: "jon", name: "Jon Lindqvist" },
  ],
  goals: [
    { id: "revenue", level: "company", statement: REVENUE, owner: "aya", metrics: metric("$", 10e6, 12e6) },
    { id: "deals", level: "department", parent: "revenue", statement: DEALS, contribution: { kind: "amount", value: 1.2e6 } },
    { id: "secret", level: "person", parent: "deals", statement: SECRET, private: true, owner: "jon" },
    {
      id: "leads",
      level: "department",
      parent: "revenue",
      statement: LEADS,
      contribution: { kind: "share", value: 0.25 },
      metrics: metric("leads", 1000, 1300),
    },
    {
      id: "guides",
      level: "team",
      parent: "leads",
      statement: GUIDES,
      owner: "aya",
      supports: ["nps"],
      confidence: 8,
      contribution: { kind: "amount", value: 120 },
    },
    { id: "talks", level: "person", parent: "guides", statement: TALKS, contribution: { kind: "enables" } },
    { id: "nps", level: "company", statement: NPS, metrics: metric("points", 42, 50) },
    { id: "phone", level: "team", statement: PHONE },
  ],
});

export class MapPage {
  readonly tree: Locator;
  readonly goals: Locator;
  readonly sight: Locator;
  readonly search: Locator;
  readonly list: Locator;
  readonly undo: Locator;

  constructor(readonly page: Page) {
    this.tree = page.getByRole("tree", { name: "Alignment map" });
    this.goals = this.tree.getByRole("treeitem");
    this.sight = page.getByRole("region", { name: "Line of sight" });
    this.search = page.getByRole("searchbox", { name: "Find a goal on the map" });
    this.list = page.getByRole("region", { name: "Goals as a list" });
    this.undo = page.getByRole("banner").getByRole("button", { name: "Undo" });
  }

  /** Imports a plan and opens its map. */
  async open(file = NORTH, id = "north") {
    const importing = new ImportPage(this.page);
    await importing.open();
    await importing.chooseFile(file);
    await importing.go.click();
    await expect(this.page.getByRole("banner")).toContainText("Saved on this device");
    await this.page.goto(`./#/plan/${id}/map`);
    await expect(this.page.getByRole("heading", { name: "Map", level: 1 })).toBeVisible();
  }

  goal(sentence: string) {
    return this.goals.filter({ hasText: sentence });
  }

  /** How large the map is: 1 is as large as text elsewhere. */
  async zoom() {
    const card = await this.goals.first().evaluate((card) => card.getBoundingClientRect().width / (card as HTMLElement).offsetWidth);
    return Math.round(card * 100) / 100;
  }

  /** Waits until nothing moves by itself. */
  async settled() {
    const where = () => this.goals.first().evaluate((card) => JSON.stringify(card.getBoundingClientRect()));
    let before = "";
    await expect
      .poll(async () => {
        const now = await where();
        const same = now === before;
        before = now;
        return same;
      }, { intervals: [120], timeout: 20_000 })
      .toBe(true);
  }

  /** The middle of a goal's card on the screen. */
  async middle(sentence: string) {
    await this.settled();
    const box = (await this.goal(sentence).boundingBox())!;
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async drag(sentence: string, onto: string) {
    const [from, to] = [await this.middle(sentence), await this.middle(onto)];
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
    await this.page.mouse.move(to.x, to.y, { steps: 4 });
    await this.page.mouse.up();
  }
}
