import type { Tenant } from '#lib/db/tenant.ts';
import { dutyLink } from '#lib/duty-link/steps.ts';
import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { translator } from '#lib/messages/translator.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { answerInput, askInput } from './schema.ts';

/** Most questions of one person about one duty that wait for an answer. */
const mostOpen = 5;

const aboutFields = {
  policy: { select: { title: true, owner: { select: { email: true, removedAt: true } } } },
  course: { select: { title: true, owner: { select: { email: true, removedAt: true } } } },
  check: { select: { title: true } },
} as const;

// Whoever answers: the owner of the policy or course; where there is none, those who look after employees.
async function answerers(
  tenant: Tenant,
  owner: { email: string; removedAt: Date | null } | null | undefined,
): Promise<string[]> {
  if (owner && owner.removedAt === null) return [owner.email];
  const found = await tenant.member.findMany({
    where: { removedAt: null, roles: { some: { role: { in: ['people', 'admin', 'owner'] } } } },
    orderBy: { id: 'asc' },
    select: { email: true },
    take: 10,
  });
  return found.map(({ email }) => email);
}

async function mailQuestion(
  context: CommandContext,
  question: { id: string; text: string; title: string; from: string; to: readonly string[] },
): Promise<void> {
  const { slug } = await context.tenant.organization.findFirstOrThrow({ select: { slug: true } });
  for (const to of question.to) {
    await queueMail(context, {
      template: 'duty-question',
      to,
      subject: `A question about ${question.title}`,
      paragraphs: [
        `${question.from} asks, before acknowledging “${question.title}”:`,
        question.text,
        'Answer on the page; the answer is mailed to them. They are reminded all the same.',
      ],
      action: { label: 'Answer', url: absolute(acknowledgementPaths.question(slug, question.id)) },
    });
  }
}

/**
 * A person asks about what they owe, instead of acknowledging at once; it goes to the owner of the policy or course. Throws
 * NotFound for others' duties, Conflict for one that has ended or about which much was asked already.
 */
export const askQuestion = command('duty:ask', askInput, async (context, { dutyId, text }) => {
  const { tenant, organizationId, actor, now } = context;
  if (actor.kind !== 'person') throw new Forbidden();
  const { personId, name } = actor;
  // Held, so that many at once are counted one after the other: each is a mail to somebody.
  await tenant.$queryRaw`SELECT id FROM "Duty" WHERE id = ${dutyId}::uuid FOR NO KEY UPDATE`;
  const duty = await tenant.duty.findFirst({
    where: { id: dutyId, personId },
    select: { endedAt: true, ...aboutFields },
  });
  if (!duty) throw new NotFound();
  if (duty.endedAt) throw new Conflict('You do not owe this any more.');
  const open = await tenant.dutyQuestion.count({ where: { dutyId, personId, answeredAt: null } });
  if (open >= mostOpen) throw new Conflict('Please wait for the answers to your other questions first.');
  const id = newId();
  await tenant.dutyQuestion.create({
    data: { organizationId, id, dutyId, personId, text, askedAt: now },
    select: { id: true },
  });
  const to = await answerers(tenant, duty.policy?.owner ?? duty.course?.owner);
  const title = duty.policy?.title ?? duty.course?.title ?? duty.check?.title ?? '';
  await mailQuestion(context, { id, text, title, from: name, to });
  const data = { dutyId, personId, mailed: to.length };
  return { result: id, events: [{ subject: `duty-question:${id}`, data, personal: { text } }] };
});

/** Answers a question of an employee; the answer is mailed with a link to what they owe. Throws NotFound, Conflict. */
export const answerQuestion = command(
  'duty-question:answer',
  answerInput,
  async (context, { questionId, answer }) => {
    const { tenant, now, by } = context;
    const question = await tenant.dutyQuestion.findFirst({
      where: { id: questionId },
      select: {
        text: true,
        dutyId: true,
        personId: true,
        person: { select: { name: true, email: true, locale: true, leftOn: true } },
        duty: { select: { endedAt: true, ...aboutFields } },
      },
    });
    if (!question) throw new NotFound('There is no such question.');
    const answered = await tenant.dutyQuestion.updateMany({
      where: { id: questionId, answeredAt: null },
      data: { answer, answeredAt: now, answeredBy: by },
    });
    if (answered.count === 0) throw new Conflict('This question is answered already.');
    const { person, duty, dutyId, personId } = question;
    const title = duty.policy?.title ?? duty.course?.title ?? duty.check?.title ?? '';
    if (person.leftOn === null || person.leftOn > now) {
      const { name: organization } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
      const locale = await languageFor(tenant, person.locale);
      const t = translator('duty', locale);
      const url = await dutyLink(context, { personId, ...(duty.endedAt === null ? { dutyId } : {}) });
      await queueMail(context, {
        template: 'duty-answer',
        to: person.email,
        subject: t('mail.answerSubject', { title }),
        paragraphs: [t('mail.answer', { name: person.name, organization }), question.text, answer],
        action: { label: t('mail.open'), url },
        locale,
      });
    }
    const data = { dutyId, personId };
    return {
      result: undefined,
      events: [{ subject: `duty-question:${questionId}`, data, personal: { answer } }],
    };
  },
);
