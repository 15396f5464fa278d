import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { findDutyFlow, readDutyDoor } from '#lib/duty-link/queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { translator } from '#lib/messages/translator.ts';
import { anonymousAt } from '@/app/_request/actor';
import { readPersonFlow } from '@/app/_request/cookies';
import { page } from '@/app/_request/edge';
import { requestNonce } from '@/app/_request/nonce';
import { CodeField } from '@/components/form/code-field';
import { PostForm } from '@/components/form/post-form';
import { NarrowShell } from '@/components/shell/narrow-shell';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';
import { TextLink } from '@/components/ui/text-link';

export function generateMetadata(): Metadata {
  const title = translator('duty')('code.title');
  return { title, robots: { index: false }, referrer: 'no-referrer' };
}

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** Waits for the code of the mail, in the browser that asked for it. Says the same for every address. */
export default async function DutyCodePage({ params, searchParams }: Props) {
  const { organization: slug } = await params;
  const { wrong, over, duty } = await searchParams;
  const actor = await anonymousAt(slug);
  const flow = await readPersonFlow(slug);
  const waiting = flow && /^[\w-]{43}$/.test(flow) ? await page(findDutyFlow(actor, { flow })) : null;
  if (!waiting) redirect(dutyPaths.ask(slug));
  const { organization } = await page(readDutyDoor(actor, {}));
  const t = translator('duty');
  const left = Number(wrong);
  const problem = over !== undefined ? t('code.over') : left > 0 ? t('code.wrong', { left }) : null;
  const hidden: Record<string, string> = typeof duty === 'string' ? { duty } : {};
  return (
    <NarrowShell
      title={t('code.title')}
      intro={t('code.intro', { organization })}
      portal={{ name: organization, href: dutyPaths.list(slug) }}
      nonce={await requestNonce()}
    >
      <PostForm action={dutyPaths.verifyCode(slug)} hidden={hidden} label={t('code.title')}>
        <CodeField label={t('code.label')} hint={t('code.hint')} error={problem} />
        <div>
          <Button type="submit" variant="primary" size="lg">
            {t('code.submit')}
          </Button>
        </div>
      </PostForm>
      <p className="mt-8 text-sm">
        <TextLink href={dutyPaths.ask(slug)}>{t('code.again')}</TextLink>
      </p>
    </NarrowShell>
  );
}
