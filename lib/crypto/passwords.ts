import { hash, verify } from '@node-rs/argon2';
import { Unavailable } from '#lib/errors.ts';
import { turns } from '#lib/turns.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

// Of a random password that nobody kept, at the same cost: what is verified when there is no account.
const NOBODYS_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$Q8pGoN+ugXs6GT/2/7nOYw$CFiwZBFnH9YOFoTXYHOHQjYEZcyzs6aGvFp8SW9KlOU';

// No acceptable password is longer, even in a form that normalization will shorten.
const CODE_UNITS_AT_MOST = 1024;

// Two at a time leave a processor and memory (19 MiB each) for everybody else while sign-in is flooded.
const inTurn = turns({
  atOnce: 2,
  waitingAtMost: 200,
  full: () => new Unavailable('Too many people are signing in right now. Please try again in a moment.'),
});

/** The form in which a password is judged and hashed: the same characters typed on any keyboard give the same bytes. */
export function normalizePassword(password: string): string {
  return password.normalize('NFKC');
}

/**
 * The argon2id hash (PHC string) of a password that `passwordProblem` found no fault with.
 * @throws Unavailable  more than 200 others are waiting
 */
export async function hashPassword(password: string): Promise<string> {
  const normalized = normalizePassword(password);
  return await inTurn(() => hash(normalized, COST));
}

/**
 * Whether the password is the hashed one. Without a hash (no such account, no password set) it says no after the same
 * work, so that the time tells nothing.
 * @throws Unavailable  more than 200 others are waiting
 */
export async function verifyPassword(hashed: string | null, password: string): Promise<boolean> {
  const possible = password.length <= CODE_UNITS_AT_MOST;
  const normalized = possible ? normalizePassword(password) : '';
  const matches = await inTurn(() => verify(hashed ?? NOBODYS_HASH, normalized));
  return matches && possible && hashed !== null;
}
