import { env } from '#lib/env.ts';

/** A path as an absolute URL of the fixed public origin, for mails and receipts; never taken from a request. */
export function absolute(path: string): string {
  return new URL(path, env().PUBLIC_ORIGIN).href;
}
