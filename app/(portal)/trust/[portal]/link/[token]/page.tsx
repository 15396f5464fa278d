import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths, safeNext } from '#lib/paths.ts';
import { readVisitorLink } from '#lib/visitor/sign-in-queries.ts';
import { readFlow } from '@/app/_request/cookies';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';

// The address holds a secret: it goes to nobody as a referrer, and no index keeps it.
/** Named in the language of who reads; the address goes to nobody. */
export function generateMetadata(): Metadata {
  return { title: translator('verify')('title'), robots: { index: false }, referrer: 'no-referrer' };
}

type Props = { params: Promise<{ portal: string; token: string }>; searchParams: Promise<SearchParams> };

const words = {
  ready: { title: 'title', intro: 'body' },
  invited: { title: 'invitedTitle', intro: 'invited' },
  over: { title: 'expiredTitle', intro: 'expired' },
  elsewhere: { title: 'elsewhereTitle', intro: 'elsewhere' },
} as const;

const formOfSecret = /^[\w-]{43}$/;

/** What a mailed link opens: a button. Opening it uses nothing up and signs nobody in; mail scanners open links. */
export default async function LinkPage({ params, searchParams }: Props) {
  const { portal, token } = await params;
  const { next } = await searchParams;
  const { actor, shell } = await publishedPortal(portal);
  if (!formOfSecret.test(token)) redirect(portalPaths.signIn(portal));
  const flow = await readFlow(portal);
  const link = await page(readVisitorLink(actor, { token, ...(flow ? { flow } : {}) }));
  // Used up in this browser already: whoever is in need not sign in. An invitation may be for somebody else.
  const invitedElse = link.state === 'invited' && actor.kind === 'visitor' && actor.email !== link.email;
  if (link.state !== 'ready' && actor.kind === 'visitor' && !invitedElse)
    redirect(portalPaths.library(portal));
  if (link.state === 'unknown') redirect(portalPaths.signIn(portal));
  const library = portalPaths.library(portal);
  const after = safeNext(typeof next === 'string' ? next : null, library);
  const hidden: Record<string, string> = after === library ? { token } : { token, next: after };
  const t = translator('verify');
  const ready = link.state === 'ready';
  return (
    <NarrowShell
      title={t(words[link.state].title)}
      intro={t(words[link.state].intro, { email: ('email' in link && link.email) || '' })}
      portal={shell}
      nonce={await requestNonce()}
    >
      <PostForm
        action={ready ? portalPaths.redeemLink(portal) : portalPaths.sendSignIn(portal)}
        hidden={hidden}
      >
        <div>
          <Button type="submit" variant="primary" size="lg">
            {ready ? t('submit') : link.state === 'invited' ? t('sendCode') : translator('sent')('again')}
          </Button>
        </div>
      </PostForm>
    </NarrowShell>
  );
}
