// Every page there is, for `cargo xtask shots`.
import type { Page } from "@playwright/test";

export interface Shot {
  /** The beginning of the pictures' names. */
  name: string;
  /** What the address has behind the site's own. */
  hash: string;
  /** Brings the page into the state worth a picture. */
  prepare?: (page: Page) => Promise<void>;
}

export const pages: Shot[] = [
  { name: "start", hash: "" },
  {
    name: "failure",
    hash: "",
    prepare: (page) => page.evaluate(() => (window as any).sightlineFailed("the reason stands here")),
  },
];
