import { z } from 'zod';
import type { EventDraft } from '#lib/audit-event/append.ts';
import type { Actor } from '#lib/auth/actor.ts';
import { dateOf, dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid, NotFound } from '#lib/errors.ts';
import type { StagedFile } from '#lib/file/schema.ts';
import { keepFile } from '#lib/file/steps.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type SentProof, withStagedProof } from '#lib/training/proof.ts';
import { mailReceipt } from './mail-steps.ts';
import { recordFields } from './schema.ts';
import { statementOf } from './statement.ts';

const staged = z.custom<StagedFile>(
  (value) => typeof value === 'object' && value !== null && 'fileId' in value,
  'Please attach the proof.',
);
const recordInput = z.strictObject({ ...recordFields, proof: staged });

type Input = z.output<typeof recordInput>;

/** What was recorded, and for how many it was there before. */
export type Recorded = { recorded: number; already: number };

async function versionOf({ tenant, now }: CommandContext, input: Input) {
  const version = await tenant.policyVersion.findFirst({
    where: { id: input.versionId },
    select: {
      id: true,
      policyId: true,
      sha256: true,
      policy: { select: { statement: true } },
      publication: { select: { publishedAt: true } },
      texts: { where: { original: true }, select: { locale: true } },
    },
  });
  const { today, timeZone } = await organizationDay(tenant, now);
  if (!version) throw new NotFound('There is no such version.');
  if (!version.publication || !version.sha256)
    throw new Invalid([{ path: 'versionId', message: 'Only a published version can be acknowledged.' }]);
  const problem = (message: string) => new Invalid([{ path: 'acknowledgedOn', message }]);
  if (input.acknowledgedOn > today) throw problem('This day is still to come.');
  // A day of the organization may begin before the same day of UTC.
  const published = dayOf(new Date(version.publication.publishedAt.getTime() - 86_400_000));
  if (input.acknowledgedOn < published)
    throw problem(`This version was not published yet on that day (${timeZone}).`);
  return { ...version, sha256: version.sha256 };
}

// Proof belongs to what was owed: where nothing was, the duty is made and met in one.
async function dutyFor(
  { tenant, organizationId, now, by }: CommandContext,
  { personId, policyId, versionId, on }: Record<'personId' | 'policyId' | 'versionId', string> & { on: Date },
): Promise<string> {
  const ended = { endedAt: now, outcome: 'done' };
  const open = await tenant.duty.findFirst({
    where: { personId, policyVersionId: versionId, endedAt: null },
    select: { id: true },
  });
  if (open) {
    await tenant.duty.updateMany({ where: { id: open.id, endedAt: null }, data: ended });
    return open.id;
  }
  const id = newId();
  await tenant.duty.create({
    data: {
      organizationId,
      id,
      personId,
      kind: 'policy',
      policyId,
      policyVersionId: versionId,
      cause: 'hand',
      assignedAt: now,
      assignedBy: by,
      dueOn: on,
      ...ended,
    },
    select: { id: true },
  });
  return id;
}

async function personsOf(tenant: Tenant, emails: readonly string[]): Promise<string[]> {
  const found = await tenant.person.findMany({
    where: { erasedAt: null, email: { in: [...emails] } },
    orderBy: { id: 'asc' },
    select: { id: true, email: true },
  });
  const known = new Set(found.map(({ email }) => email));
  const unknown = emails.filter((email) => !known.has(email));
  if (unknown.length > 0)
    throw new Invalid([{ path: 'emails', message: `Nobody has this address here: ${unknown.join(', ')}.` }]);
  return found.map(({ id }) => id);
}

/** Records with a proof that is stored already; see `recordAcknowledgements`. */
export const recordWithProof = command('acknowledgement:record', recordInput, async (context, input) => {
  const { tenant, organizationId, by } = context;
  const version = await versionOf(context, input);
  const personIds = await personsOf(tenant, input.emails);
  const on = dateOf(input.acknowledgedOn) ?? context.now;
  const proofFileId = await keepFile(context, input.proof);
  const locale = version.texts[0]?.locale ?? 'und';
  const { versionId, method, note } = input;
  const events: EventDraft[] = [];
  for (const personId of personIds) {
    const before = { personId, policyVersionId: versionId };
    if ((await tenant.acknowledgement.count({ where: before })) > 0) continue;
    const dutyId = await dutyFor(context, { personId, policyId: version.policyId, versionId, on });
    const id = newId();
    await tenant.acknowledgement.create({
      data: {
        organizationId,
        id,
        dutyId,
        personId,
        policyVersionId: versionId,
        locale,
        sha256: version.sha256,
        statement: statementOf(version.policy, locale),
        method,
        address: '',
        userAgent: '',
        acknowledgedAt: on,
        recordedBy: by,
        proofFileId,
        note,
      },
      select: { id: true },
    });
    // Told at once: whoever did not sign finds out.
    await mailReceipt(context, id);
    const data = { dutyId, personId, policyId: version.policyId, versionId, sha256: version.sha256, method };
    events.push({
      subject: `acknowledgement:${id}`,
      data: { ...data, acknowledgedOn: input.acknowledgedOn, proofFileId },
      ...(note ? { personal: { note } } : {}),
    });
  }
  const recorded = events.length;
  const already = personIds.length - recorded;
  if (recorded === 0)
    throw new Invalid([{ path: 'emails', message: 'All of them have acknowledged this version already.' }]);
  const summary: EventDraft = {
    subject: `policy-version:${versionId}`,
    data: { recorded, already, method, proofFileId },
  };
  return { result: { recorded, already } satisfies Recorded, events: [summary, ...events] };
});

/**
 * Records what persons acknowledged on paper or elsewhere, with the proof: a PDF, PNG or JPEG by its content. Whoever has
 * acknowledged the version already is passed over. Throws NotFound, Invalid; on any failure no file stays.
 */
export function recordAcknowledgements(
  actor: Actor,
  input: Omit<z.input<typeof recordInput>, 'proof'>,
  proof: SentProof,
): Promise<Recorded> {
  return withStagedProof(actor, proof, (file) => recordWithProof(actor, { ...input, proof: file }));
}
