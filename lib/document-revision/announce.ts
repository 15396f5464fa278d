import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import type { JobData } from '#lib/jobs/worker.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import { command } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { id } from '#lib/text.ts';

const batch = 100;

const announceInput = z.strictObject({ documentId: id, revisionId: id, after: id.nullable() });

/** Tells one batch of a document's holders of its new revision. Returns where the next batch begins. */
const announceBatch = command('document:announce', announceInput, async (context, input) => {
  const { tenant, now } = context;
  const { documentId, revisionId, after } = input;
  const subject = `document:${documentId}` as const;
  const document = await tenant.document.findFirst({
    where: { id: documentId, currentRevisionId: revisionId, archivedAt: null },
    select: { title: true, currentRevision: { select: { number: true } } },
  });
  const portal = await tenant.portal.findFirst({ select: { slug: true }, orderBy: { createdAt: 'asc' } });
  if (!document || !portal) return { result: null, events: [{ subject, data: { revisionId, told: 0 } }] };
  const grants = await tenant.grant.findMany({
    where: {
      documentId,
      supersededAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
      revocations: { none: { reinstatedAt: null } },
      visitor: { blocks: { none: { liftedAt: null } } },
      ...(after ? { id: { gt: after } } : {}),
    },
    orderBy: { id: 'asc' },
    take: batch,
    select: { id: true, visitorId: true, visitor: { select: { email: true, locale: true } } },
  });
  const { title } = document;
  const unnoted = await languageFor(tenant, null);
  const number = document.currentRevision?.number ?? 0;
  for (const { visitorId, visitor } of grants) {
    const locale = localeOf(visitor.locale) ?? unnoted;
    const t = translator('mail', locale);
    await queueMail(context, {
      template: 'document-revision',
      to: visitor.email,
      locale,
      subject: t('revision.subject', { title }),
      paragraphs: [t('revision.text', { number, title }), t('revision.stays')],
      action: { label: t('revision.open'), url: absolute(portalPaths.library(portal.slug)) },
      dedupeKey: `document-revision:${revisionId}:${visitorId}`,
    });
  }
  const last = grants.length === batch ? (grants.at(-1)?.id ?? null) : null;
  return { result: last, events: [{ subject, data: { revisionId, told: grants.length } }] };
});

const jobData = z.object({ organizationId: id, documentId: id, revisionId: id });

/** The job `document-announce`: mails every holder of a grant once, however often it runs. */
export async function announceRevision(data: JobData): Promise<void> {
  const { organizationId, documentId, revisionId } = jobData.parse(data);
  const actor = systemActor(organizationId, 'document-announce');
  let after: string | null = null;
  do {
    after = await announceBatch(actor, { documentId, revisionId, after });
  } while (after !== null);
}
