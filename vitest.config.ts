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
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A test that says nothing proves nothing.
    passWithNoTests: false,
    expect: { requireAssertions: true },
  },
});
