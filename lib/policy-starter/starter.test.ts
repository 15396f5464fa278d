import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controlTemplates } from '#lib/control/template.ts';
import { addControlsFromTemplates } from '#lib/control/template-commands.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { adoptFramework } from '#lib/framework/commands.ts';
import { submitPolicy } from '#lib/policy/approval-commands.ts';
import { addPolicy } from '#lib/policy/commands.ts';
import { getPolicy } from '#lib/policy/detail-queries.ts';
import { unmapPolicy } from '#lib/policy/map-commands.ts';
import { findPlaceholders } from '#lib/policy/placeholders.ts';
import { listPolicies } from '#lib/policy/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { adoptPolicyStarters } from './commands.ts';
import { mapPolicyStarters } from './map-commands.ts';
import { findStarterMappings, getPolicyStarters } from './queries.ts';
import { policyStarters, questionsOf } from './starter.ts';

useTestDatabase();

const sections = ['Purpose', 'Scope', 'Rules', 'Responsibilities', 'Exceptions', 'Review'];
const catalogued = (file: string) => readFileSync(`prisma/catalog/${file}`, 'utf8');

test.each(policyStarters().map((starter) => [starter.candidate.title, starter] as const))(
  'the %s has all its sections, names what there is, and asks what an organization has to decide',
  (_, starter) => {
    const { body, fields } = starter.candidate;
    expect([...body.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(sections);
    const words = body.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    expect(words).toBeGreaterThan(700);
    expect(words).toBeLessThan(1_500);
    const known = new Set(controlTemplates().map(({ identifier }) => identifier));
    expect(fields.controls.filter((identifier) => !known.has(identifier))).toEqual([]);
    expect(fields.controls.length).toBeGreaterThan(0);
    const files: Record<string, string> = {
      'nist-csf/2.0': 'nist-csf-2.0.csv',
      'soc2/2017': 'soc2-2017.csv',
    };
    for (const name of fields.satisfies) {
      const [framework = '', identifier = ''] = name.split(' ');
      expect(catalogued(files[framework] ?? '')).toContain(`\n${identifier},`);
    }
    expect(fields.questions.length).toBeGreaterThanOrEqual(2);
    expect(body).toContain('{{organizationName}}');
    for (const { placeholder, label } of questionsOf(starter)) expect(label).not.toBe(placeholder);
    expect(
      findPlaceholders(starter.text).every(({ text, answerable }) => answerable && text.startsWith('{{')),
    ).toBe(true);
  },
);

test('there are twelve starters, each with a name of its own', () => {
  const names = policyStarters().map(({ candidate }) => candidate.identifier);
  expect(new Set(names).size).toBe(12);
  expect(names).toHaveLength(12);
});

test('whoever may not edit policies cannot adopt starters', async () => {
  const { actors } = await createWorld();
  for (const actor of [actors.auditor, actors.employee, actors.people]) {
    await expect(getPolicyStarters(actor, {})).rejects.toThrow(Forbidden);
    await expect(adoptPolicyStarters(actor, { identifiers: ['POL-IS'] })).rejects.toThrow(Forbidden);
  }
});

test('many starters are adopted at once, filled in and mapped; what is left open cannot be put up for approval', async () => {
  const world = await createWorld();
  const { security } = world.actors;
  await adoptFramework(world.actors.owner, { key: 'soc2', version: '2017' });
  await addControlsFromTemplates(security, { identifiers: ['AC-01', 'AC-02', 'IR-01'] });
  const { asked, starters } = await getPolicyStarters(security, {});
  expect(asked.find(({ placeholder }) => placeholder === '{{organizationName}}')?.proposal).toBe(
    'Northwind Data',
  );
  const left = '{{securityOwner}}';
  const answers = asked.map(({ placeholder, proposal }) => ({
    placeholder,
    value: placeholder === left ? '' : proposal || 'someone@northwind.example',
  }));
  const identifiers = starters.map(({ identifier }) => identifier);
  const adopted = await adoptPolicyStarters(security, { identifiers, answers, ownerId: security.memberId });
  expect(adopted).toHaveLength(12);
  const { rows } = await listPolicies(security, {});
  expect(rows.every(({ work, ownerName }) => work === 'draft' && ownerName === security.name)).toBe(true);
  const access = adopted.find(({ identifier }) => identifier === 'POL-AC')?.policyId ?? '';
  const policy = await getPolicy(security, { policyId: access });
  expect(policy.controls.map(({ identifier }) => identifier)).toEqual(['AC-01', 'AC-02']);
  expect(policy.requirements.map(({ identifier }) => identifier)).toEqual(['CC6.1', 'CC6.2', 'CC6.3']);
  const put = { versionId: policy.open?.id ?? '', revision: 1, summary: '', note: '' };
  await expect(submitPolicy(security, put)).rejects.toThrow(left);
  const conduct = adopted.find(({ identifier }) => identifier === 'POL-CC')?.policyId ?? '';
  const { open } = await getPolicy(security, { policyId: conduct });
  await submitPolicy(security, { ...put, versionId: open?.id ?? '' });
  expect((await getPolicyStarters(security, {})).starters.every(({ taken }) => taken)).toBe(true);
  await expect(adoptPolicyStarters(security, { identifiers: ['POL-IS'] })).rejects.toThrow(Conflict);
  await expect(adoptPolicyStarters(security, { identifiers: ['POL-XX'] })).rejects.toThrow(Invalid);
  expect((await auditTrail(world)).some(({ action }) => action === 'policy:import')).toBe(true);
});

test('what starters lay down and comes later is offered and mapped once, and what somebody took away is not (T01)', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const { security, owner, admin } = world.actors;
  await addControlsFromTemplates(security, { identifiers: ['AC-01'] });
  const adopted = await adoptPolicyStarters(security, { identifiers: ['POL-AC', 'POL-IR'] });
  const access = adopted.find(({ identifier }) => identifier === 'POL-AC')?.policyId ?? '';
  const incident = adopted.find(({ identifier }) => identifier === 'POL-IR')?.policyId ?? '';
  await addPolicy(security, {
    identifier: 'POL-CC',
    title: 'Our own',
    texts: [{ locale: 'en', title: 'Our own', body: 'x', questions: [] }],
  });
  expect(await findStarterMappings(security, {})).toEqual([]);
  await addControlsFromTemplates(security, { identifiers: ['AC-02', 'IR-01', 'PE-05'] });
  await adoptFramework(owner, { key: 'soc2', version: '2017' });
  const [first, ...rest] = await findStarterMappings(security, {});
  expect(first).toMatchObject({ identifier: 'POL-AC', controls: [{ identifier: 'AC-02' }] });
  expect(first?.requirements.map(({ name }) => name)).toContain('soc2/2017 CC6.1');
  expect(rest.map(({ policyId }) => policyId)).toEqual([incident]);
  const policyIds = [access];
  for (const actor of [world.actors.auditor, world.actors.people, world.actors.approver]) {
    await expect(findStarterMappings(actor, {})).rejects.toThrow(Forbidden);
    await expect(mapPolicyStarters(actor, { policyIds })).rejects.toThrow(Forbidden);
  }
  expect(await findStarterMappings(other.actors.security, {})).toEqual([]);
  await expect(mapPolicyStarters(other.actors.security, { policyIds })).rejects.toThrow(NotFound);
  const both = await Promise.allSettled([
    mapPolicyStarters(security, { policyIds }),
    mapPolicyStarters(admin, { policyIds }),
  ]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(both.find((one) => one.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'policy:map',
    subject: `policy:${access}`,
  });
  const { controls } = await getPolicy(security, { policyId: access });
  expect(controls.map(({ identifier }) => identifier)).toEqual(['AC-01', 'AC-02']);
  const controlIds = controls.map(({ id }) => id);
  await unmapPolicy(security, { policyId: access, controlIds, requirementIds: [] });
  expect((await findStarterMappings(security, {})).map(({ policyId }) => policyId)).toEqual([incident]);
  expect((await getPolicy(security, { policyId: access })).controls).toEqual([]);
});
