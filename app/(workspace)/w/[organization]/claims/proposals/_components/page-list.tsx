'use client';

import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { PageRow } from '#lib/proposal-page/queries.ts';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { LinkButton } from '@/components/ui/link-button';
import { LocalTime } from '@/components/ui/local-time';
import { PageLink } from '@/components/ui/page-link';
import { Progress } from '@/components/ui/progress';
import { discardPageAction } from '../actions';

type Props = { organization: string; pages: readonly PageRow[]; editable: boolean };

/** Pages that were read, each with how far it is decided. */
export function PageList({ organization, pages, editable }: Props) {
  return (
    <ul className="divide-y">
      {pages.map((one) => (
        <PageLine key={one.id} organization={organization} page={one} editable={editable} />
      ))}
    </ul>
  );
}

type LineProps = { organization: string; page: PageRow; editable: boolean };

function PageLine({ organization, page, editable }: LineProps) {
  const [asking, setAsking] = useState(false);
  const href = workspacePaths.proposalPage(organization, page.id);
  const name = page.label;
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-3 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <PageLink href={href} className="wrap-anywhere font-medium hover:underline">
          <bdi>{name}</bdi>
        </PageLink>
        <p className="wrap-anywhere text-ink-muted text-xs">
          {page.address && (
            <>
              <bdi>{page.address}</bdi> ·{' '}
            </>
          )}
          <bdi>{page.createdBy}</bdi>, <LocalTime value={page.createdAt} />
        </p>
      </div>
      {page.closedAt ? (
        <p className="text-ink-muted text-xs">{formatPlural(page.claims, 'claim', 'claims')} made</p>
      ) : (
        <div className="w-full sm:w-56">
          <Progress
            label="Decided"
            value={page.decided}
            max={Math.max(page.proposals, 1)}
            detail={`${page.decided} of ${page.proposals}`}
          />
        </div>
      )}
      {editable && (
        <div className="flex gap-2">
          {page.claims === 0 && (
            <Button size="sm" variant="ghost" aria-label={`Discard ${name}`} onClick={() => setAsking(true)}>
              <Trash2 aria-hidden />
            </Button>
          )}
          <LinkButton size="sm" href={href} aria-label={`Review ${name}`}>
            Review
          </LinkButton>
        </div>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`Discard “${name}”?`}
        description={
          page.decided === 0
            ? 'Nothing on it is decided yet. You can give the page again.'
            : `${formatPlural(page.decided, 'decision', 'decisions')} on it would be lost. This cannot be undone.`
        }
        confirmLabel="Discard the page"
        onConfirm={async () => (await discardPageAction(organization, page.id)).problem}
      />
    </li>
  );
}
