import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const resolve = { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } };

// What counts memory, runs processes, holds doors of its own or takes long by itself has a process of its own.
const alone = [
  'bin/**/*.test.ts',
  'prisma/**/*.test.ts',
  'lib/**/{hostile,scale,try,any-order,preparation,prepare,sheets,files,worker,send,repository,threats,table-doors}.test.ts',
  'lib/{pdf,jobs,storage,policy-import,proposal,proposal-page}/**/*.test.ts',
  'lib/{env,operation,log}.test.ts',
];

const common = {
  setupFiles: ['lib/testing/environment.ts'],
  pool: 'forks' as const,
  // Tests of memory count what is held after a collection.
  execArgv: ['--expose-gc'],
  // Against what hangs; how fast things are is measured in bench/.
  testTimeout: 60_000,
  hookTimeout: 120_000,
  expect: { requireAssertions: true },
};

export default defineConfig({
  resolve,
  test: {
    globalSetup: ['lib/testing/cluster.ts'],
    maxWorkers: 2,
    // A test that says nothing proves nothing.
    passWithNoTests: false,
    projects: [
      {
        resolve,
        test: {
          ...common,
          // Files share a process: loading the same modules for each took a third of the time. A file leaves nothing behind in modules.
          name: 'together',
          isolate: false,
          include: ['{lib,app,components}/**/*.test.{ts,tsx}'],
          exclude: alone,
        },
      },
      { resolve, test: { ...common, name: 'alone', include: alone } },
    ],
  },
});
