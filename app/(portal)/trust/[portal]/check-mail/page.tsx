import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths, safeNext } from '#lib/paths.ts';
import { findVisitorFlow } from '#lib/visitor/sign-in-queries.ts';
import { readFlow } from '@/app/_request/cookies';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { CodeField } from '@/components/form/code-field';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { NoMail } from './_components/no-mail';

/** Named in the language of who reads; the address goes to nobody. */
export function generateMetadata(): Metadata {
  return { title: translator('sent')('title'), robots: { index: false }, referrer: 'no-referrer' };
}

type Props = { params: Promise<{ portal: string }>; searchParams: Promise<SearchParams> };

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : null);

function problemOf(query: SearchParams): string | null {
  const t = translator('verify');
  const left = Number(one(query.wrong));
  if (left > 0) return t('wrongCode', { left });
  if (query.blocked !== undefined) return t('blocked');
  return query.over === undefined ? null : t('expired');
}

/** Waits for the code of the mail, in the browser that asked for it. Says the same for every address. */
export default async function CheckMailPage({ params, searchParams }: Props) {
  const { portal } = await params;
  const query = await searchParams;
  const { actor, shell } = await publishedPortal(portal);
  const flow = await readFlow(portal);
  const waiting = flow ? await page(findVisitorFlow(actor, { flow })) : null;
  if (!waiting) redirect(portalPaths.signIn(portal));
  const library = portalPaths.library(portal);
  const next = safeNext(one(query.next), library);
  const hidden: Record<string, string> = next === library ? {} : { next };
  const t = translator('sent');
  return (
    <NarrowShell
      title={t('title')}
      intro={t('body', { email: waiting.email })}
      portal={shell}
      back={{ label: translator('shell')('back'), href: portalPaths.overview(portal) }}
      nonce={await requestNonce()}
    >
      {query.sent !== undefined && (
        <div className="mb-6">
          <Callout tone="positive" role="status">
            {t('sentAgain')}
          </Callout>
        </div>
      )}
      <PostForm action={portalPaths.verifyCode(portal)} hidden={hidden} label={t('code')}>
        <CodeField label={t('code')} hint={t('codeHint')} error={problemOf(query)} />
        <div>
          <Button type="submit" variant="primary" size="lg">
            {t('submit')}
          </Button>
        </div>
      </PostForm>
      <NoMail portal={portal} hidden={hidden} />
    </NarrowShell>
  );
}
