import type { Metadata } from 'next';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { alternatesOf } from '@/app/_request/alternates';
import { portalAsOf } from '@/app/_request/portal-history';
import { PublicPage } from '@/app/_request/public-page';
import { pastLinks } from '@/components/portal/links';
import { Overview } from '@/components/portal/overview';
import { Tombstone } from '@/components/portal/tombstone';
import { TextLink } from '@/components/ui/text-link';

type PageProps = { params: Promise<{ portal: string; day: string }> };

/** Past days are for those who cite them, not for search engines. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { portal: slug, day } = await params;
  await portalAsOf(slug, day);
  return {
    title: translator('portal')('asOfTitle', { date: formatDate(new Date(day)) }),
    robots: { index: false, follow: false },
    alternates: alternatesOf(portalPaths.asOf(slug, day)),
  };
}

/** The portal as it was at the end of a day, rendered by the pages of today, which says so. */
export default async function PortalAsOfPage({ params }: PageProps) {
  const { portal: slug, day } = await params;
  const { portal, then } = await portalAsOf(slug, day);
  const t = translator('portal');
  const date = formatDate(new Date(day));
  const now = <TextLink href={portalPaths.overview(slug)}>{t('asOfNow')}</TextLink>;
  const path = portalPaths.asOf(slug, day);
  if (then.state === 'offline') {
    return (
      <PublicPage slug={slug} portal={portal} path={path}>
        <Tombstone gone title={t('asOfTitle', { date })} text={t('asOfOffline', { date })} />
      </PublicPage>
    );
  }
  const { projection, number, publishedAt } = then;
  return (
    <PublicPage
      slug={slug}
      portal={portal}
      path={path}
      banner={
        <p className="flex flex-wrap justify-center gap-x-4 gap-y-1 bg-warning-soft px-4 py-2.5 text-center text-sm">
          {t('asOfNotice', { number, date })} {now}
        </p>
      }
    >
      <Overview
        projection={projection}
        links={pastLinks}
        today={day}
        publication={t('publication', { number, date: formatDate(publishedAt) })}
      />
    </PublicPage>
  );
}
