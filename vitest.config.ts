import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{bin,lib,app,components,prisma}/**/*.test.{ts,tsx}'],
    globalSetup: ['lib/testing/cluster.ts'],
    setupFiles: ['lib/testing/environment.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Tests of memory count what is held after a collection.
    execArgv: ['--expose-gc'],
    // Against what hangs; how fast things are is measured in bench/.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A test that says nothing proves nothing.
    passWithNoTests: false,
    expect: { requireAssertions: true },
  },
});
