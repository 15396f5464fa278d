import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { PolicyPage } from '@/components/portal/policy-page';
import { PolicyVersions } from '@/components/portal/policy-versions';
import { Tombstone } from '@/components/portal/tombstone';
import { publishedText, type publishedVersion } from './portal-policy';
import { PublicPage } from './public-page';

type Props = Awaited<ReturnType<typeof publishedVersion>> & {
  slug: string;
  policyId: string;
  /** The page's own address. */
  path: string;
  /** A language that was asked for by its address. */
  locale?: string;
};

/** A version of a policy as visitors read it; once the policy is withdrawn, that it was. */
export async function PolicyReadingPage({
  slug,
  policyId,
  path,
  locale,
  portal,
  versions,
  current,
  version,
}: Props) {
  const t = translator('portal');
  if (!current) {
    const first = versions.at(-1);
    const ends = versions.map(({ endedAt, publishedAt }) => (endedAt ?? publishedAt).getTime());
    return (
      <PublicPage slug={slug} portal={portal} path={path}>
        <Tombstone
          gone
          title={t('policyGone')}
          text={t('policyGoneText', {
            from: formatDate(first?.publishedAt ?? new Date(0)),
            to: formatDate(new Date(Math.max(...ends))),
          })}
        />
      </PublicPage>
    );
  }
  const { number } = version;
  const text = await publishedText(slug, policyId, number, locale);
  return (
    <PublicPage slug={slug} portal={portal} path={path}>
      <PolicyPage
        version={version}
        text={text}
        newestHref={number === current.number ? undefined : portalPaths.policy(slug, policyId)}
        localeHref={(other) => portalPaths.policyIn(slug, policyId, number, other)}
        fileHref={portalPaths.policyFile(slug, policyId, number)}
        picture={(id) => portalPaths.policyPicture(slug, policyId, id)}
      />
      <PolicyVersions
        versions={versions}
        shown={number}
        hrefOf={(other) => portalPaths.policyVersion(slug, policyId, other)}
      />
    </PublicPage>
  );
}
