import { createServer } from 'node:net';
import pg from 'pg';
import { expect, test } from 'vitest';
import { Conflict, Unavailable } from '#lib/errors.ts';
import { withLogContext } from '#lib/log.ts';
import { isOutage, onDatabase } from './outage.ts';

const failing = (fields: object, message = 'failed') => Object.assign(new Error(message), fields);

test.each([
  failing({ code: 'ECONNREFUSED' }),
  failing({ code: '57P01' }),
  failing({ code: '53300' }),
  failing({ code: 'P2010', cause: { kind: 'postgres', originalCode: '57P03' } }),
  failing({ cause: { kind: 'DatabaseNotReachable' } }),
  failing({ code: 'P2028' }, 'Transaction API error: Unable to start a transaction in the given time.'),
  new AggregateError([failing({ code: 'ECONNREFUSED' })]),
  new Error('timeout exceeded when trying to connect'),
  new Error('Connection terminated unexpectedly'),
])('%s means that the database is away: come back in a moment, and the request knows', async (cause) => {
  const context = { requestId: 'r', outage: false };
  const outcome = withLogContext(context, () => onDatabase(() => Promise.reject(cause)));
  await expect(outcome).rejects.toThrow(Unavailable);
  await expect(outcome).rejects.toHaveProperty('cause', cause);
  expect(context.outage).toBe(true);
});

test.each([
  failing({ code: '23505' }),
  failing({ code: 'P2002' }),
  failing({ code: '42P01' }),
  new Conflict('Somebody was faster.'),
  new TypeError('undefined is not a function'),
])('%s is no outage and passes as it is', async (cause) => {
  expect(isOutage(cause)).toBe(false);
  await expect(onDatabase(() => Promise.reject(cause))).rejects.toBe(cause);
});

test('a real pool that cannot connect, or whose server hangs up, is an outage', async () => {
  const server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const pool = () => new pg.Pool({ host: '127.0.0.1', port, user: 'x', connectionTimeoutMillis: 2_000 });
  await expect(onDatabase(() => pool().query('SELECT 1'))).rejects.toThrow(Unavailable);
  await new Promise((resolve) => server.close(resolve));
  await expect(onDatabase(() => pool().query('SELECT 1'))).rejects.toThrow(Unavailable);
});
