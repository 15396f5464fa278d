import type { Metadata } from 'next';
import { getAccessRule } from '#lib/access-rule/queries.ts';
import { may } from '#lib/auth/permissions.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { Badge, Status } from '@/components/ui/badge';
import { DescriptionList } from '@/components/ui/description-list';
import { LocalTime } from '@/components/ui/local-time';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { disableRule } from '../actions';
import { DisableRule } from './_components/disable-rule';

export const metadata: Metadata = { title: 'Access rule' };

type Props = { params: Promise<{ organization: string; id: string }> };

/** One rule: what it says, who made it, and whom it let in. */
export default async function AccessRulePage({ params }: Props) {
  const { organization, id } = await params;
  const actor = await memberActor(organization);
  const rule = await page(getAccessRule(actor, { ruleId: id }));
  const locked = may(actor, 'access-rule:disable') ? null : 'Only owners and administrators end rules.';
  const ended = rule.disabledAt ? 'This rule is already disabled.' : null;
  return (
    <>
      <PageHeader
        title={rule.name}
        status={
          rule.disabledAt ? (
            <Status tone="neutral">Disabled</Status>
          ) : (
            <Status tone="positive">In force</Status>
          )
        }
        crumbs={[{ label: 'Access rules', href: workspacePaths.accessRules(organization) }]}
        actions={
          <DisableRule
            name={rule.name}
            disable={disableRule.bind(null, organization, id)}
            whyNot={locked ?? ended}
          />
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <Panel
          title="Let in by this rule"
          description={formatPlural(rule._count.grants, 'grant')}
          padded={false}
        >
          {rule.grants.length === 0 && <p className="px-4 py-3 text-ink-muted">Nobody yet.</p>}
          <ul className="divide-y">
            {rule.grants.map((grant) => (
              <li
                key={grant.id}
                className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 py-2.5"
              >
                <PageLink
                  href={workspacePaths.grant(organization, grant.id)}
                  className="min-w-0 hover:underline"
                >
                  <bdi className="font-medium">{grant.visitor.name}</bdi>
                  <span className="text-ink-muted"> {grant.visitor.email}</span>
                  <span dir="auto" className="wrap-anywhere block text-ink-muted text-xs">
                    {grant.document.title}
                  </span>
                </PageLink>
                <span className="text-ink-muted text-xs">
                  {formatDate(grant.grantedAt)}
                  {grant.expiresAt && ` to ${formatDate(grant.expiresAt)}`}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
        <Panel title="What it says">
          <DescriptionList
            stacked
            facts={[
              {
                label: 'For',
                value: rule.customer ? (
                  <PageLink
                    className="underline"
                    href={workspacePaths.customer(organization, rule.customer.id)}
                  >
                    <bdi>{rule.customer.name}</bdi>
                  </PageLink>
                ) : (
                  rule.domain
                ),
              },
              { label: 'Approves', value: rule.approve ? 'Yes, without asking anybody' : 'No' },
              {
                label: 'NDA',
                value: rule.waiveNda ? (
                  <>
                    Waived: <bdi>{rule.waiveReason}</bdi>
                  </>
                ) : (
                  'Needed as usual'
                ),
              },
              {
                label: 'Lasts',
                value: rule.grantDays ? formatPlural(rule.grantDays, 'day') : 'The usual time',
              },
              {
                label: 'Documents',
                value:
                  rule.items.length === 0 ? (
                    'All that are not hidden'
                  ) : (
                    <span className="flex flex-wrap gap-1">
                      {rule.items.map(({ document }) => (
                        <Badge key={document.id}>{document.title}</Badge>
                      ))}
                    </span>
                  ),
              },
              {
                label: 'Added',
                value: (
                  <>
                    <LocalTime value={rule.createdAt} /> by <bdi>{rule.createdByName}</bdi>
                  </>
                ),
              },
              ...(rule.disabledAt
                ? [
                    {
                      label: 'Disabled',
                      value: (
                        <>
                          <LocalTime value={rule.disabledAt} /> by <bdi>{rule.disabledByName}</bdi>
                        </>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
      </div>
    </>
  );
}
