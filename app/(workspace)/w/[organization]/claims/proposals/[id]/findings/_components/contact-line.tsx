'use client';

import type { FindingRow } from '#lib/proposal-page/finding-steps.ts';
import { useAct } from '@/components/form/use-act';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Copyable } from '@/components/ui/copyable';
import { acceptContactAction } from '../actions';
import { FindingState } from './finding-state';

type Props = { organization: string; finding: FindingRow; editable: boolean; isCurrent: boolean };

const kinds: Readonly<Record<string, string>> = { email: 'E-mail', page: 'Page', telephone: 'Telephone' };

/** An address to write to or call: copied, or made the contact of the portal. */
export function ContactLine({ organization, finding, editable, isCurrent }: Props) {
  const { act, pending } = useAct();
  const { id, name, detail, purpose, decision, revision, committed } = finding;
  const usable = editable && !committed && decision === null && detail === 'email' && !isCurrent;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <div className="min-w-0 flex-1 basis-64">
        <Copyable value={name} label={name} />
        <p className="text-ink-muted text-xs">
          {kinds[detail] ?? detail}, {purpose}
        </p>
      </div>
      <span className="flex flex-wrap items-center gap-2">
        {isCurrent && <Badge tone="info">The contact of the portal</Badge>}
        {usable && (
          <Button
            pending={pending}
            aria-label={`Make ${name} the contact of the portal`}
            onClick={() => act(() => acceptContactAction(organization, { findingId: id, revision }))}
          >
            Make it the portal’s contact
          </Button>
        )}
        <FindingState organization={organization} finding={finding} editable={editable} />
      </span>
    </li>
  );
}
