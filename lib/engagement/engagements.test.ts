import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { getControl } from '#lib/control/detail-queries.ts';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { answerEvidenceFile } from '#lib/evidence/download.ts';
import { newId } from '#lib/id.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addAuditor, createEngagementWorld, type EngagementWorld, openNow } from '#lib/testing/engagement.ts';
import { expectNothing, looksInto } from '#lib/testing/engagement-looks.ts';
import { addLinkEvidence, reviewAs } from '#lib/testing/evidence.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { changeEngagement, closeEngagement, openEngagement } from './commands.ts';
import { answerScopedFile } from './download.ts';
import { answerEngagementPack } from './pack.ts';
import { getEngagement, listEngagements } from './queries.ts';
import { getEngagementSection, getScopedControl } from './scope-queries.ts';

useTestDatabase();
let world: EngagementWorld;
beforeAll(async () => {
  world = await createEngagementWorld();
});

const file = (actor: EngagementWorld['actors']['auditor'], revisionId: string, of = world) =>
  answerScopedFile(actor, { engagementId: of.engagementId, revisionId, head: false });

describe('who may', () => {
  test('an auditor, an approver, an employee and a visitor neither open, change nor close an engagement', async () => {
    const { auditor, approver, employee, people, visitor, anonymous } = world.actors;
    const { engagementId, frameworkId } = world;
    const fields = { ...openNow, memberIds: [auditor.memberId] };
    for (const actor of [auditor, approver, employee, people, visitor, anonymous]) {
      await expect(openEngagement(actor, { frameworkId, ...fields })).rejects.toThrow(Forbidden);
      const changed = { engagementId, revision: 1, ...fields };
      await expect(changeEngagement(actor, changed)).rejects.toThrow(Forbidden);
      await expect(closeEngagement(actor, { engagementId })).rejects.toThrow(Forbidden);
    }
    for (const actor of [employee, people, visitor, anonymous]) {
      await expect(listEngagements(actor, {})).rejects.toThrow(Forbidden);
      await expect(getEngagement(actor, { engagementId })).rejects.toThrow(Forbidden);
    }
  });

  test('another organization finds nothing of it, and cannot name its framework or auditor (T01-T03)', async () => {
    const other = await createWorld();
    const { owner, auditor } = other.actors;
    for (const actor of [owner, auditor]) await expectNothing(actor, world);
    const { frameworkId } = world;
    const own = { ...openNow, memberIds: [auditor.memberId] };
    await expect(openEngagement(owner, { ...own, frameworkId })).rejects.toThrow(Invalid);
    const foreign = { ...openNow, frameworkId, memberIds: [auditor.memberId] };
    await expect(openEngagement(world.actors.owner, foreign)).rejects.toThrow(/role of an auditor/);
  });

  test('an auditor of another engagement, or of none, finds nothing of this one', async () => {
    const other = await addAuditor(world, 'other@audit.example');
    await expectNothing(other, world);
    const { owner } = world.actors;
    const { frameworkId } = world;
    await openEngagement(owner, { ...openNow, name: 'Theirs', frameworkId, memberIds: [other.memberId] });
    expect((await listEngagements(other, {})).rows.map(({ name }) => name)).toEqual(['Theirs']);
    for (const look of looksInto(other, world)) await expect(look()).rejects.toThrow(NotFound);
  });

  test('a person who also holds another role has the rights of that role besides', async () => {
    const { auditor } = world.actors;
    const both = { ...auditor, roles: ['auditor', 'approver'] as const };
    await expect(getControl(auditor, { controlId: world.strangeControlId })).rejects.toThrow(Forbidden);
    expect(await getControl(both, { controlId: world.strangeControlId })).toMatchObject({
      identifier: 'HR-01',
    });
  });
});

describe('what its auditor sees', () => {
  test('the controls mapped to its framework, each with the evidence of the period beside it', async () => {
    const { auditor } = world.actors;
    const { engagementId, controlId } = world;
    const section = await getEngagementSection(auditor, { engagementId });
    expect(section.requirements.map(({ identifier, controlIds }) => [identifier, controlIds])).toEqual([
      ['CC6.1', [controlId]],
      ['CC6.2', []],
    ]);
    expect(section.asOf).toBe('2026-06-30');
    expect(section.controls).toMatchObject([{ identifier: 'AC-01', health: 'unproven', total: 1 }]);
    expect(section.controls[0]?.revisions.map(({ title }) => title)).toEqual(['Access review']);
    const control = await getScopedControl(auditor, { engagementId, controlId });
    expect(control.revisions.map(({ id }) => id)).toEqual([world.inside.revisionId]);
    expect(control.answers).toEqual([{ identifier: 'CC6.1', title: 'Outcome CC6.1' }]);
  });

  test('no control, evidence or page outside of it: guessed ids are not found', async () => {
    const { auditor, owner } = world.actors;
    const { engagementId, strangeControlId, controlId } = world;
    await expect(getScopedControl(auditor, { engagementId, controlId: strangeControlId })).rejects.toThrow(
      NotFound,
    );
    for (const revisionId of [world.outside.revisionId, world.strange.revisionId, newId()])
      for (const actor of [auditor, owner]) await expect(file(actor, revisionId)).rejects.toThrow(NotFound);
    await expect(answerEvidenceFile(auditor, { ...world.inside, head: false })).rejects.toThrow(Forbidden);
    await expect(getControl(auditor, { controlId })).rejects.toThrow(Forbidden);
  });

  test('the files of the period, each download on record', async () => {
    const { auditor } = world.actors;
    const answer = await file(auditor, world.inside.revisionId);
    expect(await answer.text()).toBe('Access review');
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(await auditTrail(world)).toContainEqual({
      action: 'engagement:download',
      actor: `member:${auditor.memberId}`,
      subject: `engagement:${world.engagementId}`,
    });
  });

  test('a pack of exactly that', async () => {
    const answer = await answerEngagementPack(world.actors.auditor, world.engagementId);
    const bytes = await buffer(answer.body ?? new ReadableStream());
    const text = bytes.toString('latin1');
    expect(text).toContain('Access review r1.txt');
    expect(text).toContain('"from":"2026-01-01"');
    for (const title of ['Older access review', 'Contract', 'HR-01']) expect(text).not.toContain(title);
  });

  test('evidence that is taken away from the control, or valid in the period by its own day, follows at once', async () => {
    const { security, admin, auditor } = world.actors;
    const { engagementId, controlId } = world;
    const { itemId } = await addLinkEvidence(security, [controlId], {
      title: 'Certificate',
      collectedOn: '2025-02-01',
      validUntilOn: '2026-02-01',
    });
    await reviewAs(admin, itemId, 'accepted');
    const titles = async () =>
      (await getScopedControl(auditor, { engagementId, controlId })).revisions.map(({ title }) => title);
    expect(await titles()).toEqual(['Access review', 'Certificate']);
    await arrange(world, (tenant) =>
      tenant.evidenceControl.updateMany({
        where: { itemId },
        data: { removedAt: new Date(), removedBy: 'x' },
      }),
    );
    expect(await titles()).toEqual(['Access review']);
  });
});
