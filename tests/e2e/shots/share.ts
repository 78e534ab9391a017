// Handing a plan on, and what comes of it.
import { expect } from "@playwright/test";
import { letters, longPlan, SHARED, SharePage } from "../pages/share.ts";
import type { Shot } from "./pages.ts";

export const sharePages: Shot[] = [
  {
    name: "share",
    hash: "",
    projected: true,
    prepare: async (page) => {
      await new SharePage(page).open();
      await new SharePage(page).ofTeam("Quay");
      await expect(new SharePage(page).code).toBeVisible();
    },
  },
  {
    name: "share-locked",
    hash: "",
    prepare: async (page) => {
      const share = new SharePage(page);
      await share.open();
      await share.lock.check();
      await share.passphrase.fill("correct horse batteries");
      await share.lockIt.click();
      await expect(share.link).toBeVisible();
    },
  },
  { name: "share-long", hash: "", prepare: (page) => new SharePage(page).open(longPlan(60)) },
  {
    name: "open",
    hash: `#/open/${letters(SHARED)}`,
    prepare: (page) => expect(page.getByRole("region", { name: "In this link" })).toBeVisible(),
  },
  {
    name: "open-locked",
    hash: "",
    prepare: async (page) => {
      const share = new SharePage(page);
      await share.open();
      await share.lock.check();
      await share.passphrase.fill("correct horse batteries");
      await share.lockIt.click();
      await page.goto(await share.address());
      await page.getByLabel("Passphrase", { exact: true }).fill("wrong");
      await page.getByRole("button", { name: "Unlock" }).click();
      await expect(page.getByText("That is not the passphrase.")).toBeVisible();
    },
  },
  { name: "open-refused", hash: "#/open/hello" },
  { name: "open-read", hash: "#/open" },
];
