import type { Tenant } from '#lib/db/tenant.ts';
import { dutyLinks } from '#lib/duty-link/steps.ts';
import { Conflict } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { queueMails } from '#lib/mail/outbox.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { translator } from '#lib/messages/translator.ts';
import type { CommandContext } from '#lib/operation.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { originOf } from './steps.ts';

/** Throws Conflict while a certificate of this duty, which the transaction holds, waits for somebody to check it. */
export async function requireNoneWaiting(tenant: Tenant, dutyId: string): Promise<void> {
  if ((await tenant.certificate.count({ where: { dutyId, verdict: null } })) > 0)
    throw new Conflict('Your certificate is being checked. There is nothing for you to do until then.');
}

type Sent = {
  dutyId: string;
  personId: string;
  courseId: string;
  edition: number;
  sha256: string;
  fileId: string;
};

/** Keeps a certificate until somebody decides on it: the duty stays open. Returns its id. */
export async function keepWaiting(context: CommandContext, sent: Sent): Promise<string> {
  const { tenant, organizationId, actor, now } = context;
  const id = newId();
  await tenant.certificate.create({
    data: { organizationId, id, ...sent, ...originOf(actor), sentAt: now },
    select: { id: true },
  });
  return id;
}

type Rejected = { personId: string; dutyId: string; courseId: string };

/** Tells people, each in their language, that a certificate of theirs came back. Not why: mails have more readers than may know it. */
export async function mailRejected(context: CommandContext, rejected: readonly Rejected[]): Promise<void> {
  const { tenant } = context;
  const found = await tenant.person.findMany({
    where: { id: { in: rejected.map(({ personId }) => personId) } },
    select: { id: true, name: true, email: true, locale: true },
  });
  const courses = await tenant.course.findMany({
    where: { id: { in: rejected.map(({ courseId }) => courseId) } },
    select: { id: true, title: true },
  });
  const people = new Map(found.map((person) => [person.id, person]));
  const titles = new Map(courses.map(({ id, title }) => [id, title]));
  const { name: organization, slug } = await tenant.organization.findFirstOrThrow({
    select: { name: true, slug: true },
  });
  const unnoted = await languageFor(tenant, null);
  const addressees = rejected.flatMap(({ personId, dutyId, courseId }) => {
    const person = people.get(personId);
    return person ? [{ ...person, dutyId, title: titles.get(courseId) ?? '' }] : [];
  });
  const links = await dutyLinks(context, slug, addressees);
  const messages = addressees.map(({ name, email, title, ...person }, index) => {
    const locale = localeOf(person.locale) ?? unnoted;
    const t = translator('training', locale);
    return {
      template: 'certificate-returned',
      to: email,
      subject: t('mail.certificateSubject', { title }),
      paragraphs: [t('mail.certificate', { name, organization, title })],
      action: { label: t('open'), url: links[index] ?? '' },
      locale,
    };
  });
  await queueMails(context, messages);
}
