'use client';

import { Archive } from 'lucide-react';
import type { OrderedClaim } from '#lib/claim/schema.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { restoreClaimAction } from '../actions';

type ArchivedProps = { organization: string; claims: readonly OrderedClaim[]; editable: boolean };

/** Claims that are no longer said, each with the way back. */
export function ArchivedClaims({ organization, claims, editable }: ArchivedProps) {
  const { pending, act } = useAct();
  return (
    <Panel padded={false}>
      {claims.length === 0 ? (
        <EmptyState icon={<Archive />} title="Nothing is archived" />
      ) : (
        <ul className="divide-y">
          {claims.map(({ id, section, text }) => (
            <li key={id} className="flex items-center justify-between gap-4 px-4 py-2.5">
              <div className="min-w-0">
                <p dir="auto" className="text-ink-muted text-xs">
                  {section}
                </p>
                <p dir="auto" className="wrap-anywhere">
                  {text}
                </p>
              </div>
              {editable && (
                <Button
                  size="sm"
                  pending={pending}
                  aria-label={`Restore: ${text.slice(0, 80)}`}
                  onClick={() => act(() => restoreClaimAction(organization, id))}
                >
                  Restore
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
