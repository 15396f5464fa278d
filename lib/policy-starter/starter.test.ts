import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { controlTemplates } from '#lib/control/template.ts';
import { addControlsFromTemplates } from '#lib/control/template-commands.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { adoptFramework } from '#lib/framework/commands.ts';
import { submitPolicy } from '#lib/policy/approval-commands.ts';
import { getPolicy } from '#lib/policy/detail-queries.ts';
import { findPlaceholders } from '#lib/policy/placeholders.ts';
import { listPolicies } from '#lib/policy/queries.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import { adoptPolicyStarters } from './commands.ts';
import { getPolicyStarters } from './queries.ts';
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
