// The ways in which a person uses a page. An errand that is written for a `Hand` can be run by each.
import { expect, type Locator, type Page } from "@playwright/test";
import type { ImportPage } from "./import.ts";

export interface Hand {
  press(target: Locator): Promise<void>;
  /** Writes into an empty field. */
  write(field: Locator, text: string): Promise<void>;
  choose(importing: ImportPage, file: { name: string; text: string }): Promise<void>;
}

const payload = ({ name, text }: { name: string; text: string }) => ({
  name,
  mimeType: "application/json",
  buffer: Buffer.from(text),
});

function pointer(press: (target: Locator) => Promise<void>): Hand {
  return {
    press,
    async write(field, text) {
      await press(field);
      await field.pressSequentially(text);
    },
    async choose(importing, file) {
      const [chooser] = await Promise.all([importing.page.waitForEvent("filechooser"), press(importing.choose)]);
      await chooser.setFiles(payload(file));
    },
  };
}

export const mouse = pointer((target) => target.click());
export const finger = pointer((target) => target.tap());

/** More stops than any page of the app has. */
const STOPS = 80;

/** Nothing but keys: each control is reached by Tab, and seen to have focus. */
export function keyboard(page: Page): Hand {
  async function reach(target: Locator) {
    await expect(target).toBeVisible();
    const reached = () => target.evaluate((element) => element === document.activeElement);
    for (let stop = 0; stop < STOPS; stop++) {
      if (await reached()) return;
      await page.keyboard.press("Tab");
    }
    throw new Error(`Tab does not lead to ${target}`);
  }
  return {
    async press(target) {
      await reach(target);
      await page.keyboard.press("Enter");
    },
    async write(field, text) {
      await reach(field);
      await page.keyboard.type(text);
    },
    async choose(importing, file) {
      await reach(importing.input);
      const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Space")]);
      await chooser.setFiles(payload(file));
    },
  };
}
