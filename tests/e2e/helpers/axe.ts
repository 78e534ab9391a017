// axe-core on the page as it is now: WCAG 2.2 AA and the best practices.
import type { AxeResults } from "axe-core";
import { expect, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

// axe takes words for a ligature of an icon font where they were measured before their font had come, and then misses them
// in what is seen of a label. There is no icon font here.
const checks = { "label-content-name-mismatch": { options: { pixelThreshold: 0.1, occurrenceThreshold: 0 } } };

/** Fails with the rules that are broken and where. */
export async function axe(page: Page) {
  // What is on its way is neither the one nor the other.
  await page.waitForFunction(() =>
    document.getAnimations().every((it) => it.effect?.getComputedTiming().endTime === Infinity),
  );
  // Evaluated by the debugger, which the page's policy does not bind.
  await page.evaluate(source);
  const results: AxeResults = await page.evaluate(
    ([values, checks]) => (window as any).axe.run(document, { runOnly: { type: "tag", values }, checks }),
    [TAGS, checks] as const,
  );
  const found = results.violations.map((rule) => ({
    rule: rule.id,
    help: rule.help,
    where: rule.nodes.map((node) => `${node.target.join(" ")}: ${node.failureSummary}`),
  }));
  expect(found, "axe-core finds nothing").toEqual([]);
}
