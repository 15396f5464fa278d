'use client';

import { workspacePaths } from '#lib/paths.ts';
import type { EntryEvidence as Row } from '#lib/profile/entry-queries.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { linkEvidenceAction, unlinkEvidenceAction } from '../actions';

type Props = {
  organization: string;
  profileId: string;
  requirementId: string;
  evidence: readonly Row[];
  editable: boolean;
  search: string;
  found: readonly { id: string; title: string }[];
};

/** Evidence of a subcategory: what is linked to the profile itself, and what its controls bring. */
export function EntryEvidence({ organization, profileId, requirementId, evidence, ...rest }: Props) {
  const { editable, search, found } = rest;
  const { act } = useAct();
  const named = { profileId, requirementId };
  const free = found.filter(({ id }) => !evidence.some((row) => row.id === id && row.linked));
  return (
    <Panel title="Evidence" padded={false}>
      {evidence.length === 0 && <p className="px-4 py-3 text-ink-muted">None yet.</p>}
      <ul className="divide-y">
        {evidence.map(({ id, title, collectedOn, controls, linked }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
            <span className="min-w-0 flex-1 basis-48">
              <PageLink
                href={workspacePaths.evidenceItem(organization, id)}
                className="wrap-anywhere underline-offset-4 hover:underline"
              >
                <bdi>{title}</bdi>
              </PageLink>
              <span className="block text-ink-muted text-xs">
                <Time value={collectedOn} precision="day" />
                {controls.length > 0 && `, through ${controls.join(', ')}`}
              </span>
            </span>
            {linked && editable && (
              <Button
                size="sm"
                variant="ghost"
                aria-label={`Take the link to ${title} away`}
                onClick={() => act(() => unlinkEvidenceAction(organization, named, id))}
              >
                Unlink
              </Button>
            )}
          </li>
        ))}
      </ul>
      {editable && (
        <div className="border-t px-4 py-3">
          <search>
            <form method="get" className="flex gap-2">
              <input
                name="q"
                type="search"
                defaultValue={search}
                aria-label="Search evidence to link"
                placeholder="Search evidence to link"
                className="control h-8 px-2.5 pointer-coarse:h-10"
              />
              <Button type="submit">Search</Button>
            </form>
          </search>
          {search && free.length === 0 && <p className="mt-2 text-ink-muted">Nothing else is called so.</p>}
          <ul className="mt-1">
            {free.map(({ id, title }) => (
              <li key={id} className="flex items-center justify-between gap-3 py-1.5">
                <bdi className="wrap-anywhere min-w-0">{title}</bdi>
                <Button
                  size="sm"
                  aria-label={`Link ${title}`}
                  onClick={() => act(() => linkEvidenceAction(organization, named, id))}
                >
                  Link
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}
