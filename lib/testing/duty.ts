import { createHash } from 'node:crypto';
import type { AudienceRule } from '#lib/audience/schema.ts';
import { newId } from '#lib/id.ts';
import { markOf } from '#lib/testing/mark.ts';
import { arrange, type World } from './world.ts';

const by = 'operator:test';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** An audience by its rule. */
export function addAudienceOf(world: Pick<World, 'organizationId'>, rule: AudienceRule): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  return arrange(world, async (tenant) => {
    await tenant.audience.create({
      data: { organizationId, id, name: `Audience ${id}`, rule, createdAt: new Date(), createdBy: by },
    });
    return id;
  });
}

/** A policy that asks an audience, with no version yet. */
export function addPolicyFor(
  world: Pick<World, 'organizationId'>,
  audienceId: string | null,
  given: { title?: string; dueWithinDays?: number; ownerId?: string } = {},
): Promise<string> {
  const { organizationId } = world;
  const id = newId();
  const { title = 'Acceptable use', dueWithinDays = 14, ownerId = null } = given;
  return arrange(world, async (tenant) => {
    await tenant.policy.create({
      data: {
        organizationId,
        id,
        identifier: `POL-${markOf(id)}`,
        title,
        audienceId,
        dueWithinDays,
        ownerId,
        createdAt: new Date(),
        createdBy: by,
      },
    });
    return id;
  });
}

/** Publishes the next version of a policy now, by the clock of the test; returns its id. */
export function publishNext(
  world: Pick<World, 'organizationId'>,
  policyId: string,
  significance: 'material' | 'editorial',
): Promise<string> {
  const { organizationId } = world;
  const versionId = newId();
  return arrange(world, async (tenant) => {
    const now = new Date();
    const number = (await tenant.policyVersion.count({ where: { policyId } })) + 1;
    const stamps = { createdAt: now, createdBy: by, changedAt: now, changedBy: by };
    await tenant.policyVersion.create({
      data: { organizationId, id: versionId, policyId, number, title: `Version ${number}`, ...stamps },
    });
    const text = { title: `Version ${number}`, body: `# Rules ${number}`, original: true };
    await tenant.policyText.create({
      data: { organizationId, versionId, locale: 'en', ...text, changedAt: now, changedBy: by },
    });
    await tenant.policyVersion.update({
      where: { organizationId_id: { organizationId, id: versionId } },
      data: { significance, sha256: sha256(versionId) },
    });
    await tenant.policyVersion.update({
      where: { organizationId_id: { organizationId, id: versionId } },
      data: { closedAt: now, closedBy: by },
    });
    await tenant.policyPublication.create({
      data: {
        organizationId,
        id: newId(),
        policyId,
        versionId,
        effectiveOn: now,
        publishedAt: now,
        publishedBy: by,
      },
    });
    await tenant.policy.update({
      where: { organizationId_id: { organizationId, id: policyId } },
      data: { currentVersionId: versionId },
    });
    return versionId;
  });
}

/** Confirms a person's open duty for a policy, as the reading page does; false when they owe nothing. */
export function confirmDuty(
  world: Pick<World, 'organizationId'>,
  { policyId, personId }: { policyId: string; personId: string },
): Promise<boolean> {
  const { organizationId } = world;
  return arrange(world, async (tenant) => {
    const duty = await tenant.duty.findFirst({ where: { policyId, personId, endedAt: null } });
    if (!duty?.policyVersionId) return false;
    const now = new Date();
    const version = await tenant.policyVersion.findFirstOrThrow({ where: { id: duty.policyVersionId } });
    await tenant.duty.updateMany({
      where: { id: duty.id, endedAt: null },
      data: { endedAt: now, outcome: 'done' },
    });
    await tenant.acknowledgement.create({
      data: {
        organizationId,
        id: newId(),
        dutyId: duty.id,
        personId,
        policyVersionId: version.id,
        locale: 'en',
        sha256: version.sha256 ?? '',
        statement: 'I have read it.',
        method: 'link',
        address: '127.0.0.1',
        userAgent: 'test',
        acknowledgedAt: now,
        recordedBy: `person:${personId}`,
      },
    });
    return true;
  });
}
