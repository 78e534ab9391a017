// The page of KPIs.
import { expect } from "@playwright/test";
import { planFile } from "../pages/import.ts";
import { CHURN, KpisPage } from "../pages/kpis.ts";
import type { Shot } from "./pages.ts";

export const kpiPages: Shot[] = [
  {
    name: "kpis",
    hash: "",
    projected: true,
    prepare: async (page) => {
      const kpis = new KpisPage(page);
      await kpis.open();
      await expect(kpis.advice(CHURN)).toBeVisible();
    },
  },
  {
    name: "kpis-new",
    hash: "",
    prepare: async (page) => {
      const kpis = new KpisPage(page);
      await kpis.open();
      await kpis.begin.click();
      await kpis.form.getByRole("button", { name: "Watch it" }).click();
      await expect(kpis.form.getByRole("alert").first()).toBeVisible();
    },
  },
  {
    name: "kpis-empty",
    hash: "",
    prepare: async (page) => {
      const kpis = new KpisPage(page);
      await kpis.open(planFile({ id: "nothing", name: "Nothing", goals: [] }));
      await expect(page.getByRole("button", { name: CHURN })).toBeVisible();
    },
  },
];
