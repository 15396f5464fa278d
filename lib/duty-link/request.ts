import type { z } from 'zod';
import { endChallenges, issueChallenge } from '#lib/challenge/steps.ts';
import { newToken } from '#lib/crypto/tokens.ts';
import { TooMany } from '#lib/errors.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { translator } from '#lib/messages/translator.ts';
import { type CommandContext, command, type Operation, type Outcome } from '#lib/operation.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { guestOf } from '#lib/throttle/address.ts';
import { countIn, countWithin, notBefore } from '#lib/throttle/throttle.ts';
import { presentPerson } from './presence-steps.ts';
import { codeOfFlow, demandsSignIn, dutyLinkOf } from './proof-steps.ts';
import { askInput } from './schema.ts';
import { dutyLink } from './steps.ts';

/** Most links and codes mailed to one address of one organization, whoever asks (P30). */
export const dutyMailLimits = { hour: 6, day: 20 };

type Asked = z.output<typeof askInput>;
type Person = { id: string; name: string; email: string; locale: string | null };

// By a link that is over, the address on record counts, not the one that the link went to.
async function personAsked(context: CommandContext, input: Asked): Promise<Person | null> {
  const { tenant, now } = context;
  const select = { id: true, name: true, email: true, locale: true } as const;
  const present = await presentPerson(tenant, now);
  if ('email' in input) return tenant.person.findFirst({ where: { email: input.email, ...present }, select });
  const proof =
    'token' in input ? await dutyLinkOf(context, input.token) : await codeOfFlow(context, input.flow);
  if (!proof?.subjectId) return null;
  return tenant.person.findFirst({ where: { id: proof.subjectId, ...present }, select });
}

async function withinLimits(
  { tenant, organizationId, now }: CommandContext,
  email: string,
): Promise<boolean> {
  const of = `${organizationId} ${email}`;
  const hour = await countWithin(
    tenant,
    { name: 'duty-mail', of, most: dutyMailLimits.hour, seconds: 3600 },
    now,
  );
  const day = await countWithin(
    tenant,
    { name: 'duty-mail', of, most: dutyMailLimits.day, seconds: 86_400 },
    now,
  );
  return !hour.exceeded && !day.exceeded;
}

async function mailLink(context: CommandContext, person: Person): Promise<void> {
  const locale = await languageFor(context.tenant, person.locale);
  const t = translator('duty', locale);
  const { name: organization } = await context.tenant.organization.findFirstOrThrow({
    select: { name: true },
  });
  await queueMail(context, {
    template: 'duty-link',
    to: person.email,
    subject: t('mail.linkSubject', { organization }),
    paragraphs: [t('mail.link', { name: person.name, organization }), t('mail.private'), t('mail.notYou')],
    action: { label: t('mail.open'), url: await dutyLink(context, { personId: person.id }) },
    locale,
  });
}

async function mailCode(context: CommandContext, person: Person, code: string): Promise<void> {
  const locale = await languageFor(context.tenant, person.locale);
  const t = translator('duty', locale);
  const { name: organization } = await context.tenant.organization.findFirstOrThrow({
    select: { name: true },
  });
  await queueMail(context, {
    template: 'duty-code',
    to: person.email,
    subject: t('mail.codeSubject', { organization }),
    paragraphs: [t('mail.code', { name: person.name, organization }), t('mail.notYou')],
    code,
    locale,
  });
}

// A code that nobody gets is made all the same, so that the page of the next step tells nothing.
async function sendCode(context: CommandContext, person: Person | null, mailed: boolean): Promise<string> {
  const flow = newToken();
  // Who asks too often for somebody gets no mail, and must not end the code of the last one either.
  if (person && mailed) await endChallenges(context, person.id, ['duty-code']);
  const { code } = await issueChallenge(context, {
    purpose: 'duty-code',
    email: person?.email ?? '',
    subjectId: mailed ? (person?.id ?? null) : null,
    flow,
  });
  if (person && mailed) await mailCode(context, person, code);
  return flow;
}

/** What the browser goes on with: a flow that waits for a code, or nothing where a link was mailed. */
type Sent = { flow: string | null };

const send = command('person:request-sign-in', askInput, async (context, input): Promise<Outcome<Sent>> => {
  const asked = await personAsked(context, input);
  // Who asks is answered in the language of the page; what is noted of the person stays as it is (decision 020).
  const person = asked && { ...asked, locale: input.locale ?? asked.locale };
  const mailed = person !== null && (await withinLimits(context, person.email));
  const byCode = await demandsSignIn(context);
  const flow = byCode ? await sendCode(context, person, mailed) : null;
  if (!byCode && person && mailed) await mailLink(context, person);
  const subject = `person:${person?.id ?? 'unknown'}` as const;
  const data = { mailed, how: byCode ? 'code' : 'link' };
  const personal = 'email' in input ? { personal: { email: input.email } } : {};
  return { result: { flow }, events: [{ subject, data, ...personal }] };
});

/**
 * Mails an employee a new link, or a code where the organization wants that; the returned flow is to be set as cookie.
 * It goes to the address on record alone, and the answer and its time are the same whoever asks for whom.
 * @throws TooMany  too many asked from one network
 */
export const requestDutyLink: Operation<z.input<typeof askInput>, Sent> = async (actor, input) => {
  const started = performance.now();
  const of = `${actor.organizationId} ${guestOf(actor.origin.address)}`;
  const tally = await countIn({ name: 'duty-ask', of, most: 300, seconds: 3600 }, new Date());
  if (tally.exceeded) throw new TooMany(tally.retryAfter);
  const result = await send(actor, input);
  await notBefore(started, 300);
  return result;
};
