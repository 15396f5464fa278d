import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { may } from '#lib/auth/permissions.ts';
import { campaignPaths } from '#lib/duty/campaign-paths.ts';
import { getPolicyVersion } from '#lib/policy/version-queries.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { VersionStatus } from '@/components/policy/policy-status';
import { PolicyReading } from '@/components/policy/reading';
import type { SearchParams } from '@/components/table/list-params';
import { AnchorButton } from '@/components/ui/anchor-button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Panel } from '@/components/ui/panel';
import { QuestionList } from './_components/question-list';
import { SubmissionList } from './_components/submission-list';
import { suggestionFor } from './_components/suggestion';
import { VersionActions } from './_components/version-actions';
import { VersionFacts } from './_components/version-facts';
import { VersionNote } from './_components/version-note';

export const metadata: Metadata = { title: 'Policy version' };

type Props = {
  params: Promise<{ organization: string; id: string; version: string }>;
  searchParams: Promise<SearchParams>;
};

/** One version of a policy: its text, who said what about it, and what can be done with it now. */
export default async function PolicyVersionPage({ params, searchParams }: Props) {
  const { organization, id, version: versionId } = await params;
  const { language } = await searchParams;
  const actor = await memberActor(organization);
  const version = await page(getPolicyVersion(actor, { versionId }));
  const { policy } = version;
  if (policy.id !== id) notFound();
  const wanted = typeof language === 'string' ? language : null;
  const shown = version.texts.find(({ locale }) => locale === wanted) ?? version.texts[0];
  const writes = may(actor, 'policy:change') && version.closedAt === null;
  return (
    <>
      <PageHeader
        title={`${policy.title}, version ${version.number}`}
        status={<VersionStatus state={version.state} />}
        crumbs={[
          { label: 'Policies', href: policyPaths.list(organization) },
          { label: policy.identifier, href: policyPaths.policy(organization, id) },
        ]}
        actions={
          <>
            <VersionActions
              organization={organization}
              version={version}
              suggestion={may(actor, 'policy:approve') ? await suggestionFor(actor, version) : null}
              may={{
                submit: may(actor, 'policy:submit'),
                approve: may(actor, 'policy:approve'),
                publish: may(actor, 'policy:publish'),
                change: may(actor, 'policy:change'),
              }}
            />
            {version.number > 1 && version.fileId === null && (
              <LinkButton
                href={policyPaths.compare(
                  organization,
                  id,
                  policy.currentNumber !== null && policy.currentNumber < version.number
                    ? policy.currentNumber
                    : version.number - 1,
                  version.number,
                )}
              >
                Compare
              </LinkButton>
            )}
            {may(actor, 'duty:list') && version.state === 'published' && (
              <LinkButton href={campaignPaths.policy(organization, id, versionId)}>
                Acknowledgements
              </LinkButton>
            )}
            <AnchorButton href={policyPaths.paper(organization, id, versionId, shown?.locale)}>
              PDF
            </AnchorButton>
            {writes && version.fileId === null && !policy.retired && (
              <LinkButton href={policyPaths.edit(organization, id, versionId, shown?.locale)}>
                Edit text
              </LinkButton>
            )}
          </>
        }
      />
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <VersionNote version={version} />
          <Panel title={version.title} description={version.summary || undefined}>
            <PolicyReading
              texts={version.texts}
              wanted={wanted}
              hrefOf={(locale) => policyPaths.version(organization, id, versionId, locale)}
              paperHref={policyPaths.paper(organization, id, versionId)}
              picture={(imageId) => policyPaths.picture(organization, id, imageId)}
            />
          </Panel>
          {shown && shown.questions.length > 0 && <QuestionList questions={shown.questions} />}
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <VersionFacts version={version} />
          <SubmissionList submissions={version.submissions} />
        </div>
      </div>
    </>
  );
}
