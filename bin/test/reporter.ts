import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';
import { add, type Count, nothing } from './count.ts';

function countOf(module: TestModule): Count {
  let count = nothing;
  for (const test of module.children.allTests()) {
    const result = test.result();
    if (result.state === 'passed') count = add(count, { ...nothing, passed: 1 });
    else if (result.state === 'skipped') {
      count = add(count, { ...nothing, skipped: { [result.note ?? 'without a cause']: 1 } });
    } else count = add(count, { ...nothing, failed: 1 });
  }
  // A file that could not be loaded has no tests, and yet failed.
  if (module.state() === 'failed' && count.failed === 0) count = add(count, { ...nothing, failed: 1 });
  return count;
}

/** Writes how many tests passed, failed and were skipped, by cause, to the file that CANDOR_COUNT names. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const path = process.env.CANDOR_COUNT;
    if (path) writeFileSync(path, JSON.stringify(modules.map(countOf).reduce(add, nothing)));
  }
}
