import type { Metadata } from 'next';
import { formatNumber, formatPlural } from '#lib/format.ts';
import { listPolicyChoices } from '#lib/policy/queries.ts';
import {
  type AskedPlaceholder,
  getPolicyImport,
  type PolicyImport,
} from '#lib/policy-import/import-queries.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { ImportChoice } from './_components/import-choice';

export const metadata: Metadata = { title: 'Import policies' };

type Props = { params: Promise<{ organization: string; id: string }> };

const most = 500;
const mostPlaces = 3;

function placesOf({ places }: AskedPlaceholder): string {
  const shown = places.slice(0, mostPlaces).map(({ path, line }) => `${path}, line ${line}`);
  const more = places.length - shown.length;
  return `${shown.join('; ')}${more > 0 ? ` and ${formatPlural(more, 'other place', 'other places')}` : ''}`;
}

/** What files would do, before they do. */
export default async function PolicyImportPage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const draft = await page(getPolicyImport(actor, { draftId: id }));
  const { owners } = await page(listPolicyChoices(actor, {}));
  const { policies, placeholders, decidedAt } = draft;
  const settled = placeholders.filter(({ answerable }) => !answerable);
  const count = (state: string) => formatNumber(policies.filter((policy) => policy.state === state).length);
  return (
    <>
      <PageHeader
        title={draft.fileName}
        description={
          decidedAt
            ? 'These files were imported.'
            : `${count('new')} new, ${count('changed')} changed, ${count('same')} as they are, ${count('problem')} with a problem.`
        }
        crumbs={[
          { label: 'Policies', href: policyPaths.list(organization) },
          { label: 'Import', href: policyImportPaths.import(organization) },
        ]}
        actions={
          decidedAt && <LinkButton href={policyPaths.list(organization)}>Show the policies</LinkButton>
        }
      />
      <div className="flex flex-col gap-5">
        {decidedAt && <Decided draft={draft} />}
        {settled.length > 0 && (
          <Callout tone="warning" title="To be settled in the texts">
            <ul className="mt-1 list-disc ps-5">
              {settled.map((asked) => (
                <li key={asked.text} className="wrap-anywhere">
                  <bdi className="font-medium">{asked.text}</bdi>: <bdi>{placesOf(asked)}</bdi>
                </li>
              ))}
            </ul>
          </Callout>
        )}
        {!decidedAt && policies.some(({ state }) => state === 'changed') && (
          <Callout tone="info" title="Of policies that are there, texts and mappings change">
            <p className="mt-1">
              Who may read them, owner, audience, approvals, days and statement stay as decided on their own
              pages; where a file says otherwise, its line tells.
            </p>
          </Callout>
        )}
        {!decidedAt && (
          <ImportChoice
            organization={organization}
            draftId={id}
            policies={policies.slice(0, most)}
            more={Math.max(0, policies.length - most)}
            owners={owners}
            placeholders={placeholders
              .filter(({ answerable }) => answerable)
              .map((asked) => ({
                text: asked.text,
                label: asked.text,
                hint: placesOf(asked),
                proposal: asked.proposal,
              }))}
          />
        )}
        {draft.leftOut.length > 0 && (
          <Callout tone="neutral" title="Left out">
            <ul className="mt-1 list-disc ps-5">
              {draft.leftOut.slice(0, most).map(({ path, message }) => (
                <li key={`${path} ${message}`} className="wrap-anywhere">
                  <bdi className="font-medium">{path}</bdi>: {message}
                </li>
              ))}
            </ul>
          </Callout>
        )}
      </div>
    </>
  );
}

function Decided({ draft: { outcome } }: { draft: PolicyImport }) {
  const { added = 0, changed = 0, unchanged = 0, skipped = 0 } = outcome ?? {};
  return (
    <Callout tone="positive" title="Imported">
      {formatNumber(added)} new, {formatNumber(changed)} changed, {formatNumber(unchanged)} as they were,{' '}
      {formatNumber(skipped)} not taken.
    </Callout>
  );
}
