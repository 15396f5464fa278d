import { roles } from '#lib/auth/actor.ts';
import { isGiven } from '#lib/auth/permissions.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { standInsFor } from '#lib/delegation/standing.ts';
import { formatPlural } from '#lib/format.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';

/** Further mails about new requests are collected for this long after one was sent. */
export const collectMilliseconds = 15 * 60_000;

/** Requests that a mail names one by one; the queue shows the rest. */
const mostNamed = 20;

type NoticeContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>;

/**
 * Has the approvers told of what is new: at once when nobody was told within a quarter of an hour, else at its end. A
 * job that waits already will tell of this request too; one that is just running may miss it, and housekeeping finds it.
 */
export async function announceRequest(context: NoticeContext): Promise<void> {
  const { tenant, organizationId, now, enqueue } = context;
  const startAfter = await tellAt(tenant, now);
  await enqueue('approver-digest', {}, { startAfter, singletonKey: organizationId });
}

/** When approvers may next be told of new requests. */
export async function tellAt(tenant: Tenant, now: Date): Promise<Date> {
  const last = await tenant.accessRequest.aggregate({ _max: { approversToldAt: true } });
  const told = last._max.approversToldAt?.getTime() ?? 0;
  return new Date(Math.max(now.getTime(), told + collectMilliseconds));
}

/** Requests that wait for a person and of which no approver has been told. */
export const untold = {
  submittedAt: { not: null },
  closedAt: null,
  approversToldAt: null,
} as const;

/**
 * Tells the approvers of all requests they have not been told of, in one mail to each, unless it is too early. Returns
 * the ids told of; twice at once tells once.
 */
export async function tellApprovers(context: NoticeContext): Promise<string[]> {
  const { tenant, now } = context;
  // Held, so that of two workers the second finds nothing left.
  await tenant.$queryRaw`SELECT id FROM "Organization" FOR NO KEY UPDATE`;
  if ((await tellAt(tenant, now)) > now) return [];
  const requests = await tenant.accessRequest.findMany({
    where: untold,
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      name: true,
      company: true,
      items: { where: { outcome: null }, select: { document: { select: { title: true } } } },
    },
  });
  const ids = requests.map((request) => request.id);
  if (ids.length === 0) return [];
  await tenant.accessRequest.updateMany({
    where: { id: { in: ids }, approversToldAt: null },
    data: { approversToldAt: now },
  });
  const lines = requests.slice(0, mostNamed).map(({ number, name, company, items }) => {
    const titles = items.map((item) => item.document.title).join(', ');
    return `#${number}: ${name}, ${company}: ${titles}`;
  });
  if (requests.length > mostNamed) lines.push(`And ${requests.length - mostNamed} more in the queue.`);
  const [only] = requests;
  const single = requests.length === 1 && only ? only : null;
  const count = formatPlural(requests.length, 'new access request');
  const intro = single ? 'Somebody asks for documents:' : `${count} to decide:`;
  const { slug } = await letterhead(tenant);
  const path = single ? workspacePaths.request(slug, single.id) : workspacePaths.requests(slug);
  for (const person of await approvers(tenant, now)) {
    await queueMail(context, {
      template: 'approver-digest',
      to: person.email,
      subject: single ? `Access request #${single.number} from ${single.company}` : count,
      paragraphs: [intro, ...lines],
      action: { label: single ? 'Open request' : 'Open queue', url: absolute(path) },
      dedupeKey: `approver-digest:${ids.at(-1)}:${person.id}`,
    });
  }
  return ids;
}

type Person = { id: string; email: string };

/** Who decides: members with the role of an approver, else all whose role may decide; and who stands in for them. */
export async function approvers(tenant: Tenant, now: Date): Promise<Person[]> {
  const members = await tenant.member.findMany({
    where: { removedAt: null },
    select: { id: true, email: true, roles: { select: { role: true } } },
  });
  const having = (wanted: (role: string) => boolean) =>
    members.filter((member) => member.roles.some(({ role }) => wanted(role)));
  const named = having((role) => role === 'approver');
  const chosen = named.length > 0 ? named : having(mayDecide);
  const ids = new Set<string>();
  for (const { id } of chosen) {
    ids.add(id);
    for (const standIn of await standInsFor(tenant, id, now)) ids.add(standIn);
  }
  return members.filter((member) => ids.has(member.id)).map(({ id, email }) => ({ id, email }));
}

/** Whether members of this role decide on requests. */
export function mayDecide(role: string): boolean {
  return roles.some((known) => known === role && isGiven('access-request:decide', known));
}
