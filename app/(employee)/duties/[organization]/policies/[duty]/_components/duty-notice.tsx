import type { getPolicyDuty } from '#lib/acknowledgement/read-queries.ts';
import { dutyPaths } from '#lib/duty-paths.ts';
import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';

/** A policy as its reader has it. */
export type PolicyRead = Awaited<ReturnType<typeof getPolicyDuty>>;

type Props = { slug: string; read: PolicyRead; changed: boolean };

/** Where the reader stands with this policy: acknowledged, replaced, not owed any more, or due on a day. */
export function DutyNotice({ slug, read, changed }: Props) {
  const t = translator('duty');
  const { duty, receiptId, openDutyId } = read;
  if (receiptId) {
    const receipt = <AnchorButton href={dutyPaths.receipt(slug, receiptId)}>{t('receipt')}</AnchorButton>;
    return <Callout tone="positive" title={t('acknowledged')} actions={receipt} />;
  }
  if (duty.outcome === 'superseded') {
    const newer = openDutyId && (
      <AnchorButton href={dutyPaths.policy(slug, openDutyId)} variant="primary">
        {t('readNewer')}
      </AnchorButton>
    );
    return (
      <Callout tone="warning" role={changed ? 'alert' : undefined} title={t('superseded')} actions={newer}>
        {t('supersededHint')}
      </Callout>
    );
  }
  if (duty.outcome !== null) return <Callout tone="neutral" title={t('notOwed')} />;
  if (duty.replaced) {
    return (
      <Callout tone="warning" role={changed ? 'alert' : undefined} title={t('superseded')}>
        {t('replacedHint')}
      </Callout>
    );
  }
  const date = formatDate(new Date(duty.dueOn));
  return (
    <>
      {changed && (
        <Callout tone="warning" role="alert" title={t('changedTitle')}>
          {t('changedHint')}
        </Callout>
      )}
      {duty.overdue ? (
        <Callout tone="danger" title={t('overdue', { date })} />
      ) : (
        <p className="text-sm">
          {t('due', { date })}.
          {read.text && (
            <>
              {' '}
              <a href="#acknowledge" className="underline underline-offset-[3px]">
                {t('toEnd')}
              </a>
            </>
          )}
        </p>
      )}
    </>
  );
}
