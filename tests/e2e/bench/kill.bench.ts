// What is shown as saved survives the browser's death.
import { test as base } from "@playwright/test";
import { lostByKilling, type Profile, withProfile } from "../pages/browser.ts";
import { figure } from "./figures.ts";

const test = base.extend<{ profile: Profile }>({ profile: withProfile });

test("edits shown as saved", async ({ profile, baseURL }) => {
  test.setTimeout(300_000);
  figure("kill-lost", (await lostByKilling(profile, baseURL!, 20)).length);
});
