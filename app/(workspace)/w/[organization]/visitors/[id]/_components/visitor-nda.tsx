import { signatureStateLabels } from '#lib/nda-signature/schema.ts';
import { waiverKindLabel } from '#lib/nda-waiver/schema.ts';
import { workspacePaths } from '#lib/paths.ts';
import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { Status } from '@/components/ui/badge';
import { LocalTime } from '@/components/ui/local-time';
import { Panel } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { EndWaiver } from './end-waiver';

type Props = { organization: string; visitor: VisitorProfile; decides: boolean };

/** Whether the agreement stands between this person and documents, and everything that says so. */
export function VisitorNda({ organization, visitor, decides }: Props) {
  return (
    <Panel title="NDA" padded={false}>
      <div className="px-4 py-3">
        <Standing organization={organization} visitor={visitor} />
      </div>
      <ul className="divide-y border-t empty:hidden">
        {visitor.signatures.map((signature) => (
          <li key={signature.id} className="px-4 py-3">
            <TextLink href={workspacePaths.ndaSignature(organization, signature.id)}>
              Signature of version {signature.number}
            </TextLink>
            <p className="text-ink-muted text-xs">
              <LocalTime value={signature.signedAt} precision="day" /> ·{' '}
              {signatureStateLabels[signature.state]}
              {signature.domain && ` · for everyone at ${signature.domain}`}
              {signature.via && ` · by ${signature.via}`}
            </p>
          </li>
        ))}
        {visitor.waivers.map((waiver) => (
          <li key={waiver.id} className="flex items-start justify-between gap-3 px-4 py-3">
            <Waiver organization={organization} visitorId={visitor.id} waiver={waiver} />
            {decides && waiver.live && (
              <EndWaiver organization={organization} visitorId={visitor.id} waiverId={waiver.id} />
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Standing({ organization, visitor }: Pick<Props, 'organization' | 'visitor'>) {
  const { standing, signer } = visitor;
  if (standing.state === 'not-published') return <Status>No agreement is published</Status>;
  if (standing.state === 'needed') return <Status tone="warning">Not signed</Status>;
  const until = standing.until && (
    <p className="mt-0.5 text-ink-muted text-xs">
      until <LocalTime value={standing.until} precision="day" />
    </p>
  );
  if (standing.state === 'waived') {
    return (
      <>
        <Status tone="info">Waived</Status>
        {until}
      </>
    );
  }
  const colleague = signer !== null && signer.visitorId !== visitor.id;
  return (
    <>
      <Status tone="positive">Signed</Status>
      {until}
      {colleague && (
        <p className="mt-0.5 text-xs">
          by{' '}
          <TextLink href={workspacePaths.ndaSignature(organization, signer.id)}>
            <bdi>{signer.typedName}</bdi>
          </TextLink>{' '}
          for everyone at {signer.domain}
        </p>
      )}
    </>
  );
}

type WaiverProps = {
  organization: string;
  visitorId: string;
  waiver: VisitorProfile['waivers'][number];
};

function Waiver({ organization, visitorId, waiver }: WaiverProps) {
  return (
    <div className="min-w-0">
      <p>
        Waived: {waiverKindLabel(waiver.kind).toLowerCase()}
        {!waiver.live && <span className="text-ink-muted"> (ended)</span>}
      </p>
      <p dir="auto" className="wrap-anywhere text-xs">
        {waiver.reason}
      </p>
      <p className="text-ink-muted text-xs">
        <bdi>{waiver.waivedByName}</bdi>, <LocalTime value={waiver.waivedAt} precision="day" />
        {waiver.expiresAt && waiver.live && (
          <>
            , until <LocalTime value={waiver.expiresAt} precision="day" />
          </>
        )}
        {waiver.endedAt && (
          <>
            {' '}
            · ended by <bdi>{waiver.endedByName}</bdi>, <LocalTime value={waiver.endedAt} precision="day" />
          </>
        )}
      </p>
      {waiver.hasProof && (
        <p className="text-xs">
          <TextLink href={workspacePaths.waiverProof(organization, visitorId, waiver.id)}>
            Download proof
          </TextLink>
        </p>
      )}
    </div>
  );
}
