import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { listEvidence } from '#lib/evidence/queries.ts';
import { getProfileEntry } from '#lib/profile/entry-queries.ts';
import { tierInWords } from '#lib/profile/tiers.ts';
import { profilePaths } from '#lib/profile-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import type { SearchParams } from '@/components/table/list-params';
import { Callout } from '@/components/ui/callout';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { EntryControls } from './_components/entry-controls';
import { EntryEvidence } from './_components/entry-evidence';
import { EntryForm } from './_components/entry-form';
import { EntryHistory } from './_components/entry-history';
import { EntrySaid } from './_components/entry-said';

export const metadata: Metadata = { title: 'Outcome' };

type Props = {
  params: Promise<{ organization: string; id: string; requirement: string }>;
  searchParams: Promise<SearchParams>;
};

const mostFound = 10;

/** One subcategory of a profile whole: its tiers and reason, who does what, its controls, evidence and editions. */
export default async function EntryPage({ params, searchParams }: Props) {
  const { organization, id, requirement } = await params;
  const actor = await memberActor(organization);
  const view = await page(getProfileEntry(actor, { profileId: id, requirementId: requirement }));
  const { profile, outcome, entry, number, suggestion, controls, evidence, editions } = view;
  const editable = may(actor, 'profile:change') && profile.archivedAt === null;
  const { q } = await searchParams;
  const search = typeof q === 'string' ? q.trim().slice(0, 200) : '';
  const found =
    editable && search ? (await page(listEvidence(actor, { search }))).rows.slice(0, mostFound) : [];
  return (
    <>
      <PageHeader
        title={outcome.identifier}
        description={<bdi>{outcome.text}</bdi>}
        crumbs={[
          { label: 'Profiles', href: profilePaths.list(organization) },
          { label: profile.name, href: profilePaths.profile(organization, id) },
          { label: outcome.category || 'Outcomes', href: profilePaths.outcomes(organization, id) },
        ]}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel title="What the profile says">
          {suggestion && suggestion.tier !== entry.currentTier && (
            <Callout
              tone="info"
              className="mb-5"
              title={`Its controls speak for tier ${tierInWords(suggestion.tier)}`}
            >
              {suggestion.why}
            </Callout>
          )}
          {editable ? (
            <EntryForm
              organization={organization}
              profileId={id}
              requirementId={requirement}
              number={number}
              entry={entry}
            />
          ) : (
            <EntrySaid entry={entry} />
          )}
        </Panel>
        <div className="flex flex-col gap-5">
          <EntryControls organization={organization} controls={controls} />
          <EntryEvidence
            organization={organization}
            profileId={id}
            requirementId={requirement}
            evidence={evidence}
            editable={editable}
            search={search}
            found={found.map((row) => ({ id: row.id, title: row.title }))}
          />
          <EntryHistory editions={editions} />
        </div>
      </div>
    </>
  );
}
