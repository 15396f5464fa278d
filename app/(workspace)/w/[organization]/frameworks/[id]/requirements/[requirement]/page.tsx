import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { may } from '#lib/auth/permissions.ts';
import { workspacePaths } from '#lib/paths.ts';
import { listPoliciesOfRequirement } from '#lib/policy/link-queries.ts';
import { getRequirement, type Related } from '#lib/requirement/queries.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { HealthStatus } from '@/components/control/health-status';
import { LinkedPolicies } from '@/components/policy/linked-policies';
import { Badge } from '@/components/ui/badge';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Requirement' };

type Props = { params: Promise<{ organization: string; id: string; requirement: string }> };

type Item = { name: string; text: string; href: string | null; state?: ReactNode };

/** One requirement: what it says, what it is related to, and the controls that answer it. */
export default async function RequirementPage({ params }: Props) {
  const { organization, id, requirement } = await params;
  const actor = await memberActor(organization);
  const found = await page(getRequirement(actor, { requirementId: requirement }));
  const policies = may(actor, 'policy:list')
    ? await page(listPoliciesOfRequirement(actor, { requirementId: requirement }))
    : [];
  const { identifier, framework, parent, withdrawn, withdrawnReason, successors } = found;
  const hrefOf = (one: string) => workspacePaths.requirement(organization, found.frameworkId, one);
  const item = (one: { id: string; identifier: string; title: string; wording: string }): Item => ({
    name: one.identifier,
    text: one.title || one.wording,
    href: hrefOf(one.id),
  });
  const related = Map.groupBy(found.related, ({ key }) => key);
  return (
    <>
      <PageHeader
        title={found.title ? `${identifier} ${found.title}` : identifier}
        status={withdrawn && <Badge tone="warning">Withdrawn</Badge>}
        description={found.kind}
        crumbs={[
          { label: 'Frameworks', href: workspacePaths.frameworks(organization) },
          {
            label: `${framework.title} ${framework.version}`,
            href: workspacePaths.framework(organization, id),
          },
          ...(parent ? [{ label: parent.identifier, href: hrefOf(parent.id) }] : []),
        ]}
      />
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          {withdrawn ? (
            <Items
              title={withdrawnReason ? `Withdrawn: ${withdrawnReason}` : 'Withdrawn'}
              items={successors.map((one) => ({
                name: one.identifier,
                text: '',
                href: one.id && hrefOf(one.id),
              }))}
              empty="Nothing is named that took its place."
            />
          ) : (
            found.wording && (
              <Panel title="Wording">
                <p dir="auto" className="wrap-anywhere">
                  {found.wording}
                </p>
              </Panel>
            )
          )}
          <Items
            title="Controls"
            items={found.controls.map((one) => ({
              name: one.identifier,
              text: one.title,
              href: workspacePaths.control(organization, one.id),
              state: one.standing && (
                <HealthStatus health={one.standing.health} selfReviewed={one.standing.selfReviewed} />
              ),
            }))}
            empty="No control is mapped to this requirement yet."
          />
          <LinkedPolicies organization={organization} description="That answer it." policies={policies} />
          <Items title="Below it" items={found.children.map(item)} />
          <Items title="Took the place of" items={found.replaces.map(item)} />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          {[...related].map(([key, rows]) => (
            <Items
              key={key}
              title={`Related in ${key}`}
              items={rows.map((row) => relatedItem(organization, row))}
            />
          ))}
        </div>
      </div>
    </>
  );
}

function relatedItem(organization: string, { identifier, text, id, frameworkId }: Related): Item {
  const here = id !== null && frameworkId !== null;
  return {
    name: identifier,
    text,
    href: here ? workspacePaths.requirement(organization, frameworkId, id) : null,
  };
}

function Items({ title, items, empty = '' }: { title: string; items: readonly Item[]; empty?: string }) {
  if (items.length === 0 && !empty) return null;
  return (
    <Panel title={title} padded={false}>
      {items.length === 0 && <p className="px-4 py-3 text-ink-muted">{empty}</p>}
      <ul className="divide-y">
        {items.map(({ name, text, href, state }) => (
          <li key={name} dir="auto" className="wrap-anywhere px-4 py-2">
            {href ? (
              <PageLink
                href={href}
                className="me-2 font-medium text-accent-text underline-offset-4 hover:underline"
              >
                <bdi>{name}</bdi>
              </PageLink>
            ) : (
              <>
                <bdi className="me-2 font-medium">{name}</bdi>
                <Badge>not here</Badge>
              </>
            )}
            <bdi className="text-ink-muted">{text}</bdi>
            {state && <span className="ms-3 inline-flex">{state}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
