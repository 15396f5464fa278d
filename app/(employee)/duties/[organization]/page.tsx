import type { Metadata } from 'next';
import { listDone, listOwed } from '#lib/acknowledgement/owed-queries.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { formatMinutes } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { page } from '@/app/_request/edge';
import { EmployeePage } from '@/app/_request/employee-page';
import { personActor } from '@/app/_request/person';
import { DoneList } from './_components/done-list';
import { OwedList } from './_components/owed-list';

export function generateMetadata(): Metadata {
  return { title: translator('duty')('title'), robots: { index: false } };
}

type Props = { params: Promise<{ organization: string }> };

/** Everything an employee owes, soonest first, and everything they have done. */
export default async function DutiesPage({ params }: Props) {
  const { organization: slug } = await params;
  const actor = await personActor(slug);
  const owed = await page(listOwed(actor, { locale: readerLocale() }));
  const done = await page(listDone(actor, {}));
  const t = translator('duty');
  const minutes = owed.reduce((sum, one) => sum + (one.minutes ?? 0), 0);
  const intro = owed.length > 0 && t('owedIntro', { count: owed.length, duration: formatMinutes(minutes) });
  return (
    <EmployeePage slug={slug} actor={actor} title={t('title')} intro={intro || null} back={false}>
      <OwedList slug={slug} owed={owed} />
      <DoneList slug={slug} done={done} />
    </EmployeePage>
  );
}
