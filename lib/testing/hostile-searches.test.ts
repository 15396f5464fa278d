import { globSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Actor } from '#lib/auth/actor.ts';
import { CandorError } from '#lib/errors.ts';
import { useTestDatabase } from './database.ts';
import { hostileTexts, unlessRefused } from './hostile.ts';
import { idOf } from './rows.ts';
import { createWorld } from './world.ts';

useTestDatabase();

type Search = { name: string; run: (actor: Actor, input: object) => Promise<unknown> };

/** Reads that need more than a search. */
const inputs: Readonly<Record<string, object>> = {
  listRequirements: { frameworkId: idOf('Framework') },
};

/** Filters of lists that hold any text. */
const filters: Readonly<Record<string, readonly string[]>> = {
  listControls: ['tag', 'framework'],
  listClaims: ['section'],
  listAuditEvents: ['action', 'actor', 'subject'],
};

async function takesSearch(run: Search['run'], name: string, actor: Actor): Promise<boolean> {
  try {
    await run(actor, { ...inputs[name], search: 'x' });
    return true;
  } catch (error) {
    if (error instanceof CandorError) return false;
    throw error;
  }
}

async function searchesOf(actor: Actor): Promise<Search[]> {
  const found: Search[] = [];
  for (const file of globSync('lib/*/*queries.ts').toSorted()) {
    const module: Record<string, unknown> = await import(join(process.cwd(), file));
    for (const [name, operation] of Object.entries(module)) {
      if (typeof operation !== 'function' || !name.startsWith('list') || name === 'listOrganizations')
        continue;
      const run = async (who: Actor, input: object): Promise<unknown> => operation(who, input);
      if (await takesSearch(run, name, actor)) found.push({ name, run });
    }
  }
  return found;
}

test('every search box takes every text, and answers or refuses in a sentence (F21)', async (context) => {
  const { owner } = (await createWorld()).actors;
  const texts = hostileTexts(context).filter(
    (text, index) => index < 30 || index % 6 === 0 || /[^ -~]/.test(text),
  );
  const searches = await searchesOf(owner);
  expect(searches.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'listControls',
      'listEvidence',
      'listClaims',
      'listRequirements',
      'listAuditEvents',
    ]),
  );
  let answered = 0;
  for (const { name, run } of searches)
    for (const search of texts) {
      const answer = await unlessRefused(() => run(owner, { ...inputs[name], search }));
      if (answer !== null) answered += 1;
    }
  expect(answered).toBeGreaterThan(searches.length * 100);
}, 300_000);

test('so does every filter that holds a text, and every cursor that somebody made up', async (context) => {
  const { owner } = (await createWorld()).actors;
  const texts = hostileTexts(context).filter((_, index) => index < 30 || index % 10 === 0);
  const searches = await searchesOf(owner);
  for (const { name, run } of searches.filter((search) => search.name in filters))
    for (const filter of filters[name] ?? [])
      for (const text of texts)
        await unlessRefused(() => run(owner, { ...inputs[name], filters: { [filter]: text } }));
  const cursors = texts.flatMap((at) => {
    const made = JSON.stringify({ at, id: idOf('Control') });
    return [at, Buffer.from(made).toString('base64url')];
  });
  let refused = 0;
  for (const { name, run } of searches)
    for (const after of cursors)
      if ((await unlessRefused(() => run(owner, { ...inputs[name], after }))) === null) refused += 1;
  expect(refused).toBeGreaterThan(searches.length * 20);
}, 300_000);
