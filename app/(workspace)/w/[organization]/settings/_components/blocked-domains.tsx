'use client';

import { Ban } from 'lucide-react';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { unblockDomainAction } from '../actions';

type BlockedDomain = { domain: string; reason: string; blockedAt: Date };
type Props = { organization: string; domains: readonly BlockedDomain[]; editable: boolean };

/** The blocked domains, each with the way back. */
export function BlockedDomains({ organization, domains, editable }: Props) {
  const { pending, act } = useAct();
  return (
    <Panel title="Blocked" padded={false}>
      {domains.length === 0 ? (
        <EmptyState icon={<Ban />} title="No domain is blocked" />
      ) : (
        <ul className="divide-y">
          {domains.map(({ domain, reason, blockedAt }) => (
            <li key={domain} className="flex items-center justify-between gap-4 px-4 py-2.5">
              <div className="min-w-0">
                <p className="wrap-anywhere font-medium">{domain}</p>
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  {reason} · <Time value={blockedAt} precision="day" />
                </p>
              </div>
              {editable && (
                <Button
                  size="sm"
                  pending={pending}
                  aria-label={`Unblock ${domain}`}
                  onClick={() => act(() => unblockDomainAction(organization, domain))}
                >
                  Unblock
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
