import { chmodSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPages } from './pages.ts';
import { root } from './project.ts';
import { main } from './sentence.ts';
import { findBrowser } from './test/browser.ts';
import { checks } from './test/checks.ts';
import { add, type Count, isGreen, lastLine, nothing } from './test/count.ts';
import { fetchJudges } from './test/judges.ts';
import { runProgram, step } from './test/step.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const temporary = mkdtempSync(join(tmpdir(), 'candor-run-'));
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }));

function readCount(path: string): Count {
  // A run that died before it could count has failed.
  if (!existsSync(path)) return { ...nothing, failed: 1 };
  const count: Count = JSON.parse(readFileSync(path, 'utf8'));
  return count;
}

/** Runs tests that write their count, and returns it. A failed run counts as at least one failed test. */
async function counted(
  name: string,
  program: string,
  parameters: string[],
  environment: Record<string, string>,
): Promise<Count> {
  const path = join(temporary, `${program}.json`);
  const passed = await step(name, () =>
    runProgram(program, parameters, { ...environment, CANDOR_COUNT: path }),
  );
  const count = readCount(path);
  return passed || count.failed > 0 ? count : { ...count, failed: 1 };
}

async function unitTests(): Promise<Count> {
  const reporters = ['--reporter=default', '--reporter=./bin/test/reporter.ts'];
  const excluded = ['--exclude=lib/testing/repository.test.ts'];
  return counted('unit and database', 'vitest', ['run', ...reporters, ...excluded], { NO_COLOR: '1' });
}

async function journeys(): Promise<{ count: Count; missing: string | undefined }> {
  const files = globSync('e2e/**/*.spec.ts', { cwd: root });
  if (files.length === 0) return { count: nothing, missing: undefined };
  const browser = await findBrowser();
  if (!browser) {
    const listed = await runProgram('playwright', ['test', '--list', '--reporter=line']);
    const number = Number(/Total: (\d+) test/.exec(listed.output)?.[1] ?? files.length);
    const missing =
      'The journeys were not run: there is no browser. Install the package `chromium` (as root: apt-get install chromium), then run this again.';
    return { count: { ...nothing, skipped: { browser: number } }, missing };
  }
  const data = join(temporary, 'journeys');
  const environment = { CANDOR_BROWSER: browser, CANDOR_JOURNEY_DATA: data, NO_COLOR: '1', FORCE_COLOR: '0' };
  return { count: await counted('journeys', 'playwright', ['test'], environment), missing: undefined };
}

await main(async () => {
  // The database of the journeys runs as another user when this runs as root.
  chmodSync(temporary, 0o711);
  await fetchJudges();
  let count = nothing;
  for (const { name, run } of checks) {
    count = add(count, (await step(name, run)) ? { ...nothing, passed: 1 } : { ...nothing, failed: 1 });
  }
  count = add(count, await unitTests());
  const built = await step('build', async () => {
    try {
      await buildPages(() => {});
      return { passed: true, output: '' };
    } catch (error) {
      return { passed: false, output: error instanceof Error ? error.message : String(error) };
    }
  });
  let missing: string | undefined;
  if (built) {
    const result = await journeys();
    count = add(add(count, { ...nothing, passed: 1 }), result.count);
    missing = result.missing;
  } else count = add(count, { ...nothing, failed: 1 });
  if (missing) say(`\n${missing}`);
  say(`\n${lastLine(count)}`);
  process.exit(isGreen(count, process.env.CI !== undefined) && !missing ? 0 : 1);
});
