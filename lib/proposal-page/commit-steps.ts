import type { EventDraft } from '#lib/audit-event/append.ts';
import { createClaims } from '#lib/claim/steps.ts';
import { createControls, reviseControls } from '#lib/control/steps.ts';
import { newId } from '#lib/id.ts';
import { nextPosition } from '#lib/order-steps.ts';
import { subprocessorLimit } from '#lib/subprocessor/schema.ts';
import type { Reviewing } from './page-steps.ts';
import type { PlannedControl } from './plan.ts';
import type { AcceptedFinding, PagePlan } from './plan-steps.ts';

/** Makes and changes the controls of a plan. Returns their ids by key. */
export async function writeControls(context: Reviewing, planned: PagePlan): Promise<Map<string, string>> {
  const { controls } = planned.plan;
  const fresh = controls.filter(
    (one): one is Exclude<PlannedControl, { kind: 'existing' }> => one.kind !== 'existing',
  );
  const contents = fresh.map(({ content }) => content);
  const ids = await createControls(context, contents, planned.requirements, 'proposal');
  const stored = new Map(planned.controls.map((one) => [one.id, one]));
  const reused = controls.flatMap((one) => {
    const control = one.kind === 'existing' && one.added.length > 0 ? stored.get(one.key) : undefined;
    if (!control || one.kind !== 'existing') return [];
    const requirements = [...control.content.requirements, ...one.added];
    return [{ control, content: { ...control.content, requirements }, archived: false }];
  });
  await reviseControls(context, reused, planned.requirements, 'proposal');
  return new Map([
    ...controls.flatMap(({ kind, key }) => (kind === 'existing' ? [[key, key] as const] : [])),
    ...fresh.map(({ key }, index) => [key, ids[index] ?? ''] as const),
  ]);
}

/** Writes the claims of a plan, each as its first edition with the control behind it. Returns their events. */
export async function writeClaims(
  context: Reviewing,
  { plan, accepted }: PagePlan,
  controlIds: ReadonlyMap<string, string>,
): Promise<EventDraft[]> {
  const { tenant, organizationId, now, by } = context;
  const ids = await createClaims(
    context,
    plan.claims.map(({ content }) => content),
  );
  const claims = plan.claims.map((one, index) => ({
    ...one,
    claimId: ids[index] ?? '',
    controlId: one.control === null ? null : (controlIds.get(one.control) ?? null),
  }));
  const backing = claims.flatMap(({ claimId, controlId }) =>
    controlId === null
      ? []
      : [{ organizationId, id: newId(), claimId, controlId, createdAt: now, createdBy: by }],
  );
  await tenant.claimControl.createMany({ data: backing });
  const became = claims.map(({ proposalId, claimId }) => ({ proposalId, claimId }));
  await tenant.$executeRaw`
    UPDATE "Proposal" p SET "claimId" = x."claimId", "changedAt" = ${now}, "changedBy" = ${by}
    FROM jsonb_to_recordset(${JSON.stringify(became)}::jsonb) AS x("proposalId" uuid, "claimId" uuid)
    WHERE p.id = x."proposalId" AND p."claimId" IS NULL`;
  const known = new Map(accepted.map((one) => [one.id, one]));
  return claims.map(({ claimId, controlId, proposalId, content }) => ({
    subject: `claim:${claimId}`,
    action: 'claim:add',
    data: {
      proposalId,
      audience: content.audience,
      measured: known.get(proposalId)?.measure !== null,
      controlIds: controlId === null ? [] : [controlId],
    },
  }));
}

/** Puts accepted companies on the list of subprocessors. Returns their events. */
export async function writeSubprocessors(
  { tenant, organizationId, now }: Reviewing,
  companies: readonly AcceptedFinding[],
): Promise<EventDraft[]> {
  const events: EventDraft[] = [];
  for (const { id: findingId, name, purpose, location } of companies) {
    const id = newId();
    const position = await nextPosition(tenant.subprocessor, subprocessorLimit, 'subprocessors');
    const data = { organizationId, id, name, purpose, location, position, createdAt: now };
    await tenant.subprocessor.create({ data, select: { id: true } });
    events.push({ subject: `subprocessor:${id}`, action: 'subprocessor:add', data: { findingId } });
  }
  return events;
}

/** Gives the portal its contact. Returns the event, or none where there is no portal. */
export async function writeContact(
  { tenant, now }: Reviewing,
  contact: AcceptedFinding | null,
): Promise<EventDraft[]> {
  const portal = contact && (await tenant.portal.findFirst({ select: { id: true } }));
  if (!portal) return [];
  await tenant.portal.updateMany({
    where: { id: portal.id },
    data: { contactEmail: contact.name, changedAt: now },
  });
  return [{ subject: `portal:${portal.id}`, action: 'portal:update', data: { changed: ['contactEmail'] } }];
}
