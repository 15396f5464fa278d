import type { Library } from '#lib/library/queries.ts';
import { translator } from '#lib/messages/translator.ts';
import { portalPaths } from '#lib/paths.ts';
import { AnchorButton } from '@/components/ui/anchor-button';
import { Callout } from '@/components/ui/callout';

type Props = { library: Library; portal: string; signed: boolean };

/** The one thing to do or to know next, above everything else. */
export function LibraryNotice({ library, portal, signed }: Props) {
  const t = translator('library');
  const { documents, nda } = library;
  const having = (...states: string[]) => documents.filter((document) => states.includes(document.state));
  if (signed && nda.state === 'signed') {
    const opened = having('open').some((document) => document.tier !== 'public');
    return (
      <Callout tone="positive" role="status" title={t('signedTitle')}>
        {opened ? t('signedHint') : t('signedNothingYet')}
      </Callout>
    );
  }
  if (nda.state !== 'needed') return null;
  const opens = having('needs-nda').length;
  const pending = having('pending', 'needs-information').length;
  if (opens === 0 && pending === 0) return null;
  return (
    <Callout
      tone="info"
      title={t('ndaTitle')}
      actions={
        <AnchorButton variant="primary" href={portalPaths.nda(portal)}>
          {t('signNda')}
        </AnchorButton>
      }
    >
      {opens > 0 && <p>{t('ndaOpens', { count: opens })}</p>}
      {pending > 0 && <p>{t('ndaMeanwhile')}</p>}
    </Callout>
  );
}
