// Tables that are brought in, and the goal tracker.
import { expect } from "@playwright/test";
import { ReportPage } from "../pages/report.ts";
import { StartPage } from "../pages/start.ts";
import { CRANES, TablePage } from "../pages/table.ts";
import type { Shot } from "./pages.ts";

const GOALS = [
  "Objective;Assignee;Level;KPI;Unit;Start value;Target value;Deadline;State;Colour",
  "Grow revenue by a fifth;Ana Silva;Organisation;Revenue;€;2.000.000;2.400.000;31.12.2027;active;green",
  "Win 30 % more qualified leads;Ben Okafor;Department;Leads;;400;520;30.06.2027;on track;blue",
  "Lose fewer customers;Ana Silva;Department;Churn a month;;4,5%;3%;soon;draft;red",
  "Ship the saved-search feature;Cleo;Individual;;;;;30.09.2027;finished;",
].join("\n");

const VALUES = `Goal\tDate\tValue\tConfidence\tComment
${CRANES}\t08.11.2026\t85,5\t\t
${CRANES}\t15.11.2026\t86,5\t7\tThe second crane is back
Raise crane availabilty\t16.11.2026\t87\t\t`;

export const tablePages: Shot[] = [
  {
    name: "table-goals",
    hash: "",
    prepare: async (page) => {
      const table = new TablePage(page);
      await table.openAlone(GOALS, "Goals 2027.csv");
      await expect(table.go).toHaveText("Bring in 4 goals");
    },
  },
  {
    name: "table-check-ins",
    hash: "",
    prepare: async (page) => {
      const table = new TablePage(page);
      await table.openInPlan();
      await table.paste.fill(VALUES);
      await table.readCells.click();
      await expect(table.go).toHaveText("Bring in 3 values and check-ins");
    },
  },
  { name: "table-choose", hash: "", prepare: (page) => new TablePage(page).openInPlan() },
  { name: "tracker", hash: "#/tracker" },
  {
    name: "tracker-filled",
    hash: "",
    prepare: async (page) => {
      await new StartPage(page).sample.click();
      const report = new ReportPage(page);
      await report.go();
      await page.getByLabel("As", { exact: true }).selectOption("A goal tracker, one row a goal");
      await expect(report.sheet.getByRole("columnheader")).toHaveCount(13);
    },
  },
];
