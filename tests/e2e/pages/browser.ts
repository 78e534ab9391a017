// A browser of its own, which can be killed.
import { type BrowserContext, chromium, expect, type Page } from "@playwright/test";
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DraftPage } from "./draft.ts";

const webdriver = JSON.parse(readFileSync(new URL("../../../webdriver.json", import.meta.url), "utf8"));

/** A person's browser: its profile outlives each of its processes. */
export class Profile {
  #folder: Promise<string>;
  #running: { process: ChildProcess; context: BrowserContext } | undefined;

  constructor(
    readonly program: string,
    readonly args: string[],
  ) {
    this.#folder = mkdtemp(join(tmpdir(), "sightline-profile-"));
  }

  /** Starts the browser and gives its page. */
  async start(): Promise<Page> {
    const folder = await this.#folder;
    const port = join(folder, "DevToolsActivePort");
    await rm(port, { force: true });
    const process = spawn(
      this.program,
      [...this.args, `--user-data-dir=${folder}`, "--remote-debugging-port=0", "--no-default-browser-check", "about:blank"],
      // A group of its own, so that all of its processes can be killed at once.
      { detached: true, stdio: "ignore" },
    );
    const address = await written(port);
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${address}`);
    const context = browser.contexts()[0];
    this.#running = { process, context };
    return context.pages()[0] ?? (await context.newPage());
  }

  /** Kills it, as when the power fails: nothing gets a chance to finish. */
  async kill() {
    const running = this.#running;
    this.#running = undefined;
    if (!running?.process.pid) return;
    const gone = new Promise((resolve) => running.process.once("exit", resolve));
    process.kill(-running.process.pid, "SIGKILL");
    await gone;
  }

  async end() {
    await this.kill();
    await rm(await this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The first line of a file, once there is one. */
async function written(path: string): Promise<string> {
  for (let tries = 0; tries < 300; tries++) {
    const text = await readFile(path, "utf8").catch(() => "");
    if (text.includes("\n")) return text.split("\n")[0];
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("the browser did not start");
}

/** A fixture: a browser whose profile goes when the test ends. */
export async function withProfile({}, use: (profile: Profile) => Promise<void>) {
  const profile = new Profile(process.env.CHROMIUM!, webdriver["goog:chromeOptions"].args);
  await use(profile);
  await profile.end();
}

/** Edits a goal until the page says “Saved”, kills the browser at once, and looks again, so many times.
 * Gives the edits that were not there again. */
export async function lostByKilling(profile: Profile, baseURL: string, rounds: number): Promise<string[]> {
  let address = new URL("./#/draft", baseURL).href;
  let last = "";
  const lost: string[] = [];
  for (let round = 0; round <= rounds; round++) {
    const page = await profile.start();
    await page.goto(address);
    const draft = new DraftPage(page);
    await expect(draft.sentence).toBeVisible();
    if (round > 0) {
      await expect(draft.sentence).not.toHaveValue("");
      if ((await draft.sentence.inputValue()) !== last) lost.push(last);
    }
    last = `Increase our NPS from 42 to ${50 + round} by the end of Q3`;
    if (round < rounds) {
      await draft.write(last);
      address = page.url();
    }
    await profile.kill();
  }
  return lost;
}
