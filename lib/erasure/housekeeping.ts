import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { Conflict } from '#lib/errors.ts';
import { discardFile } from '#lib/file/commands.ts';
import { command, nothing, query } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { id } from '#lib/text.ts';
import { eraseVisitor } from './commands.ts';
import { cutoffs, dueLeavers, dueMails, dueRequests, dueSignatures, dueVisitors, dueWaivers } from './due.ts';
import { heldAddresses } from './hold-steps.ts';
import { eraseMails } from './mail-steps.ts';
import { erasePerson } from './person-commands.ts';
import { eraseDetails, eraseRequests, eraseSignature, eraseWaiver } from './steps.ts';

const batch = { visitors: 10, persons: 10, requests: 100, agreements: 25, mails: 200 };
const hour = 3_600_000;

const findDue = query('erasure:run', nothing, async ({ tenant, now }) => {
  const before = cutoffs(await readSetting(tenant, 'privacy'), now);
  return {
    visitors: await dueVisitors(tenant, before.visitors, batch.visitors),
    persons: await dueLeavers(tenant, before.persons, batch.persons),
    requests: await dueRequests(tenant, before.requests, batch.requests),
    signatures: await dueSignatures(tenant, before.signatures, batch.agreements),
    waivers: await dueWaivers(tenant, before.signatures, batch.agreements),
    mails: await dueMails(tenant, before.requests, batch.mails),
  };
});

const oneInput = z.strictObject({ id });

const eraseOneSignature = command('erasure:run', oneInput, async (context, input) => {
  const subject = `nda-signature:${input.id}` as const;
  const fileId = await eraseSignature(context, input.id);
  const details = await eraseDetails(context.tenant, { subjects: [subject] });
  return { result: fileId, events: [{ subject, data: { fileId, details } }] };
});

const eraseOneWaiver = command('erasure:run', oneInput, async (context, input) => {
  const subject = `nda-waiver:${input.id}` as const;
  const fileId = await eraseWaiver(context, input.id);
  const details = await eraseDetails(context.tenant, { subjects: [subject] });
  return { result: fileId, events: [{ subject, data: { fileId, details } }] };
});

const manyInput = z.strictObject({ ids: z.array(id).min(1) });

const eraseSomeRequests = command('erasure:run', manyInput, async (context, { ids }) => {
  await eraseRequests(context, ids);
  const subjects = ids.map((one) => `access-request:${one}` as const);
  await eraseDetails(context.tenant, { subjects });
  const [first, ...rest] = subjects;
  const events = rest.map((subject) => ({ subject }));
  return { result: null, events: [{ subject: first ?? 'access-request:none' }, ...events] };
});

const eraseSomeMails = command('erasure:run', manyInput, async (context, input) => {
  // A hold may have come since they were found.
  const held = await context.tenant.mail.findMany({
    where: { id: { in: input.ids }, recipient: { in: await heldAddresses(context.tenant) } },
    select: { id: true },
  });
  const ids = input.ids.filter((one) => !held.some((mail) => mail.id === one));
  await eraseMails(context, ids);
  const subject = `organization:${context.organizationId}` as const;
  return { result: null, events: [{ subject, data: { mails: ids } }] };
});

/**
 * Erases what is due in an organization, a batch of each kind; each person and each agreement in a transaction of its own, so
 * that a killed run has done some and left the rest. Returns how many there were.
 */
export async function eraseDue(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const { visitors, persons, requests, signatures, waivers, mails } = await findDue(actor, {});
  // Somebody may be faster.
  const unlessDone = (error: unknown) => {
    if (!(error instanceof Conflict)) throw error;
  };
  for (const visitorId of visitors)
    await eraseVisitor(actor, { visitorId, confirmed: 'yes' }).catch(unlessDone);
  for (const personId of persons)
    await erasePerson(actor, { personId, reason: 'time', confirmed: 'yes' }).catch(unlessDone);
  if (requests.length > 0) await eraseSomeRequests(actor, { ids: requests });
  const files: (string | null)[] = [];
  for (const one of signatures) files.push(await eraseOneSignature(actor, { id: one }));
  for (const one of waivers) files.push(await eraseOneWaiver(actor, { id: one }));
  // A blob that is not discarded now is found by the sweeper of uploads.
  for (const fileId of files) if (fileId) await discardFile(actor, { fileId });
  if (mails.length > 0) await eraseSomeMails(actor, { ids: mails });
  return [visitors, persons, requests, signatures, waivers, mails].flat().length;
}

const nothingDueAt = new Map<string, number>();

/** The same every minute while something is due, and every hour otherwise: looking at everybody is not cheap. */
export async function housekeepErasure(organizationId: string): Promise<void> {
  const before = nothingDueAt.get(organizationId);
  if (before !== undefined && Date.now() - before < hour) return;
  if ((await eraseDue(organizationId)) === 0) nothingDueAt.set(organizationId, Date.now());
}
