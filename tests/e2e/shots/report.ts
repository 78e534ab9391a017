// The report, for each who reads it.
import { expect, type Page } from "@playwright/test";
import { ReportPage } from "../pages/report.ts";
import { StartPage } from "../pages/start.ts";
import type { Shot } from "./pages.ts";

async function sampleReport(page: Page) {
  await new StartPage(page).sample.click();
  const report = new ReportPage(page);
  await report.go();
  return report;
}

/** Chooses the first of a sort. */
async function chooseFirst(report: ReportPage, sort: string) {
  const first = report.about.locator(`optgroup[label="${sort}"] option`).first();
  await report.choose((await first.textContent())!);
}

export const reportPages: Shot[] = [
  { name: "report", hash: "", projected: true, prepare: async (page) => void (await sampleReport(page)) },
  {
    name: "report-team",
    hash: "",
    prepare: async (page) => {
      const report = await sampleReport(page);
      await chooseFirst(report, "Teams");
      await expect(report.sheet).toContainText("Report for a team and its lead");
    },
  },
  {
    name: "report-person",
    hash: "",
    prepare: async (page) => {
      const report = await sampleReport(page);
      await chooseFirst(report, "People");
      await expect(report.sheet).toContainText("Report for those who do the work");
    },
  },
];
