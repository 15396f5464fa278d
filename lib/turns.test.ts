import { expect, test } from 'vitest';
import { Unavailable } from '#lib/errors.ts';
import { turns } from './turns.ts';

const full = () => new Unavailable('Too many are waiting.');

test('work is done so many at a time, in the order in which it came, and never by those whom the line is too long for', async () => {
  const inTurn = turns({ atOnce: 2, waitingAtMost: 3, full });
  const began: number[] = [];
  const leave: (() => void)[] = [];
  const outcomes = [0, 1, 2, 3, 4, 5].map((number) =>
    inTurn(
      () =>
        new Promise<number>((resolve) => {
          began.push(number);
          leave.push(() => resolve(number));
        }),
    ),
  );
  await expect(outcomes[5]).rejects.toThrow('Too many are waiting.');
  expect(began).toEqual([0, 1]);
  for (let left = 0; left < 5; left += 1) {
    expect(began.length).toBe(Math.min(5, left + 2));
    leave[left]?.();
    await outcomes[left];
  }
  expect(began).toEqual([0, 1, 2, 3, 4]);
});

test('work that fails gives its turn on', async () => {
  const inTurn = turns({ atOnce: 1, waitingAtMost: 1, full });
  const failing = inTurn(() => Promise.reject(new Error('failed')));
  const next = inTurn(async () => 'done');
  await expect(failing).rejects.toThrow('failed');
  expect(await next).toBe('done');
  expect(await inTurn(async () => 'again')).toBe('again');
});
