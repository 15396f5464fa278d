import { describe, expect, test } from 'vitest';
import { listAudiences } from '#lib/audience/queries.ts';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { findOrganizationBySlug, findPortalBySlug } from '#lib/db/lookup.ts';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createWorld } from '#lib/testing/world.ts';
import { createOrganization } from './commands.ts';
import { getOrganization, listOrganizations } from './queries.ts';

useTestDatabase();

const origin = { address: '127.0.0.1', userAgent: 'test', requestId: 'test-request' };
const operatorOf = (organizationId: string): OperatorActor => ({
  kind: 'operator',
  organizationId,
  name: 'test',
  origin,
});
const named = () => ({
  slug: `acme-${newId().slice(-10)}`,
  name: 'Acme Übermut GmbH',
  contactEmail: 'security@acme.example',
});

describe('organizations', () => {
  test('an owner, a visitor and the system cannot create one', async () => {
    const { actors } = await createWorld();
    for (const actor of [actors.owner, actors.visitor, actors.anonymous, actors.system])
      await expect(createOrganization(actor, named())).rejects.toThrow(Forbidden);
  });

  test('a visitor cannot read one, and an employee reads their own', async () => {
    const { actors } = await createWorld('Mine');
    await expect(getOrganization(actors.visitor, {})).rejects.toThrow(Forbidden);
    expect((await getOrganization(actors.employee, {})).name).toBe('Mine');
  });

  test('the operator creates one with its key and its unpublished portal', async () => {
    const operator = operatorOf(newId());
    const input = named();
    const { organizationId, portalId } = await createOrganization(operator, input);
    expect(organizationId).toBe(operator.organizationId);
    expect(await findOrganizationBySlug(input.slug)).toBe(organizationId);
    expect(await findPortalBySlug(input.slug)).toEqual({ organizationId, id: portalId });
    const all = await listOrganizations(operatorOf);
    expect(all.find(({ slug }) => slug === input.slug)).toMatchObject({
      name: 'Acme Übermut GmbH',
      timeZone: 'UTC',
      portals: [{ slug: input.slug, published: false }],
    });
    const { rows } = await listAudiences(operator, {});
    expect(rows).toMatchObject([{ name: 'Everyone', rule: { everyone: true } }]);
  });

  test('a slug that is taken, malformed or a made-up time zone is refused with a sentence', async () => {
    const input = named();
    await createOrganization(operatorOf(newId()), input);
    await expect(createOrganization(operatorOf(newId()), input)).rejects.toThrow(Conflict);
    for (const slug of ['A', '../etc', 'with space', '-x', 'x--y', 'ümlaut', 'x'.repeat(41)])
      await expect(createOrganization(operatorOf(newId()), { ...named(), slug })).rejects.toThrow(Invalid);
    const zone = createOrganization(operatorOf(newId()), { ...named(), timeZone: 'Mars/Olympus' });
    await expect(zone).rejects.toThrow('Europe/Berlin');
  });
});
