import { formatDate } from '#lib/messages/reader-format.ts';
import { translator } from '#lib/messages/translator.ts';
import type { NdaReader } from '#lib/nda/queries.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';

type Props = { reader: NdaReader; portal: string; organization: string; signs: boolean };

/** How the agreement stands for its reader, above its text; nothing while it simply waits to be signed. */
export function NdaStandingNote({ reader, portal, organization, signs }: Props) {
  const t = translator('nda');
  const { standing } = reader;
  if (standing.state === 'needed') {
    return reader.pending ? (
      <Callout tone="info" className="print:hidden">
        {t('pending')}
      </Callout>
    ) : null;
  }
  if (standing.state === 'not-published') return null;
  const date = standing.until ? formatDate(standing.until) : '';
  const actions = <AnchorButton href={portalPaths.library(portal)}>{t('toLibrary')}</AnchorButton>;
  if (standing.state === 'waived') {
    return (
      <Callout tone="info" title={t('waivedTitle')} actions={actions} className="print:hidden">
        {t('waived', { organization })}
      </Callout>
    );
  }
  if (signs) {
    return (
      <Callout tone="warning" title={t('renewTitle')} className="print:hidden">
        {t('renew', { date })}
      </Callout>
    );
  }
  return (
    <Callout tone="positive" title={t('signedTitle')} actions={actions} className="print:hidden">
      {reader.byColleague ? t('signedByColleague', { date }) : t('signed', { date })}
    </Callout>
  );
}
