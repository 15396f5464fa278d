import type { Tenant } from '#lib/db/tenant.ts';
import type { CommandContext } from '#lib/operation.ts';
import { endSessions } from '#lib/session/steps.ts';
import { noAddress } from './address.ts';
import { type Called, calledOf, eraseMails, mailsTo } from './mail-steps.ts';
import { erasedName } from './schema.ts';
import { eraseDetails, eraseRequests } from './steps.ts';

const mostMails = 2000;

async function subjectsOf(tenant: Tenant, visitorIds: string[]): Promise<string[]> {
  const where = { visitorId: { in: visitorIds } };
  const select = { id: true };
  const of = (noun: string, rows: { id: string }[]) => rows.map(({ id }) => `${noun}:${id}`);
  return [
    ...visitorIds.map((id) => `visitor:${id}`),
    ...of('access-request', await tenant.accessRequest.findMany({ where, select })),
    ...of('grant', await tenant.grant.findMany({ where, select })),
    ...of('nda-signature', await tenant.ndaSignature.findMany({ where, select })),
    ...of('nda-waiver', await tenant.ndaWaiver.findMany({ where, select })),
    ...of('copy', await tenant.copy.findMany({ where, select })),
    ...of('bundle', await tenant.bundle.findMany({ where, select })),
    ...of('delivery', await tenant.delivery.findMany({ where: { copy: where }, select })),
  ];
}

/** Ends all that is open to them: sessions, grants, requests and waivers; running downloads are cut by that. */
async function endEverything(context: CommandContext, visitorIds: string[]) {
  const { tenant, now, by } = context;
  const visitorId = { in: visitorIds };
  let sessions = 0;
  for (const id of visitorIds) sessions += await endSessions(context, { visitorId: id });
  const grants = await tenant.grant.updateMany({
    where: { visitorId, supersededAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    data: { expiresAt: now },
  });
  const requests = await tenant.accessRequest.updateMany({
    where: { visitorId, closedAt: null },
    data: { closedAt: now, withdrawnAt: now },
  });
  await tenant.ndaWaiver.updateMany({
    where: { visitorId, endedAt: null },
    data: { endedAt: now, endedBy: by },
  });
  return { sessions, grants: grants.count, requests: requests.count };
}

/** Blanks every place but signatures and the files of waivers, which are kept for their own time. */
async function blank(context: CommandContext, visitorIds: string[], called: Called) {
  const { tenant, now } = context;
  const visitorId = { in: visitorIds };
  const where = { visitorId };
  await tenant.session.updateMany({ where, data: { address: '', userAgent: '' } });
  await tenant.challenge.updateMany({
    where: {
      OR: [
        { subjectId: visitorId },
        { purpose: { startsWith: 'visitor-' }, email: { in: [...called.emails] } },
      ],
    },
    data: { email: '', consumedAt: now, codeHash: null },
  });
  await tenant.visitorBlock.updateMany({ where, data: { reason: erasedName } });
  await tenant.ndaWaiver.updateMany({ where, data: { reason: erasedName } });
  await tenant.revocation.updateMany({ where: { grant: where }, data: { reason: erasedName } });
  const requests = await tenant.accessRequest.findMany({ where, select: { id: true } });
  await eraseRequests(
    context,
    requests.map(({ id }) => id),
  );
  const copies = await tenant.copy.updateMany({ where, data: { sealedPieces: new Uint8Array() } });
  await tenant.delivery.updateMany({ where: { copy: where }, data: { address: '', userAgent: '' } });
  await eraseMails(context, await mailsTo(tenant, called, mostMails));
  return copies.count;
}

/**
 * Erases a visitor with everybody who was merged into them: what names them is taken out of every row but their
 * signatures. What was done when, to which document, with which code stays. Returns counts for the event.
 */
export async function eraseVisitorRows(context: CommandContext, visitorIds: string[]) {
  const { tenant, now, by } = context;
  const people = await tenant.visitor.findMany({
    where: { id: { in: visitorIds } },
    select: { id: true, email: true, name: true },
  });
  const ended = await endEverything(context, visitorIds);
  const copies = await blank(context, visitorIds, calledOf(people));
  const details = await eraseDetails(tenant, {
    actors: visitorIds.map((id) => `visitor:${id}`),
    subjects: await subjectsOf(tenant, visitorIds),
    emails: people.map(({ email }) => email),
  });
  for (const { id } of people) {
    const email = noAddress(id);
    const data = {
      email,
      name: erasedName,
      company: '',
      title: '',
      customerId: null,
      locale: null,
      erasedAt: now,
      erasedBy: by,
    };
    await tenant.visitor.updateMany({ where: { id }, data });
  }
  const signatures = await tenant.ndaSignature.count({
    where: { visitorId: { in: visitorIds }, erasedAt: null },
  });
  return { ...ended, copies, details, merged: visitorIds.length - 1, signaturesKept: signatures };
}
