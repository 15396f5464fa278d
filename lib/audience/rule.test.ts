import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { rowsOf } from '#lib/db/statement.ts';
import { withTenantReader } from '#lib/db/tenant.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrangePersons, type GivenPerson } from '#lib/testing/person.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { audienceCondition, ruleCondition } from './rule-sql.ts';
import { type AudienceRule, audienceRule } from './schema.ts';

useTestDatabase();

const people: GivenPerson[] = [
  { name: 'Ada', team: 'Engineering', role: 'Lead', location: 'Berlin', startedOn: '2020-01-01' },
  { name: 'Ben', team: 'Engineering', role: 'Developer', location: 'Tokyo', startedOn: '2026-11-22' },
  { name: 'Cyd', team: 'Sales', role: 'Lead', location: 'Berlin' },
  { name: 'Dia', team: 'Sales', location: 'Berlin', startedOn: '2026-12-01' },
  { name: 'Eve', team: 'Engineering', location: 'Berlin', leftOn: '2026-11-22' },
  { name: 'Fay', team: 'O\'Neill "?"', location: 'Berlin', leftOn: '2026-11-23' },
];

test('a rule means who it says, and only those who are there are in', async () => {
  const world = await createWorld();
  await arrangePersons(world, people.length, (index) => people[index] ?? {});
  const today = '2026-11-22';
  const names = async (rule: AudienceRule, of = audienceCondition(rule, today)) =>
    withTenantReader(world.organizationId, async (tenant) => {
      const { rows } = await sql<{
        name: string;
      }>`SELECT p.name FROM "Person" p WHERE ${of} ORDER BY 1`.execute(tenant);
      return rows.map(({ name }) => name).join(' ');
    });
  const cases: [AudienceRule, string][] = [
    [{ everyone: true }, 'Ada Ben Cyd Fay'],
    [{ team: ['Engineering'] }, 'Ada Ben'],
    [{ team: ['Engineering', 'Sales'], location: ['Berlin'] }, 'Ada Cyd'],
    [{ team: ['O\'Neill "?"'] }, 'Fay'],
    [{ role: ['Lead'], team: ['Sales'] }, 'Cyd'],
    [{ startedAfter: '2019-12-31' }, 'Ada Ben'],
    [{ startedAfter: '2020-01-01' }, 'Ben'],
    [{ team: ['engineering'] }, ''],
  ];
  for (const [rule, expected] of cases) {
    expect(await names(rule)).toBe(expected);
    const statement = sql<{
      name: string;
    }>`SELECT p.name FROM "Person" p WHERE ${audienceCondition(rule, today)} ORDER BY 1`;
    const rows = await arrange(world, (tenant) => rowsOf(tenant, statement));
    expect(rows.map(({ name }) => name).join(' ')).toBe(expected);
  }
  const sales = { team: ['Sales'] };
  expect(await names(sales, ruleCondition(sales))).toBe('Cyd Dia');
});

test('a rule that says nothing, or something unknown, is refused', () => {
  for (const wrong of [
    {},
    { everyone: false },
    { team: [] },
    { everyone: true, team: ['A'] },
    { site: ['A'] },
  ])
    expect(audienceRule.safeParse(wrong).success).toBe(false);
  expect(audienceRule.parse({ team: ['A', 'A'] })).toEqual({ team: ['A'] });
});
