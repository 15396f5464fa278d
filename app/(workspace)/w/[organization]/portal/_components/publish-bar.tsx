'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import type { Change } from '#lib/portal/difference.ts';
import type { ScanFinding } from '#lib/portal/scan.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { publishPortalAction, withdrawPortalAction } from '../actions';
import { ChangeList } from './change-list';
import { ScanFindings } from './scan-findings';

type BarProps = {
  organization: string;
  portalId: string;
  /** Names the draft that is shown: nothing else can be published from here. */
  sha256: string;
  isPublic: boolean;
  changes: readonly Change[];
  /** What looks like a secret or personal data in it: each is corrected, or confirmed here. */
  findings: readonly ScanFinding[];
  whyNotPublish: string | null;
  whyNotWithdraw: string | null;
};

/** What visitors do not see yet, readable, and the buttons that show or hide it. */
export function PublishBar(props: BarProps) {
  const { organization, portalId, sha256, isPublic, changes, findings, whyNotPublish, whyNotWithdraw } =
    props;
  const [confirmed, setConfirmed] = useState<readonly string[]>([]);
  const [withdrawing, setWithdrawing] = useState(false);
  const { pending, act } = useAct();
  const nothing = isPublic && changes.length === 0 ? 'Visitors see all of it already.' : null;
  const open = findings.filter(({ key }) => !confirmed.includes(key)).length;
  const unconfirmed = open > 0 ? `Correct or confirm ${formatPlural(open, 'finding')} below first.` : null;
  const heading = isPublic
    ? changes.length === 0
      ? 'Everything is published'
      : `${formatPlural(changes.length, 'change')} not published yet`
    : 'Visitors see nothing yet';
  return (
    <section aria-label="Publication" className="mb-8 rounded-lg border border-accent-line bg-accent-soft">
      <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-3">
        <p className="font-semibold">{heading}</p>
        <div className="flex flex-wrap gap-2">
          {isPublic && (
            <Button disabledReason={whyNotWithdraw} onClick={() => setWithdrawing(true)}>
              Take offline
            </Button>
          )}
          <Button
            variant="primary"
            pending={pending}
            disabledReason={whyNotPublish ?? nothing ?? unconfirmed}
            onClick={() => act(() => publishPortalAction(organization, portalId, sha256, confirmed))}
          >
            Publish
          </Button>
        </div>
      </div>
      {findings.length > 0 && (
        <ScanFindings
          findings={findings}
          confirmed={confirmed}
          editable={whyNotPublish === null}
          onChange={setConfirmed}
        />
      )}
      {isPublic && changes.length > 0 && <ChangeList changes={changes} />}
      <ConfirmDialog
        open={withdrawing}
        onOpenChange={setWithdrawing}
        title="Take the portal offline?"
        description="Its address answers as if it had never been there, also to people with grants. You can publish it again at any time."
        confirmLabel="Take offline"
        onConfirm={async () => {
          const { ok, message } = await withdrawPortalAction(organization, portalId);
          return ok ? null : message;
        }}
      />
    </section>
  );
}
