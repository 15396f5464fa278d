import { writeFileSync } from 'node:fs';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { add, type Count, nothing } from './count.ts';

function countOf(test: TestCase): Count {
  const outcome = test.outcome();
  if (outcome === 'skipped') {
    const cause = test.annotations.find((note) => note.type === 'skip')?.description;
    return { ...nothing, skipped: { [cause ?? 'without a cause']: 1 } };
  }
  return outcome === 'expected' ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 };
}

/** Writes the count of journeys to the file that CANDOR_COUNT names. A journey that only passed again counts as failed. */
export default class JourneyCountReporter implements Reporter {
  private suite: Suite | undefined;

  onBegin(_config: FullConfig, suite: Suite): void {
    this.suite = suite;
  }

  onEnd(): void {
    const path = process.env.CANDOR_COUNT;
    const all = this.suite?.allTests() ?? [];
    if (path) writeFileSync(path, JSON.stringify(all.map(countOf).reduce(add, nothing)));
  }
}
