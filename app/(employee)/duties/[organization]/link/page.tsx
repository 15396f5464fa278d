import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { readDutyDoor } from '#lib/duty-link/queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { translator } from '#lib/messages/translator.ts';
import { safeNext, signInPaths } from '#lib/paths.ts';
import { anonymousAt, withNext } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { keptForm } from '@/app/_request/kept-form';
import { requestNonce } from '@/app/_request/nonce';
import { currentPerson } from '@/app/_request/person';
import { problemAt } from '@/components/form/action-state';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { TextField } from '@/components/ui/text-field';
import { TextLink } from '@/components/ui/text-link';

export function generateMetadata(): Metadata {
  const title = translator('duty')('title');
  return { title, robots: { index: false }, referrer: 'no-referrer' };
}

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Where whoever has no link asks for one: by the address on record, or by their account. */
export default async function AskForLinkPage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const query = await searchParams;
  const actor = await anonymousAt(slug);
  const next = safeNext(typeof query.next === 'string' ? query.next : null, dutyPaths.list(slug));
  if (await currentPerson(slug)) redirect(next);
  const { organization, byCode } = await page(readDutyDoor(actor, {}));
  const kept = await keptForm(`duty-link-${slug}`, query);
  const t = translator('duty');
  const email = kept.values.email;
  const said =
    query.sent === undefined ? query.left !== undefined && t('door.left') : t('door.sent', { organization });
  return (
    <NarrowShell
      title={t('door.title')}
      intro={t(byCode ? 'door.introCode' : 'door.intro', { organization })}
      portal={{ name: organization, href: dutyPaths.list(slug) }}
      nonce={await requestNonce()}
    >
      {said && (
        <Callout tone="positive" role="status" className="mb-6">
          {said}
        </Callout>
      )}
      <PostForm action={dutyPaths.sendLink(slug)} problems={kept.problems}>
        <TextField
          name="email"
          type="email"
          label={t('door.email')}
          defaultValue={typeof email === 'string' ? email : ''}
          error={problemAt(kept.problems, 'email')}
          autoComplete="email"
          required
        />
        <div>
          <Button type="submit" variant="primary" size="lg">
            {t(byCode ? 'door.sendCode' : 'door.send')}
          </Button>
        </div>
      </PostForm>
      <p className="mt-8 text-sm">
        <TextLink href={withNext(signInPaths.organization(slug), next)}>{t('door.member')}</TextLink>
      </p>
    </NarrowShell>
  );
}
