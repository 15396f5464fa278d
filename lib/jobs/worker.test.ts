import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { disconnect } from '#lib/db/client.ts';
import { forgetEnv } from '#lib/env.ts';
import { command, nothing } from '#lib/operation.ts';
import { freshDatabase } from '#lib/testing/database.ts';
import { createWorld } from '#lib/testing/world.ts';
import { newBoss, stopQueue } from './queue.ts';
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

const ask = command(
  'duty:make',
  z.strictObject({ subjectId: z.string().nullable() }),
  async (context, input) => {
    const { organizationId, enqueue } = context;
    await enqueue(
      'duty-reconcile',
      input.subjectId === null ? {} : { kind: 'policy', subjectId: input.subjectId },
    );
    return { result: null, events: [{ subject: `organization:${organizationId}` }] };
  },
);

test('of a short queue one job waits for each subject of each organization, and one more while it is done', async () => {
  const [mine, theirs] = [(await createWorld()).actors, (await createWorld()).actors];
  for (const { system } of [mine, theirs, mine])
    for (const subjectId of ['one', 'two', null]) await ask(system, { subjectId });
  const boss = await newBoss({ worker: true }).start();
  const fetched = async () =>
    (await boss.fetch<Record<string, string>>('duty-reconcile', { batchSize: 20 })).map(
      ({ data }) =>
        `${data.organizationId === mine.system.organizationId ? 'mine' : 'theirs'} ${data.subjectId}`,
    );
  const all = ['mine one', 'mine two', 'mine undefined', 'theirs one', 'theirs two', 'theirs undefined'];
  expect((await fetched()).toSorted()).toEqual(all);
  // Those are being done, and have perhaps looked already at what changes now.
  for (let times = 0; times < 2; times += 1) await ask(mine.system, { subjectId: 'one' });
  expect(await fetched()).toEqual(['mine one']);
  await boss.stop({ graceful: false, close: true });
});
