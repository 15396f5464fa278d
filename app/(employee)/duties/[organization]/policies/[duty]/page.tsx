import type { Metadata } from 'next';
import { getPolicyDuty } from '#lib/acknowledgement/read-queries.ts';
import { unbroken } from '#lib/format.ts';
import { minutesToRead } from '#lib/markdown/contents.ts';
import { parseMarkdown } from '#lib/markdown/parse.ts';
import { readerLocale } from '#lib/messages/reader.ts';
import { formatDate, formatMinutes } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { page } from '@/app/_request/edge';
import { EmployeePage } from '@/app/_request/employee-page';
import { keptForm } from '@/app/_request/kept-form';
import { personActor } from '@/app/_request/person';
import type { SearchParams } from '@/components/table/list-params';
import { AcknowledgeForm } from './_components/acknowledge-form';
import { ChangesSince } from './_components/changes-since';
import { DutyNotice } from './_components/duty-notice';
import { PolicyText } from './_components/policy-text';
import { QuestionToOwner } from './_components/question-to-owner';

export function generateMetadata(): Metadata {
  return { title: translator('duty')('title'), robots: { index: false } };
}

type Props = {
  params: Promise<{ organization: string; duty: string }>;
  searchParams: Promise<SearchParams>;
};

/** A policy to be read and acknowledged: what is new since they last did, the text, and at its end what they state. */
export default async function PolicyDutyPage({ params, searchParams }: Props) {
  const { organization: slug, duty: dutyId } = await params;
  const query = await searchParams;
  const actor = await personActor(slug);
  const chosen = typeof query.text === 'string' ? query.text.slice(0, 35) : '';
  const locale = chosen.length >= 2 ? chosen : readerLocale();
  const read = await page(getPolicyDuty(actor, { dutyId, locale }));
  const { duty, version, text, policy } = read;
  const blocks = text ? parseMarkdown(text.body) : [];
  const t = translator('duty');
  const facts = [
    policy.identifier,
    t('versionNumber', { number: version.number }),
    ...(version.effectiveOn ? [t('effective', { date: formatDate(new Date(version.effectiveOn)) })] : []),
    ...(text ? [formatMinutes(minutesToRead(blocks))] : []),
  ];
  const open = duty.outcome === null && !duty.replaced && read.receiptId === null;
  const superseded = duty.outcome === 'superseded' && read.receiptId === null;
  return (
    <EmployeePage
      slug={slug}
      actor={actor}
      title={text?.title ?? version.title}
      intro={<p className="text-sm">{facts.map(unbroken).join(' · ')}</p>}
      width="reading"
    >
      <div className="flex flex-col gap-6">
        <DutyNotice slug={slug} read={read} changed={query.changed !== undefined} />
        {!superseded && (
          <>
            {open && read.previous && text && <ChangesSince read={read} text={text} />}
            <PolicyText slug={slug} read={read} blocks={blocks} />
            {open && (
              <AcknowledgeForm slug={slug} read={read} kept={await keptForm(`duty-${dutyId}`, query)} />
            )}
            <QuestionToOwner
              slug={slug}
              read={read}
              open={open}
              asked={query.asked !== undefined}
              kept={await keptForm(`question-${dutyId}`, query)}
            />
          </>
        )}
      </div>
    </EmployeePage>
  );
}
