import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { Forbidden, Invalid } from '#lib/errors.ts';
import { arrangeFramework } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, createWorld } from '#lib/testing/world.ts';
import { listControls } from './queries.ts';
import { controlTemplates } from './template.ts';
import { addControlsFromTemplates } from './template-commands.ts';
import { getControlTemplates } from './template-queries.ts';

useTestDatabase();

const csf = { key: 'nist-csf', version: '2.0' };

test('each control of the library has an identifier of its own, words, evidence, and outcomes of the CSF in force', () => {
  const rows: { identifier: string; withdrawn: string }[] = parse(
    readFileSync('prisma/catalog/nist-csf-2.0.csv', 'utf8'),
    { columns: true },
  );
  const inForce = new Set(rows.filter((row) => row.withdrawn === '').map((row) => row.identifier));
  const templates = controlTemplates();
  expect(templates.length).toBeGreaterThanOrEqual(60);
  expect(new Set(templates.map(({ identifier }) => identifier)).size).toBe(templates.length);
  for (const { identifier, description, requirements, evidence, responsibility } of templates) {
    expect(
      requirements.filter((one) => !inForce.has(one)),
      identifier,
    ).toEqual([]);
    expect(description.length, identifier).toBeGreaterThan(40);
    if (responsibility !== 'customer') expect(evidence.length, identifier).toBeGreaterThan(0);
  }
  const functions = new Set(templates.flatMap((one) => one.requirements.map((name) => name.slice(0, 2))));
  expect([...functions].sort()).toEqual(['DE', 'GV', 'ID', 'PR', 'RC', 'RS']);
});

test('whoever may not add controls neither sees nor takes from the library', async () => {
  const { actors } = await createWorld();
  for (const actor of [actors.auditor, actors.approver, actors.employee]) {
    await expect(getControlTemplates(actor, {})).rejects.toThrow(Forbidden);
    await expect(addControlsFromTemplates(actor, { identifiers: ['AC-01'] })).rejects.toThrow(Forbidden);
  }
});

test('the whole library comes in at once, mapped and with what evidence it suggests; what is there is skipped', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const identifiers = controlTemplates().map(({ identifier }) => identifier);
  const outcomes = [...new Set(controlTemplates().flatMap(({ requirements }) => requirements))];
  await arrangeFramework(world, csf, outcomes);
  await addControlsFromTemplates(owner, { identifiers: ['AC-01'], ownerId: owner.memberId });
  const { ids, skipped } = await addControlsFromTemplates(owner, { identifiers });
  expect([ids.length, skipped]).toEqual([identifiers.length - 1, 1]);
  const { rows } = await listControls(owner, { search: 'AC-0' });
  expect(rows.every((row) => row.requirements > 0 && row.implementation === 'planned')).toBe(true);
  const asked = await arrange(world, (tenant) => tenant.evidenceRequirement.count());
  expect(asked).toBe(controlTemplates().flatMap(({ evidence }) => evidence).length);
  expect((await getControlTemplates(owner, {})).templates.every(({ taken }) => taken)).toBe(true);
  await expect(addControlsFromTemplates(owner, { identifiers: ['no such'] })).rejects.toThrow(Invalid);
});
