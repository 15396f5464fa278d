import { Search } from 'lucide-react';
import type { Metadata } from 'next';
import { Invalid, TooMany } from '#lib/errors.ts';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import { groupMatches, type MatchGroup } from '#lib/search/nouns.ts';
import { listMatches } from '#lib/search/queries.ts';
import { longestSearch } from '#lib/search/schema.ts';
import { memberActor } from '@/app/_request/actor';
import { page } from '@/app/_request/edge';
import { MatchText } from '@/components/search/match-list';
import type { SearchParams } from '@/components/table/list-params';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';

export const metadata: Metadata = { title: 'Search' };

const mostOfEach = 25;

type Props = { params: Promise<{ organization: string }>; searchParams: Promise<SearchParams> };
type Found = { groups: MatchGroup[]; problem: string | null };

export default async function SearchPage({ params, searchParams }: Props) {
  const { organization } = await params;
  const actor = await memberActor(organization);
  const { q } = await searchParams;
  const text = (Array.isArray(q) ? q[0] : q) ?? '';
  const { groups, problem } = await page(
    listMatches(actor, { text, most: mostOfEach }).then(
      (matches): Found => ({ groups: groupMatches(organization, matches), problem: null }),
      toldHere,
    ),
  );
  const count = groups.reduce((sum, group) => sum + group.matches.length, 0);
  return (
    <>
      <PageHeader
        title="Search"
        description={
          text && !problem
            ? `${formatPlural(count, 'result')} of what you may see.`
            : 'Everything you may see.'
        }
      />
      <SearchForm action={workspacePaths.search(organization)} text={text.slice(0, longestSearch)} />
      {problem && (
        <Callout tone="warning" title="This cannot be looked for">
          {problem}
        </Callout>
      )}
      {!problem && text.trim() !== '' && count === 0 && (
        <EmptyState
          icon={<Search />}
          title="Nothing is found under these words"
          description="Try fewer words, the beginning of one, or an identifier such as PR.DS-11."
        />
      )}
      <div className="grid gap-6">
        {groups.map((group) => (
          <Group key={group.noun} group={group} />
        ))}
      </div>
    </>
  );
}

// What somebody typed too much of is told beside the field, not as a page that is not there.
function toldHere(error: unknown): Found {
  if (error instanceof Invalid || error instanceof TooMany) return { groups: [], problem: error.message };
  throw error;
}

function SearchForm({ action, text }: { action: string; text: string }) {
  return (
    <search className="mb-6">
      <form action={action} className="flex max-w-2xl gap-2">
        <input
          type="search"
          name="q"
          defaultValue={text}
          maxLength={longestSearch}
          dir="auto"
          aria-label="Search names, texts and identifiers"
          placeholder="Search names, texts and identifiers"
          className="control h-[2.6em] min-w-0 flex-1 px-2.5 pointer-coarse:h-11 pointer-coarse:text-base"
        />
        <Button type="submit" variant="primary">
          Search
        </Button>
      </form>
    </search>
  );
}

function Group({ group: { label, matches } }: { group: MatchGroup }) {
  const more = matches.length === mostOfEach;
  return (
    <Panel title={label} description={more ? `The best ${mostOfEach}` : undefined} padded={false}>
      <ul className="divide-y">
        {matches.map((match) => (
          <li key={match.id} className="relative px-4 py-3 hover:bg-sunken">
            <PageLink href={match.href} className="block after:absolute after:inset-0">
              <MatchText match={match} />
            </PageLink>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
