import { execFile } from 'node:child_process';
import {
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify, stripVTControlCharacters } from 'node:util';
import { beforeAll, describe, expect, inject, test, vi } from 'vitest';

/*
 * The repository itself: which files there may be, and whether the tools that hold the rules of the house still see the
 * code. A tool that inspects nothing reports success (a newer compiler, a moved folder), so each is shown a violation.
 */

const configuration = [
  'package.json',
  'tsconfig.json',
  'biome.json',
  '.dependency-cruiser.cjs',
  'knip.json',
  '.jscpd.json',
  '.gitignore',
];
const sources = ['app', 'bench', 'bin', 'components', 'e2e', 'lib', 'prisma'];
const patterns = sources.map((folder) => `${folder}/**/*.{ts,tsx}`);
const files = globSync(patterns).filter((file) => !file.includes('/generated/'));

// Whole-tree runs of five tools, on whatever machine this is.
vi.setConfig({ testTimeout: 180_000 });

type Output = { code: number; text: string };

/** Runs a program of node_modules/.bin in a folder. */
async function run(program: string, parameters: string[], cwd = process.cwd()): Promise<Output> {
  const path = join(process.cwd(), 'node_modules/.bin', program);
  const bin = join(process.cwd(), 'node_modules/.bin');
  const environment = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NO_COLOR: '1' };
  try {
    const { stdout, stderr } = await promisify(execFile)(path, parameters, {
      cwd,
      env: environment,
      maxBuffer: 1e8,
    });
    return { code: 0, text: stripVTControlCharacters(stdout + stderr) };
  } catch (error) {
    if (!(error instanceof Error) || !('stdout' in error) || !('stderr' in error)) throw error;
    const text = stripVTControlCharacters(`${error.stdout}${error.stderr}`);
    return { code: 'code' in error ? Number(error.code) : 1, text };
  }
}

describe('each tool sees the code', () => {
  test('the formatter and linter', async () => {
    const { text } = await run('biome', ['lint', '--colors=off', '--max-diagnostics=1', '.']);
    expect(Number(/Checked (\d+) files/.exec(text)?.[1])).toBeGreaterThanOrEqual(files.length);
  });

  test('the compiler', async () => {
    const { text } = await run('tsc', ['--listFilesOnly', '-p', '.']);
    const seen = new Set(text.split('\n'));
    expect(files.filter((file) => !seen.has(join(process.cwd(), file)))).toEqual([]);
  });

  test('the boundaries', async () => {
    const { text } = await run('depcruise', [...sources, '--output-type', 'json']);
    const report: { summary: { totalCruised: number; totalDependenciesCruised: number } } = JSON.parse(text);
    expect(report.summary.totalCruised).toBeGreaterThanOrEqual(files.length);
    expect(report.summary.totalDependenciesCruised).toBeGreaterThan(files.length);
  });

  test('the search for copies', async () => {
    const { text } = await run('jscpd', []);
    // Files below the least length are not counted.
    expect(Number(/Total:\D+(\d+)/.exec(text)?.[1])).toBeGreaterThan(files.length / 2);
  });
});

describe('each tool catches a planted violation', () => {
  let folder: string;
  const plant = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  const long = Array.from(
    { length: 14 },
    (_, index) => `  total += Math.sqrt(values[${index}] ?? 0) * weights.length - ${index};`,
  );
  const copied = (name: string) =>
    `/** Adds. */\nexport function ${name}(values: number[], weights: number[]): number {\n  let total = 0;\n${long.join('\n')}\n  return total;\n}\n`;

  beforeAll(() => {
    folder = mkdtempSync(join(inject('temporary'), 'planted-'));
    for (const name of configuration) cpSync(name, join(folder, name));
    for (const name of sources) mkdirSync(join(folder, name));
    symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
    plant('lib/db/client.ts', 'export const clients = 1;\n');
    plant(
      'lib/db/tenant.ts',
      `import { clients } from './client.ts';\n\nexport const withTenant = clients;\n`,
    );
    plant(
      'lib/widget/queries.ts',
      `import { withTenant } from '#lib/db/tenant.ts';\n\nexport const listWidgets = withTenant;\n`,
    );
    plant(
      'lib/widget/framework.ts',
      `import { headers } from 'next/headers';\n\nexport const read = headers;\n`,
    );
    plant(
      'lib/widget/sign-in.ts',
      `import { getServerSession } from 'next-auth';\n\nexport const session = getServerSession;\n`,
    );
    plant(
      'app/page.tsx',
      `import { clients } from '#lib/db/client.ts';\n\nexport default function Page() {\n  return <p>{clients}</p>;\n}\n`,
    );
    plant(
      'components/ui/button.tsx',
      `import { listWidgets } from '#lib/widget/queries.ts';\n\nexport const Button = listWidgets;\n`,
    );
    plant('lib/widget/first.ts', copied('first'));
    plant('lib/widget/second.ts', copied('second'));
    plant('lib/widget/wrong.ts', `export const wrong: number = 'text';\n`);
    plant('lib/widget/untidy.ts', `export const untidy = (value: any) => value!.length\n`);
  });

  test('the formatter and linter', async () => {
    const { code, text } = await run('biome', ['ci', '--colors=off', 'lib/widget/untidy.ts'], folder);
    expect(code).not.toBe(0);
    for (const rule of ['noExplicitAny', 'noNonNullAssertion', 'format']) expect(text).toContain(rule);
  });

  test('the compiler', async () => {
    const { code, text } = await run('tsc', ['--noEmit', '-p', '.'], folder);
    expect(code).not.toBe(0);
    expect(text).toContain('lib/widget/wrong.ts');
  });

  test('the boundaries', async () => {
    const { code, text } = await run('depcruise', ['app', 'components', 'lib'], folder);
    expect(code).not.toBe(0);
    for (const rule of [
      'one-database-client',
      'one-door-to-the-tenant',
      'one-user-of-next-auth',
      'plain-node-below-app',
      'app-is-transport',
      'components-know-no-server',
      'ui-knows-no-product',
    ]) {
      expect(text).toContain(`error ${rule}: `);
    }
  });

  test('the search for unused code', async () => {
    const { code, text } = await run(
      'knip',
      ['--no-progress', '--no-config-hints', '--include', 'files,exports'],
      folder,
    );
    expect(code).not.toBe(0);
    expect(text).toContain('lib/widget/wrong.ts');
  });

  test('the search for copies', async () => {
    const { code, text } = await run('jscpd', [], folder);
    expect(code).not.toBe(0);
    expect(text).toContain('widget/first.ts');
  });
});

const topLevel =
  '.ci .dependency-cruiser.cjs .gitattributes .github .gitignore .jscpd.json .npmrc .nvmrc CHANGELOG.md CONTRIBUTING.md LICENSE README.md SECURITY.md ' +
  'app bench bin biome.json components docs e2e knip.json lib next.config.js package-lock.json package.json playwright.config.ts ' +
  'postcss.config.mjs prisma prisma.config.ts public tsconfig.json vitest.config.ts';

/** Not kept in the repository. */
const ignored = [
  '.git',
  '.next',
  '.data',
  '.env',
  'node_modules',
  'next-env.d.ts',
  'test-results',
  'playwright-report',
];

test('nothing joins the top level that was not agreed upon', () => {
  const agreed = new Set([...topLevel.split(' '), ...ignored]);
  const found = readdirSync('.').filter((name) => !agreed.has(name) && !name.endsWith('.tsbuildinfo'));
  expect(found).toEqual([]);
});

const refused = /^(index|utils?|helpers?|service|repository|manager|types|constants|common|misc)\.tsx?$/;

test('no file has a name that says nothing, and no folder has a barrel', () => {
  expect(files.filter((file) => refused.test(basename(file)))).toEqual([]);
});

test('a file that grows past 200 lines is split by noun', () => {
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 201);
  // Tests and the demo's texts are lists, which are read from top to bottom.
  expect(long.filter((file) => !/\.(test|spec)\.tsx?$|^prisma\/demo\//.test(file))).toEqual([]);
});

test('every exported function below lib and bin says what it does', () => {
  const silent = files
    .filter((file) => /^(lib|bin)\//.test(file) && !/\.test\.ts$/.test(file))
    .flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n');
      return lines
        .filter(
          (line, index) =>
            /^export (default )?(async )?function/.test(line) && !lines[index - 1]?.endsWith('*/'),
        )
        .map((line) => `${file}: ${line}`);
    });
  expect(silent).toEqual([]);
});

test('nothing in the code hides an error from the compiler or a test from the run', () => {
  // Spelled in parts, so that this file does not find itself.
  const hiding = new RegExp(
    ['@ts-' + 'ignore', '@ts-' + 'nocheck', 'as unknown ' + 'as', '(test|it|describe)\\.' + 'only'].join('|'),
  );
  expect(files.filter((file) => hiding.test(readFileSync(file, 'utf8')))).toEqual([]);
});
