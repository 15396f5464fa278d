import type { Metadata } from 'next';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { acknowledgementPaths } from '#lib/duty-paths.ts';
import { listDutyQuestions } from '#lib/duty-question/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Tabs } from '@/components/ui/tabs';
import { Time } from '@/components/ui/time';

export const metadata: Metadata = { title: 'Questions' };

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };

/** What employees ask before they acknowledge. */
export default async function QuestionsPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const { state } = await searchParams;
  const actor = await memberActor(organization);
  const answered = state === 'answered';
  const found = await page(listDutyQuestions(actor, { state: answered ? 'answered' : 'open' }));
  const here = acknowledgementPaths.questions(organization);
  return (
    <>
      <PageHeader
        title="Questions"
        description="What people ask before they acknowledge. Answers are mailed to them; reminders go on meanwhile."
        crumbs={[{ label: 'Acknowledgements', href: campaignPaths.list(organization) }]}
      />
      <Tabs
        label="Questions"
        tabs={[
          { label: 'Open', href: here, count: found.open, current: !answered },
          { label: 'Answered', href: `${here}?state=answered`, current: answered },
        ]}
      />
      {found.questions.length === 0 ? (
        <EmptyState
          title={answered ? 'Nothing was answered yet' : 'Nobody waits for an answer'}
          description="A question comes by mail to the owner of the policy, and stands here."
        />
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {found.questions.map(({ id, text, askedAt, person, duty }) => (
            <li key={id} className="px-4 py-3">
              <PageLink href={acknowledgementPaths.question(organization, id)} className="group block">
                <span dir="auto" className="line-clamp-2 break-words font-medium group-hover:underline">
                  {text}
                </span>
                <span className="mt-0.5 block text-ink-muted text-sm">
                  <span dir="auto">{person.name}</span> ·{' '}
                  <span dir="auto">{(duty.policy ?? duty.course ?? duty.check)?.title}</span> ·{' '}
                  <Time value={askedAt} precision="day" />
                </span>
              </PageLink>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
