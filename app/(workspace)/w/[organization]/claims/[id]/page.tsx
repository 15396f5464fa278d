import type { Metadata } from 'next';
import { may } from '#lib/auth/permissions.ts';
import { getCoursesBehind } from '#lib/claim/course-queries.ts';
import { type ClaimDetail, getClaim } from '#lib/claim/detail-queries.ts';
import { measureInWords } from '#lib/claim/measure.ts';
import { listAreas } from '#lib/claim/queries.ts';
import { audienceInWords, longestOverride } from '#lib/claim/schema.ts';
import type { CourseShare } from '#lib/claim/share.ts';
import { standingInWords } from '#lib/claim/standing.ts';
import { dayOf } from '#lib/day.ts';
import { formatDate } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { StandingStatus } from '@/components/claim/standing-status';
import { Badge } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { Backing } from './_components/backing';
import { ClaimActions } from './_components/claim-actions';
import { CourseShares } from './_components/course-shares';
import { Editions } from './_components/editions';
import { EndOverride, OverrideLapse } from './_components/override';
import { Overrides } from './_components/overrides';

export const metadata: Metadata = { title: 'Claim' };

type Props = { params: Promise<{ organization: string; id: string }> };

const dayInWords = (day: string) => formatDate(new Date(day));

/** One claim: how it stands and why, what is behind it, and what it said before. */
export default async function ClaimPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const claim = await page(getClaim(actor, { id }));
  const areas = await page(listAreas(actor, {}));
  const courses = await page(getCoursesBehind(actor, { id }));
  const { standing, archivedAt } = claim;
  const editable = may(actor, 'claim:change') && !archivedAt;
  return (
    <>
      <PageHeader
        title={claim.text}
        status={archivedAt ? <Badge>Archived</Badge> : standing && <StandingStatus standing={standing} />}
        crumbs={[{ label: 'Claims', href: workspacePaths.claims(organization) }]}
        actions={editable && <ClaimActions organization={organization} claim={claim} areas={areas} />}
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_26rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Standing
            claim={claim}
            courses={courses}
            organization={organization}
            actions={
              may(actor, 'claim:override') &&
              !archivedAt && <OverrideActions organization={organization} claim={claim} />
            }
          />
          <Backing
            organization={organization}
            claimId={id}
            controls={claim.controls}
            editable={may(actor, 'claim:back') && !archivedAt}
          />
          <Overrides overrides={claim.overrides} />
        </div>
        <Editions claimId={id} editions={claim.editions} />
      </div>
    </>
  );
}

type StandingProps = {
  claim: ClaimDetail;
  courses: readonly CourseShare[];
  organization: string;
  actions: React.ReactNode;
};

function Standing({ claim, courses, organization, actions }: StandingProps) {
  const { standing, section, audience, measure, edition } = claim;
  if (!standing) return null;
  return (
    <Panel title="Standing" description={standingInWords(standing, dayInWords)} actions={actions}>
      <DescriptionList
        facts={[
          { label: 'Verified on', value: standing.verifiedOn && dayInWords(standing.verifiedOn) },
          { label: 'Due on', value: standing.dueOn && dayInWords(standing.dueOn) },
          ...(standing.selfReviewed
            ? [{ label: 'Review', value: 'Some of its evidence was reviewed by whoever brought it.' }]
            : []),
          { label: 'Measure', value: measure && measureInWords(measure) },
          ...(courses.length > 0
            ? [
                {
                  label: 'Really',
                  value: <CourseShares organization={organization} measure={measure} courses={courses} />,
                },
              ]
            : []),
          { label: 'Area', value: section },
          { label: 'Audience', value: audienceInWords(audience) },
          { label: 'Edition', value: edition },
        ]}
      />
    </Panel>
  );
}

function OverrideActions({ organization, claim }: { organization: string; claim: ClaimDetail }) {
  const { id, standing, today } = claim;
  if (standing?.reason === 'overridden') return <EndOverride organization={organization} claimId={id} />;
  if (standing?.standing !== 'lapsed' || !standing.verifiedOn) return null;
  const latest = dayOf(new Date(Date.parse(today) + longestOverride * 86_400_000));
  return <OverrideLapse organization={organization} claimId={id} latest={latest} />;
}
