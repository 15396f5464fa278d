import { afterAll, beforeAll, expect, test } from 'vitest';
import { disconnect } from '#lib/db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { command, nothing } from '#lib/operation.ts';
import { freshDatabase } from '#lib/testing/database.ts';
import { createWorld } from '#lib/testing/world.ts';
import { stopQueue } from './queue.ts';
import { startWorker } from './worker.ts';

beforeAll(async () => {
  process.env.DATABASE_URL = (await freshDatabase('migrated')).databaseUrl;
  forgetEnv();
});

afterAll(async () => {
  await stopQueue();
  await disconnect();
});

const laterByMilliseconds = (delay: number) =>
  command('mail:retry', nothing, async ({ organizationId, now, enqueue }) => {
    const options = delay > 0 ? { startAfter: new Date(now.getTime() + delay) } : {};
    await enqueue('nda-file', { organizationId }, options);
    return { result: null, events: [{ subject: `organization:${organizationId}` }] };
  });

test('a job is done soon after it is due, also one that begins later and one that failed', {
  timeout: 90_000,
}, async () => {
  const { actors } = await createWorld();
  let came = Promise.withResolvers<void>();
  let failures = 0;
  const worker = await startWorker({
    'nda-file': async () => {
      failures -= 1;
      if (failures >= 0) throw new Error('not this time');
      came.resolve();
    },
  });
  const secondsUntilDone = async (delay: number, failing: number) => {
    came = Promise.withResolvers();
    failures = failing;
    const began = performance.now();
    await laterByMilliseconds(delay)(actors.owner, {});
    await came.promise;
    return (performance.now() - began) / 1000;
  };
  expect(await secondsUntilDone(0, 0)).toBeLessThan(5);
  expect(await secondsUntilDone(1000, 0)).toBeLessThan(12);
  // The first retry is due after five to ten seconds.
  expect(await secondsUntilDone(0, 1)).toBeLessThan(22);
  await worker.stop();
});
