import { Unavailable } from '#lib/errors.ts';
import { noteOutage } from '#lib/log.ts';

// What the network, pg, PostgreSQL (classes 08 and 57P, 53300, a statement cut at its time) and Prisma say.
const codes =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|08...|57P0.|57014|53300|P1001|P1002|P1008|P1017|P2024)$/;
const kinds = /^(DatabaseNotReachable|ConnectionClosed|SocketTimeout|TooManyConnections)$/;
const words =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error|Unable to start a transaction in the given time/;

type Told = { code?: unknown; originalCode?: unknown; kind?: unknown; cause?: unknown };

function told(error: unknown): Told {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Whether a failure means that the database could not be reached, or had no connection free in time. */
export function isOutage(error: unknown, depth = 0): boolean {
  const { code, originalCode, kind, cause } = told(error);
  if (codes.test(String(code ?? '')) || codes.test(String(originalCode ?? ''))) return true;
  if (kinds.test(String(kind ?? ''))) return true;
  if (error instanceof AggregateError && error.errors.some((one) => isOutage(one, depth + 1))) return true;
  if (error instanceof Error && words.test(error.message)) return true;
  return cause !== undefined && depth < 4 && isOutage(cause, depth + 1);
}

/**
 * Does something with the database. While that is away people are asked to come back in a moment, also on pages, whose
 * failures the framework would call our mistake (500). @throws Unavailable; all else passes through
 */
export async function onDatabase<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof Unavailable || !isOutage(cause)) throw cause;
    noteOutage();
    const unavailable = new Unavailable(
      'Our database does not answer just now. Nothing you sent is half done. Please try again in a moment.',
    );
    unavailable.cause = cause;
    throw unavailable;
  }
}
