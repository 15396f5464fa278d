import type { MemberActor } from '#lib/auth/actor.ts';
import { mapControl } from '#lib/control/commands.ts';
import { openEngagement } from '#lib/engagement/commands.ts';
import { bringFile } from '#lib/evidence/bring.ts';
import { newId } from '#lib/id.ts';
import { pieces } from './bytes.ts';
import { arrangeFramework } from './control.ts';
import { createDeliveryWorld } from './document.ts';
import { addPlainControl, saidOfRevision } from './evidence.ts';
import { arrange, type World } from './world.ts';

const dayFrom = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The days of an engagement that is open now, over the year 2026. */
export const openNow = {
  name: 'SOC 2, 2026',
  periodStartOn: '2026-01-01',
  periodEndOn: '2026-06-30',
  beginsOn: dayFrom(-30),
  endsOn: dayFrom(30),
};

/** Days around today in the time zone of tests, for engagements that have not begun or are over. */
export const daysFromNow = dayFrom;

type Proof = { itemId: string; revisionId: string };

/** An organization with an open engagement, one control in it, and evidence in and out of it. */
export type EngagementWorld = World & {
  engagementId: string;
  frameworkId: string;
  requirementId: string;
  controlId: string;
  /** A control that is mapped to another framework alone. */
  strangeControlId: string;
  inside: Proof;
  /** Of the control, but of another period. */
  outside: Proof;
  /** Of the period, but of the other control. */
  strange: Proof;
};

/** Another member with the role of an auditor, who is in no engagement. */
export async function addAuditor(world: World, email: string): Promise<MemberActor> {
  const memberId = newId();
  const at = new Date();
  const { organizationId } = world;
  await arrange(world, async (tenant) => {
    await tenant.member.create({
      data: { organizationId, id: memberId, email, name: 'Other Auditor', invitedBy: 'test', createdAt: at },
    });
    await tenant.memberRole.create({
      data: { organizationId, memberId, role: 'auditor', grantedAt: at, grantedBy: 'test' },
    });
  });
  return { ...world.actors.auditor, memberId, email };
}

/** Makes an organization with an engagement. */
export async function createEngagementWorld(): Promise<EngagementWorld> {
  const world = await createDeliveryWorld();
  const { security, auditor } = world.actors;
  const criteria = await arrangeFramework(world, { key: 'soc2', version: '2017' }, ['CC6.1', 'CC6.2']);
  const others = await arrangeFramework(world, { key: 'iso', version: '2022' }, ['A.5.1']);
  const requirementId = criteria.get('CC6.1') ?? '';
  const controlId = await addPlainControl(world, 'AC-01');
  const strangeControlId = await addPlainControl(world, 'HR-01');
  const map = (id: string, to: string) =>
    mapControl(security, { controlId: id, requirementIds: [to], origin: 'hand' });
  await map(controlId, requirementId);
  await map(strangeControlId, others.get('A.5.1') ?? '');
  const bring = (title: string, id: string, collectedOn: string) => {
    const said = { ...saidOfRevision, title, controlIds: [id], collectedOn };
    return bringFile(security, said, { fileName: `${title}.txt`, source: pieces(title) });
  };
  const frameworkId = await arrange(world, async (tenant) => {
    const found = await tenant.framework.findFirstOrThrow({ where: { key: 'soc2' }, select: { id: true } });
    return found.id;
  });
  return {
    ...world,
    frameworkId,
    requirementId,
    controlId,
    strangeControlId,
    inside: await bring('Access review', controlId, '2026-03-01'),
    outside: await bring('Older access review', controlId, '2025-03-01'),
    strange: await bring('Contract', strangeControlId, '2026-03-01'),
    engagementId: await openEngagement(security, { ...openNow, frameworkId, memberIds: [auditor.memberId] }),
  };
}
