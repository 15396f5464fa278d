import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { suitedLocale } from '#lib/policy/read.ts';
import { paperInput } from './schema.ts';

/**
 * All that stands on the paper of a version, in one of its languages, with its pictures to be opened with `openFile`. A PDF as
 * it came is `file` alone. @throws NotFound
 */
export const getPaper = query('policy:read', paperInput, async ({ tenant }, { versionId, locale }) => {
  const version = await tenant.policyVersion.findFirst({
    where: { id: versionId },
    select: {
      number: true,
      title: true,
      sha256: true,
      fileId: true,
      changedAt: true,
      publication: { select: { effectiveOn: true, publishedAt: true } },
      submissions: {
        where: { outcome: 'published' },
        select: {
          approvals: { where: { verdict: 'approved' }, select: { member: { select: { name: true } } } },
        },
      },
      texts: { orderBy: [{ original: 'desc' }, { locale: 'asc' }] },
      policy: {
        select: {
          id: true,
          identifier: true,
          tier: true,
          owner: { select: { name: true } },
          organization: { select: { name: true } },
          images: { select: { id: true, fileId: true } },
          versions: {
            where: { publication: { isNot: null } },
            orderBy: { number: 'desc' },
            take: 100,
            select: {
              number: true,
              summary: true,
              publication: { select: { effectiveOn: true, publishedBy: true } },
            },
          },
        },
      },
    },
  });
  if (!version) throw new NotFound('There is no such version.');
  const { policy, texts, fileId, submissions, publication, ...facts } = version;
  if (fileId) return { kind: 'file' as const, file: await sealedFile(tenant, fileId) };
  const suited = suitedLocale(texts, locale ?? '');
  const text = texts.find((one) => one.locale === suited);
  if (!text) throw new NotFound('This version has no text.');
  const shown = policy.images.filter(({ id }) => text.body.includes(`image:${id}`));
  const pictures = [];
  for (const { id, fileId: picture } of shown) pictures.push({ id, file: await sealedFile(tenant, picture) });
  const nameOf = await namesOf(
    tenant,
    policy.versions.map(({ publication: row }) => row?.publishedBy ?? null),
  );
  return {
    kind: 'text' as const,
    ...facts,
    text: { locale: text.locale, title: text.title, body: text.body },
    effectiveOn: publication ? dayOf(publication.effectiveOn) : null,
    writtenAt: publication?.publishedAt ?? facts.changedAt,
    identifier: policy.identifier,
    tier: policy.tier,
    owner: policy.owner?.name ?? null,
    organization: policy.organization.name,
    approvers: submissions.flatMap(({ approvals }) => approvals.map(({ member }) => member.name)),
    versions: policy.versions.map(({ number, summary, publication: row }) => ({
      number,
      summary,
      effectiveOn: row ? dayOf(row.effectiveOn) : '',
      publishedBy: row ? nameOf(row.publishedBy) : '',
    })),
    pictures,
  };
});

/** What `getPaper` finds of a version that is a text. */
export type Paper = Extract<Awaited<ReturnType<typeof getPaper>>, { kind: 'text' }>;
