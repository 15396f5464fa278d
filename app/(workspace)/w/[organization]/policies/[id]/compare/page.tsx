import type { Metadata } from 'next';
import { policyPaths } from '#lib/policy-paths.ts';
import { compareTexts, isChange } from '#lib/policy-version/compare.ts';
import { getComparison } from '#lib/policy-version/queries.ts';
import { significanceOf } from '#lib/policy-version/significance.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { PolicyChanges } from '@/components/policy/changes';
import type { SearchParams } from '@/components/table/list-params';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { ChangeKeys } from './_components/change-keys';
import { ComparisonChoice } from './_components/comparison-choice';
import { SuggestionNote } from './_components/suggestion-note';

export const metadata: Metadata = { title: 'Compare versions' };

type Props = { params: Promise<{ organization: string; id: string }>; searchParams: Promise<SearchParams> };

const numberOf = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : undefined;

/** Two versions of a policy, clause by clause: in line, or beside each other. */
export default async function ComparePage({ params, searchParams }: Props) {
  const { organization, id } = await params;
  const { from, to, view, language } = await searchParams;
  const actor = await memberActor(organization);
  const found = await page(
    getComparison(actor, {
      policyId: id,
      from: numberOf(from),
      to: numberOf(to),
      locale: typeof language === 'string' ? language.slice(0, 35) : undefined,
    }),
  );
  const { policy, before, after } = found;
  const differences = before && after ? compareTexts(before.body, after.body) : null;
  const sides = view === 'sides';
  const count = differences?.filter(isChange).length ?? 0;
  return (
    <>
      <PageHeader
        title="Compare versions"
        description={<bdi>{policy.title}</bdi>}
        crumbs={[
          { label: 'Policies', href: policyPaths.list(organization) },
          { label: policy.title, href: policyPaths.policy(organization, id) },
        ]}
      />
      {found.from && (
        <ComparisonChoice
          versions={found.versions}
          from={found.from.number}
          to={found.to.number}
          locales={found.locales}
          locale={found.locale}
          sides={sides}
        />
      )}
      {differences && before && after ? (
        <>
          <SuggestionNote suggestion={significanceOf(differences)} />
          {before.title !== after.title && (
            <p className="mb-4">
              The title was “<bdi>{before.title}</bdi>” and is “<bdi>{after.title}</bdi>”.
            </p>
          )}
          <ChangeKeys count={count} />
          <PolicyChanges
            before={before.body}
            after={after.body}
            differences={differences}
            view={sides ? 'sides' : 'line'}
            {...(found.locale ? { language: found.locale } : {})}
          />
        </>
      ) : (
        <EmptyState
          title={found.from ? 'These two cannot be compared' : 'There is nothing to compare with yet'}
          description={whyNot(found)}
          actions={<LinkButton href={policyPaths.policy(organization, id)}>Back to the policy</LinkButton>}
        />
      )}
    </>
  );
}

type Compared = Awaited<ReturnType<typeof getComparison>>;

function whyNot({ from, to }: Compared): string {
  if (!from) return `Version ${to.number} is the first. Come back when there is a second.`;
  const pdfs = [from, to].filter(({ isPdf }) => isPdf).map(({ number }) => `version ${number}`);
  if (pdfs.length === 0) return 'They have no language in common.';
  return `A PDF as it came has no text to compare: ${pdfs.join(' and ')}. Open both and read them side by side.`;
}
