import { expect, test } from 'vitest';
import { placesOfVisitor } from './places.ts';
import { openInTurn } from './turns.ts';

test('X19 whoever asks for more downloads than they may have is told so before anything is opened', async () => {
  const opened: string[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const ask = (asker: string) =>
    openInTurn(asker, async () => {
      opened.push(asker);
      await promise;
    });
  const own = Array.from({ length: placesOfVisitor }, () => ask('one'));
  await expect(ask('one')).rejects.toMatchObject({ status: 429, retryAfter: 10 });
  const others = ask('another');
  resolve();
  await Promise.all([...own, others]);
  expect(opened).toEqual(['one', 'one', 'one', 'one', 'another']);
  await ask('one');
});

test('X19 no more downloads wait to be opened than can soon be, and their turns are given on', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let running = 0;
  let most = 0;
  const crowd = Array.from({ length: 1_000 }, (_, index) =>
    openInTurn(`visitor ${index}`, async () => {
      running += 1;
      most = Math.max(most, running);
      await promise;
      running -= 1;
    }),
  );
  const settled = Promise.allSettled(crowd);
  resolve();
  const refused = (await settled).filter(({ status }) => status === 'rejected');
  // Four are opened at once with a pool of ten, two hundred wait.
  expect(most).toBe(4);
  expect(refused.length).toBe(1_000 - 204);
  for (const outcome of refused) expect(outcome).toMatchObject({ reason: { status: 503 } });
  await expect(openInTurn('visitor 999', async () => 'opened')).resolves.toBe('opened');
});
