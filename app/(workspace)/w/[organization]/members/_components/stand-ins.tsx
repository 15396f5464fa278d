'use client';

import type { DelegationRow } from '#lib/delegation/schema.ts';
import { useAct } from '@/components/form/use-act';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { endDelegationAction } from '../actions';

type Props = {
  organization: string;
  delegations: readonly DelegationRow[];
  account: string | null;
  editable: boolean;
};

/** Who decides in whose place, now and soon. */
export function StandIns({ organization, delegations, account, editable }: Props) {
  const { pending, act } = useAct();
  return (
    <div className="mt-8">
      <Panel
        title="Standing in"
        description="Whoever is away names a colleague who decides in their place; the record names both."
        actions={
          account && (
            <LinkButton size="sm" href={account}>
              Name somebody for yourself
            </LinkButton>
          )
        }
      >
        {delegations.length === 0 ? (
          <p className="text-ink-muted">Nobody is away at the moment.</p>
        ) : (
          <ul className="divide-y">
            {delegations.map((row) => (
              <li
                key={row.id}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
              >
                <p className="min-w-0 flex-1 basis-64">
                  <bdi className="font-medium">{row.to.name}</bdi> decides for <bdi>{row.from.name}</bdi>
                </p>
                <Status tone={row.state === 'running' ? 'positive' : 'neutral'}>
                  {row.state === 'running' ? 'Now' : 'Planned'}
                </Status>
                <p className="text-ink-muted text-xs">
                  <Time value={new Date(row.firstOn)} precision="day" /> –{' '}
                  <Time value={new Date(row.lastOn)} precision="day" />
                </p>
                {editable && (
                  <Button
                    size="sm"
                    pending={pending}
                    onClick={() => act(() => endDelegationAction(organization, row.id))}
                  >
                    End
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
