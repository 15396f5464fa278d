import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths, safeNext } from '#lib/paths.ts';
import { keptForm } from '@/app/_request/kept-form';
import { requestNonce } from '@/app/_request/nonce';
import { publishedPortal } from '@/app/_request/portal';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import { TextLink } from '@/components/ui/text-link';

/** Named in the language of who reads; the address goes to nobody. */
export function generateMetadata(): Metadata {
  return { title: translator('signIn')('title'), robots: { index: false }, referrer: 'no-referrer' };
}

type Props = { params: Promise<{ portal: string }>; searchParams: Promise<SearchParams> };

/** Where a visitor comes back to their library: an address, then a link and a code by mail. */
export default async function VisitorSignInPage({ params, searchParams }: Props) {
  const { portal } = await params;
  const query = await searchParams;
  const { actor, shell } = await publishedPortal(portal);
  const next = safeNext(typeof query.next === 'string' ? query.next : null, portalPaths.library(portal));
  if (actor.kind === 'visitor') redirect(next);
  const kept = await keptForm(`sign-in-${portal}`, query);
  const t = translator('signIn');
  const email = kept.values.email;
  return (
    <NarrowShell
      title={t('title')}
      intro={t('intro')}
      portal={shell}
      back={{ label: translator('shell')('back'), href: portalPaths.overview(portal) }}
      nonce={await requestNonce()}
    >
      {query.left !== undefined && (
        <div className="mb-6">
          <Callout tone="positive" role="status">
            {translator('session')('ended')}
          </Callout>
        </div>
      )}
      <PostForm action={portalPaths.sendSignIn(portal)} hidden={{ next }} problems={kept.problems}>
        <TextField
          name="email"
          type="email"
          label={translator('request')('email')}
          defaultValue={typeof email === 'string' ? email : ''}
          error={problemAt(kept.problems, 'email')}
          autoComplete="email"
          required
        />
        <div>
          <Button type="submit" variant="primary" size="lg">
            {t('submit')}
          </Button>
        </div>
      </PostForm>
      <p className="mt-8 text-ink-muted text-sm">
        {t('firstTime')}{' '}
        <TextLink href={portalPaths.request(portal)}>{translator('shell')('requestAccess')}</TextLink>
      </p>
    </NarrowShell>
  );
}
