import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import type { CommandContext } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { policyPaths } from '#lib/policy-paths.ts';

type MailContext = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'enqueue' | 'by'>;

type TurnedBack = {
  versionId: string;
  policyId: string;
  number: number;
  title: string;
  submissionId: string;
  /** Who wrote it or put it up, as `member:<id>`; also `operator:…`, whom no mail reaches. */
  authors: readonly string[];
};

/** Tells who wrote a version or put it up that somebody asks for a change of it; why stands on its page. */
export async function tellAuthors(context: MailContext, version: TurnedBack): Promise<void> {
  const { tenant, by } = context;
  const { versionId, policyId, number, title, submissionId, authors } = version;
  const ids = authors.flatMap((author) =>
    author !== by && author.startsWith('member:') ? [author.slice('member:'.length)] : [],
  );
  const members = await tenant.member.findMany({
    where: { id: { in: ids }, removedAt: null },
    select: { id: true, email: true },
  });
  const { slug } = await letterhead(tenant);
  for (const { id, email } of members)
    await queueMail(context, {
      template: 'policy-change-requested',
      to: email,
      subject: `A change is asked for: ${title}`,
      paragraphs: [
        `Version ${number} is a draft again. What is to be changed stands on its page; put it up again when it is done.`,
      ],
      action: { label: 'Open the version', url: absolute(policyPaths.version(slug, policyId, versionId)) },
      dedupeKey: `policy-change-requested:${submissionId}:${id}`,
    });
}
