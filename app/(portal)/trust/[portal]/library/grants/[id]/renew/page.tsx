import type { Metadata } from 'next';
import { getOwnGrant } from '#lib/grant/visitor-queries.ts';
import { worded } from '#lib/messages/problem.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

export function generateMetadata(): Metadata {
  return { title: translator('renewal')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string; id: string }> };

/** Where the mail before expiry leads: one button asks again. */
export default async function RenewGrantPage({ params }: Props) {
  const { portal, id } = await params;
  const { actor } = await visitorActor(portal);
  const { shell } = await publishedPortal(portal);
  const grant = await page(getOwnGrant(actor, { grantId: id }));
  const t = translator('renewal');
  const date = grant.expiresAt ? formatDate(grant.expiresAt) : '';
  return (
    <NarrowShell
      title={t('title')}
      intro={t('intro', { organization: shell.name })}
      portal={shell}
      back={{ label: t('back'), href: portalPaths.library(portal) }}
      nonce={await requestNonce()}
    >
      <div className="flex flex-col gap-6">
        <div className="rounded-lg border bg-surface px-4 py-3">
          <p lang="en" dir="auto" className="wrap-anywhere font-medium">
            {grant.title}
          </p>
          {date && (
            <p className="mt-0.5 text-ink-muted text-sm">
              {grant.state === 'expired' ? t('ended', { date }) : t('ends', { date })}
            </p>
          )}
        </div>
        {grant.whyNotRenew ? (
          <Callout tone="info">{worded(grant.whyNotRenew)}</Callout>
        ) : (
          <PostForm action={portalPaths.sendRenewal(portal, id)} label={t('title')}>
            <Button type="submit" variant="primary" size="lg" className="self-start max-sm:w-full">
              {t('submit')}
            </Button>
          </PostForm>
        )}
      </div>
    </NarrowShell>
  );
}
