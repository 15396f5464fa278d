import { globSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, roles } from '#lib/auth/actor.ts';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { testDatabase, useTestDatabase } from './database.ts';
import { fillEveryTable, idOf } from './rows.ts';
import { createWorld, type World } from './world.ts';

useTestDatabase();

/** The host's own list of organizations: it crosses them by intent, as the operator of each. */
const crossing = ['listOrganizations'];

/** Reads that name one thing; what they answer to foreign ids is told in operations.test.ts. */
const named =
  /^(find|get(?!Overview|Settings|Portal|Organization|Library|RequestForm|RuleChoices)|check|read|trace)/;

/** Reads that take more than nothing. */
const inputs: Readonly<Record<string, object>> = {
  listAuditEvents: { filters: { action: 'mine AuditEvent action' } },
  listCalendar: { month: '2026-03' },

  listCampaignPeople: { policyId: idOf('Policy'), versionId: idOf('PolicyVersion') },
  listDutiesOfPerson: { personId: idOf('Person') },
  listEvidenceRequirements: { controlId: idOf('Control') },
  listFindings: { pageId: idOf('ProposalPage') },
  listInquiries: { engagementId: idOf('Engagement') },
  listMatches: { text: 'mine' },
  listMappable: { policyId: idOf('Audience') },
  listPolicies: { filters: { state: 'retired' } },
  listOwed: { locale: 'en' },
  listPoliciesOfControl: { controlId: idOf('Control') },
  listPoliciesOfRequirement: { requirementId: idOf('Requirement') },
  listProjections: { portalId: idOf('Portal') },
  listTaskCalendar: { month: '2026-03' },
  listReportsOfControl: { controlId: idOf('Control') },
  listRequirements: { frameworkId: idOf('Framework') },
};

type Read = { name: string; run: (actor: Actor, input: object) => unknown };

async function readsOf(file: string): Promise<Read[]> {
  const module: Record<string, unknown> = await import(join(process.cwd(), file));
  return Object.entries(module).flatMap(([name, run]) =>
    typeof run === 'function' && /^(list|count|export|get)/.test(name) && !crossing.includes(name)
      ? [{ name, run: (actor: Actor, input: object): unknown => run(actor, input) }]
      : [],
  );
}

async function drained(answer: unknown): Promise<unknown> {
  if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer)) return answer;
  const batches: unknown[] = [];
  for await (const batch of answer as AsyncIterable<unknown>) batches.push(batch);
  return batches;
}

const printed = (value: unknown) =>
  JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? item.toString() : item));

/** What a read gives to the actor, as bytes; a refusal by its name. */
async function answerOf({ name, run }: Read, actor: Actor): Promise<string> {
  try {
    return printed(await drained(await run(actor, inputs[name] ?? {}))) ?? 'nothing';
  } catch (error) {
    if (error instanceof Invalid) return 'needs an input';
    if (error instanceof Forbidden) return 'forbidden';
    if (error instanceof NotFound) return 'not found';
    throw error;
  }
}

const reads: Read[] = [];
let admin: pg.Client;
let mine: World;

beforeAll(async () => {
  for (const file of globSync('lib/*/*queries.ts').toSorted()) reads.push(...(await readsOf(file)));
  admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
  mine = await createWorld('My Organization');
  await fillEveryTable(admin, mine.organizationId, 'mine');
});
afterAll(() => admin.end());

function readers(): Actor[] {
  const { visitor, anonymous, operator, ...members } = mine.actors;
  const known: Actor = { ...visitor, visitorId: idOf('Visitor') };
  const { organizationId, origin } = visitor;
  const inside = { personId: idOf('Person'), sessionId: idOf('Session'), name: 'P', email: 'p@rows.example' };
  const person: Actor = { kind: 'person', organizationId, origin, ...inside, via: 'link' };
  return [...roles.map((role) => members[role]), known, person, anonymous, operator];
}

async function everything(): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const read of reads) {
    for (const actor of readers()) {
      const who = actor.kind === 'member' ? actor.roles.join() : actor.kind;
      answers.set(`${read.name} by ${who}`, await answerOf(read, actor));
    }
  }
  return answers;
}

test('lists, counts and exports are the same bytes whether or not others hold data (T03)', async () => {
  const before = await everything();
  const theirs = await createWorld('Their Organization');
  await fillEveryTable(admin, theirs.organizationId, 'theirs');
  const after = await everything();
  for (const [name, answer] of before) expect(after.get(name), name).toBe(answer);
  for (const [name, answer] of after) expect(answer, name).not.toContain('theirs');
}, 120_000);

test('every list shows the row that its organization has (so that the test above sees something)', async () => {
  const lists = reads.filter(({ name }) => name.startsWith('list'));
  expect(lists.length).toBeGreaterThan(15);
  const empty: string[] = [];
  for (const list of lists) {
    const answers = await Promise.all(readers().map((actor) => answerOf(list, actor)));
    if (!answers.some((answer) => answer.includes('mine'))) empty.push(list.name);
  }
  expect(empty).toEqual([]);
});

test('every read without an input is one of those above', async () => {
  const unseen: string[] = [];
  for (const read of reads) {
    const answer = await answerOf(read, mine.actors.owner);
    if (answer === 'needs an input' && !named.test(read.name)) unseen.push(read.name);
  }
  expect(unseen).toEqual([]);
});
