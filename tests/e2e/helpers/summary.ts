// The last line of a run, as plain as that of any other test runner.
import type { Reporter, TestCase, TestResult } from "@playwright/test/reporter";

export default class Summary implements Reporter {
  private tests = new Map<string, TestCase>();

  onTestEnd(test: TestCase, _result: TestResult) {
    this.tests.set(test.id, test);
  }

  onExit() {
    const outcomes = [...this.tests.values()].map((test) => test.outcome());
    const count = (...which: string[]) => outcomes.filter((outcome) => which.includes(outcome)).length;
    const passed = count("expected", "flaky");
    console.log(`${passed} passed, ${count("unexpected")} failed, ${count("skipped")} skipped`);
  }
}
