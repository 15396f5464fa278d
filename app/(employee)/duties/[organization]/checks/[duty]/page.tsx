import type { Metadata } from 'next';
import { getEmployer } from '#lib/acknowledgement/owed-queries.ts';
import { getOwnCheck } from '#lib/check/detail-queries.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { ownTrainingPaths } from '#lib/training-paths.ts';
import { page } from '@/app/_request/edge';
import { EmployeePage } from '@/app/_request/employee-page';
import { personActor } from '@/app/_request/person';
import { PostForm } from '@/components/form/post-form';
import { MarkdownText } from '@/components/markdown/markdown-text';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';

export function generateMetadata(): Metadata {
  return { title: translator('duty')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ organization: string; duty: string }> };

/** One check that an employee owes: said by themselves where that is enough, else what happens next. */
export default async function OwnCheckPage({ params }: Props) {
  const { organization: slug, duty: dutyId } = await params;
  const actor = await personActor(slug);
  const check = await page(getOwnCheck(actor, { dutyId }));
  const { name } = await page(getEmployer(actor, {}));
  const t = translator('training');
  const date = formatDate(new Date(check.dueOn));
  const intro = check.open && (check.overdue ? t('overdue', { date }) : t('due', { date }));
  return (
    <EmployeePage slug={slug} actor={actor} title={check.title} intro={intro || null}>
      <div className="flex flex-col gap-6">
        {!check.open && (
          <Callout tone={check.done ? 'positive' : 'neutral'}>
            {check.done ? t('checkDone') : t('ended')}
          </Callout>
        )}
        {check.description && <MarkdownText text={check.description} look="note" prefix={null} />}
        {check.open && check.selfAttested && (
          <PostForm action={ownTrainingPaths.attest(slug, dutyId)}>
            <p className="text-ink-muted">{t('attestIntro')}</p>
            <div>
              <Button type="submit" variant="primary" size="lg">
                {t('attest')}
              </Button>
            </div>
          </PostForm>
        )}
        {check.open && !check.selfAttested && (
          <Callout tone="info">{t('recorded', { organization: name })}</Callout>
        )}
      </div>
    </EmployeePage>
  );
}
