import { formatDate, formatMonth } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { ProjectionClaim } from '#lib/portal/projection.ts';
import { Status } from '../ui/badge';

const tones = { proven: 'positive', due: 'warning', lapsed: 'danger', unbacked: 'neutral' } as const;

/** When a claim was last verified, as exactly as the organization tells it; null where nothing is told. */
export function verificationInWords({ verification }: Pick<ProjectionClaim, 'verification'>): string | null {
  if (!verification) return null;
  const t = translator('portal');
  switch (verification.kind) {
    case 'day':
      return t('verified.day', { date: formatDate(new Date(verification.on)) });
    case 'month':
      return t('verified.month', { month: formatMonth(new Date(`${verification.month}-01`)) });
    default:
      return t('verified.within', { days: verification.days });
  }
}

/** How a claim stands and when it was last verified; nothing in projections that did not say. */
export function ClaimStanding({ claim }: { claim: Pick<ProjectionClaim, 'standing' | 'verification'> }) {
  const { standing } = claim;
  if (!standing) return null;
  const t = translator('portal');
  const when = verificationInWords(claim);
  const told = when && t(standing === 'proven' ? 'verifiedWhen' : 'lastVerified', { when });
  return (
    <Status tone={tones[standing]} className="text-sm">
      <span className="text-ink-muted">
        {t(`standing.${standing}`)}
        {told && `, ${told}`}
      </span>
    </Status>
  );
}
