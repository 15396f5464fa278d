import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readDutyDoor, readDutyLink } from '#lib/duty-link/queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { translator } from '#lib/messages/translator.ts';
import { signInPaths } from '#lib/paths.ts';
import { anonymousAt, withNext } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { landingOf } from '@/app/_request/landing';
import { requestNonce } from '@/app/_request/nonce';
import { currentPerson } from '@/app/_request/person';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';

// The address holds a secret: it goes to nobody as a referrer, and no index keeps it.
export function generateMetadata(): Metadata {
  return { title: translator('duty')('title'), robots: { index: false }, referrer: 'no-referrer' };
}

type Props = {
  params: Promise<{ organization: string; token: string }>;
  searchParams: Promise<SearchParams>;
};

/** What a mailed link opens: a button. Opening it lets nobody in; mail scanners open links (decision 017). */
export default async function DutyLinkPage({ params, searchParams }: Props) {
  const { organization: slug, token } = await params;
  const { duty } = await searchParams;
  const actor = await anonymousAt(slug);
  const { organization } = await page(readDutyDoor(actor, {}));
  const link = await page(readDutyLink(actor, { token: token.slice(0, 200) }));
  const wanted: Record<string, string> = typeof duty === 'string' ? { duty } : {};
  const here = await currentPerson(slug);
  // Whoever came in by it before need not press again; somebody else's link is not opened on the way.
  if (link.state !== 'over' && here?.personId === link.personId) redirect(await landingOf(slug, here, duty));
  const t = translator('duty');
  const frame = { portal: { name: organization, href: dutyPaths.list(slug) }, nonce: await requestNonce() };
  if (link.state === 'over') {
    return (
      <NarrowShell title={t('door.over')} intro={t('door.overIntro', { organization })} {...frame}>
        {link.known ? (
          <PostForm action={dutyPaths.sendLink(slug)} hidden={{ token }}>
            <div>
              <Button type="submit" variant="primary" size="lg">
                {t('door.send')}
              </Button>
            </div>
          </PostForm>
        ) : (
          <a href={dutyPaths.ask(slug)} className="underline underline-offset-[3px]">
            {t('door.title')}
          </a>
        )}
      </NarrowShell>
    );
  }
  const { name, state } = link;
  const byCode = state === 'code';
  return (
    <NarrowShell
      title={t('link.title', { organization })}
      intro={byCode ? t('link.codeIntro', { name, organization }) : t('link.intro', { name })}
      {...frame}
    >
      <PostForm
        action={byCode ? dutyPaths.sendLink(slug) : dutyPaths.openLink(slug)}
        hidden={{ token, ...wanted }}
      >
        <div>
          <Button type="submit" variant="primary" size="lg" className="max-w-full">
            <span className="truncate">{byCode ? t('door.sendCode') : t('link.open', { name })}</span>
          </Button>
        </div>
      </PostForm>
      {byCode && (
        <p className="mt-8 text-sm">
          <TextLink href={withNext(signInPaths.organization(slug), dutyPaths.list(slug))}>
            {t('door.member')}
          </TextLink>
        </p>
      )}
    </NarrowShell>
  );
}
