import { issueChallenge, issueLinks } from '#lib/challenge/steps.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { NotFound } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';

/**
 * A link for a mail to an employee: an absolute address that opens what they owe for 30 days, as often as they like, and
 * nothing else (decision 017). With `dutyId` it leads to that one. Write it into a mail to the person's address and
 * nowhere else; only its hash is kept. @throws NotFound  there is no such person
 */
export async function dutyLink(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>,
  { personId, dutyId }: { personId: string; dutyId?: string },
): Promise<string> {
  const { tenant } = context;
  const person = await tenant.person.findFirst({
    where: { id: personId },
    select: { email: true, organization: { select: { slug: true } } },
  });
  if (!person) throw new NotFound('There is no such person.');
  const { token } = await issueChallenge(context, {
    purpose: 'duty-link',
    email: person.email,
    subjectId: personId,
  });
  return absolute(dutyPaths.link(person.organization.slug, token, dutyId));
}

/** The same for mails to many people, who may be named twice: their links, in the same order. */
export async function dutyLinks(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now'>,
  slug: string,
  people: readonly { id: string; email: string; dutyId?: string }[],
): Promise<string[]> {
  const drafts = people.map(({ id, email }) => ({ email, subjectId: id }));
  const tokens = await issueLinks(context, 'duty-link', drafts);
  return tokens.map((token, index) => absolute(dutyPaths.link(slug, token, people[index]?.dutyId)));
}
