import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getChecklist } from '#lib/checklist/detail-queries.ts';
import { listItemOwners } from '#lib/checklist/queries.ts';
import { checklistKindLabels } from '#lib/checklist/schema.ts';
import { peoplePaths } from '#lib/people-paths.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Progress } from '@/components/ui/progress';
import { Time } from '@/components/ui/time';
import { ChecklistItems } from './_components/checklist-items';

export const metadata: Metadata = { title: 'Checklist' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One list of one person: what is done, by whom, and what is left. */
export default async function ChecklistPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const { name, kind, day, today, person, managerId, items } = await page(
    getChecklist(actor, { checklistId: id }),
  );
  const owners = may(actor, 'checklist:assign')
    ? { ...(await page(listItemOwners(actor, {}))), managerId }
    : null;
  const ended = items.filter(({ endedAt }) => endedAt !== null).length;
  return (
    <>
      <PageHeader
        title={person.name}
        description={
          <>
            {checklistKindLabels[kind]}, <Time value={day} precision="day" />: <bdi>{name}</bdi>
          </>
        }
        crumbs={[{ label: 'Checklists', href: trainingPaths.checklists(organization) }]}
        actions={
          may(actor, 'person:read') && (
            <LinkButton href={peoplePaths.person(organization, person.id)}>Their page</LinkButton>
          )
        }
      />
      <div className="mb-5 max-w-md">
        <Progress
          label="Progress"
          value={ended}
          max={items.length}
          detail={`${ended} of ${items.length}`}
          tone={ended === items.length ? 'positive' : 'accent'}
        />
      </div>
      <Panel padded={false}>
        <ChecklistItems organization={organization} items={items} today={today} owners={owners} />
      </Panel>
    </>
  );
}
