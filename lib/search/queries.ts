import { sql } from 'kysely';
import type { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { TooMany } from '#lib/errors.ts';
import { list, type Operation } from '#lib/operation.ts';
import { countIn } from '#lib/throttle/throttle.ts';
import { type Match, type SearchNoun, searchNouns } from './nouns.ts';
import { matchedRows } from './rows-sql.ts';
import { matchesInput } from './schema.ts';

type Found = { noun: SearchNoun; id: string; fit: number };

const nounsOf = (actor: Actor) =>
  (Object.keys(searchNouns) as SearchNoun[]).filter((noun) => may(actor, searchNouns[noun].action));

const readMatches = list('search:find', matchesInput, async ({ tenant, actor }, { text, most }) => {
  const nouns = nounsOf(actor);
  if (text === '' || nouns.length === 0) return [];
  const { rows: found } = await sql<Found>`
    SELECT noun, id, fit FROM lookup.search(CAST(${nouns} AS text[]), ${text}, ${most})`.execute(tenant);
  if (found.length === 0) return [];
  const ids = new Map<SearchNoun, string[]>();
  for (const { noun, id } of found) ids.set(noun, [...(ids.get(noun) ?? []), id]);
  const { rows } = await matchedRows(ids).execute(tenant);
  const byId = new Map(rows.map((row) => [`${row.noun} ${row.id}`, row]));
  return found.flatMap(({ noun, id, fit }): Match[] => {
    const row = byId.get(`${noun} ${id}`);
    return row ? [{ ...row, fit }] : [];
  });
});

// More than anybody types; a program that reads everything out by searching is slowed down.
const limit = { name: 'search', most: 400, seconds: 60 };

/**
 * What fits a text by name, identifier or words, best first, at most `most` of each noun: only of nouns whose list the actor
 * may see, and nothing that is archived. @throws Invalid, TooMany
 */
export const listMatches: Operation<z.input<typeof matchesInput>, Match[]> = async (actor, input) => {
  if (actor.kind === 'member') {
    const tally = await countIn({ ...limit, of: actor.memberId }, new Date());
    if (tally.exceeded)
      throw new TooMany(tally.retryAfter, 'You search faster than is answered. Please wait.');
  }
  return readMatches(actor, input);
};
