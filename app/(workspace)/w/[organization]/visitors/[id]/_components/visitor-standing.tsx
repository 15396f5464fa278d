import type { VisitorProfile } from '#lib/visitor/profile-queries.ts';
import { Status } from '@/components/ui/badge';
import { Callout } from '@/components/ui/callout';
import { LocalTime } from '@/components/ui/local-time';

type Props = { visitor: VisitorProfile };

/** Whether somebody is erased, merged, blocked, or has proven their address. */
export function VisitorStatus({ visitor: { erasedAt, mergedInto, blocked, verifiedAt } }: Props) {
  if (erasedAt) return <Status>Erased</Status>;
  if (mergedInto) return <Status>Merged</Status>;
  if (blocked) return <Status tone="danger">Blocked</Status>;
  return verifiedAt ? (
    <Status tone="positive">Address confirmed</Status>
  ) : (
    <Status>Address not confirmed</Status>
  );
}

/** Why nothing opens for somebody, where nothing does. */
export function VisitorNotes({ visitor: { erasedAt, blocked, blocks } }: Props) {
  if (erasedAt)
    return (
      <Callout title="This person was erased" className="mb-5">
        On <LocalTime value={erasedAt} />. What was done stays, without who it was; what they signed is kept
        for its own time.
      </Callout>
    );
  if (!blocked) return null;
  const open = blocks.find((block) => block.liftedAt === null);
  return (
    <Callout tone="danger" title="Nothing opens for this person" className="mb-5">
      {open
        ? `${open.blockedByName}: ${open.reason}`
        : 'The whole domain of this address is blocked in the settings.'}
    </Callout>
  );
}
