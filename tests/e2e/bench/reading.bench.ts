// Reading a sentence while it is typed, on a machine four times slower.
import { expect } from "@playwright/test";
import { DraftPage } from "../pages/draft.ts";
import { figure, median, test } from "./figures.ts";

const SENTENCE = "Raise customer satisfaction from 42 to 50 points by the end of Q3 through faster replies";
const ROUNDS = 60;

test("reading a sentence on a keystroke", async ({ page }) => {
  test.setTimeout(120_000);
  await page.goto("./#/draft");
  const { sentence } = new DraftPage(page);
  await expect(sentence).toBeFocused();
  await sentence.fill(SENTENCE);
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  // What the page does for an input, without layout and paint: once for the sentence, once for a single letter. What
  // the sentence costs more is reading it and marking its words.
  const [long, short] = await page.evaluate(
    async ([sentence, rounds]) => {
      const field = document.querySelector<HTMLTextAreaElement>("#sentence")!;
      const settle = () => new Promise<void>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve();
        port2.postMessage(null);
      });
      const once = async (text: string) => {
        field.value = text;
        const started = performance.now();
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
        await settle();
        return performance.now() - started;
      };
      const costs: [number[], number[]] = [[], []];
      for (let round = 0; round < rounds; round += 1) {
        // Another text each time, so that nothing is taken from before.
        const tail = "abcdefghij"[round % 10];
        costs[0].push(await once(`${sentence}${tail}`));
        costs[1].push(await once(tail));
        // What is committed and read by the coach at a pause is another matter.
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      return costs;
    },
    [SENTENCE, ROUNDS] as const,
  );
  figure("keystroke-ms", median(long));
  figure("coach-read-ms", Math.max(0, median(long) - median(short)));
});
