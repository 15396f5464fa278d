import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { Locale } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { portalPaths } from '#lib/paths.ts';
import { languageFor } from '#lib/setting/language-steps.ts';

type MailContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue'>;

/** From whom a visitor's mail comes and where its links lead: the organization and its oldest portal. */
export async function letterhead(
  tenant: Tenant,
): Promise<{ organization: string; slug: string; portal: string | null }> {
  const organization = await tenant.organization.findFirst({ select: { name: true, slug: true } });
  if (!organization) throw new NotFound('There is no such organization.');
  const portal = await tenant.portal.findFirst({
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { slug: true },
  });
  return { organization: organization.name, slug: organization.slug, portal: portal?.slug ?? null };
}

/** The words of visitors' mails in one language. */
export type MailWords = ReturnType<typeof translator<'mail'>>;

/** A mail to a visitor, with the words made by `write` once it is known who sends it and in which language. */
export type VisitorMail = {
  template: string;
  subject: string;
  paragraphs: string[];
  /** A page of the portal; a browser without a session is asked for a fresh code there. */
  action?: { label: string; path: (portal: string) => string };
  dedupeKey?: string;
};

/**
 * Queues a mail to a visitor, in the language they used when they last proved their address; its link leads to the portal
 * and is never a way in by itself.
 */
export async function mailVisitor(
  context: MailContext,
  to: string,
  write: (organization: string, t: MailWords, locale: Locale) => VisitorMail,
): Promise<void> {
  const { organization, portal } = await letterhead(context.tenant);
  const visitor = await context.tenant.visitor.findFirst({ where: { email: to }, select: { locale: true } });
  const locale = await languageFor(context.tenant, visitor?.locale);
  const t = translator('mail', locale);
  const { action, ...mail } = write(organization, t, locale);
  const link = portal
    ? {
        action: {
          label: action?.label ?? t('openLibrary'),
          url: absolute(action ? action.path(portal) : portalPaths.library(portal)),
        },
      }
    : {};
  await queueMail(context, { ...mail, ...link, to, locale });
}
