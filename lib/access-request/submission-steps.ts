import { isFreeMail } from '#lib/access-rule/free-mail.ts';
import type { EventDraft } from '#lib/audit-event/append.ts';
import { issueChallenge } from '#lib/challenge/steps.ts';
import { hashToken, newToken } from '#lib/crypto/tokens.ts';
import { Invalid } from '#lib/errors.ts';
import { isBlocked } from '#lib/grant/access.ts';
import { lockVisitor } from '#lib/grant/steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext, Outcome } from '#lib/operation.ts';
import { readSetting } from '#lib/setting/read.ts';
import { domainOf } from '#lib/text.ts';
import { issueVisitorChallenge } from '#lib/visitor/challenge.ts';
import { findOrCreateVisitor } from '#lib/visitor/steps.ts';
import { carryDraft, checkRequestable, type Draft, newDocuments, writeDraft } from './draft-steps.ts';
import { acceptRequest } from './steps.ts';

/** What somebody filled in, parsed. */
export type Form = Omit<Draft, 'visitorId' | 'renewsGrantId' | 'flowHash'>;

/** `flow` binds a stranger's browser to the mail; `requestId` is the visitor's open request. */
export type Submitted = { flow: string | null; requestId: string | null };

/** Answers like everybody else: a flow that waits for a code which nobody was sent and which opens nothing (P01). */
async function refused(context: CommandContext, why: string, email: string): Promise<Outcome<Submitted>> {
  const flow = newToken();
  await issueChallenge(context, { purpose: 'visitor-sign-in', email, subjectId: null, flow });
  const subject = `organization:${context.organizationId}` as const;
  const events: [EventDraft] = [{ subject, data: { refused: why }, personal: { email } }];
  return { result: { flow, requestId: null }, events };
}

/** Somebody filled in the field that people do not see: answered like everybody else, and forgotten. */
export function ignoreRobot(context: CommandContext, email: string): Promise<Outcome<Submitted>> {
  return refused(context, 'robot', email);
}

/** More was asked for this address than a person would: nothing is mailed to it any more today (P30). */
export function ignoreFlood(context: CommandContext, email: string): Promise<Outcome<Submitted>> {
  return refused(context, 'flood', email);
}

/**
 * A stranger asks: their address gets a link and a code, and nobody else hears of it before it is proven. The answer is
 * alike whether the address, its company or its block is known here. What was typed stays with the request until this
 * flow proves the address; `former` is the one the browser had before, whose request is joined. Throws Invalid for free
 * mail where it is refused.
 */
export async function submitAsStranger(
  context: CommandContext,
  form: Form,
  email: string,
  former: string | undefined,
): Promise<Outcome<Submitted>> {
  const { tenant } = context;
  const domain = domainOf(email);
  const setting = await readSetting(tenant, 'access');
  if (setting.freeMail === 'refuse' && isFreeMail(domain)) {
    const message = 'Please use your work e-mail. We cannot accept personal addresses.';
    throw new Invalid([{ path: 'email', message }]);
  }
  await checkRequestable(tenant, form.documentIds);
  const visitorId = await findOrCreateVisitor(context, email);
  await lockVisitor(tenant, visitorId);
  if (await isBlocked(tenant, visitorId)) {
    await mailRefusal(context, email);
    return refused(context, 'blocked', email);
  }
  const documentIds = await newDocuments(context, visitorId, form.documentIds);
  const flow = newToken();
  const flowHash = hashToken(flow);
  if (former) await carryDraft(tenant, { visitorId, from: hashToken(former), to: flowHash });
  const draft =
    documentIds.length > 0 ? await writeDraft(context, { ...form, documentIds, visitorId, flowHash }) : null;
  const why = draft ? { documents: documentIds.length } : ('known' as const);
  await issueVisitorChallenge(context, { visitorId, email, why, fresh: flow });
  const known: EventDraft = { subject: `visitor:${visitorId}`, data: { joined: true } };
  return { result: { flow, requestId: null }, events: [draft?.event ?? known] };
}

/** The one mail a blocked person gets; the page has told them nothing. */
async function mailRefusal(context: CommandContext, email: string): Promise<void> {
  const organization = await context.tenant.organization.findFirstOrThrow({ select: { name: true } });
  const { contact } = await readSetting(context.tenant, 'privacy');
  const locale = readerLocale();
  const t = translator('mail', locale);
  await queueMail(context, {
    template: 'request-refused',
    to: email,
    locale,
    subject: t('refused.subject', { organization: organization.name }),
    paragraphs: [
      t('refused.text', { organization: organization.name }),
      ...(contact ? [t('refused.mistake', { contact })] : []),
    ],
    dedupeKey: `request-refused:${email}:${context.now.toISOString().slice(0, 10)}`,
  });
}

/** A signed-in visitor asks: submitted at once. Documents that are open or pending already are left out. */
export async function submitAsVisitor(
  context: CommandContext,
  form: Form,
  visitorId: string,
): Promise<Outcome<Submitted>> {
  const { tenant } = context;
  await checkRequestable(tenant, form.documentIds);
  await lockVisitor(tenant, visitorId);
  const documentIds = await newDocuments(context, visitorId, form.documentIds);
  if (documentIds.length === 0) {
    const open = await tenant.accessRequest.findFirst({
      where: {
        visitorId,
        closedAt: null,
        submittedAt: { not: null },
        items: { some: { documentId: { in: [...form.documentIds] } } },
      },
      select: { id: true },
    });
    const subject = open ? (`access-request:${open.id}` as const) : (`visitor:${visitorId}` as const);
    return {
      result: { flow: null, requestId: open?.id ?? null },
      events: [{ subject, data: { joined: true } }],
    };
  }
  const { requestId, event } = await writeDraft(context, { ...form, documentIds, visitorId });
  const accepted = await acceptRequest(context, requestId);
  return { result: { flow: null, requestId }, events: [event, ...accepted] };
}
