import type { Desk } from '#lib/access-request/desk-queries.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { grantSourceLabels, grantSources } from '#lib/grant/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import { GrantStatus } from '@/components/grant/grant-status';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

type Props = { request: Desk; organization: string };

const most = 8;

/** What the person holds or held, what they asked for before, and which rules speak of them. */
export function HoldingsPanel({ request, organization }: Props) {
  const { grants, earlier, rules } = request;
  return (
    <>
      <Panel title="Grants so far" padded={false}>
        {grants.length === 0 && <Nothing>None yet.</Nothing>}
        <ul className="divide-y">
          {grants.slice(0, most).map((grant) => (
            <li key={grant.id} className="px-4 py-2.5">
              <PageLink
                href={workspacePaths.grant(organization, grant.id)}
                className="wrap-anywhere block font-medium hover:underline"
              >
                <bdi>{grant.document.title}</bdi>
              </PageLink>
              <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-ink-muted text-xs">
                <GrantStatus state={grant.state} />
                <span>{grantSourceLabels[grantSources.find((one) => one === grant.source) ?? 'hand']}</span>
                {grant.expiresAt && <span>until {formatDate(grant.expiresAt)}</span>}
                <span>{formatPlural(grant._count.copies, 'copy', 'copies')}</span>
              </p>
            </li>
          ))}
        </ul>
        {grants.length > most && <Nothing>And {grants.length - most} more.</Nothing>}
      </Panel>
      {earlier.length > 0 && (
        <Panel title="Earlier requests" padded={false}>
          <ul className="divide-y">
            {earlier.map((one) => (
              <li key={one.id} className="flex justify-between gap-3 px-4 py-2.5">
                <PageLink
                  href={workspacePaths.request(organization, one.id)}
                  className="font-medium hover:underline"
                >
                  #{one.number}
                </PageLink>
                <span className="text-ink-muted text-xs">
                  {one.closedAt ? `closed ${formatDate(one.closedAt)}` : 'open'}
                </span>
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {rules.length > 0 && (
        <Panel title="Access rules for them" padded={false}>
          <ul className="divide-y">
            {rules.map((rule) => (
              <li key={rule.id} className="px-4 py-2.5">
                <PageLink
                  href={workspacePaths.accessRule(organization, rule.id)}
                  className="font-medium hover:underline"
                >
                  <bdi>{rule.name}</bdi>
                </PageLink>
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}

function Nothing({ children }: { children: React.ReactNode }) {
  return <p className="px-4 py-3 text-ink-muted">{children}</p>;
}
