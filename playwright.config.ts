import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { outputFile } from './e2e/canaries.ts';

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

// Read again in every worker process, which must meet the same server.
process.env.CANDOR_JOURNEY_PORT ??= String(await freePort());
process.env.CANDOR_JOURNEY_DATA ??= join(tmpdir(), `candor-journeys-${process.pid}`);

const port = process.env.CANDOR_JOURNEY_PORT;
const origin = `http://localhost:${port}`;
const executablePath = process.env.CANDOR_BROWSER;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  // Against what hangs, on a machine that is busy with other things, too; how fast things are is measured in bench/.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list'], ['./bin/test/journey-reporter.ts']],
  use: {
    baseURL: origin,
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    ...(executablePath ? { launchOptions: { executablePath } } : {}),
  },
  projects: [
    { name: 'journeys', testIgnore: 'log.spec.ts', teardown: 'log' },
    { name: 'log', testMatch: 'log.spec.ts' },
  ],
  webServer: {
    command: 'node --disable-warning=ExperimentalWarning --import ./e2e/keep-output.ts bin/start.ts',
    url: `${origin}/api/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 6_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    env: {
      CANDOR_MODE: 'demo',
      CANDOR_DATA_DIR: process.env.CANDOR_JOURNEY_DATA,
      PORT: port,
      PUBLIC_ORIGIN: origin,
      // All that could be logged is, and is kept: the last project searches it.
      LOG_LEVEL: 'debug',
      CANDOR_OUTPUT: outputFile(process.env.CANDOR_JOURNEY_DATA),
    },
  },
});
