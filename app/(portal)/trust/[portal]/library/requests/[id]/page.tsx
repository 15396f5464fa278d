import type { Metadata } from 'next';
import type { RequestState } from '#lib/access-request/lifecycle.ts';
import { getOwnRequest } from '#lib/access-request/visitor-queries.ts';
import { formatDateTime } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { SignatureNeeded } from '#lib/nda/standing.ts';
import { portalPaths } from '#lib/paths.ts';
import { visitorActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { keptForm } from '@/app/_request/kept-form';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Button } from '@/components/ui/button';
import { TextareaField } from '@/components/ui/text-field';
import { RequestedDocuments } from './_components/requested-documents';
import { Thread } from './_components/thread';

export function generateMetadata(): Metadata {
  return { title: translator('thread')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ portal: string; id: string }>; searchParams: Promise<SearchParams> };

/** The visitor's own request: where it stands, what was decided and why, and the thread. */
export default async function OwnRequestPage({ params, searchParams }: Props) {
  const { portal, id } = await params;
  const { actor } = await visitorActor(portal);
  const { shell } = await publishedPortal(portal);
  const request = await page(getOwnRequest(actor, { requestId: id }));
  const kept = await keptForm(`answer-${id}`, await searchParams);
  const t = translator('thread');
  const due = request.dueAt ? formatDateTime(request.dueAt) : '';
  const approved = request.items.some((item) => item.outcome === 'approved');
  const typed = kept.values.body;
  return (
    <NarrowShell
      title={t('numbered', { number: request.number })}
      intro={introOf(request, due)}
      portal={shell}
      back={{ label: translator('library')('title'), href: portalPaths.library(portal) }}
      nonce={await requestNonce()}
    >
      <div className="flex flex-col gap-8">
        <RequestedDocuments request={request} />
        {(approved || request.closedAt) && (
          <div className="flex flex-wrap gap-2.5">
            {request.signature !== 'no' && (
              <AnchorButton variant="primary" href={portalPaths.nda(portal)}>
                {t('toNda')}
              </AnchorButton>
            )}
            {approved && (
              <AnchorButton
                variant={request.signature === 'no' ? 'primary' : 'secondary'}
                href={portalPaths.library(portal)}
              >
                {t('toLibrary')}
              </AnchorButton>
            )}
            {request.closedAt && (
              <AnchorButton href={portalPaths.request(portal)}>{t('newRequest')}</AnchorButton>
            )}
          </div>
        )}
        <Thread request={request} organization={shell.name} />
        {!request.whyNotAnswer && (
          <PostForm
            action={portalPaths.answerRequest(portal, id)}
            problems={kept.problems}
            label={t('conversation')}
          >
            <TextareaField
              name="body"
              label={request.state === 'needs-information' ? t('answer') : t('write')}
              hint={t('answerHint')}
              error={problemAt(kept.problems, 'body')}
              defaultValue={typeof typed === 'string' ? typed : ''}
              required
              maxLength={4000}
            />
            <Button
              type="submit"
              variant={request.state === 'needs-information' ? 'primary' : 'secondary'}
              className="self-start"
            >
              {t('send')}
            </Button>
          </PostForm>
        )}
        {!request.whyNotWithdraw && (
          <PostForm
            action={portalPaths.withdrawRequest(portal, id)}
            label={t('withdraw')}
            className="border-t pt-6"
          >
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p className="text-ink-muted text-sm">{t('withdrawHint')}</p>
              <Button type="submit">{t('withdraw')}</Button>
            </div>
          </PostForm>
        )}
      </div>
    </NarrowShell>
  );
}

function introOf(
  { state, signature }: { state: RequestState; signature: SignatureNeeded },
  due: string,
): string {
  const t = translator('thread');
  const approved = state === 'approved' || state === 'approved-in-part';
  return approved && signature !== 'no' ? t(`unsigned.${signature}`) : t(`intro.${state}`, { due });
}
