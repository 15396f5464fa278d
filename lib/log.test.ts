import { expect, test } from 'vitest';
import { currentRequestId, errorFields, logLine, withLogContext } from './log.ts';

const at = new Date('2026-11-22T10:00:00Z');

test('a value with line breaks and control characters stays one line of JSON (X12)', () => {
  const forged = 'a\r\n{"level":"error"}\u2028b\u0085c\u001b[31m\u202e';
  const line = logLine('info', forged, { path: forged }, at);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not occur
  expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202e]/);
  expect(JSON.parse(line)).toMatchObject({ message: forged, path: forged });
});

test('nobody finds an address, a secret or a password of a connection in the logs', () => {
  const line = logLine(
    'error',
    'mail to anna.berg@example.com failed',
    { password: 'hunter2', sessionToken: 'abc', reason: 'postgres://candor:swordfish@db:5432/x' },
    at,
  );
  expect(line).not.toMatch(/anna|example\.com|hunter2|abc|swordfish/);
  expect(line).toContain('[address]');
});

test('every line written for a request carries its id, and a field cannot replace it', () => {
  withLogContext({ requestId: 'r-1' }, () => {
    expect(currentRequestId()).toBe('r-1');
    expect(JSON.parse(logLine('info', 'x', { requestId: 'forged', level: 'forged' }, at))).toMatchObject({
      level: 'info',
      requestId: 'r-1',
      requestId_: 'forged',
    });
  });
  expect(currentRequestId()).toBeUndefined();
});

test('an unexpected error is logged with its places in the code', () => {
  expect(errorFields(new TypeError('no')).error).toBe('TypeError');
  expect(errorFields(new TypeError('no')).places).toContain('log.test.ts');
  expect(errorFields('text')).toEqual({ error: 'string' });
});
